"""What timm makes of more arguments of its factory: `python make_timm_factory.py` writes timm_factory.json. Made with Python 3.11, timm==1.0.31 and torch==2.15.0."""

import argparse
import warnings

import timm
import torch
import yaml
from timm.scheduler import create_scheduler_v2, scheduler_kwargs

from record_torch import Cases, edges, run

HEAD = "import torch\nfrom timm.scheduler import create_scheduler_v2, scheduler_kwargs\n\noptimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)\n"

# name: (code behind the head, updates of an epoch or 0, last step, boundaries)
CALLS = {
    "wsd with another fall": ("scheduler, _ = create_scheduler_v2(optimizer, sched='wsd', num_epochs=20, decay_epochs=8, decay_fn='cosine')\n", 0, 20, [12]),
    "wsd with a straight fall": ("scheduler, _ = create_scheduler_v2(optimizer, 'wsd', num_epochs=20, warmup_epochs=2, decay_fn='linear')\n", 0, 20, [2, 16]),
    "wsd without a word of the fall": ("scheduler, _ = create_scheduler_v2(optimizer, sched='wsd', num_epochs=20, decay_fn=None)\n", 0, 20, [16]),
    "rsqrt with another fall": (
        "scheduler, _ = create_scheduler_v2(optimizer, sched='rsqrt', num_epochs=30, warmup_epochs=3, decay_fn='exp', stable_timescale=6)\n",
        0,
        30,
        [3, 25],
    ),
    "the class with powers": (
        "from timm.scheduler import WSDLRScheduler\n\nscheduler = WSDLRScheduler(optimizer, t_initial=30, decay_t=10, stable_fn='power', stable_power=0.3, "
        "stable_timescale=5, decay_fn='power', decay_power=2.0)\n",
        0,
        30,
        [20],
    ),
    "the class with a ratio": ("from timm.scheduler import WSDLRScheduler\n\nscheduler = WSDLRScheduler(optimizer, 30, 10, 1e-3, decay_fn='exp', decay_ratio=0.01)\n", 0, 30, [20]),
    "the class with its default power": ("from timm.scheduler import WSDLRScheduler\n\nscheduler = WSDLRScheduler(optimizer, 30, 10, decay_fn='power')\n", 0, 30, [20]),
    "a namespace on updates": (
        "from types import SimpleNamespace\n\nargs = SimpleNamespace(sched='cosine', epochs=10, warmup_epochs=2, sched_on_updates=True)\n"
        "scheduler, _ = create_scheduler_v2(optimizer, **scheduler_kwargs(args), updates_per_epoch=25)\n",
        25,
        250,
        [50],
    ),
    "a namespace with a fall of its own": (
        "from types import SimpleNamespace\n\nargs = SimpleNamespace(sched='wsd', epochs=20, warmup_epochs=0, decay_epochs=5, lr_decay_fn='cosine')\n"
        "scheduler, _ = create_scheduler_v2(optimizer, **scheduler_kwargs(args))\n",
        0,
        20,
        [15],
    ),
}
YAML = {
    "a recipe on updates": ("sched: cosine\nlr: 0.1\nepochs: 10\nwarmup_epochs: 2\nwarmup_lr: 0.001\nsched_on_updates: true\n", 25, 250, [50]),
    "a recipe with another fall": (
        "sched: rsqrt\nlr: 0.1\nepochs: 30\nwarmup_epochs: 3\ndecay_epochs: 6\nlr_decay_fn: cosine\nlr_stable_timescale: 5\n",
        0,
        30,
        [3, 24],
    ),
}
PLATEAUS = {
    "a plateau with a warm-up": ("sched='plateau', patience_epochs=1, warmup_epochs=2, warmup_lr=0.001, min_lr=1e-3", [0.1, 0.2, 0.3, 0.3, 0.3, 0.3, 0.2, 0.2]),
    "a plateau of a loss": ("sched='plateau', patience_epochs=0, decay_rate=0.5, plateau_mode='min'", [1.0, 0.5, 0.6, 0.4, 0.4, 0.4]),
}


def stepped(scheduler, optimizer, updates):
    yield optimizer.param_groups[0]["lr"]
    step = 0
    while True:
        step += 1
        if updates:
            scheduler.step_update(step)
        else:
            scheduler.step(step)
        yield optimizer.param_groups[0]["lr"]


def main():
    warnings.simplefilter("ignore")
    cases = Cases("timm", timm.__version__)
    for name, (code, updates, last, boundaries) in CALLS.items():
        names = run(HEAD + code)
        values = stepped(names["scheduler"], names["optimizer"], updates)
        cases.add(name, HEAD + code, values, edges(last, *boundaries), unit="step" if updates else "epoch", variable="scheduler")
    for name, (text, updates, last, boundaries) in YAML.items():
        options = argparse.Namespace(**{"decay_epochs": 90, **yaml.safe_load(text)})
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=options.lr)
        scheduler, _ = create_scheduler_v2(optimizer, **scheduler_kwargs(options), updates_per_epoch=updates)
        given = {"given": {"steps_per_epoch": updates}} if updates else {}
        cases.add(name, text, stepped(scheduler, optimizer, updates), edges(last, *boundaries), language="yaml", unit="step" if updates else "epoch", **given)
    for name, (arguments, metrics) in PLATEAUS.items():
        code = f"{HEAD}scheduler, _ = create_scheduler_v2(optimizer, {arguments})\n"
        names = run(code)

        def values():
            yield names["optimizer"].param_groups[0]["lr"]
            for epoch, metric in enumerate(metrics):
                names["scheduler"].step(epoch + 1, metric)
                yield names["optimizer"].param_groups[0]["lr"]

        cases.add(name, code, values(), range(len(metrics) + 1), unit="epoch", variable="scheduler", given={"metrics": metrics})
    cases.write("timm_factory")


if __name__ == "__main__":
    main()
