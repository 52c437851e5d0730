"""What timm does, epoch by epoch: `python make_timm.py` writes timm.json. Made with Python 3.11, torch==2.15.0 and, once each,
timm==1.0.31 and timm==1.0.15 (the same cases: what differs is the change between the two).

A run steps a scheduler as timm's train.py does: nothing before epoch 0, then `step(epoch)` before each later epoch, or `step_update(n)` before
update n of a schedule that counts updates. train.py is no part of the package: DEFAULTS are its arguments' defaults, and `rate` its rule for
a rate that is not given (repository at aa4b585).
"""

import argparse
import shlex

import timm
import torch
import yaml
from timm.scheduler.scheduler_factory import create_scheduler_v2, scheduler_kwargs

from record_jax import Cases, edges, run

HEAD = """import torch
from timm.scheduler import {names}

optimizer = torch.optim.SGD(model.parameters(), lr={lr}, momentum=0.9)
"""

# name: (class, arguments, rate, last epoch, boundaries)
CLASSES = {
    "cosine": ("CosineLRScheduler", "t_initial=300, lr_min=1e-6", 0.1, 300, []),
    "cosine, warm-up inside: jumps down where it ends": ("CosineLRScheduler", "t_initial=300, lr_min=1e-6, warmup_t=5, warmup_lr_init=1e-5", 0.1, 300, [5]),
    "cosine, warm-up before": ("CosineLRScheduler", "t_initial=20, warmup_t=5, warmup_lr_init=1e-5, warmup_prefix=True", 0.1, 25, [5]),
    "cosine with three cycles": ("CosineLRScheduler", "t_initial=10, lr_min=1e-4, cycle_limit=3, cycle_decay=0.5", 0.1, 30, [10, 20]),
    "cosine with longer cycles": ("CosineLRScheduler", "t_initial=5, cycle_mul=2.0, cycle_decay=0.8, cycle_limit=3", 0.1, 35, [5, 15]),
    "cosine with a k": ("CosineLRScheduler", "t_initial=20, lr_min=1e-3, k_decay=1.5", 0.1, 20, [10]),
    "cosine whose floor is above the rate of a cycle": ("CosineLRScheduler", "t_initial=10, lr_min=0.05, cycle_limit=3, cycle_decay=0.1", 0.1, 30, [10, 20]),
    "poly": ("PolyLRScheduler", "t_initial=20, power=2.0, lr_min=1e-4", 0.1, 20, [10]),
    "poly, default power": ("PolyLRScheduler", "t_initial=20", 0.1, 20, [10]),
    "poly with a k and a warm-up before": ("PolyLRScheduler", "20, power=1.0, warmup_t=4, warmup_lr_init=0.01, warmup_prefix=True, k_decay=0.5", 0.1, 24, [4]),
    "tanh": ("TanhLRScheduler", "t_initial=20, lr_min=1e-4", 0.1, 20, [10]),
    "tanh, other ends, warm-up inside": ("TanhLRScheduler", "t_initial=20, lb=-4.0, ub=4.0, warmup_t=3, warmup_lr_init=0.001", 0.1, 20, [3]),
    "tanh, warm-up before": ("TanhLRScheduler", "t_initial=20, warmup_t=3, warmup_lr_init=0.001, warmup_prefix=True", 0.1, 23, [3]),
    "step": ("StepLRScheduler", "decay_t=30, decay_rate=0.1", 0.1, 100, [30, 60, 90]),
    "step of a fraction of an epoch": ("StepLRScheduler", "decay_t=2.4, decay_rate=0.97", 0.1, 12, [2, 4, 7]),
    "step, warm-up before by default": ("StepLRScheduler", "decay_t=10, decay_rate=0.5, warmup_t=5, warmup_lr_init=1e-4", 0.1, 40, [5, 15, 25]),
    "step, default rate does nothing": ("StepLRScheduler", "decay_t=3", 0.1, 9, [3, 6]),
    "multistep: an epoch early": ("MultiStepLRScheduler", "decay_t=[3, 6], decay_rate=0.1", 1.0, 9, [3, 6]),
    "multistep, warm-up before by default": (
        "MultiStepLRScheduler",
        "decay_t=[30, 60, 90], decay_rate=0.2, warmup_t=5, warmup_lr_init=1e-3",
        0.1,
        100,
        [5, 35, 65, 95],
    ),
    "multistep, warm-up inside": (
        "MultiStepLRScheduler",
        "decay_t=[10, 20], decay_rate=0.1, warmup_t=5, warmup_lr_init=1e-3, warmup_prefix=False",
        0.1,
        30,
        [5, 10, 20],
    ),
    "wsd": ("WSDLRScheduler", "t_initial=100, decay_t=20, warmup_t=5, warmup_lr_init=1e-5", 0.1, 100, [5, 80]),
    "wsd, cosine, to a floor": ("WSDLRScheduler", "t_initial=50, decay_t=10, lr_min=1e-3, decay_fn='cosine'", 0.1, 50, [40]),
    "wsd, linear": ("WSDLRScheduler", "t_initial=50, decay_t=10, decay_fn='linear'", 0.1, 50, [40]),
    "wsd whose stable part falls": (
        "WSDLRScheduler",
        "t_initial=50, decay_t=10, warmup_t=4, stable_fn='rsqrt', stable_timescale=4.0, decay_fn='linear'",
        0.1,
        50,
        [4, 40],
    ),
}

