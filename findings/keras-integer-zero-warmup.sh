#!/bin/bash
# Keras 3.15.1 on JAX 0.10.2. CosineDecay(0, 900, warmup_target=1e-3, warmup_steps=100): the 0 is an integer, so the target is cut to an integer
# too, and the learning rate is 0 for the whole run, without a word. With 0.0 it warms up to 1e-3. (On the TensorFlow backend the same line raises.)
# Seen at steps 0, 50, 100, 500: 0, 0, 0, 0 with 0; 0, 0.0005, 0.001, 0.000587 with 0.0. ExponentialDecay(1, 100, 0.5) is 1, then 0 from step 1 on.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q keras==3.15.1 jax==0.10.2
KERAS_BACKEND=jax "$folder/venv/bin/python" - <<'PYTHON'
import keras

S = keras.optimizers.schedules


def rates(schedule, steps):
    optimizer = keras.optimizers.SGD(schedule)
    seen = []
    for step in steps:
        optimizer.iterations.assign(step)
        seen.append(round(float(optimizer.learning_rate), 6))
    return seen


integer = rates(S.CosineDecay(0, 900, warmup_target=1e-3, warmup_steps=100), [0, 50, 100, 500])
number = rates(S.CosineDecay(0.0, 900, warmup_target=1e-3, warmup_steps=100), [0, 50, 100, 500])
decay = rates(S.ExponentialDecay(1, 100, 0.5), [0, 1, 50, 100])
print(integer, number, decay)
assert integer == [0.0, 0.0, 0.0, 0.0]
assert number == [0.0, 0.0005, 0.001, 0.000587]
assert decay == [1.0, 0.0, 0.0, 0.0]
PYTHON
