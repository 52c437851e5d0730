"""What big_vision makes of the schedules of its configs: `CHECKOUT=... python make_big_vision.py` writes big_vision.json. Made with Python 3.11, jax==0.10.2.
CHECKOUT names a checkout of github.com/google-research/big_vision at 0127fb6. Its functions `steps` and `create_learning_rate_schedule` are run by
themselves; their multiples scale the rate, as `optax.make` has it,
and they are asked for the count of optax, an int32.
"""

import inspect
import textwrap
from types import SimpleNamespace

import jax.numpy as jnp
import numpy as np

from checkout import taken
from record_jax import Cases, edges

CASES = {
    "a cosine with steps of warm-up": "config.lr = 1e-3\nconfig.total_steps = 1000\nconfig.schedule = dict(decay_type='cosine', warmup_steps=100)\n",
    "a cosine with a part of the run as warm-up": "config.lr = 3e-4\nconfig.total_steps = 333\nconfig.schedule = dict(decay_type='cosine', warmup_percent=0.05)\n",
    "a straight line": "config.lr = 1e-3\nconfig.total_steps = 500\nconfig.schedule = dict(warmup_steps=50, decay_type='linear', linear_end=1e-2)\n",
    "a power to an end, and a multiple": "config.lr = 1e-3\nconfig.total_steps = 500\nconfig.schedule = dict(warmup_steps=50, decay_type='linear', end=0.1, power=2, mult=0.5)\n",
    "a root with a cooldown": "config.lr = 8e-4\nconfig.total_steps = 2000\nconfig.schedule = dict(decay_type='rsqrt', timescale=100, warmup_steps=200, cooldown_steps=300)\n",
    "a root that is moved": "config.lr = 8e-4\nconfig.total_steps = 2000\nconfig.schedule = dict(decay_type='rsqrt', timescale=100, shift=50, warmup_steps=200)\n",
    "examples": "config.lr = 1e-3\nconfig.input.batch_size = 64\nconfig.total_examples = 100_000\nconfig.schedule = dict(decay_type='cosine', warmup_steps=100)\n",
    "a schedule for a part of the weights": "config.lr = 1e-3\nconfig.total_steps = 400\nsched = dict(decay_type='cosine', warmup_percent=0.1)\nconfig.schedule = [('img/.*', None), ('.*', sched)]\n",
}


def main():
    cases = Cases("big_vision", "0127fb6", float32=True)
    (steps_of,) = taken("big_vision/utils.py", "steps", inspect=inspect)
    (create,) = taken("big_vision/utils.py", "create_learning_rate_schedule", jnp=jnp, steps=steps_of)
    for name, body in CASES.items():
        config = SimpleNamespace(input=SimpleNamespace())
        exec(body, {"config": config})
        total = steps_of("total", vars(config), 1_000_000, getattr(config.input, "batch_size", None))
        schedule = config.schedule[-1][1] if isinstance(config.schedule, list) else config.schedule
        schedule = dict(schedule)
        factor = create(total_steps=total, base=schedule.pop("mult", 1.0), **schedule)
        code = "def get_config(arg=None):\n    config = parse_arg(arg)\n" + textwrap.indent(body, "    ") + "    return config\n"
        warm = schedule.get("warmup_steps", round(schedule.get("warmup_percent", 0) * total))
        marks = edges(total, warm, *([total - schedule["cooldown_steps"]] if "cooldown_steps" in schedule else []))
        cases.add(name, code, lambda step: np.float32(config.lr) * np.float32(factor(jnp.int32(step))), [step for step in marks if step <= total])
    cases.write("big_vision")


main()