# name: (arguments after the optimizer, rate, last epoch, boundaries)
FACTORY = {
    "factory: cosine by default": ("num_epochs=300", 0.1, 300, []),
    "factory: cosine with a warm-up": ("sched='cosine', num_epochs=10, warmup_epochs=3, warmup_lr=0.1", 1.0, 10, [3]),
    "factory: cosine, cool-down": ("sched='cosine', num_epochs=20, min_lr=1e-5, warmup_epochs=2, cooldown_epochs=5", 0.1, 25, [2, 20]),
    "factory: the warm-up starts above the rate": ("sched='cosine', num_epochs=10, warmup_epochs=4", 1e-6, 10, [4]),
    "factory: two cycles, the second at a tenth": ("sched='cosine', num_epochs=10, cycle_limit=2", 0.1, 20, [10]),
    "factory: poly takes the decay rate as its power": ("sched='poly', num_epochs=10", 1.0, 10, [5]),
    "factory: poly of power one": ("sched='poly', num_epochs=10, decay_rate=1.0, min_lr=0.01", 1.0, 10, [5]),
    "factory: tanh": ("sched='tanh', num_epochs=20, warmup_epochs=2, warmup_lr=0.01", 0.1, 20, [2]),
    "factory: step": ("sched='step', num_epochs=100, decay_epochs=30, decay_rate=0.1", 0.1, 100, [30, 60, 90]),
    "factory: step after a warm-up inside": ("sched='step', num_epochs=10, decay_epochs=3, warmup_epochs=2, warmup_lr=0.1", 1.0, 10, [2, 3, 6]),
    "factory: step of 2.4 epochs": (
        "sched='step', num_epochs=10, decay_epochs=2.4, decay_rate=0.97, warmup_epochs=3, warmup_lr=1e-6, warmup_prefix=True",
        0.1,
        13,
        [3, 5, 7],
    ),
    "factory: multistep": ("sched='multistep', num_epochs=9, decay_milestones=[3, 6]", 1.0, 9, [3, 6]),
    "factory: wsd": ("sched='wsd', num_epochs=10, warmup_epochs=2, warmup_lr=0.1", 1.0, 10, [2, 8]),
    "factory: wsd, warm-up before": ("sched='wsd', num_epochs=10, warmup_epochs=2, warmup_lr=0.1, warmup_prefix=True", 1.0, 12, [2, 10]),
    "factory: wsd, its own decay": ("sched='wsd', num_epochs=100, decay_epochs=30, min_lr=0.01", 1.0, 100, [70]),
    "factory: rsqrt": ("sched='rsqrt', num_epochs=20, warmup_epochs=2, warmup_lr=0.1", 1.0, 20, [2, 8, 16]),
    "factory: rsqrt without a warm-up": ("sched='rsqrt', num_epochs=20", 1.0, 20, []),
    "factory: an unknown name": ("sched='cosinus', num_epochs=10", 0.1, 10, []),
    "factory: no updates per epoch given": ("sched='cosine', num_epochs=10, step_on_epochs=False", 0.1, 10, []),
}

UPDATES = {
    "factory: cosine on updates": (
        "sched='cosine', num_epochs=10, warmup_epochs=2, warmup_lr=1e-4, step_on_epochs=False, updates_per_epoch=25",
        0.1,
        250,
        [50],
    ),
    "factory: step on updates": ("sched='step', num_epochs=10, decay_epochs=3, step_on_epochs=False, updates_per_epoch=10", 0.1, 100, [30, 60, 90]),
    "factory: multistep on updates": (
        "sched='multistep', num_epochs=9, decay_milestones=[3, 6], step_on_epochs=False, updates_per_epoch=10",
        1.0,
        90,
        [30, 60],
    ),
}

DEFAULTS = dict(
    sched="cosine", sched_on_updates=False, lr=None, lr_base=0.1, lr_base_size=256, lr_base_scale="", lr_noise=None, lr_noise_pct=0.67,
    lr_noise_std=1.0, lr_cycle_mul=1.0, lr_cycle_decay=0.5, lr_cycle_limit=1, lr_k_decay=1.0, warmup_lr=1e-5, min_lr=0, epochs=300,
    decay_milestones=[90, 180, 270], decay_epochs=90, warmup_epochs=5, warmup_prefix=False, cooldown_epochs=0, patience_epochs=10,
    decay_rate=0.1, opt="sgd", momentum=0.9, batch_size=128, grad_accum_steps=1, eval_metric="top1", seed=42,
)  # fmt: skip

