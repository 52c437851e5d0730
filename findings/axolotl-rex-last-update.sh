#!/bin/bash
# axolotl 0.19.0 with torch 2.15.0. `RexLR`, which `lr_scheduler: rex` chooses, counts its steps from 1: it is made as if one was behind it. So its warm-up does not
# begin at 0 as those of the schedulers beside it do, the full rate comes an update early, and the last update of a run is done at a rate of exactly 0.
# Guess: a run of 10 updates with a warm-up of 4 begins at 0, has the full rate at update 4, and ends above 0, as transformers' schedulers in the same trainer do.
# Seen, the rates of the updates 0 to 9 with a rate of 1.0:
#   rex      0.25  0.5   0.75  1.0   0.980392  0.952381  0.909091  0.833333  0.666667  0.0
#   cosine   0.0   0.25  0.5   0.75  1.0       0.933013  0.75      0.5       0.25      0.066987
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q torch==2.15.0
# Its schedulers need torch alone.
"$folder/venv/bin/pip" download -q --no-deps --dest "$folder" axolotl==0.19.0
"$folder/venv/bin/python" -m zipfile -e "$folder"/axolotl-0.19.0-*.whl "$folder/axolotl"
cp "$folder/axolotl/axolotl/utils/schedulers.py" "$folder"
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import torch
from schedulers import RexLR, get_cosine_schedule_with_min_lr


def rates(make):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = make(optimizer)
    seen = []
    for _ in range(10):
        seen.append(round(optimizer.param_groups[0]["lr"], 6))
        optimizer.step()
        scheduler.step()
    return seen


rex = rates(lambda optimizer: RexLR(optimizer, max_lr=1.0, min_lr=0, total_steps=10, num_warmup_steps=4))
cosine = rates(lambda optimizer: get_cosine_schedule_with_min_lr(optimizer, num_warmup_steps=4, num_training_steps=10))
print(rex, cosine, sep="\n")
assert rex == [0.25, 0.5, 0.75, 1.0, 0.980392, 0.952381, 0.909091, 0.833333, 0.666667, 0.0]
assert cosine == [0.0, 0.25, 0.5, 0.75, 1.0, 0.933013, 0.75, 0.5, 0.25, 0.066987]
PYTHON
