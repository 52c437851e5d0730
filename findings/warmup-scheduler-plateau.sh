#!/bin/bash
# warmup_scheduler 0.3 with torch 2.15.0. GradualWarmupScheduler(optimizer, multiplier=1.0, total_epoch=4, after_scheduler=...) warms up from 0 to the base rate, unless
# what follows is ReduceLROnPlateau: then there is no warm-up at all. With a multiplier of 8 it begins one epoch late in the warm-up. And a cosine that follows
# goes on from the rate of the warm-up as if it had come down to there: it rises above the base rate first.
# Seen, base rate 1.0, the rates of the epochs:
#   multiplier 1, CosineAnnealingLR(T_max=4)   0.0, 0.25, 0.5, 0.75, 1.0, 1.1716, 1.0, 0.5858, 0.1716, 0.0
#   multiplier 1, ReduceLROnPlateau            1.0 ten times
#   multiplier 8, ReduceLROnPlateau            2.75, 4.5, 6.25, 8.0, 8.0 ...
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q warmup_scheduler==0.3 torch==2.15.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR, ReduceLROnPlateau
from warmup_scheduler import GradualWarmupScheduler


def rates(multiplier, behind):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    scheduler = GradualWarmupScheduler(optimizer, multiplier, 4, behind(optimizer))
    for _ in range(10):
        yield round(optimizer.param_groups[0]["lr"], 4)
        optimizer.step()
        scheduler.step(metrics=1.0)


def plateau(optimizer):
    return ReduceLROnPlateau(optimizer, patience=100)


seen = [list(rates(1.0, lambda optimizer: CosineAnnealingLR(optimizer, T_max=4))), list(rates(1.0, plateau)), list(rates(8.0, plateau))]
print(seen)
assert seen == [[0.0, 0.25, 0.5, 0.75, 1.0, 1.1716, 1.0, 0.5858, 0.1716, 0.0], [1.0] * 10, [2.75, 4.5, 6.25] + [8.0] * 7], seen
PYTHON
