#!/bin/bash
# speechbrain 1.1.2. StepScheduler(initial_value, decay_factor, decay_drop) is documented as falling every `decay_drop` epochs. Asked at the end of each epoch, as recipes
# ask it for the next rate, it falls an epoch early: the first value is used for decay_drop - 1 epochs, all others for decay_drop. With half_life the first epoch alone
# costs two of its steps. WarmCoolDecayLRSchedule begins its cool-down at a rate that has decayed through the warm-up, too, while the slow fall before it counts from the
# end of the warm-up: the rate jumps down where the two meet, here by 28 %.
# Seen:
#   rates of epochs 1 to 7, StepScheduler(1.0, decay_factor=0.5, decay_drop=3)            1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25
#   rates of epochs 1 to 3, StepScheduler(1.0, half_life=1)                               1.0, 0.25, 0.125
#   steps 840 and 841, WarmCoolDecayLRSchedule(1.0, 160, 160, 1000, 0.75, 140)            0.247..., 0.177...
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q torch==2.9.1 torchaudio==2.9.1 numpy==2.3.4 speechbrain==1.1.2
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from types import SimpleNamespace

from speechbrain.nnet.schedulers import StepScheduler, WarmCoolDecayLRSchedule


def rates(epochs, **more):
    scheduler, rate = StepScheduler(1.0, **more), 1.0
    for epoch in range(1, epochs + 1):
        yield rate
        _, rate = scheduler(epoch)


falls, halves = list(rates(7, decay_factor=0.5, decay_drop=3)), [round(rate, 9) for rate in rates(3, half_life=1)]
optimizer = SimpleNamespace(param_groups=[{}])
cooling = WarmCoolDecayLRSchedule(1.0, 160, 160, 1000, 0.75, 140)
met = []
for step in (840, 841):
    cooling(optimizer, step)
    met.append(optimizer.param_groups[0]["lr"])
print(falls, halves, met)
assert falls == [1.0, 1.0, 0.5, 0.5, 0.5, 0.25, 0.25], falls
assert halves == [1.0, 0.25, 0.125], halves
assert 0.71 < met[1] / met[0] < 0.72, met
PYTHON
