"""Functions that set the rates of an optimizer and say nothing, called with all options of the command line."""

import argparse
import math

STEPS_OF_WARMUP = 5


class Optimizer:
    def __init__(self):
        self.param_groups = [{"lr": 7.0}, {"lr": 7.0}]


def left(function, *args):
    """What a function leaves in the first group."""
    optimizer = Optimizer()
    function(optimizer, *args)
    return optimizer.param_groups[0]["lr"]


DRAWN = {
    "adjust_learning_rate": ["left(adjust_learning_rate, step, parse())"],
    "adjust_by_options": ["left(adjust_by_options, step, parse())"],
    "set_rate_with_floor": ["left(lambda o, e, a: set_rate_with_floor(a, o, e), step, parse())"],
    "anneal_first_group": ["left(anneal_first_group, step)"],
    "cosine_rate": ["cosine_rate(step, parse())"],
}


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--epochs", default=200, type=int)
    parser.add_argument("--lr", "--learning-rate", default=0.03, type=float, dest="lr")
    parser.add_argument("--min-lr", default="1e-5", type=float)
    parser.add_argument("--drops", default=[120, 160], nargs="*", type=int)
    parser.add_argument("--cos", action="store_true")
    parser.add_argument("--no-warm-up", action="store_false", dest="warm_up")
    return parser.parse_args([])


def adjust_learning_rate(optimizer, epoch, args):
    """Divides the rate by ten at each of args.drops, or lets it fall along a cosine."""
    lr = args.lr
    if args.cos:
        lr *= 0.5 * (1.0 + math.cos(math.pi * epoch / args.epochs))
    else:
        for drop in args.drops:
            lr *= 0.1 if epoch >= drop else 1.0
    for param_group in optimizer.param_groups:
        param_group["lr"] = lr


def adjust_by_options(optimizer, epoch, args):
    if args.warm_up and epoch < STEPS_OF_WARMUP:
        lr = args.lr * (epoch + 1) / STEPS_OF_WARMUP
    else:
        lr = args.lr * 0.97 ** (epoch - STEPS_OF_WARMUP)
    for param_group in optimizer.param_groups:
        param_group['lr'] = lr


def set_rate_with_floor(args, optimizer, epoch):
    rate = max(args.min_lr, args.lr * 0.1 ** (epoch // 30))
    for group in optimizer.param_groups:
        scale = group["lr_scale"] if "lr_scale" in group else 1.0
        group["lr"] = rate * scale


def anneal_first_group(optimizer, step):
    optimizer.param_groups[0]["lr"] = 0.1 / math.sqrt(1 + step)


def cosine_rate(epoch, args):
    return args.min_lr + (args.lr - args.min_lr) * 0.5 * (1 + math.cos(math.pi * min(epoch, args.epochs) / args.epochs))


# None of these leaves a rate that is one of the step alone.
def divide_rate(optimizer, epoch):
    if epoch in (30, 60):
        for group in optimizer.param_groups:
            group["lr"] *= 0.1


def warm_up_only(optimizer, step):
    if step < 100:
        for group in optimizer.param_groups:
            group["lr"] = 0.1 * step / 100


def set_lr(optimizer, lr):
    for group in optimizer.param_groups:
        group["lr"] = lr


def main():
    args = parse()
    optimizer = Optimizer()
    for epoch in range(args.epochs):
        adjust_learning_rate(optimizer, epoch, args)
        adjust_by_options(optimizer, epoch, args)
        set_rate_with_floor(args, optimizer, epoch)
        set_lr(optimizer, cosine_rate(epoch, args))


main()
