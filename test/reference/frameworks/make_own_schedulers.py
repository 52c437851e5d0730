"""Rates of schedulers that people derive from torch's base class: `python3 make_own_schedulers.py > own_schedulers.json`.

Each case is a file of a project with the classes, the line that makes a scheduler, and what that line leaves open: the answers. Needs torch.
"""

import json

import torch

CLASSES = """from bisect import bisect_right
import math
import torch
from torch.optim.lr_scheduler import LRScheduler, _LRScheduler


class Poly(_LRScheduler):
    def __init__(self, optimizer, max_iters, power=0.9, last_epoch=-1, min_lr=1e-6):
        self.power = power
        self.max_iters = max_iters
        self.min_lr = min_lr
        super(Poly, self).__init__(optimizer, last_epoch)

    def get_lr(self):
        return [max(base * (1 - self.last_epoch / self.max_iters) ** self.power, self.min_lr) for base in self.base_lrs]


class WarmSteps(torch.optim.lr_scheduler._LRScheduler):
    def __init__(self, optimizer, falls, gamma=0.1, warm=50, last_epoch=-1):
        self.falls, self.gamma, self.warm = sorted(falls), gamma, warm
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        part = min(1.0, (self.last_epoch + 1) / self.warm)
        return [base * part * self.gamma ** bisect_right(self.falls, self.last_epoch) for base in self.base_lrs]


class ByItself(_LRScheduler):
    def __init__(self, optimizer, first_lr, num_steps, exponent=0.9, current=None):
        self.optimizer = optimizer
        self.first_lr = first_lr
        self.num_steps = num_steps
        self.exponent = exponent
        self.count = 0
        super().__init__(optimizer, current if current is not None else -1)

    def step(self, current=None):
        if current is None or current == -1:
            current = self.count
            self.count += 1
        for group in self.optimizer.param_groups:
            group["lr"] = self.first_lr * (1 - current / self.num_steps) ** self.exponent


class Halving(LRScheduler):
    def __init__(self, optimizer, every, last_epoch=-1):
        self.every = every
        super().__init__(optimizer, last_epoch)

    def factor(self):
        return 0.5 if self.last_epoch > 0 and self.last_epoch % self.every == 0 else 1.0

    def get_lr(self):
        return [group["lr"] * self.factor() for group in self.optimizer.param_groups]


class Thirds(Halving):
    def factor(self):
        return super().factor() * 2 / 3
"""
OPTIMIZER = "optimizer = torch.optim.SGD(params, lr=0.2)\n"
OPEN = "optimizer = torch.optim.SGD(params, lr=args.lr)\n"
CASES = [
    ("a rule of the step", OPTIMIZER, "Poly(optimizer, 110, power=0.5)", "Poly(optimizer, 110, power=0.5)", {}),
    ("what nobody knows", OPEN, "Poly(optimizer, args.iters)", "Poly(optimizer, 150)", {"scheduler.lr": 0.2, "scheduler.max_iters": 150}),
    ("a list", OPTIMIZER, "WarmSteps(optimizer, [60, 90], warm=20)", "WarmSteps(optimizer, [60, 90], warm=20)", {}),
    ("a step of its own", OPTIMIZER, "ByItself(optimizer, 0.4, 200)", "ByItself(optimizer, 0.4, 200)", {}),
    ("a rule of the rate before", OPTIMIZER, "Halving(optimizer, 25)", "Halving(optimizer, 25)", {}),
    ("a class that builds on another", OPTIMIZER, "Thirds(optimizer, every=40)", "Thirds(optimizer, every=40)", {}),
]
STEPS = [0, 1, 2, 10, 19, 20, 25, 40, 50, 59, 60, 75, 90, 100]


def rates(call, scope):
    exec(CLASSES, scope)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.2)
    scheduler = eval(call, {**scope, "optimizer": optimizer})
    values = [optimizer.param_groups[0]["lr"]]
    for _ in range(max(STEPS)):
        optimizer.step()
        scheduler.step()
        values.append(optimizer.param_groups[0]["lr"])
    return [values[step] for step in STEPS]


def main():
    cases = [
        {"name": name, "optimizer": optimizer, "call": call, "answers": answers, "steps": STEPS, "values": rates(run, {})}
        for name, optimizer, call, run, answers in CASES
    ]
    print(json.dumps({"made": f"torch {torch.__version__.split('+')[0]}", "classes": CLASSES, "cases": cases}, indent=1))


main()
