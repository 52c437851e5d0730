"""What the schedules of JAX's example optimizers give, operation by operation: `python make_jax_optimizers.py` writes jax_optimizers.json. Made with Python 3.11
and jax==0.10.2; the step is an int32, as the counter of an update is. A compiled update may round otherwise, by up to 1e-7 of the first rate.
"""

import jax
import jax.numpy as jnp

from record_jax import Cases, edges, run

HEAD = "from jax.example_libraries import optimizers\n\n"

CALLS = {
    "constant": ("constant(0.1)", 10, []),
    "exponential": ("exponential_decay(step_size=0.1, decay_steps=100, decay_rate=0.5)", 400, [100]),
    "inverse time": ("inverse_time_decay(0.1, 10, 0.5)", 100, [10]),
    "inverse time in stairs": ("inverse_time_decay(0.1, 10, 0.5, staircase=True)", 40, [10, 20]),
    "polynomial": ("polynomial_decay(0.1, 100, 0.01, power=2.0)", 100, []),
    "straight": ("polynomial_decay(0.1, decay_steps=50, final_step_size=0.0)", 50, []),
    "piecewise": ("piecewise_constant([30, 60], [0.1, 0.01, 0.001])", 100, [30, 60]),
}

if __name__ == "__main__":
    cases = Cases("jax_optimizers", jax.__version__, float32=True)
    for name, (call, last, boundaries) in CALLS.items():
        code = f"{HEAD}schedule = optimizers.{call}\n"
        schedule = run(code)["schedule"]
        cases.add(name, code, lambda step, schedule=schedule: float(schedule(jnp.int32(step))), edges(last, *boundaries))
    cases.write("jax_optimizers")
