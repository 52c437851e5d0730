"""What MaxText makes of its learning rate: `CHECKOUT=... python make_maxtext.py` writes maxtext.json. Made with Python 3.11, jax==0.10.2 and optax==0.2.8; CHECKOUT names a
checkout of github.com/AI-Hypercomputer/maxtext at e591f30, whose create_learning_rate_schedule (src/maxtext/utils/maxtext_utils.py) is run with the defaults of base.yml.
"""

from types import SimpleNamespace

import jax.numpy as jnp
import optax
import yaml

from checkout import taken
from record_jax import Cases, edges

types = SimpleNamespace(
    LearningRateScheduleType=SimpleNamespace(COSINE="cosine", WSD="wsd"), WsdDecayStyle=SimpleNamespace(LINEAR="linear", COSINE="cosine")
)
(create,) = taken("src/maxtext/utils/maxtext_utils.py", "create_learning_rate_schedule", jnp=jnp, optax=optax, types=types)
BASE = {
    "learning_rate": 3e-5,
    "lr_schedule_type": "cosine",
    "learning_rate_final_fraction": 0.1,
    "wsd_decay_steps_fraction": 0.1,
    "wsd_decay_style": "linear",
    "warmup_steps_fraction": 0.1,
    "learning_rate_schedule_steps": -1,
    "steps": 150_001,
}
CONFIGS = {
    "a cosine": "steps: 1000\nlearning_rate: 2.0e-4\n",
    "a cosine by its defaults": "learning_rate: 2.e-5\n",
    "a cosine shorter than the run": "steps: 1000\nlearning_rate: 2.0e-4\nlearning_rate_schedule_steps: 700\nlearning_rate_final_fraction: 0.0\n",
    "a cosine longer than the run": "steps: 500\nlearning_rate: 2.0e-4\nlearning_rate_schedule_steps: 700\nwarmup_steps_fraction: 0.0\n",
    "a run as long as its schedule": "steps: -1\nlearning_rate: 2.0e-4\nlearning_rate_schedule_steps: 700\n",
    "a plateau": "steps: 1000\nlearning_rate: 2.0e-4\nlr_schedule_type: wsd\n",
    "a plateau and a cosine": "steps: 1000\nlearning_rate: 2.0e-4\nlr_schedule_type: wsd\nwsd_decay_style: cosine\nwsd_decay_steps_fraction: 0.3\n",
}

if __name__ == "__main__":
    cases = Cases("maxtext", "e591f30", float32=True)
    for name, more in CONFIGS.items():
        text = f"base_config: base.yml\nper_device_batch_size: 1\n{more}"
        config = SimpleNamespace(**{**BASE, **yaml.safe_load(text)})
        if config.learning_rate_schedule_steps == -1:
            config.learning_rate_schedule_steps = config.steps
        if config.steps == -1:
            config.steps = config.learning_rate_schedule_steps
        schedule = create(config)
        length = config.learning_rate_schedule_steps
        steps = [step for step in edges(length, length // 10, 700, 899, 900) if step < config.steps]
        cases.add(name, text, lambda step: float(schedule(step)), steps, language="yaml")
    cases.write("maxtext")
