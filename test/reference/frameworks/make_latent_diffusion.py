"""What the schedulers of latent diffusion's configs give, step by step: `python make_latent_diffusion.py CHECKOUT/ldm` writes latent_diffusion.json.
Made with Python 3.11, numpy==2.4.6 and CompVis/latent-diffusion at a506df5, of which `ldm/lr_scheduler.py` is run. The rate is multiplied with these factors.
"""

import importlib
import sys

import yaml

from record_jax import Cases, edges

# name: (class, params, steps)
CONFIGS = {
    "a warm-up": (
        "LambdaLinearScheduler",
        "warm_up_steps: [10000]\n        cycle_lengths: [10000000000000]\n        f_start: [1.e-6]\n        f_max: [1.]\n        f_min: [ 1.]",
        edges(10000, 5000),
    ),
    "two cycles of lines": (
        "LambdaLinearScheduler",
        "warm_up_steps: [10, 0]\n        cycle_lengths: [100, 50]\n        f_start: [0.01, 0.5]\n        f_max: [1.0, 0.5]\n        f_min: [0.1, 0.0]",
        [s for s in edges(150, 10, 100) if s <= 152],
    ),
    "cycles of cosines": (
        "LambdaWarmUpCosineScheduler2",
        "warm_up_steps: [10, 5, 0]\n        cycle_lengths: [100, 50, 10]\n        f_start: [0.01, 0.1, 0.2]\n        f_max: [1.0, 0.5, 0.2]\n"
        "        f_min: [0.1, 0.05, 0.2]\n        verbosity_interval: 0",
        [s for s in edges(160, 10, 100, 150) if s <= 160],
    ),
    "one cosine": (
        "LambdaWarmUpCosineScheduler",
        "verbosity_interval: 0\n        warm_up_steps: 1000\n        max_decay_steps: 50000\n        lr_start: 0.001\n        lr_max: 0.1\n        lr_min: 0.0001",
        edges(50000, 1000),
    ),
}


def main():
    sys.path.insert(0, sys.argv[1])
    library = importlib.import_module("lr_scheduler")
    cases = Cases("latent-diffusion", "a506df5")
    for name, (kind, params, steps) in CONFIGS.items():
        text = (
            "model:\n  base_learning_rate: 1.0e-04\n  params:\n    linear_start: 0.0015\n    scheduler_config:\n"
            f"      target: ldm.lr_scheduler.{kind}\n      params:\n        {params}\n"
        )
        scheduler = getattr(library, kind)(**{key: value for key, value in yaml.safe_load(text)["model"]["params"]["scheduler_config"]["params"].items()})
        walk = (float(scheduler.schedule(step)) for step in range(max(steps) + 1))
        cases.add(name, text, walk, steps, language="yaml", quantity="factor", variable="scheduler_config")
    cases.write("latent_diffusion")


if __name__ == "__main__":
    main()
