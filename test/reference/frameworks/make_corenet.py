"""What CoreNet makes of the section `scheduler`: `CHECKOUT=... python make_corenet.py` writes corenet.json. Made with Python 3.11 and PyYAML==6.0.4; CHECKOUT names a
checkout of github.com/apple/corenet at 1aa3acd, whose schedulers are asked before each update with its epoch and its number, as corenet/engine/default_trainer.py does.
"""

import argparse
import math
from types import SimpleNamespace

import yaml

import checkout
from record_jax import Cases, edges

FOLDER = "corenet/optims/scheduler"
(base,) = checkout.taken(f"{FOLDER}/base_scheduler.py", "BaseLRScheduler", argparse=argparse, logger=None)
registry = SimpleNamespace(register=lambda name: lambda found: found)
around = {"argparse": argparse, "math": math, "BaseLRScheduler": base, "SCHEDULER_REGISTRY": registry}
CLASSES = {"cosine": "CosineScheduler", "polynomial": "PolynomialScheduler", "multi_step": "MultiStepLRScheduler"}
made = {name: checkout.taken(f"{FOLDER}/{name}.py", owner, **around)[0] for name, owner in CLASSES.items()}
(general,) = checkout.taken(f"{FOLDER}/__init__.py", "general_lr_sch_args", argparse=argparse)

HEAD = "scheduler:\n  name: {}\n"
BY_EPOCHS = {
    "of ImageNet": (HEAD.format("cosine") + "  is_iteration_based: false\n  max_epochs: 30\n  warmup_iterations: 75\n  warmup_init_lr: 1.0e-06\n  cosine:\n    max_lr: 0.001\n    min_lr: 2.0e-05\n", 50),
    "no warm-up": (HEAD.format("cosine") + "  is_iteration_based: false\n  max_epochs: 20\n  cosine:\n    max_lr: 0.1\n", 10),
    "detection": (HEAD.format('"multi_step"') + "  max_epochs: 12\n  warmup_iterations: 25\n  warmup_init_lr: 0.001\n  multi_step:\n    lr: 0.1\n    gamma: 0.1\n    milestones: [1, 6, 9]\n", 10),
    "a power": (HEAD.format("polynomial") + "  is_iteration_based: false\n  max_epochs: 20\n  max_iterations: 1000\n  warmup_iterations: 10\n  polynomial:\n    start_lr: 0.01\n    end_lr: 0.0001\n    power: 2\n", 20),
}
BY_UPDATES = {
    "of OpenELM": (HEAD.format("cosine") + "  is_iteration_based: true\n  max_iterations: 700\n  warmup_init_lr: 1.e-06\n  warmup_iterations: 50\n  cosine:\n    max_lr: 0.0012\n    min_lr: 0.00012\n", 700, [50]),
    "a power of updates": (HEAD.format("polynomial") + "  is_iteration_based: true\n  max_iterations: 300\n  warmup_iterations: 20\n  polynomial:\n    start_lr: 0.01\n", 300, [20]),
}


def scheduler(text):
    section = yaml.safe_load(text)["scheduler"]
    parser = general(argparse.ArgumentParser())
    for each in made.values():
        parser = each.add_arguments(parser)
    options = parser.parse_args([])
    for key, value in section.items():
        for inner, number in value.items() if isinstance(value, dict) else [(None, value)]:
            setattr(options, f"scheduler.{key}" + (f".{inner}" if inner else ""), number)
    return made[section["name"]](options), section


def asked(text, each=None):
    """The rates of the updates of a run, one after another, as the scheduler keeps count of what it was asked."""
    found, section = scheduler(text)
    count = section["max_epochs"] * each if each else section["max_iterations"] + 1
    optimizer = SimpleNamespace(param_groups=[{"lr": None}])
    for update in range(count):
        found.update_lr(optimizer, epoch=update // each if each else 0, curr_iter=update)
        yield optimizer.param_groups[0]["lr"]


if __name__ == "__main__":
    cases = Cases("corenet", "1aa3acd")
    for name, (text, each) in BY_EPOCHS.items():
        values = list(asked(text, each))
        updates = [0, 1, 4, 9, 10, 15, 20, 24, 25, 26, 60, 74, 75, 76, len(values) // 2, len(values) - each - 1, len(values) - each, len(values) - 1]
        epochs = sorted({update / each for update in updates if update < len(values)})
        cases.add(name, text, lambda epoch: values[round(epoch * each)], epochs, language="yaml", unit="epoch", given={"steps_per_epoch": each})
    for name, (text, last, turns) in BY_UPDATES.items():
        cases.add(name, text, asked(text), [step for step in edges(last, *turns) if step <= last], language="yaml")
    cases.write("corenet")
