#!/bin/bash
# ema-pytorch 0.8.3 (torch 2.7.0). EMA(net, beta=1.0, update_after_step=0, update_every=1): beta is the most that the decay may rise to, on its way
# 1 - (1 + t)^-(2/3). What decay do updates 1 to 4 use?
# Guess: 0.37, 0.52, 0.6, 0.66, as with beta=0.9999 or any other that is not reached yet: the average follows the first steps closely.
# Seen: 1.0, 1.0, 1.0, 1.0. A beta of exactly 1 freezes the average at the copy of the first update; the warm-up is left out.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q ema-pytorch==0.8.3 torch==2.7.0 numpy
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import torch
from ema_pytorch import EMA


def fill(module, value):
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.fill_(value)


seen = {}
for beta in (0.9999, 1.0):
    net = torch.nn.Linear(1, 1)
    average = EMA(net, beta=beta, update_after_step=0, update_every=1)
    average.update()
    seen[beta] = []
    for _ in range(4):
        # The average is the decay afterwards.
        fill(net, 0.0)
        fill(average.ema_model, 1.0)
        average.update()
        seen[beta].append(round(next(average.ema_model.parameters()).flatten()[0].item(), 2))
print(seen)
assert seen == {0.9999: [0.37, 0.52, 0.6, 0.66], 1.0: [1.0, 1.0, 1.0, 1.0]}, seen
PYTHON
