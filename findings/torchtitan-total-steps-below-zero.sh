#!/bin/sh
# torchtitan 0.2.2 with torch 2.15.0: `[lr_scheduler] total_steps = 60` and `[training] steps = 100`, a linear fall, a warm-up of 10. What is the rate behind step 60?
# Guess: the schedule is over, and the rate stays at its last value, min_lr_factor times the rate, which is 0 here: other trainers hold it there.
# Seen: the line goes on. Factor 0 at step 60, -0.4 at 80, -0.78 at 99: the optimizer then climbs the gradient for the last 40 steps, without a word.
# With decay_type = "sqrt" it is below 0, too; "cosine" rises again, up to 0.885 at the end.
# Output: "linear 0.0 -0.4 -0.78", "cosine 0.0 0.345 0.885".
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
python3 -m venv "$dir/venv"
"$dir/venv/bin/pip" install --quiet torch==2.15.0 torchtitan==0.2.2
seen=$("$dir/venv/bin/python" - 2>/dev/null <<'PY'
import torch
from torchtitan.components.lr_scheduler import build_lr_schedulers
from torchtitan.config import LRScheduler

for kind in ("linear", "cosine"):
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
    config = LRScheduler(warmup_steps=10, total_steps=60, decay_type=kind)
    (scheduler,) = build_lr_schedulers([optimizer], config, 100).schedulers
    rates = []
    for _ in range(100):
        rates.append(round(scheduler.get_last_lr()[0], 3) + 0.0)
        optimizer.step()
        scheduler.step()
    print(kind, rates[60], rates[80], rates[99])
PY
)
echo "$seen"
[ "$seen" = "linear 0.0 -0.4 -0.78
cosine 0.0 0.345 0.885" ]
