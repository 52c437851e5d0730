#!/bin/bash
# MMEngine 0.10.7 with torch 2.15.0. Two OneCycleLR for one optimizer, one behind the other: each writes the largest and the smallest rate of its cycle into the groups of the optimizer
# under the same names, and reads them there at each step. The last one that is made counts for both.
# Guess: the first cycle rises to its own eta_max, as begin and end keep the two apart.
# Seen, the largest rate of the first 20 and of the last 20 iterations:
#   eta_max 0.5 alone            0.5
#   eta_max 0.5, then 0.1        0.1, 0.1
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mmengine==0.10.7 torch==2.15.0
"$folder/venv/bin/python" - <<'PYTHON'
import torch
from mmengine.optim import OneCycleLR

LENGTH = 20


def largest(peaks):
    """The largest rate within each cycle."""
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.01)
    cycles = [
        OneCycleLR(optimizer, eta_max=peak, total_steps=LENGTH, begin=LENGTH * i, end=LENGTH * (i + 1), by_epoch=False)
        for i, peak in enumerate(peaks)
    ]
    rates = []
    for _ in range(LENGTH * len(peaks)):
        rates.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        for cycle in cycles:
            cycle.step()
    return [round(max(rates[LENGTH * i : LENGTH * (i + 1)]), 6) for i in range(len(peaks))]


print(largest([0.5]), largest([0.5, 0.1]))
assert largest([0.5]) == [0.5]
assert largest([0.5, 0.1]) == [0.1, 0.1]
PYTHON
