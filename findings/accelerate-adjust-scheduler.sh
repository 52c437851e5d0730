#!/bin/bash
# accelerate 1.15.0 (torch 2.7.0). GradientAccumulationPlugin(num_steps=4, adjust_scheduler=True): "Whether to adjust the scheduler steps to account for the number of steps
# being accumulated", True where it is left out. What does the prepared scheduler's state hear of it?
# Guess: True, so that the batches that are only accumulated count.
# Seen: False whatever is given. The state keeps only what differs from the plugin's defaults, and reads what it has not kept as False: True cannot be told to it.
#   left out: False   adjust_scheduler=True: False   adjust_scheduler=False: False
#   what the scheduler has counted after 8 batches with 2 updates: 3, the first and those of the two updates (9 if the other batches counted)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q accelerate==1.15.0 torch==2.7.0 numpy
ACCELERATE_USE_CPU=true "$folder/venv/bin/python" -W ignore - <<'PYTHON'
import torch
from accelerate import Accelerator
from accelerate.state import AcceleratorState, GradientState
from accelerate.utils import GradientAccumulationPlugin

seen = {}
for given in ({}, {"adjust_scheduler": True}, {"adjust_scheduler": False}):
    AcceleratorState._reset_state(True)
    GradientState._reset_state()
    plugin = GradientAccumulationPlugin(num_steps=4, **given)
    accelerator = Accelerator(cpu=True, gradient_accumulation_plugin=plugin)
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, total_steps=8)
    loader = torch.utils.data.DataLoader(torch.ones(8, 1))
    model, optimizer, loader, scheduler = accelerator.prepare(model, optimizer, loader, scheduler)
    for batch in loader:
        with accelerator.accumulate(model):
            accelerator.backward(model(batch).sum())
            optimizer.step()
            scheduler.step()
            optimizer.zero_grad()
    seen[str(given)] = (plugin.adjust_scheduler, accelerator.gradient_state.adjust_scheduler, scheduler.scheduler._step_count)
print(seen)
assert list(seen.values()) == [(True, False, 3), (True, False, 3), (False, False, 3)], seen
PYTHON
