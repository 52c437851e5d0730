#!/bin/bash
# optax 0.2.8 (jax 0.10.2). Two ways to gather gradients over 3 steps: optax.MultiSteps and optax.apply_every. A schedule inside MultiSteps counts real
# updates; the same schedule behind apply_every counts every step, so that it is over three times as soon, and the gathered gradient is scaled by
# the value of the last of its steps alone.
# Seen, linear_schedule(1.0, 0.0, 12) and a gradient of -1, the change of the parameter at steps 2, 5, 8, 11 (MultiSteps takes the mean, apply_every the sum):
#   MultiSteps   1.0, 0.916667, 0.833333, 0.75
#   apply_every  2.5, 1.75, 1.0, 0.25
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q optax==0.2.8 jax==0.10.2
"$folder/venv/bin/python" - <<'PYTHON'
import jax.numpy as jnp
import optax


def changes(optimizer):
    state = optimizer.init(jnp.zeros(()))
    seen = []
    for _ in range(12):
        change, state = optimizer.update(-jnp.ones(()), state, jnp.zeros(()))
        seen.append(round(float(change), 6))
    return seen[2::3]


schedule = optax.linear_schedule(1.0, 0.0, 12)
multi = changes(optax.MultiSteps(optax.sgd(schedule), every_k_schedule=3).gradient_transformation())
every = changes(optax.chain(optax.apply_every(3), optax.sgd(schedule)))
print("MultiSteps ", multi)
print("apply_every", every)
assert multi == [1.0, 0.916667, 0.833333, 0.75]
assert every == [2.5, 1.75, 1.0, 0.25]
PYTHON
