"""What torch.optim.lr_scheduler and torch.optim.swa_utils do, step by step: `python make_torch.py` writes torch.json.
Made with Python 3.11 and, first, torch==2.15.0 (numpy==2.4.6), then, once each, torch==2.12.1, torch==2.7.1 and torch==2.2.2.

First releases that do what the newer ones do, found with each release's own lr_scheduler.py and swa_utils.py: 2.4 (the optimizer
argument of a chain; a beta of Adam that cycles), 2.6 (chains and sequences inside a sequence), 2.8 (restarts of a sequence's parts, milestones between steps, last_epoch), 2.9
(SWALR in a sequence), 2.10 (a rate that is a tensor), 2.13 (a sequence whose first part has no steps).

The rate of update number t is read from the optimizer before that update. Nothing is trained: the parameters have no gradients.
"""

import itertools
import warnings

import torch

from record_torch import Cases, edges, run

warnings.filterwarnings("ignore")

SGD = "torch.optim.SGD(model.parameters(), lr=0.1)"
MOMENTUM = "torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.9)"
ADAMW = "torch.optim.AdamW(model.parameters(), lr=1e-3)"
ONE = "torch.optim.SGD(model.parameters(), lr=1.0)"
LR_AND_MOMENTUM = (("lr", 0), ("momentum", 0))

HEADS = {
    "full": ("import torch\n", "torch.optim.lr_scheduler."),
    "from": ("import torch\nfrom torch.optim.lr_scheduler import {names}\n", ""),
    "module": ("import torch\nfrom torch.optim import lr_scheduler\n", "lr_scheduler."),
    "optim": ("import torch\nimport torch.optim as optim\n", "optim.lr_scheduler."),
    "alias": ("import torch\nimport torch.optim.lr_scheduler as sched\n", "sched."),
}
STYLES = itertools.cycle(HEADS)


def snippet(schedule, optimizer=SGD, style=None):
    """A script around one schedule, whose classes are written `~Name`."""
    head, prefix = HEADS[style or next(STYLES)]
    names = ", ".join(sorted({word.split("(")[0] for word in schedule.split("~")[1:]}))
    return (
        head.format(names=names)
        + f"\nmodel = torch.nn.Linear(2, 1)\noptimizer = {optimizer}\nscheduler = {schedule.replace('~', prefix)}\n"
    )


