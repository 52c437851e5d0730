#!/bin/bash
# MindSpore 2.10.0 with numpy 1.26.4. NaturalExpDecayLR(learning_rate, decay_rate, decay_steps) never divides the step by decay_steps: that only says how
# long a stair is, where is_stair is true. ExponentialDecayLR, beside it and with the same parameters, divides.
# Guess: as in ExponentialDecayLR, and in TensorFlow's decay of that name, the exponent is decay_rate * step / decay_steps.
# Seen, from 0.1 with decay_rate 0.9 and decay_steps 1,000, at the steps 0, 10 and 1,000:
#   ExponentialDecayLR                    0.1   0.0998947     0.09
#   NaturalExpDecayLR                     0.1   0.0000123410  0
#   NaturalExpDecayLR, is_stair=True      0.1   0.1           0       (one stair, and the rate is gone)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mindspore==2.10.0 numpy==1.26.4
"$folder/venv/bin/python" - <<'PYTHON' 2>/dev/null
import mindspore
from mindspore.nn import ExponentialDecayLR, NaturalExpDecayLR


def rates(schedule):
    return [float(f"{float(schedule(mindspore.Tensor(step, mindspore.int32))):.4g}") for step in (0, 10, 1000)]


exponential = rates(ExponentialDecayLR(0.1, 0.9, 1000))
natural = rates(NaturalExpDecayLR(0.1, 0.9, 1000))
stairs = rates(NaturalExpDecayLR(0.1, 0.9, 1000, is_stair=True))
print(exponential, natural, stairs)
assert exponential == [0.1, 0.09989, 0.09]
assert natural == [0.1, 1.234e-05, 0]
assert stairs == [0.1, 0.1, 0]
PYTHON
