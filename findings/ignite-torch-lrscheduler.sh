#!/bin/bash
# pytorch-ignite 0.5.5 with torch 2.15.0. ignite.handlers.LRScheduler asks PyTorch's scheduler for a rate (get_lr) once more at count 0 before it goes on. Schedulers
# that reckon the next rate from the last one therefore start from a wrong one: LinearLR and ConstantLR apply their factor twice and never reach the base rate,
# CosineAnnealingLR starts above it, ExponentialLR and PolynomialLR are a step ahead or in other proportions. StepLR, LambdaLR and OneCycleLR are right.
# Seen, base rate 1.0, attached to ITERATION_STARTED, updates 0 to 4:
#   LinearLR(start_factor=0.1, total_iters=4)  0.01, 0.0325, 0.055, 0.0775, 0.1    PyTorch alone: 0.1, 0.325, 0.55, 0.775, 1.0
#   ConstantLR(factor=0.5, total_iters=3)      0.25, 0.25, 0.25, 0.5, 0.5          PyTorch alone: 0.5, 0.5, 0.5, 1.0, 1.0
#   CosineAnnealingLR(T_max=4)                 1.1716, 0.8536, 0.5, 0.1464, 0.0    PyTorch alone: 1.0, 0.8536, 0.5, 0.1464, 0.0
#   PolynomialLR(total_iters=4)                0.8, 0.6, 0.4, 0.2, 0.0             PyTorch alone: 1.0, 0.75, 0.5, 0.25, 0.0
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pytorch-ignite==0.5.5 torch==2.15.0
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

import torch
from ignite.engine import Engine, Events
from ignite.handlers import LRScheduler
from torch.optim import lr_scheduler

warnings.simplefilter("ignore")
EXPECTED = {
    lambda o: lr_scheduler.LinearLR(o, start_factor=0.1, total_iters=4): ([0.01, 0.0325, 0.055, 0.0775, 0.1], [0.1, 0.325, 0.55, 0.775, 1.0]),
    lambda o: lr_scheduler.ConstantLR(o, factor=0.5, total_iters=3): ([0.25, 0.25, 0.25, 0.5, 0.5], [0.5, 0.5, 0.5, 1.0, 1.0]),
    lambda o: lr_scheduler.CosineAnnealingLR(o, T_max=4): ([1.1716, 0.8536, 0.5, 0.1464, 0.0], [1.0, 0.8536, 0.5, 0.1464, 0.0]),
    lambda o: lr_scheduler.PolynomialLR(o, total_iters=4): ([0.8, 0.6, 0.4, 0.2, 0.0], [1.0, 0.75, 0.5, 0.25, 0.0]),
}


def optimizer():
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)


def ignite_rates(make):
    used, seen = optimizer(), []
    trainer = Engine(lambda engine, batch: (seen.append(round(used.param_groups[0]["lr"], 4)), used.step()))
    trainer.add_event_handler(Events.ITERATION_STARTED, LRScheduler(make(used)))
    trainer.run(range(5))
    return seen


def torch_rates(make):
    used, seen = optimizer(), []
    scheduler = make(used)
    for _ in range(5):
        seen.append(round(used.param_groups[0]["lr"], 4))
        used.step()
        scheduler.step()
    return seen


for make, (with_ignite, alone) in EXPECTED.items():
    print(ignite_rates(make), torch_rates(make))
    assert ignite_rates(make) == with_ignite
    assert torch_rates(make) == alone
PYTHON