# name: (schedule, optimizer, last step, boundaries)
SINGLE = {
    "step": ("~StepLR(optimizer, step_size=30, gamma=0.1)", SGD, 100, [30, 60, 90]),
    "step, gamma left out": ("~StepLR(optimizer, 7)", ADAMW, 30, [7, 14, 21]),
    "step that grows": ("~StepLR(optimizer, step_size=10, gamma=1.5)", SGD, 40, [10, 20, 30]),
    "step of size one": ("~StepLR(optimizer, 1, 0.97)", SGD, 50, []),
    "step of size zero": ("~StepLR(optimizer, step_size=0)", SGD, 5, []),
    "milestones": ("~MultiStepLR(optimizer, milestones=[30, 80], gamma=0.1)", SGD, 100, [30, 80]),
    "milestones, gamma left out": ("~MultiStepLR(optimizer, [4, 6])", ADAMW, 10, [4, 6]),
    "a milestone that is there twice": ("~MultiStepLR(optimizer, milestones=[5, 5, 8], gamma=0.5)", SGD, 10, [5, 8]),
    "milestones out of order": ("~MultiStepLR(optimizer, milestones=[8, 3], gamma=0.5)", SGD, 10, [3, 8]),
    "a milestone at zero": ("~MultiStepLR(optimizer, milestones=[0, 5], gamma=0.5)", SGD, 10, [5]),
    "a milestone between steps": ("~MultiStepLR(optimizer, milestones=[2.5, 6], gamma=0.5)", SGD, 10, [2, 3, 6]),
    "constant factor": ("~ConstantLR(optimizer, factor=0.5, total_iters=4)", SGD, 8, [4]),
    "constant factor, defaults": ("~ConstantLR(optimizer)", ADAMW, 8, [5]),
    "constant factor that is never undone: a total between steps": ("~ConstantLR(optimizer, factor=0.1, total_iters=2.5)", ONE, 8, [2, 3]),
    "constant factor that is never undone: 0.07 * 100": ("~ConstantLR(optimizer, factor=0.1, total_iters=0.07 * 100)", ONE, 10, [7, 8]),
    "constant factor with a whole float": ("~ConstantLR(optimizer, factor=0.1, total_iters=3.0)", ONE, 8, [3]),
    "constant factor for no steps stays": ("~ConstantLR(optimizer, factor=0.1, total_iters=0)", ONE, 8, []),
    "constant factor zero": ("~ConstantLR(optimizer, factor=0.0, total_iters=3)", SGD, 8, [3]),
    "constant factor above one": ("~ConstantLR(optimizer, factor=2.0, total_iters=3)", SGD, 8, []),
    "linear": ("~LinearLR(optimizer, start_factor=0.1, total_iters=10)", SGD, 15, [10]),
    "linear, defaults": ("~LinearLR(optimizer)", ADAMW, 8, [5]),
    "linear down": ("~LinearLR(optimizer, start_factor=1.0, end_factor=0.05, total_iters=100)", ADAMW, 100, []),
    "linear down to zero": ("~LinearLR(optimizer, start_factor=1.0, end_factor=0.0, total_iters=50)", SGD, 50, []),
    "linear for 5000 steps from nearly nothing drifts": ("~LinearLR(optimizer, start_factor=1e-3, total_iters=5000)", SGD, 5000, [2500]),
    "linear from 1e-8": ("~LinearLR(optimizer, start_factor=1e-8, end_factor=1.0, total_iters=1000)", ADAMW, 1000, []),
    "linear, a total between steps": ("~LinearLR(optimizer, start_factor=0.1, total_iters=2.5)", ONE, 6, [2, 3]),
    "linear for no steps": ("~LinearLR(optimizer, start_factor=0.1, total_iters=0)", ONE, 6, []),
    "linear from zero is refused": ("~LinearLR(optimizer, start_factor=0.0, total_iters=10)", SGD, 5, []),
    "linear to above one is refused": ("~LinearLR(optimizer, start_factor=0.5, end_factor=1.5)", SGD, 5, []),
    "exponential": ("~ExponentialLR(optimizer, gamma=0.95)", SGD, 100, []),
    "exponential, gamma by position": ("~ExponentialLR(optimizer, 0.5)", ADAMW, 20, []),
    "exponential over 100000 steps": ("~ExponentialLR(optimizer, gamma=0.9999)", ADAMW, 100_000, []),
    "polynomial, defaults": ("~PolynomialLR(optimizer)", SGD, 8, [5]),
    "polynomial 0.9": ("~PolynomialLR(optimizer, total_iters=100, power=0.9)", SGD, 100, []),
    "polynomial square": ("~PolynomialLR(optimizer, total_iters=1000, power=2.0)", ADAMW, 1000, [500]),
    "polynomial over 10000 steps drifts": ("~PolynomialLR(optimizer, total_iters=10_000, power=2)", SGD, 10_000, [5000]),
    "polynomial for no steps": ("~PolynomialLR(optimizer, total_iters=0, power=2)", SGD, 5, []),
    "polynomial, a total between steps": ("~PolynomialLR(optimizer, total_iters=4.5, power=1.0)", ONE, 8, [4, 5]),
    "cosine, rises again past T_max": ("~CosineAnnealingLR(optimizer, T_max=100)", SGD, 100, [50, 200]),
    "cosine to a floor": ("~CosineAnnealingLR(optimizer, T_max=50, eta_min=1e-4)", SGD, 50, [100, 150]),
    "cosine of ten": ("~CosineAnnealingLR(optimizer, 10)", SGD, 20, [10]),
    "cosine for many periods": ("~CosineAnnealingLR(optimizer, T_max=4, eta_min=0.01)", ONE, 40, [4, 8, 12, 16, 20]),
    "cosine of one alternates": ("~CosineAnnealingLR(optimizer, T_max=1, eta_min=0.01)", SGD, 6, []),
    "cosine, T_max between steps": ("~CosineAnnealingLR(optimizer, T_max=4.5)", ONE, 20, [4, 5, 9]),
    "cosine of a million steps, the first of them": ("~CosineAnnealingLR(optimizer, T_max=1_000_000)", ADAMW, 500, []),
    "cosine past 100000 steps drifts": ("~CosineAnnealingLR(optimizer, T_max=100_000, eta_min=0.0)", SGD, 100_000, [200_000]),
    "cosine past 1000 steps": ("~CosineAnnealingLR(optimizer, T_max=1000, eta_min=1e-6)", ADAMW, 1000, [2000, 3000]),
    "cosine whose floor is above the rate": ("~CosineAnnealingLR(optimizer, T_max=10, eta_min=0.5)", SGD, 10, []),
    "cosine of zero": ("~CosineAnnealingLR(optimizer, T_max=0)", SGD, 5, []),
    "warm restarts": ("~CosineAnnealingWarmRestarts(optimizer, T_0=10)", SGD, 40, [10, 20, 30]),
    "warm restarts that double": ("~CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2)", SGD, 150, [10, 30, 70]),
    "warm restarts to a floor": ("~CosineAnnealingWarmRestarts(optimizer, T_0=5, T_mult=2, eta_min=1e-5)", ADAMW, 75, [5, 15, 35]),
    "warm restarts that triple": ("~CosineAnnealingWarmRestarts(optimizer, 1, 3)", SGD, 400, [1, 4, 13, 40, 121, 364]),
    "warm restarts of a float period are refused": ("~CosineAnnealingWarmRestarts(optimizer, T_0=4.0)", SGD, 5, []),
    "cyclic": ("~CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=20)", MOMENTUM, 100, [20, 40, 60]),
    "cyclic that halves": (
        "~CyclicLR(optimizer, base_lr=1e-4, max_lr=1e-2, step_size_up=10, mode='triangular2')",
        MOMENTUM,
        80,
        [10, 20, 40, 60],
    ),
    "cyclic, exponential range": (
        "~CyclicLR(optimizer, base_lr=0.001, max_lr=0.1, step_size_up=5, step_size_down=15, mode='exp_range', gamma=0.99)",
        MOMENTUM,
        80,
        [5, 20, 25],
    ),
    "cyclic, uneven, defaults of momentum": ("~CyclicLR(optimizer, 0.01, 0.2, 3, 7)", MOMENTUM, 30, [3, 10, 13]),
    "cyclic of 2000 steps": ("~CyclicLR(optimizer, base_lr=0.01, max_lr=0.1)", MOMENTUM, 4000, [2000]),
    "cyclic with Adam's beta": ("~CyclicLR(optimizer, base_lr=1e-4, max_lr=1e-3, step_size_up=8)", ADAMW, 20, [8, 16]),
    "cyclic, scaled by a function of the cycle": (
        "~CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, scale_fn=lambda x: 0.8 ** (x - 1), scale_mode='cycle')",
        MOMENTUM,
        40,
        [5, 10, 20],
    ),
    "cyclic, scaled by a function of the iteration": (
        "~CyclicLR(optimizer, base_lr=0.01, max_lr=0.1, step_size_up=5, scale_fn=lambda x: 1 / (1 + 0.1 * x), scale_mode='iterations')",
        MOMENTUM,
        40,
        [5, 10, 20],
    ),
    "one cycle": ("~OneCycleLR(optimizer, max_lr=1.0, total_steps=100)", MOMENTUM, 100, [29, 30]),
    "one cycle of ten": ("~OneCycleLR(optimizer, max_lr=1.0, total_steps=10)", MOMENTUM, 10, [2, 3]),
    "one cycle, linear, ends below zero one step late": (
        "~OneCycleLR(optimizer, max_lr=1.0, total_steps=100, anneal_strategy='linear')",
        MOMENTUM,
        100,
        [29, 30],
    ),
    "one cycle by epochs": ("~OneCycleLR(optimizer, max_lr=0.01, epochs=10, steps_per_epoch=25)", ADAMW, 250, [74, 75]),
    "one cycle in three phases": (
        "~OneCycleLR(optimizer, max_lr=0.1, total_steps=50, pct_start=0.4, three_phase=True)",
        MOMENTUM,
        50,
        [19, 38],
    ),
    "one cycle in three linear phases": (
        "~OneCycleLR(optimizer, 0.1, total_steps=50, pct_start=0.25, anneal_strategy='linear', three_phase=True, div_factor=10)",
        MOMENTUM,
        50,
        [11, 12, 23],
    ),
    "one cycle with its own momentum": (
        "~OneCycleLR(optimizer, max_lr=0.4, total_steps=40, base_momentum=0.8, max_momentum=0.99, div_factor=4, final_div_factor=100)",
        MOMENTUM,
        40,
        [11],
    ),
    "one cycle that starts at the top": ("~OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=0.0)", MOMENTUM, 10, []),
    "one cycle that only rises": ("~OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=1.0)", MOMENTUM, 10, []),
    "one cycle whose warm-up is one step": ("~OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=0.1)", MOMENTUM, 10, []),
    "one cycle whose share is an int": ("~OneCycleLR(optimizer, max_lr=1.0, total_steps=10, pct_start=1)", MOMENTUM, 10, []),
    "one cycle of 1e1 steps": ("~OneCycleLR(optimizer, max_lr=1.0, total_steps=1e1)", MOMENTUM, 10, []),
    "one cycle of no known length": ("~OneCycleLR(optimizer, max_lr=1.0)", MOMENTUM, 10, []),
    "lambda": ("~LambdaLR(optimizer, lr_lambda=lambda epoch: 0.95 ** epoch)", SGD, 50, []),
    "lambda: warm-up, then a line": ("~LambdaLR(optimizer, lambda step: min((step + 1) / 10, (100 - step) / 90))", ADAMW, 100, [9, 10]),
    "multiplicative": ("~MultiplicativeLR(optimizer, lr_lambda=lambda epoch: 0.95)", SGD, 50, []),
    "multiplicative, by the step": ("~MultiplicativeLR(optimizer, lambda e: 1 - 1 / (e + 1))", ONE, 20, []),
    "multiplicative of a number is refused": ("~MultiplicativeLR(optimizer, lr_lambda=0.95)", SGD, 5, []),
}
WITH_MOMENTUM = ("cyclic", "one cycle")

