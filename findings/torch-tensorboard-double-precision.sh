#!/bin/bash
# torch 2.15.0 with tensorboard 2.21.0. SummaryWriter.add_scalar(..., double_precision=True) writes a float32 like any other call: without new_style=True the
# parameter does nothing, and nothing says so.
# Seen: 0.1 is read back as 0.10000000149011612, and 16777217 as 16777216; with new_style=True both are exact.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q torch==2.15.0 tensorboard==2.21.0
LOGS="$folder/logs" "$folder/venv/bin/python" - <<'PYTHON'
import os

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboard.util.tensor_util import make_ndarray
from torch.utils.tensorboard import SummaryWriter

with SummaryWriter(os.environ["LOGS"]) as writer:
    for step, value in enumerate([0.1, 16777217.0]):
        writer.add_scalar("double", value, step, double_precision=True)
        writer.add_scalar("double and new", value, step, double_precision=True, new_style=True)
events = EventAccumulator(os.environ["LOGS"]).Reload()
old = [event.value for event in events.Scalars("double")]
new = [float(make_ndarray(event.tensor_proto)) for event in events.Tensors("double and new")]
print(old, new)
assert old == [0.10000000149011612, 16777216.0] and new == [0.1, 16777217.0], (old, new)
PYTHON
