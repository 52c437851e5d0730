"""What flax.training.lr_schedule does: `python make_flax.py` writes flax.json. Made with Python 3.11, jax==0.10.2, flax==0.12.8; float32."""

import flax
import jax.numpy as jnp

from record_jax import Cases, edges, run

SCHEDULES = {
    "constant after a warm-up": ("create_constant_learning_rate_schedule(base_learning_rate=0.1, steps_per_epoch=10, warmup_length=5.0)", 100, [50]),
    "constant": ("create_constant_learning_rate_schedule(0.1, 10)", 20, []),
    "stepped": ("create_stepped_learning_rate_schedule(0.1, 100, [[30, 0.1], [60, 0.01], [80, 0.001]])", 9000, [3000, 6000, 8000]),
    "stepped after a warm-up": ("create_stepped_learning_rate_schedule(1.0, 10, [[5, 0.1], [8, 0.01]], warmup_length=2.0)", 100, [20, 50, 80]),
    "stepped at half epochs": ("create_stepped_learning_rate_schedule(1.0, steps_per_epoch=5, lr_sched_steps=[[0.5, 0.1], [1.5, 0.01]])", 10, [2, 7]),
    "stepped at step 10": ("create_stepped_learning_rate_schedule(1.0, 1, [[10, 0.1]])", 20, [10]),
    "stepped within the warm-up": (
        "create_stepped_learning_rate_schedule(1.0, steps_per_epoch=5, lr_sched_steps=[[1, 0.5]], warmup_length=4)",
        20,
        [5],
    ),
    "cosine": ("create_cosine_learning_rate_schedule(base_learning_rate=0.1, steps_per_epoch=10, halfcos_epochs=20)", 200, [100]),
    "cosine times a warm-up": ("create_cosine_learning_rate_schedule(0.1, 10, 20, warmup_length=5.0)", 200, [50]),
}

if __name__ == "__main__":
    cases = Cases("flax", flax.__version__, float32=True)
    for name, (expression, last, boundaries) in SCHEDULES.items():
        code = f"from flax.training.lr_schedule import {expression.split('(')[0]}\n\nschedule = {expression}\n"
        schedule = run(code)["schedule"]
        cases.add(name, code, lambda step: schedule(jnp.asarray(step, dtype=jnp.int32)), edges(last, *boundaries), variable="schedule")
    cases.write("flax")