# Several schedules on one rate.
SEVERAL = {
    "sequence: warm-up, then cosine": (
        "~SequentialLR(\n    optimizer,\n    schedulers=[\n        ~LinearLR(optimizer, start_factor=0.1, total_iters=5),\n"
        "        ~CosineAnnealingLR(optimizer, T_max=20),\n    ],\n    milestones=[5],\n)",
        SGD,
        25,
        [5],
    ),
    "sequence: a warm-up that is cut": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.1, total_iters=10), ~CosineAnnealingLR(optimizer, 10)], [3])",
        ONE,
        13,
        [3],
    ),
    "sequence: each part starts at the base rate": (
        "~SequentialLR(optimizer, schedulers=[~ExponentialLR(optimizer, gamma=0.5), ~ExponentialLR(optimizer, gamma=0.9)], milestones=[3])",
        SGD,
        10,
        [3],
    ),
    "sequence of three": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.01, total_iters=10), ~ConstantLR(optimizer, 1.0, total_iters=1),"
        " ~LinearLR(optimizer, 1.0, 0.1, total_iters=30)], milestones=[10, 60])",
        ADAMW,
        90,
        [10, 60],
    ),
    "sequence with the same milestone twice": (
        "~SequentialLR(optimizer, [~ConstantLR(optimizer, 0.5, 100), ~ConstantLR(optimizer, 0.2, 100), ~ExponentialLR(optimizer, 0.9)], [4, 4])",
        ONE,
        10,
        [4],
    ),
    "sequence whose first part has no steps": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.1, total_iters=5), ~CosineAnnealingLR(optimizer, T_max=4)], milestones=[0])",
        ONE,
        6,
        [4],
    ),
    "sequence: a milestone between steps": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.1, total_iters=5), ~CosineAnnealingLR(optimizer, T_max=10)], milestones=[2.5])",
        ONE,
        12,
        [2, 3],
    ),
    "sequence: a milestone of 0.07 * 100": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.1, total_iters=7), ~StepLR(optimizer, step_size=2, gamma=0.5)], milestones=[0.07 * 100])",
        ONE,
        14,
        [7, 8, 10],
    ),
    "sequence: then steps": (
        "~SequentialLR(optimizer, [~ConstantLR(optimizer, factor=0.1, total_iters=10), ~StepLR(optimizer, 2, 0.5)], milestones=[3])",
        SGD,
        10,
        [3, 5],
    ),
    "sequence: then milestones, counted from there": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.1, total_iters=4), ~MultiStepLR(optimizer, [3, 6], gamma=0.1)], milestones=[4])",
        SGD,
        15,
        [4, 7, 10],
    ),
    "sequence: then polynomial": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.2, total_iters=5), ~PolynomialLR(optimizer, total_iters=20, power=0.9)], milestones=[5])",
        SGD,
        25,
        [5],
    ),
    "sequence: then restarts": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.01, total_iters=5), ~CosineAnnealingWarmRestarts(optimizer, T_0=10, T_mult=2)], milestones=[5])",
        ADAMW,
        40,
        [5, 15, 35],
    ),
    "sequence: then a lambda": (
        "~SequentialLR(optimizer, [~ConstantLR(optimizer, 0.1, 100), ~LambdaLR(optimizer, lambda e: 0.9**e)], milestones=[4])",
        ONE,
        12,
        [4],
    ),
    "sequence: then multiplicative, from the rate that is": (
        "~SequentialLR(optimizer, [~ConstantLR(optimizer, factor=0.1, total_iters=10), ~MultiplicativeLR(optimizer, lambda e: 0.5)], milestones=[3])",
        SGD,
        8,
        [3],
    ),
    "sequence: then multiplicative after a constant that has ended": (
        "~SequentialLR(optimizer, [~ConstantLR(optimizer, 1.0, total_iters=2), ~MultiplicativeLR(optimizer, lambda e: 0.5)], milestones=[3])",
        ONE,
        8,
        [3],
    ),
    "sequence: then one cycle": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.1, total_iters=3), ~OneCycleLR(optimizer, max_lr=1.0, total_steps=5)], [3])",
        "torch.optim.SGD(model.parameters(), lr=0.1, momentum=0.5)",
        9,
        [3],
    ),
    "sequence: first one cycle": (
        "~SequentialLR(optimizer, [~OneCycleLR(optimizer, max_lr=1.0, total_steps=10), ~ExponentialLR(optimizer, 0.9)], milestones=[10])",
        MOMENTUM,
        16,
        [10],
    ),
    "sequence: then cyclic": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.1, total_iters=4), ~CyclicLR(optimizer, 0.01, 0.1, step_size_up=3)], milestones=[4])",
        MOMENTUM,
        16,
        [4, 7, 10],
    ),
    "sequence in the first place of a sequence": (
        "~SequentialLR(optimizer, [~SequentialLR(optimizer, [~LinearLR(optimizer, 0.5, total_iters=2), ~ExponentialLR(optimizer, 0.9)], [2]),"
        " ~LinearLR(optimizer, 0.1, total_iters=2)], [4])",
        ONE,
        8,
        [2, 4],
    ),
    "chain in the second place of a sequence": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer, 0.5, total_iters=2),"
        " ~ChainedScheduler([~ConstantLR(optimizer, 0.5, 3), ~ExponentialLR(optimizer, 0.9)])], [2])",
        ONE,
        8,
        [2],
    ),
    "chain in the first place of a sequence": (
        "~SequentialLR(optimizer, [~ChainedScheduler([~ConstantLR(optimizer, 0.5, 3), ~ExponentialLR(optimizer, 0.9)]),"
        " ~LinearLR(optimizer, 0.5, total_iters=2)], [4])",
        ONE,
        8,
        [3, 4],
    ),
    "sequence with a milestone too many": (
        "~SequentialLR(optimizer, [~LinearLR(optimizer), ~ExponentialLR(optimizer, 0.9)], milestones=[5, 10])",
        SGD,
        5,
        [],
    ),
    "chain: constant and exponential": (
        "~ChainedScheduler([~ConstantLR(optimizer, factor=0.1, total_iters=2), ~ExponentialLR(optimizer, gamma=0.9)], optimizer=optimizer)",
        ONE,
        12,
        [2],
    ),
    "chain: warm-up and cosine": (
        "~ChainedScheduler([~LinearLR(optimizer, start_factor=0.1, total_iters=4), ~CosineAnnealingLR(optimizer, T_max=8)])",
        ONE,
        16,
        [4, 8],
    ),
    "chain: warm-up and cosine to a floor": (
        "~ChainedScheduler([~LinearLR(optimizer, start_factor=0.1, total_iters=4), ~CosineAnnealingLR(optimizer, T_max=8, eta_min=0.1)])",
        ONE,
        16,
        [4, 8],
    ),
    "chain: cosine to a floor and warm-up": (
        "~ChainedScheduler([~CosineAnnealingLR(optimizer, T_max=8, eta_min=0.1), ~LinearLR(optimizer, start_factor=0.1, total_iters=4)])",
        ONE,
        16,
        [4, 8],
    ),
    "chain: a lambda, then a ramp": (
        "~ChainedScheduler([~LambdaLR(optimizer, lambda e: 0.9**e), ~LinearLR(optimizer, start_factor=0.1, total_iters=4)])",
        ONE,
        8,
        [4],
    ),
    "chain: a ramp, then a lambda": (
        "~ChainedScheduler([~LinearLR(optimizer, start_factor=0.1, total_iters=4), ~LambdaLR(optimizer, lambda e: 0.9**e)])",
        ONE,
        8,
        [4],
    ),
    "chain: steps and milestones": (
        "~ChainedScheduler([~StepLR(optimizer, 3, 0.5), ~MultiStepLR(optimizer, [4, 9], 0.1), ~PolynomialLR(optimizer, 12, 2.0)])",
        SGD,
        13,
        [3, 4, 9, 12],
    ),
    "chain: restarts, then a decay": (
        "~ChainedScheduler([~CosineAnnealingWarmRestarts(optimizer, 4), ~ExponentialLR(optimizer, 0.9)])",
        ONE,
        14,
        [4, 8],
    ),
    "chain: a decay, then restarts": (
        "~ChainedScheduler([~ExponentialLR(optimizer, 0.9), ~CosineAnnealingWarmRestarts(optimizer, 4)])",
        ONE,
        14,
        [4, 8],
    ),
}

