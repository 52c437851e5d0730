"""What Pointcept makes of the `scheduler` of its configs: `CHECKOUT=... python make_pointcept.py` writes pointcept.json. Made with Python 3.11, torch==2.15.0 and
numpy==2.4.6; CHECKOUT names a checkout of github.com/Pointcept/Pointcept at d74c646, whose classes of pointcept/utils/scheduler.py are run as engines/train.py
does it.
"""

import numpy
import torch
from torch.optim import lr_scheduler

import checkout
from record_jax import Cases, edges, run

NAMES = ("MultiStepLR", "MultiStepWithWarmupLR", "PolyLR", "ExpLR", "OneCycleLR")


class Registry:
    """Registers nothing: the classes are taken by their names."""

    def register_module(self):
        return lambda made: made


CLASSES = dict(zip(NAMES, checkout.taken("pointcept/utils/scheduler.py", *NAMES, lr_scheduler=lr_scheduler, np=numpy, SCHEDULERS=Registry())))

HEAD = 'batch_size = 12\nepoch = 800\neval_epoch = {}\n'
ADAM = 'optimizer = dict(type="AdamW", lr=0.006, weight_decay=0.05)\n'
SGD = 'optimizer = dict(type="SGD", lr=0.1, momentum=0.9)\n'
BLOCKS = 'param_dicts = [dict(keyword="block", lr=0.0006)]\n'
CONFIGS = {
    "a cycle": (ADAM + 'scheduler = dict(\n    type="OneCycleLR",\n    max_lr=0.006,\n    pct_start=0.05,\n    anneal_strategy="cos",\n    div_factor=10.0,\n    final_div_factor=1000.0,\n)\n', 20, 13),
    "a cycle for each of two groups": (
        ADAM + 'scheduler = dict(\n    type="OneCycleLR",\n    max_lr=[0.006, 0.0006],\n    pct_start=0.04,\n    anneal_strategy="cos",\n    div_factor=10.0,\n    final_div_factor=100.0,\n)\n' + BLOCKS,
        50,
        7,
    ),
    "a linear cycle in three phases": (SGD + 'scheduler = dict(type="OneCycleLR", max_lr=0.5, pct_start=0.3, anneal_strategy="linear", three_phase=True)\n', 10, 11),
    "falls at parts of the run": (SGD + 'scheduler = dict(type="MultiStepLR", milestones=[0.6, 0.8], gamma=0.1)\n', 10, 7),
    "falls of two groups": (ADAM + 'scheduler = dict(type="MultiStepLR", milestones=[0.5])\n' + BLOCKS, 10, 7),
    "falls behind a warm-up": (SGD + 'scheduler = dict(type="MultiStepWithWarmupLR", milestones=[0.6, 0.8], gamma=0.1, warmup_rate=0.05, warmup_scale=1e-5)\n', 20, 9),
    "a power": (SGD + 'scheduler = dict(type="PolyLR")\n', 10, 7),
    "another power": (SGD + 'scheduler = dict(type="PolyLR", power=2)\n', 10, 7),
    "a part at the end": (SGD + 'scheduler = dict(type="ExpLR", gamma=0.01)\n', 10, 7),
}


def stepped(config, total, group, quantity):
    optim = dict(config["optimizer"])
    kind = getattr(torch.optim, optim.pop("type"))
    groups = [{"params": [torch.zeros(1, requires_grad=True)], "lr": optim["lr"]}]
    for each in config.get("param_dicts", []):
        groups.append({"params": [torch.zeros(1, requires_grad=True)], "lr": each["lr"]})
    optimizer = kind(groups, **optim)
    given = dict(config["scheduler"])
    scheduler = CLASSES[given.pop("type")](optimizer=optimizer, total_steps=total, **given)
    while True:
        of = optimizer.param_groups[group]
        yield of["lr"] if quantity == "lr" else of.get("momentum", of.get("betas", [None])[0])
        optimizer.step()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("pointcept", "d74c646")
    for name, (text, epochs, iterations) in CONFIGS.items():
        code = HEAD.format(epochs) + text
        config = run(code)
        total = iterations * epochs
        is_cycle = "OneCycle" in text
        quantities = ("lr", "momentum") if is_cycle else ("lr",)
        for group in range(1 + len(config.get("param_dicts", []))):
            for quantity in quantities:
                steps = [step for step in edges(total, *(int(part * total) for part in (0.04, 0.05, 0.3, 0.6, 0.8))) if step < total + (0 if is_cycle else 1)]
                of = stepped(config, total, group, quantity)
                cases.add(f"{name}: {quantity} of group {group}", code, of, steps, quantity=quantity, group=group, given={"steps_per_epoch": iterations})
    cases.write("pointcept")
