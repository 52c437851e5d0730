"""What Ludwig makes of `learning_rate_scheduler`: `CHECKOUT=... python make_ludwig.py` writes ludwig.json. Made with Python 3.11, torch==2.9.1 and PyYAML==6.0.4;
CHECKOUT names a checkout of github.com/ludwig-ai/ludwig at 5d19f3e, whose ludwig/modules/lr_scheduler.py is run with the defaults of schema/lr_scheduler.py.
"""

import logging
import math
import typing
import warnings
from types import SimpleNamespace

import torch
import yaml
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR, OneCycleLR, SequentialLR

from checkout import taken
from record_jax import Cases, edges, stepped

warnings.simplefilter("ignore")
DECAYS = ("no_decay", "linear_decay", "exponential_decay", "inverse_sqrt_decay", "polynomial_decay", "wsd_decay", "wrap_decay_fn", "init_cosine_decay")
NAMES = ("StepInfo", "get_schedule_with_warmup_and_decay", *DECAYS, "init_one_cycle", "decay_registry")
AROUND = {"math": math, "Callable": typing.Callable, "Optimizer": Optimizer, "LambdaLR": LambdaLR, "SequentialLR": SequentialLR, "logger": logging}
AROUND |= {"OneCycleLR": OneCycleLR, "CosineAnnealingWarmRestarts": object, "LRSchedulerConfig": object}
info, make = taken("ludwig/modules/lr_scheduler.py", *NAMES, **AROUND)[:2]
DEFAULTS = dict(decay=None, decay_rate=0.96, decay_steps=10000, staircase=False, warmup_evaluations=0, warmup_fraction=0.0, inverse_sqrt_warmup_steps=4000)
DEFAULTS |= dict(polynomial_power=1.0, polynomial_end_lr=0.0, wsd_warmup_fraction=0.1, wsd_stable_fraction=0.8, wsd_decay_fraction=0.1)
CONFIGS = {
    "a warm-up": "    warmup_fraction: 0.1\n",
    "a line": "    decay: linear\n    warmup_fraction: 0.1\n",
    "a line behind a warm-up of no whole number of steps": "    decay: linear\n    warmup_fraction: 0.0333\n",
    "an exponential": "    decay: exponential\n    decay_rate: 0.8\n    decay_steps: 50\n",
    "an exponential in steps behind a warm-up": "    decay: exponential\n    decay_rate: 0.8\n    decay_steps: 50\n    staircase: true\n    warmup_fraction: 0.1\n",
    "an inverse square root": "    decay: inverse_sqrt\n    inverse_sqrt_warmup_steps: 100\n",
    "a power": "    decay: polynomial\n    polynomial_power: 2.0\n    polynomial_end_lr: 0.1\n",
    "a power behind a warm-up": "    decay: polynomial\n    warmup_fraction: 0.1\n",
    "a plateau": "    decay: wsd\n    wsd_warmup_fraction: 0.05\n    wsd_stable_fraction: 0.7\n",
}

if __name__ == "__main__":
    cases = Cases("ludwig", "5d19f3e")
    for name, more in CONFIGS.items():
        text = f"input_features: []\ntrainer:\n  train_steps: 400\n  learning_rate: 0.002\n  learning_rate_scheduler:\n{more}"
        config = SimpleNamespace(**{**DEFAULTS, **yaml.safe_load(text)["trainer"]["learning_rate_scheduler"]})
        optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=0.002)
        made = make(config, optimizer, info(100, 400, config))
        cases.add(name, text, stepped(optimizer, made), edges(400, 13, 14, 20, 40, 50, 100, 300), language="yaml")
    cases.write("ludwig")