# Whole scripts: groups, variables, optimizers of several kinds, schedules built one after the other.
WHOLE = {
    "groups of a list": (
        """\
import torch
from torch.optim.lr_scheduler import MultiStepLR

backbone = torch.nn.Linear(4, 4)
head = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(
    [
        {"params": backbone.parameters(), "lr": 0.01},
        {"params": head.parameters()},
    ],
    lr=0.1,
    momentum=0.9,
)
scheduler = MultiStepLR(optimizer, milestones=[3, 6], gamma=0.2)
""",
        10,
        [3, 6],
        (("lr", 0), ("lr", 1)),
    ),
    "groups, a lambda for each": (
        """\
import torch
from torch.optim.lr_scheduler import LambdaLR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.Adam([{"params": [model.weight], "lr": 1e-3}, {"params": [model.bias], "lr": 1e-2}])
lambda1 = lambda epoch: epoch // 30
lambda2 = lambda epoch: 0.95 ** epoch
scheduler = LambdaLR(optimizer, lr_lambda=[lambda1, lambda2])
""",
        100,
        [30, 60],
        (("lr", 0), ("lr", 1)),
    ),
    "groups, a function of the step": (
        """\
import math
import torch

WARMUP = 10
TOTAL = 100


def lr_lambda(step):
    if step < WARMUP:
        return step / WARMUP
    return 0.5 * (1 + math.cos(math.pi * (step - WARMUP) / (TOTAL - WARMUP)))


model = torch.nn.Linear(4, 1)
decay, no_decay = [model.weight], [model.bias]
optim_groups = [
    {"params": decay, "weight_decay": 0.1},
    {"params": no_decay, "weight_decay": 0.0, "lr": 1e-4},
]
optimizer = torch.optim.AdamW(optim_groups, lr=6e-4, betas=(0.9, 0.95))
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda)
""",
        100,
        [10],
        (("lr", 0), ("lr", 1)),
    ),
    "groups of cosine share a floor": (
        """\
import torch

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD([{"params": [model.weight], "lr": 1e-3}, {"params": [model.bias], "lr": 1e-5}], lr=1e-3)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10, eta_min=1e-4)
""",
        10,
        [],
        (("lr", 0), ("lr", 1)),
    ),
    "groups of one cycle, each with its top": (
        """\
import torch

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.AdamW([{"params": [model.weight]}, {"params": [model.bias]}], lr=3e-4)
scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=[1e-3, 1e-2], total_steps=20, base_momentum=[0.8, 0.85], max_momentum=[0.9, 0.95])
""",
        20,
        [5],
        (("lr", 0), ("momentum", 0), ("lr", 1), ("momentum", 1)),
    ),
    "groups of cyclic": (
        """\
import torch
from torch import optim

model = torch.nn.Linear(4, 1)
optimizer = optim.SGD([{"params": [model.weight]}, {"params": [model.bias]}], lr=0.5, momentum=0.9)
scheduler = optim.lr_scheduler.CyclicLR(optimizer, base_lr=[0.001, 0.01], max_lr=[0.1, 0.5], step_size_up=4, step_size_down=6)
""",
        30,
        [4, 10],
        (("lr", 0), ("momentum", 0), ("lr", 1)),
    ),
    "groups of a sequence": (
        """\
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

model = torch.nn.Linear(4, 1)
params = [{"params": [model.weight], "lr": 2e-3}, {"params": [model.bias], "lr": 2e-4}]
optimizer = torch.optim.AdamW(params)
warmup = LinearLR(optimizer, start_factor=0.01, total_iters=10)
cosine = CosineAnnealingLR(optimizer, T_max=90, eta_min=1e-5)
scheduler = SequentialLR(optimizer, schedulers=[warmup, cosine], milestones=[10])
""",
        100,
        [10],
        (("lr", 0), ("lr", 1)),
    ),
    "a rate that comes from a default": (
        """\
import torch

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.AdamW(model.parameters())
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, 10)
""",
        30,
        [10, 20],
        (("lr", 0),),
    ),
    "a rate that comes from Adadelta's default": (
        """\
import torch.nn as nn
import torch.optim as optim
from torch.optim.lr_scheduler import StepLR

model = nn.Linear(4, 1)
optimizer = optim.Adadelta(model.parameters())
scheduler = StepLR(optimizer, step_size=1, gamma=0.7)
""",
        14,
        [],
        (("lr", 0),),
    ),
    "a rate that is a tensor, in a sequence": (
        """\
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, LinearLR, SequentialLR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=torch.tensor(1.0))
scheduler = SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=3), CosineAnnealingLR(optimizer, T_max=4)], milestones=[3])
""",
        8,
        [3],
        (("lr", 0),),
    ),
    "a second schedule on the same optimizer starts at its rate": (
        """\
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
first = CosineAnnealingLR(optimizer, T_max=4)
for _ in range(2):
    optimizer.step()
    first.step()
scheduler = CosineAnnealingLR(optimizer, T_max=4)
""",
        8,
        [4],
        (("lr", 0),),
    ),
    "resumed by last_epoch, the rate as it was left": (
        """\
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD([{"params": model.parameters(), "lr": 1.0, "initial_lr": 1.0}])
scheduler = CosineAnnealingLR(optimizer, T_max=10, last_epoch=3)
""",
        12,
        [6],
        (("lr", 0),),
    ),
    "a sequence whose last part is made first, and says where the others begin": (
        """\
import torch
from torch.optim.lr_scheduler import LinearLR, OneCycleLR, SequentialLR

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.05)
cycle = OneCycleLR(optimizer, max_lr=0.5, total_steps=20, cycle_momentum=False)
warmup = LinearLR(optimizer, start_factor=0.1, total_iters=4)
scheduler = SequentialLR(optimizer, schedulers=[warmup, cycle], milestones=[4])
""",
        14,
        [4],
        (("lr", 0),),
    ),
    "a chain whose last part is made first": (
        """\
import torch
from torch.optim.lr_scheduler import ChainedScheduler, ConstantLR, LambdaLR

model = torch.nn.Linear(2, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
first = LambdaLR(optimizer, lambda step: 0.5)
scheduler = ChainedScheduler([ConstantLR(optimizer, factor=0.1, total_iters=3), first])
""",
        8,
        [3],
        (("lr", 0),),
    ),
    "a ramp resumed by last_epoch": (
        """\
import torch
from torch.optim.lr_scheduler import LinearLR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD([{"params": model.parameters(), "lr": 1.0, "initial_lr": 1.0}])
scheduler = LinearLR(optimizer, start_factor=0.1, total_iters=5, last_epoch=1)
""",
        6,
        [],
        (("lr", 0),),
    ),
    "a constant resumed by last_epoch": (
        """\
import torch
from torch.optim.lr_scheduler import ConstantLR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD([{"params": model.parameters(), "lr": 1.0, "initial_lr": 1.0}])
scheduler = ConstantLR(optimizer, factor=0.1, total_iters=5, last_epoch=4)
""",
        6,
        [],
        (("lr", 0),),
    ),
    "a step resumed by last_epoch": (
        """\
import torch
from torch.optim.lr_scheduler import StepLR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD([{"params": model.parameters(), "lr": 1.0, "initial_lr": 1.0}])
scheduler = StepLR(optimizer, step_size=5, gamma=0.1, last_epoch=3)
""",
        12,
        [],
        (("lr", 0),),
    ),
    "restarts resumed by last_epoch": (
        """\
import torch
from torch.optim.lr_scheduler import CosineAnnealingWarmRestarts

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD([{"params": model.parameters(), "lr": 1.0, "initial_lr": 1.0}])
scheduler = CosineAnnealingWarmRestarts(optimizer, T_0=4, last_epoch=40)
""",
        8,
        [],
        (("lr", 0),),
    ),
    "a lambda resumed by last_epoch": (
        """\
import torch

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD([{"params": model.parameters(), "lr": 1.0, "initial_lr": 1.0}])
scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lambda e: 1 - e / 20, last_epoch=4)
""",
        10,
        [],
        (("lr", 0),),
    ),
    "averaged weights' rate, then held": (
        """\
import torch
from torch.optim.swa_utils import SWALR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = SWALR(optimizer, swa_lr=0.05)
""",
        15,
        [10],
        (("lr", 0),),
    ),
    "averaged weights' rate, linear": (
        """\
import torch

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = torch.optim.swa_utils.SWALR(optimizer, anneal_strategy="linear", anneal_epochs=5, swa_lr=0.01)
""",
        8,
        [5],
        (("lr", 0),),
    ),
    "averaged weights' rate, at once": (
        """\
import torch
from torch.optim import swa_utils

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = swa_utils.SWALR(optimizer, swa_lr=0.01, anneal_epochs=0)
""",
        4,
        [],
        (("lr", 0),),
    ),
    "averaged weights' rate after steps": (
        """\
import torch
from torch.optim.lr_scheduler import ConstantLR, SequentialLR
from torch.optim.swa_utils import SWALR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
scheduler = SequentialLR(optimizer, [ConstantLR(optimizer, 1.0, total_iters=2), SWALR(optimizer, swa_lr=0.1, anneal_epochs=4, anneal_strategy="linear")], milestones=[3])
""",
        10,
        [3, 7],
        (("lr", 0),),
    ),
    "averaged weights' rate after a cosine ends": (
        """\
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, SequentialLR
from torch.optim.swa_utils import SWALR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
scheduler = SequentialLR(optimizer, [CosineAnnealingLR(optimizer, T_max=8), SWALR(optimizer, swa_lr=0.05, anneal_epochs=3)], milestones=[6])
""",
        12,
        [6, 9],
        (("lr", 0),),
    ),
    "groups of averaged weights' rate": (
        """\
import torch
from torch.optim.swa_utils import SWALR

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.SGD([{"params": [model.weight], "lr": 0.1}, {"params": [model.bias], "lr": 0.5}])
scheduler = SWALR(optimizer, swa_lr=[0.05, 0.01], anneal_epochs=4)
""",
        6,
        [4],
        (("lr", 0), ("lr", 1)),
    ),
}

