#!/bin/bash
# mosaicml 0.32.1. scale_warmup=True is to scale the warm-up with scale_schedule_ratio as all the rest. It scales how fast the rate rises, but not when the warm-up ends: on a
# scale of two the rate rises to a half of the top in the 4 batches that are written, and jumps to the top; on a scale of a half it is at the top behind 2 of the 4, and
# waits. Guess: the warm-up has 8 batches, and 2.
# Seen, ConstantWithWarmupScheduler("4ba", scale_warmup=True), the factors behind 0, 1, ... 5 batches on scales of 2 and 0.5:
#   0.0, 0.125, 0.25, 0.375, 1.0, 1.0    and    0.0, 0.5, 1.0, 1.0, 1.0, 1.0
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mosaicml==0.32.1
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from types import SimpleNamespace

from composer.core import Time, Timestamp
from composer.optim import ConstantWithWarmupScheduler

scheduler = ConstantWithWarmupScheduler("4ba", scale_warmup=True)
seen = []
for scale, length in [(2.0, "40ba"), (0.5, "10ba")]:
    states = [SimpleNamespace(timestamp=Timestamp(batch=batch), max_duration=Time.from_timestring(length), dataloader_len=None) for batch in range(6)]
    seen.append([scheduler(state, scale) for state in states])
print(seen)
assert seen == [[0.0, 0.125, 0.25, 0.375, 1.0, 1.0], [0.0, 0.5, 1.0, 1.0, 1.0, 1.0]], seen
PYTHON
