#!/bin/bash
# salesforce-lavis 1.0.2. LinearWarmupCosineLRScheduler, the scheduler of all its configs, warms up in the first epoch alone: where that has fewer iterations than
# warmup_steps, the rate jumps from the middle of the warm-up onto the cosine, and where it has more, it stays at init_lr for the rest of the epoch. From the second epoch
# on the cosine is asked for whole epochs, as if it had begun with the run, so that max_epoch 1 has no fall at all, and min_lr is not reached.
# Seen, init_lr 1.0, min_lr 0, warmup_start_lr 0, max_epoch 4, warmup_steps 100, iterations 0 and 49 of epoch 0, then of epochs 1, 2 and 3:
#   50 iterations in an epoch   0.0, 0.49, 0.853553, 0.5, 0.146447
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q --no-deps salesforce-lavis==1.0.2
"$folder/venv/bin/python" - <<'PYTHON'
import importlib.util
import math
import pathlib
from types import SimpleNamespace

# The package as a whole wants all its models' packages: of this file everything but the import of its registry is run.
(home,) = importlib.util.find_spec("lavis").submodule_search_locations
text = (pathlib.Path(home) / "common/optims.py").read_text().replace("from lavis.common.registry import registry", "")
scope = {"math": math, "registry": SimpleNamespace(register_lr_scheduler=lambda name: lambda made: made)}
exec(compile(text, "optims", "exec"), scope)
optimizer = SimpleNamespace(param_groups=[{}])
scheduler = scope["LinearWarmupCosineLRScheduler"](optimizer, max_epoch=4, min_lr=0, init_lr=1.0, warmup_steps=100, warmup_start_lr=0)
seen = []
for epoch, iteration in ((0, 0), (0, 49), (1, 0), (2, 0), (3, 49)):
    scheduler.step(cur_epoch=epoch, cur_step=iteration)
    seen.append(round(optimizer.param_groups[0]["lr"], 6))
print(seen)
assert seen == [0.0, 0.49, 0.853553, 0.5, 0.146447], seen
PYTHON