# name: (schedule, optimizer, last step, boundaries)
PLAIN = {
    "milestones of a range": ("~MultiStepLR(optimizer, milestones=range(4, 20, 5), gamma=0.5)", SGD, 22, [4, 9, 14, 19]),
    "milestones out of a list of others": ("~MultiStepLR(optimizer, sorted([8, 3] + list(range(12, 14))), 0.5)", SGD, 15, [3, 8, 12, 13]),
    "cyclic with an optimizer that has no momentum is refused": ("~CyclicLR(optimizer, 1e-4, 1e-3)", "torch.optim.Adagrad(model.parameters())", 5, []),
    "one cycle with an optimizer that has no momentum is refused": (
        "~OneCycleLR(optimizer, max_lr=1.0, total_steps=10)",
        "torch.optim.Adadelta(model.parameters())",
        5,
        [],
    ),
    "cyclic without a cycle of the momentum needs none": (
        "~CyclicLR(optimizer, 1e-4, 1e-3, step_size_up=4, cycle_momentum=False)",
        "torch.optim.Adagrad(model.parameters())",
        10,
        [4, 8],
    ),
    "one cycle without a cycle of the momentum needs none": (
        "~OneCycleLR(optimizer, 0.1, 10, cycle_momentum=False)",
        "torch.optim.Rprop(model.parameters())",
        10,
        [3],
    ),
    "cyclic with the momentum of RMSprop": (
        "~CyclicLR(optimizer, 1e-4, 1e-3, step_size_up=4)",
        "torch.optim.RMSprop(model.parameters())",
        10,
        [4, 8],
    ),
}

