import argparse

import util.lr_sched as lr_sched
import utils
from utils import cosine_scheduler as make_values

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=1.5e-3)
parser.add_argument("--min_lr", type=float, default=1e-6)
parser.add_argument("--epochs", type=int, default=100)
parser.add_argument("--warmup_epochs", type=int, default=10)
parser.add_argument("--momentum_teacher", type=float, default=0.996)
args = parser.parse_args([])


class Optimizer:
    def __init__(self):
        self.param_groups = [{"lr": 0.0}]


class Loader(list):
    pass


def train(args, loader, optimizer):
    utils.seed_everything(0)
    lr_schedule = utils.cosine_scheduler(args.lr, args.min_lr, args.epochs, len(loader), warmup_epochs=args.warmup_epochs)
    momentum_schedule = make_values(args.momentum_teacher, 1, args.epochs, len(loader))
    wd_schedule = utils.cosine_scheduler(0.04, 0.4, 20, 25)
    for epoch in range(args.epochs):
        for it, _ in enumerate(loader):
            lr_sched.adjust_learning_rate(optimizer, it / len(loader) + epoch, args)
            optimizer.param_groups[0]["lr"] = lr_schedule[len(loader) * epoch + it]
            m = momentum_schedule[it] * wd_schedule[it % 500]
    return lr_schedule, momentum_schedule, wd_schedule


LOADER = Loader(range(40))
LR, MOMENTUM, WD = train(args, LOADER, Optimizer())
ANSWERS = {"lr_schedule.niter_per_ep": 40, "momentum_schedule.niter_per_ep": 40}


def held(values, step):
    return values[min(step, len(values) - 1)]


DRAWN = {
    "adjust_learning_rate": ["lr_sched.adjust_learning_rate(Optimizer(), step, args)"],
    "lr_schedule": ["held(LR, step)"],
    "momentum_schedule": ["held(MOMENTUM, step)"],
    "wd_schedule": ["held(WD, step)"],
}
