"""What fairchem makes of the rate in its configs: `CHECKOUT=... python make_fairchem.py` writes the cases of that checkout into fairchem.json. Made with Python 3.11,
torch==2.15.0 and PyYAML==6.0.4; CHECKOUT names a checkout of github.com/facebookresearch/fairchem at a73c95b, or at 977a803 for the trainers that are gone since version 2.
"""

from __future__ import annotations

import ast
import inspect
import logging
import math
import warnings
from bisect import bisect
from types import SimpleNamespace
from typing import Optional

import torch
import yaml

import checkout
from record_jax import Cases, edges, stepped

TRAINERS = "src/fairchem/core/models/equiformer_v2/trainers"
IS_OLDER = (checkout.ROOT / TRAINERS / "lr_scheduler.py").exists()
lr_scheduler = torch.optim.lr_scheduler


def is_a(value, kind):
    assert isinstance(value, kind)
    return value


MILESTONES = "optim:\n  batch_size: 2\n  lr_initial: 0.0001\n  lr_gamma: 0.1\n  lr_milestones:\n    - 200\n    - 400\n    - 600\n  warmup_steps: 100\n  warmup_factor: 0.2\n  max_epochs: 20\n"
LATER = (
    "runner:\n  train_eval_unit:\n    optimizer_fn:\n      _target_: torch.optim.AdamW\n      _partial_: true\n      lr: 4e-4\n    cosine_lr_scheduler_fn:\n"
    "      _target_: fairchem.core.units.mlip_unit.mlip_unit._get_consine_lr_scheduler\n      _partial_: true\n      warmup_factor: 0.2\n      warmup_epochs: {}\n"
    "      lr_min_factor: 0.01\n      epochs: {}\n      steps: {}\n"
)
OF_PARAMS = (
    "optim:\n  lr_initial:                   0.0004\n  optimizer: AdamW\n  scheduler: LambdaLR\n  scheduler_params:\n    lambda_type: {}\n"
    "    warmup_factor: 0.2\n    warmup_epochs: {}\n{}  max_epochs: {}\n"
)


def with_milestones(text):
    optim = yaml.safe_load(text)["optim"]
    (warmup_lr_lambda,) = checkout.taken("src/fairchem/core/modules/scheduler.py", "warmup_lr_lambda", bisect=bisect)
    (scheduler,) = checkout.taken(
        "src/fairchem/core/modules/scheduler.py", "LRScheduler", inspect=inspect, lr_scheduler=lr_scheduler, warmup_lr_lambda=warmup_lr_lambda
    )
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=optim["lr_initial"])
    yield from stepped(optimizer, scheduler(optimizer, optim))


def later(text, each):
    unit = yaml.safe_load(text)["runner"]["train_eval_unit"]
    (of_step,) = checkout.taken("src/fairchem/core/modules/scheduler.py", "CosineLRLambda", math=math)
    (build,) = checkout.taken(
        "src/fairchem/core/units/mlip_unit/mlip_unit.py", "_get_consine_lr_scheduler", torch=torch, Optional=Optional, CosineLRLambda=of_step
    )
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=float(unit["optimizer_fn"]["lr"]))
    given = {key: value for key, value in unit["cosine_lr_scheduler_fn"].items() if not key.startswith("_")}
    yield from stepped(optimizer, build(**given, n_iters_per_epoch=each, optimizer=optimizer))


def older(text, each):
    optim = yaml.safe_load(text)["optim"]
    names = ("CosineLRLambda", "MultistepLRLambda", "LRScheduler")
    scope = {"__name__": "taken", "torch": torch, "math": math, "bisect": bisect, "inspect": inspect, "aii": is_a}
    body = [node for node in ast.parse(checkout.source(f"{TRAINERS}/lr_scheduler.py")).body if getattr(node, "name", None) in names]
    exec(compile(ast.Module(body, []), "lr_scheduler.py", "exec", flags=annotations.compiler_flag), scope)
    load = checkout.method(f"{TRAINERS}/forces_trainer.py", "EquiformerV2ForcesTrainer", "load_extras", logging=logging, LRScheduler=scope["LRScheduler"])
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=optim["lr_initial"])
    optim["scheduler_params"] |= {"epochs": optim["max_epochs"], "lr": optim["lr_initial"]}
    trainer = SimpleNamespace(config={"optim": optim}, optimizer=optimizer, train_loader=range(each))
    load(trainer)
    yield from stepped(optimizer, trainer.scheduler)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("fairchem", "977a803" if IS_OLDER else "a73c95b")

    def add(name, text, values, last, *turns, **more):
        cases.add(name, text, values, [step for step in edges(last, *turns) if step <= last + 3], language="yaml", **more)

    if IS_OLDER:
        text = OF_PARAMS.format("cosine", "0.1", "    lr_min_factor: 0.01\n", 30)
        add("a cosine", text, older(text, 111), 30 * 111, 11, given={"steps_per_epoch": 111})
        text = OF_PARAMS.format("multistep", "0.5", "    decay_epochs: [3, 5.5]\n    decay_rate: 0.1\n", 8)
        add("epochs at which it falls", text, older(text, 37), 8 * 37, 18, 111, 203, given={"steps_per_epoch": 37})
    else:
        add("milestones", MILESTONES, with_milestones(MILESTONES), 750, 100, 200, 400, 600)
        text = LATER.format("0.01", "2.5", "null")
        add("UMA in epochs", text, later(text, 301), 752, 3, given={"steps_per_epoch": 301})
        text = LATER.format("0.001", "null", "500")
        add("UMA in steps, with a warm-up of one", text, later(text, 301), 500, 1, given={"steps_per_epoch": 301})
    cases.write("fairchem")