# How much of the average an update keeps: of a weight that stays at k at the k-th call, so that what enters can be told.
AVERAGES = {
    "average, plain: what is kept is n / (n + 1)": "averaged = AveragedModel(model)\n",
    "average, exponential: what is kept from the second update on": "averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(0.9))\n",
    "average, exponential, default decay": "averaged = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn())\n",
    "average by a function": (
        "averaged = AveragedModel(model, avg_fn=lambda averaged, current, num: 0.1 * averaged + 0.9 * current)\n"
    ),
}
AVERAGE_HEAD = "import torch\nfrom torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn\n\nmodel = torch.nn.Linear(1, 1, bias=False).double()\n"


def kept(code):
    """The part of the average that update 0, 1, ... of it keeps: 0 where the model replaces it."""
    names = run(code)
    model, averaged = names["model"], names["averaged"]
    while True:
        with torch.no_grad():
            averaged.module.weight.fill_(1.0)
            model.weight.fill_(0.0)
        averaged.update_parameters(model)
        yield averaged.module.weight.item()


def main():
    cases = Cases("torch", torch.__version__)
    for name, (schedule, optimizer, total, boundaries) in {**SINGLE, **SEVERAL}.items():
        curves = LR_AND_MOMENTUM if "momentum=" in optimizer or name == "cyclic with Adam's beta" else (("lr", 0),)
        if name == "one cycle by epochs":
            curves = LR_AND_MOMENTUM
        cases.snippet(name, snippet(schedule, optimizer), edges(total, *boundaries), curves=curves)
    for name, (schedule, optimizer, total, boundaries) in PLAIN.items():
        cases.snippet(name, snippet(schedule, optimizer, "full"), edges(total, *boundaries))
    for name, (code, total, boundaries, curves) in WHOLE.items():
        cases.snippet(name, code, edges(total, *boundaries), curves=curves, float32="torch.tensor" in code)
    for name, code in AVERAGES.items():
        text = AVERAGE_HEAD + code
        cases.add(name, text, lambda text=text: kept(text), edges(20), curves=(("kept", 0),), variable="averaged")
    cases.write("torch")


if __name__ == "__main__":
    main()