YAML = {
    "a recipe: cosine": ("opt: adamw\nlr: 0.001\nsched: cosine\nepochs: 300\nwarmup_epochs: 20\nwarmup_lr: 1.0e-06\nmin_lr: 1.0e-05\n", 300, [20]),
    "a recipe: nothing but a rate": ("lr: 0.1\n", 300, [5]),
    "a recipe: a rate from the batch": ("opt: sgd\nbatch_size: 256\ngrad_accum_steps: 4\nepochs: 20\nwarmup_epochs: 0\n", 20, []),
    "a recipe: a rate from the root of the batch": (
        "opt: lamb\nlr_base: 0.005\nlr_base_size: 2048\nbatch_size: 512\nepochs: 20\nwarmup_prefix: true\n",
        25,
        [5],
    ),
    "a recipe: step": (
        "lr: 0.048\nopt: rmsproptf\nsched: step\nepochs: 12\ndecay_epochs: 2.4\ndecay_rate: .97\nwarmup_epochs: 3\nwarmup_lr: 1.0e-06\n",
        12,
        [3],
    ),
    "a recipe: multistep": ("lr: 0.1\nsched: multistep\nepochs: 100\ndecay_milestones: [30, 60, 90]\nwarmup_epochs: 0\n", 100, [30, 60, 90]),
    "a recipe: a rate that YAML reads as text and argparse as a number": ("lr: 5e-4\nsched: cosine\nepochs: 10\n", 10, []),
    "a recipe: cycles": ("lr: 0.5\nepochs: 10\nlr_cycle_limit: 3\nlr_cycle_mul: 2.0\nwarmup_epochs: 0\nmin_lr: 0.01\n", 70, [10, 30]),
}

FLAGS = {
    "flags: cosine": ("--lr 0.5 --sched cosine --epochs 200 --warmup-epochs 10 --min-lr 1e-5", 200, [10]),
    "flags: step": ("--lr 0.1 --sched step --decay-epochs 30 --dr 0.2 --epochs 90 --warmup-epochs 0", 90, [30, 60]),
    "flags: poly": ("-b 64 --lr-base 0.2 --sched poly --decay-rate 0.9 --epochs 50 --warmup-lr 1e-4 --warmup-prefix", 55, [5]),
    "flags: multistep": ("--lr 0.1 --sched multistep --decay-milestones 10 15 --epochs 20 --warmup-epochs 3", 20, [3, 10, 15]),
}


def epochs(scheduler, optimizer, group=0):
    yield optimizer.param_groups[group]["lr"]
    for epoch in range(1, 10_000):
        if scheduler is not None:
            scheduler.step(epoch)
        yield optimizer.param_groups[group]["lr"]


def updates(scheduler, optimizer):
    yield optimizer.param_groups[0]["lr"]
    for update in range(1, 10_000):
        scheduler.step_update(update)
        yield optimizer.param_groups[0]["lr"]


def attempt(cases, name, code, values, steps, **more):
    """Runs a snippet that this release may refuse."""
    try:
        names = run(code, model=torch.nn.Linear(1, 1))
    except Exception as error:
        cases.refused(name, code, error, **more)
    else:
        cases.add(name, code, values(names["scheduler"], names["optimizer"]), steps, variable="scheduler", **more)


