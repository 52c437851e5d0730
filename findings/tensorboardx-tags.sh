#!/bin/bash
# tensorboardX 2.6.5, read by tensorboard 2.21.0. add_scalar rewrites tags, as TensorFlow 1 did: each character that is no letter, digit, hyphen, slash, dot or
# underscore becomes an underscore, and leading slashes go. torch.utils.tensorboard, which began as its copy and has the same calls, keeps tags as they are.
# A column that a config calls by its name is therefore found in the logs of one and not of the other, and different tags become one.
# Seen: "loss (train)" is "loss__train_", "/lr" is "lr", "lr=0.1" and "lr:0.1" are both "lr_0.1".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q tensorboardX==2.6.5 tensorboard==2.21.0
LOGS="$folder/logs" "$folder/venv/bin/python" - <<'PYTHON'
import os

from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
from tensorboardX import SummaryWriter

with SummaryWriter(os.environ["LOGS"]) as writer:
    for tag in ["loss (train)", "/lr", "lr=0.1", "lr:0.1"]:
        writer.add_scalar(tag, 1.0, 1)
events = EventAccumulator(os.environ["LOGS"]).Reload()
seen = {tag: len(events.Scalars(tag)) for tag in events.Tags()["scalars"]}
print(seen)
assert seen == {"loss__train_": 1, "lr": 1, "lr_0.1": 2}, seen
PYTHON
