"""What Scenic makes of `lr_configs`: `CHECKOUT=... python make_scenic.py` writes scenic.json. Made with Python 3.11, jax==0.10.2 and
ml_collections==1.1.0; CHECKOUT names a checkout of github.com/google-research/scenic at 4a38d47, whose train_lib/lr_schedules.py is run.
"""

import jax.numpy as jnp
import ml_collections

import checkout
from record_jax import Cases, edges, run

names = {"jnp": jnp, "ml_collections": ml_collections}
exec(compile(checkout.source("scenic/train_lib/lr_schedules.py"), "lr_schedules.py", "exec"), names)

CONFIGS = {
    "cosine_decay": ("constant * cosine_decay * linear_warmup", {"warmup_steps": 20, "steps_per_cycle": 200, "base_learning_rate": 0.003}, (20,)),
    "cosine_decay alone": ("constant*cosine_decay", {"steps_per_cycle": 90, "alpha": 0.1, "base_learning_rate": 0.3}, (90,)),
    "cosine_decay in cycles": (
        "constant*linear_warmup*cosine_decay",
        {"warmup_steps": 30, "warmup_alpha": 0.1, "steps_per_cycle": 100, "total_steps": 300, "m_mul": 0.5, "start_decay_step": 7, "base_learning_rate": 0.02},
        (30, 37, 127, 217),
    ),
    "cosine_decay in longer cycles": ("constant*cosine_decay", {"steps_per_cycle": 40, "t_mul": 2, "base_learning_rate": 0.02}, (39, 41, 75)),
    "linear_decay": ("constant*linear_warmup*linear_decay", {"total_steps": 200, "end_learning_rate": 1e-5, "warmup_steps": 20, "base_learning_rate": 0.001}, (20,)),
    "linear_cooldown": (
        "constant*rsqrt_decay*linear_warmup*linear_cooldown",
        {"total_steps": 200, "warmup_steps": 20, "timescale": 50, "cooldown_steps": 40, "base_learning_rate": 0.001},
        (20, 160),
    ),
    "rsqrt_decay": ("constant * rsqrt_decay * linear_warmup", {"warmup_steps": 50, "base_learning_rate": 0.001}, (50,)),
    "decay_every": ("constant*decay_every", {"steps_per_decay": 30, "decay_factor": 0.7, "base_learning_rate": 0.1}, (30,)),
    "exponential_decay": ("constant * exponential_decay * linear_warmup", {"decay_steps": 50, "decay_rate": 0.9, "warmup_steps": 10, "base_learning_rate": 0.1}, (10,)),
    "exponential_decay in steps": ("constant*exponential_decay", {"decay_steps": 50, "decay_rate": 0.9, "staircase": True, "base_learning_rate": 0.1}, (50,)),
    "polynomial": ("constant*polynomial", {"decay_steps": 150, "end_factor": 0.01, "power": 0.9, "base_learning_rate": 0.1}, (149,)),
    "piecewise_constant": (
        "constant * piecewise_constant * linear_warmup",
        {"decay_events": [100, 150], "decay_factors": [0.1, 0.01], "warmup_steps": 10, "base_learning_rate": 0.1},
        (10, 100, 150),
    ),
    "piecewise_linear": ("constant*piecewise_linear", {"decay_events": [100, 150], "decay_factors": [0.5, 0.1], "base_learning_rate": 0.1}, (100, 150)),
}


def written(factors, values):
    lines = "".join(f"  config.lr_configs.{key} = {value!r}\n" for key, value in {"learning_rate_schedule": "compound", "factors": factors, **values}.items())
    return f"import ml_collections\n\n\ndef get_config():\n  config = ml_collections.ConfigDict()\n  config.lr_configs = ml_collections.ConfigDict()\n{lines}  return config\n"


if __name__ == "__main__":
    cases = Cases("scenic", "4a38d47", float32=True)
    for name, (factors, values, boundaries) in CONFIGS.items():
        code = written(factors, values)
        rate = names["get_learning_rate_fn"](run(code)["get_config"]())
        cases.add(name, code, lambda step, rate=rate: rate(jnp.asarray(step, jnp.int32)), edges(200, *boundaries))
    factors, values, boundaries = CONFIGS["cosine_decay"]
    code = f"import ml_collections\n\nlr_configs = ml_collections.ConfigDict({({'learning_rate_schedule': 'compound', 'factors': factors, **values})!r})\n"
    rate = names["compound_lr_scheduler"](run(code)["lr_configs"])
    cases.add("a mapping", code, lambda step: rate(jnp.asarray(step, jnp.int32)), edges(200, *boundaries))
    cases.write("scenic")
