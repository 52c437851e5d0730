#!/bin/bash
# asteroid 0.7.0 with torch 2.15.0. `as_tensor` of a scheduler gives its rates without training, `plot` draws them; afterwards both set the count of
# steps back to 0. DPTNetScheduler counts epochs, too, and that count stays where the look at the rates has left it.
# Guess: looking at a schedule before the training leaves the training as it was.
# Seen, with 10 steps an epoch and a warm-up of 20, the rate of steps 30 and 60:
#   not looked at                    0.000392      0.00038416
#   1,000 steps looked at before     0.000142755   0.000139899   (as if 100 epochs were behind it)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q asteroid==0.7.0 torch==2.15.0 setuptools==80.9.0 requests
"$folder/venv/bin/python" - <<'PYTHON'
import torch
from asteroid.engine.schedulers import DPTNetScheduler


def rates(looked_at):
    optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=1.0)
    scheduler = DPTNetScheduler(optimizer, steps_per_epoch=10, d_model=64, warmup_steps=20)
    scheduler.as_tensor(0, looked_at)
    rates = []
    for _ in range(60):
        scheduler.step()
        rates.append(optimizer.param_groups[0]["lr"])
    return [float(f"{rates[step - 1]:.6g}") for step in (30, 60)]


print(rates(0), rates(1000))
assert rates(0) == [0.000392, 0.00038416]
assert rates(1000) == [0.000142755, 0.000139899]
PYTHON
