#!/bin/bash
# ludwig 0.11.0. `learning_rate_scheduler: {decay: exponential}` gives learning_rate * decay_rate^(1 + step/decay_steps), which its description calls
# decay_rate^(step/decay_steps): the first update already has decay_rate times the learning rate, and behind a warm-up the rate jumps down by that factor. With staircase the
# second step is down by another one, as 1 + step/decay_steps is rounded up.
# Seen, a rate of 1 with decay_rate 0.5 and decay_steps 4, the first five updates:
#   plain      0.5, 0.420448, 0.353553, 0.297302, 0.25
#   staircase  0.5, 0.25, 0.25, 0.25, 0.25
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q torch==2.9.1 numpy==2.3.4
"$folder/venv/bin/pip" install -q --no-deps ludwig==0.11.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import ast
import importlib.util
import logging
import math
import pathlib
from collections.abc import Callable
from types import SimpleNamespace

import torch
from torch.optim import Optimizer
from torch.optim.lr_scheduler import CosineAnnealingWarmRestarts, LambdaLR, SequentialLR

# The package as a whole wants all that it trains with: of this file the functions that make the scheduler of the updates are run, without its imports.
(home,) = importlib.util.find_spec("ludwig").submodule_search_locations
path = pathlib.Path(home) / "modules/lr_scheduler.py"
wanted = ("StepInfo", "get_schedule_with_warmup_and_decay", "no_decay", "linear_decay", "exponential_decay", "wrap_decay_fn", "init_cosine_decay")
named = lambda node: getattr(node, "name", None) in wanted or getattr(getattr(node, "targets", [None])[0], "id", None) == "decay_registry"
scope = {"math": math, "Callable": Callable, "Optimizer": Optimizer, "LambdaLR": LambdaLR, "SequentialLR": SequentialLR, "logger": logging}
scope |= {"CosineAnnealingWarmRestarts": CosineAnnealingWarmRestarts, "LRSchedulerConfig": object}
exec(compile(ast.Module([node for node in ast.parse(path.read_text()).body if named(node)], []), str(path), "exec"), scope)


def rates(staircase):
    config = SimpleNamespace(decay="exponential", decay_rate=0.5, decay_steps=4, staircase=staircase, warmup_fraction=0, warmup_evaluations=0)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    made = scope["get_schedule_with_warmup_and_decay"](config, optimizer, scope["StepInfo"](10, 100, config))
    for _ in range(5):
        yield round(optimizer.param_groups[0]["lr"], 6)
        optimizer.step()
        made.step()


plain, stairs = list(rates(False)), list(rates(True))
print(plain, stairs)
assert plain == [0.5, 0.420448, 0.353553, 0.297302, 0.25], plain
assert stairs == [0.5, 0.25, 0.25, 0.25, 0.25], stairs
PYTHON
