"""What timm makes of the options of a command line: `python make_timm_arguments.py` writes timm_arguments.json. Made with Python 3.11, timm==1.0.31 and
torch==2.15.0.
"""

import timm

from make_timm import attempt, epochs
from record_torch import Cases, edges

HEAD = """\
import argparse

import torch
from timm.optim import create_optimizer, create_optimizer_v2, optimizer_kwargs
from timm.scheduler import CosineLRScheduler, create_scheduler, create_scheduler_v2, scheduler_kwargs

parser = argparse.ArgumentParser()
parser.add_argument('--epochs', default=30, type=int)
parser.add_argument('--opt', default='adamw', type=str)
parser.add_argument('--lr', default=5e-4, type=float)
parser.add_argument('--weight-decay', default=0.05, type=float)
parser.add_argument('--momentum', default=0.9, type=float)
parser.add_argument('--sched', default='{sched}', type=str)
parser.add_argument('--warmup-lr', default=1e-6, type=float)
parser.add_argument('--min-lr', default=1e-5, type=float)
parser.add_argument('--warmup-epochs', default=5, type=int)
parser.add_argument('--cooldown-epochs', default=3, type=int)
parser.add_argument('--decay-epochs', default=7, type=float)
parser.add_argument('--decay-rate', default=0.2, type=float)
args = parser.parse_args([])
model = torch.nn.Linear(2, 2)
"""
SCHEDULERS = {
    "create_scheduler": "scheduler, _ = create_scheduler(args, optimizer)\n",
    "scheduler_kwargs": "scheduler, _ = create_scheduler_v2(optimizer, **scheduler_kwargs(args), updates_per_epoch=10)\n",
    "a class": "scheduler = CosineLRScheduler(optimizer, t_initial=30, lr_min=args.min_lr, warmup_t=5, warmup_lr_init=args.warmup_lr)\n",
}
OPTIMIZERS = {
    "create_optimizer": "optimizer = create_optimizer(args, model)\n",
    "optimizer_kwargs": "optimizer = create_optimizer_v2(model, **optimizer_kwargs(cfg=args))\n",
    "a rate by its name": "optimizer = create_optimizer_v2(model, opt='sgd', lr=args.lr, weight_decay=0.1)\n",
    "a rate by its place": "optimizer = create_optimizer_v2(model, 'sgd', 0.3)\n",
}


def main():
    cases = Cases("timm", timm.__version__)
    for sched in ("cosine", "step"):
        for optimizer, made in OPTIMIZERS.items():
            for scheduler, stepped in SCHEDULERS.items():
                attempt(cases, f"{sched}: {optimizer}, {scheduler}", HEAD.format(sched=sched) + made + stepped, epochs, edges(33, 5, 7, 30), unit="epoch")
    cases.write("timm_arguments")


if __name__ == "__main__":
    main()
