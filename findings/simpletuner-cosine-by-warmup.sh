#!/bin/bash
# simpletuner 3.1.6. `lr_scheduler: cosine` has no warm-up and does not fall over the run: lr_warmup_steps is the length of its fall, behind which it rises to the whole
# rate again, and so on; where lr_warmup_steps is 0, its default, that length is 1,000 steps. `cosine_with_restarts` neither falls nor restarts: it counts its position
# modulo steps_per_epoch, which is -1, so that it stays at the first rate.
# Seen, a rate of 5e-5 with lr_warmup_steps 50 and max_train_steps 200, before updates 0, 25, 50, 75, 100 and 199:
#   cosine                5e-05, 2.52e-05, 4e-07, 2.5199e-05, 5e-05, 4.9951e-05
#   cosine_with_restarts  5e-05 at all of them
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q torch==2.9.1 numpy==2.3.4 accelerate==1.11.0
"$folder/venv/bin/pip" install -q --no-deps simpletuner==3.1.6
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import ast
import importlib.util
import logging
import math
import os
import pathlib
import sys
import types

import accelerate
import torch
from torch.optim.lr_scheduler import LambdaLR, LRScheduler

# The package as a whole wants all that its trainer wants: of this file the schedulers and what chooses among them are run, without its other imports.
(home,) = importlib.util.find_spec("simpletuner").submodule_search_locations
path = pathlib.Path(home) / "helpers/training/custom_schedule.py"
wanted = ("_enable_get_lr_call", "Cosine", "CosineAnnealingHardRestarts", "get_lr_scheduler")
nodes = [node for node in ast.parse(path.read_text()).body if getattr(node, "name", None) in wanted]
scope = {"math": math, "os": os, "accelerate": accelerate, "LRScheduler": LRScheduler, "LambdaLR": LambdaLR, "logger": logging}
exec(compile(ast.Module(nodes, []), str(path), "exec"), scope)
itself = types.ModuleType("simpletuner.helpers.training.custom_schedule")
itself.__dict__.update(scope)
for name in ("simpletuner", "simpletuner.helpers", "simpletuner.helpers.training"):
    sys.modules[name] = types.ModuleType(name)
sys.modules[itself.__name__] = itself


def rates(kind):
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=5e-5)
    args = types.SimpleNamespace(lr_scheduler=kind, lr_warmup_steps=50, max_train_steps=200, lr_end=4e-7)
    made = scope["get_lr_scheduler"](args, optimizer, types.SimpleNamespace(num_processes=1), logging, global_step=0)
    seen = []
    for _ in range(200):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        made.step()
    return [seen[step] for step in (0, 25, 50, 75, 100, 199)]


cosine, restarts = rates("cosine"), rates("cosine_with_restarts")
print(cosine, restarts)
assert cosine == [5e-05, 2.52e-05, 4e-07, 2.5199e-05, 5e-05, 4.9951e-05], cosine
assert set(restarts) == {5e-05}, restarts
PYTHON