def add_python(cases):
    for name, (kind, arguments, rate, last, boundaries) in CLASSES.items():
        if not hasattr(timm.scheduler, kind):
            continue
        code = HEAD.format(names=kind, lr=rate) + f"scheduler = {kind}(optimizer, {arguments})\n"
        attempt(cases, name, code, epochs, edges(last, *boundaries), unit="epoch")
    for table, values, unit in [(FACTORY, epochs, "epoch"), (UPDATES, updates, "step")]:
        for name, (arguments, rate, last, boundaries) in table.items():
            code = HEAD.format(names="create_scheduler_v2", lr=rate) + f"scheduler, num_epochs = create_scheduler_v2(optimizer, {arguments})\n"
            attempt(cases, name, code, values, edges(last, *boundaries), unit=unit)
    code = HEAD.format(names="create_scheduler_v2", lr=1.0) + (
        "scheduler, num_epochs = create_scheduler_v2(\n    optimizer, sched='step', decay_epochs=100, num_epochs=4, noise=[0.0, 1.0], noise_std=0.1, noise_seed=42\n)\n"
    )
    attempt(cases, "factory: noise of the seed", code, epochs, range(4), unit="epoch", given={"random": True})
    code = HEAD.format(names="create_scheduler", lr=1.0).replace("import torch\n", "from argparse import Namespace\n\nimport torch\n", 1) + (
        "args = Namespace(sched='wsd', epochs=100, warmup_epochs=0, eval_metric='top1')\nscheduler, num_epochs = create_scheduler(args, optimizer)\n"
    )
    attempt(cases, "a namespace: wsd decays for another time than from the factory", code, epochs, edges(100, 70, 80), unit="epoch")
    code = (
        "import torch\nfrom timm.scheduler import CosineLRScheduler\n\noptimizer = torch.optim.SGD(\n"
        "    [\n        {'params': model.weight, 'lr': 1.0},\n        {'params': model.bias, 'lr': 1.0, 'lr_scale': 0.1},\n    ]\n)\n"
        "scheduler = CosineLRScheduler(optimizer, t_initial=4, lr_min=0.02, warmup_t=2, warmup_lr_init=0.01)\n"
    )
    for group in [0, 1]:
        names = run(code, model=torch.nn.Linear(1, 1))
        values = epochs(names["scheduler"], names["optimizer"], group)
        cases.add(f"a group with a scale: group {group}", code, values, range(8), unit="epoch", group=group, variable="scheduler")


def add_plateaus(cases):
    for name, arguments, metric in [
        ("factory: plateau of a constant accuracy", "sched='plateau', patience_epochs=2, decay_rate=0.1, warmup_epochs=3, warmup_lr=0.01", [0.5] * 12),
        (
            "factory: plateau of a loss",
            "sched='plateau', patience_epochs=1, decay_rate=0.5, cooldown_epochs=1, min_lr=0.02, plateau_mode='min'",
            [1.0, 0.9, 0.9, 0.9, 0.9, 0.9, 0.9, 0.8, 0.8, 0.8],
        ),
    ]:
        code = HEAD.format(names="create_scheduler_v2", lr=0.1) + f"scheduler, num_epochs = create_scheduler_v2(optimizer, {arguments})\n"
        names = run(code, model=torch.nn.Linear(1, 1))

        def values():
            yield names["optimizer"].param_groups[0]["lr"]
            for epoch, value in enumerate(metric):
                names["scheduler"].step(epoch + 1, value)
                yield names["optimizer"].param_groups[0]["lr"]

        cases.add(name, code, values(), range(len(metric) + 1), unit="epoch", variable="scheduler", given={"metric": metric})


def rate(options):
    """The rate that train.py takes where `lr` is not given."""
    ratio = options.batch_size * options.grad_accum_steps / options.lr_base_size
    scale = options.lr_base_scale or ("sqrt" if any(part in options.opt.lower() for part in ("ada", "lamb")) else "linear")
    return options.lr_base * (ratio**0.5 if scale == "sqrt" else ratio)


def from_options(options):
    options.lr = options.lr or rate(options)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=options.lr)
    scheduler, _ = create_scheduler_v2(optimizer, **scheduler_kwargs(options), updates_per_epoch=0)
    return epochs(scheduler, optimizer)


def add_configs(cases):
    for name, (text, last, boundaries) in YAML.items():
        reader = parser()
        reader.set_defaults(**yaml.safe_load(text))
        cases.add(name, text, from_options(reader.parse_args([])), edges(last, *boundaries), language="yaml", unit="epoch")
    for name, (flags, last, boundaries) in FLAGS.items():
        options = parser().parse_args(shlex.split(flags))
        text = f"python train.py data/imagenet --model resnet50 {flags}\n"
        cases.add(name, text, from_options(options), edges(last, *boundaries), language="shell", unit="epoch")


def parser():
    """A parser with train.py's defaults, for the flags of this file."""
    parser = argparse.ArgumentParser()
    for key, default in DEFAULTS.items():
        flags = [f"--{key.replace('_', '-')}"] + {"batch_size": ["-b"], "decay_rate": ["--dr"]}.get(key, [])
        if isinstance(default, bool):
            parser.add_argument(*flags, dest=key, action="store_true")
        elif isinstance(default, list):
            parser.add_argument(*flags, dest=key, type=int, nargs="+", default=default)
        else:
            kind = {"lr": float, "min_lr": float, "decay_epochs": float, "lr_noise": float}.get(key, type(default))
            parser.add_argument(*flags, dest=key, type=kind, default=default)
    return parser


if __name__ == "__main__":
    cases = Cases("timm", timm.__version__)
    add_python(cases)
    add_configs(cases)
    if hasattr(timm.scheduler, "WSDLRScheduler"):  # 1.0.15's plateau needs a PyTorch whose own takes `verbose`
        add_plateaus(cases)
    cases.write("timm")
