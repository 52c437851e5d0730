#!/bin/bash
# lightning-bolts 0.7.0 with torch 2.15.0: LinearWarmupCosineAnnealingLR begins at warmup_start_lr, which is 0.0, also where warmup_epochs is 0.
# The cosine goes on from the rate before, and a multiple of 0 is 0: the run trains with a rate of 0 up to its end, without a warning.
# Guess: without a warm-up the first rate is that of the optimizer.
# Seen, rate 0.1, max_epochs 10:
#   warmup_epochs=0   0.0, 0.0, 0.0, ... 0.0
#   warmup_epochs=1   0.0, 0.1, 0.097, ...
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q torch==2.15.0 numpy
"$folder/venv/bin/pip" install -q --no-deps lightning-bolts==0.7.0
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.util
import pathlib
import site
import sys
import types
import warnings

import torch

warnings.filterwarnings("ignore")
# The package itself needs a Lightning of its time; its scheduler needs nothing but torch.
sys.modules["pl_bolts.utils.stability"] = types.SimpleNamespace(under_review=lambda: lambda thing: thing)
for name in ["pl_bolts", "pl_bolts.utils"]:
    sys.modules[name] = types.ModuleType(name)
(file,) = [path for folder in site.getsitepackages() for path in pathlib.Path(folder).glob("pl_bolts/optimizers/lr_scheduler.py")]
spec = importlib.util.spec_from_file_location("lr_scheduler", file)
module = importlib.util.module_from_spec(spec)
spec.loader.exec_module(module)


def rates(warmup):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=0.1)
    scheduler = module.LinearWarmupCosineAnnealingLR(optimizer, warmup_epochs=warmup, max_epochs=10)
    seen = []
    for _ in range(10):
        seen.append(round(optimizer.param_groups[0]["lr"], 4))
        optimizer.step()
        scheduler.step()
    return seen


print(rates(0), rates(1))
assert rates(0) == [0.0] * 10
assert rates(1)[:3] == [0.0, 0.1, 0.097]
PYTHON
