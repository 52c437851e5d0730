"""What the schedulers of Coqui TTS do: `CHECKOUT=folder python make_coqui.py` writes coqui.json. Made with Python 3.11 and torch==2.15.0; the folder has the
unpacked wheel of trainer 0.0.36, whose torch.py and trainer_utils.py make a scheduler out of a config.
"""

import json

import numpy as np
import torch

from checkout import taken
from record_jax import Cases, edges, stepped

HEAD = {"run_name": "r", "audio": {}}
CONFIGS = {
    "Noam": ("lr_scheduler", "lr", 0.001, "NoamLR", {"warmup_steps": 40}, True, 200, [40]),
    "Noam by updates": ("lr_scheduler", "lr", 0.5, "NoamLR", {"warmup_steps": 10}, False, 100, [10]),
    "an exponential fall of a generator": ("lr_scheduler_gen", "lr_gen", 0.0002, "ExponentialLR", {"gamma": 0.99, "last_epoch": -1}, True, 100, []),
    "an exponential fall of a discriminator": ("lr_scheduler_disc", "lr_disc", 0.0001, "ExponentialLR", {"gamma": 0.999}, True, 100, []),
    "stairs": ("lr_scheduler", "lr", 0.01, "StepLR", {"step_size": 30, "gamma": 0.5}, True, 100, [30, 60]),
    "milestones": ("lr_scheduler", "lr", 5e-6, "MultiStepLR", {"milestones": [20, 60], "gamma": 0.5, "last_epoch": -1}, True, 100, [20, 60]),
    "rates of their own": (
        "lr_scheduler",
        "lr",
        0.1,
        "StepwiseGradualLR",
        {"gradual_learning_rates": [[0, 1e-3], [20, 5e-4], [40, 1e-4]]},
        False,
        60,
        [20, 40],
    ),
}


def scheduler_of(name, params, rate):
    base = torch.optim.lr_scheduler._LRScheduler
    scope = type("torch", (), {"optim": torch.optim})
    noam, gradual = taken("trainer/torch.py", "NoamLR", "StepwiseGradualLR", torch=scope, np=np)
    (get,) = taken("trainer/trainer_utils.py", "get_scheduler", torch=torch, NoamLR=noam, StepwiseGradualLR=gradual, Dict=dict)
    assert issubclass(noam, base)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    return get(name, params, optimizer), optimizer


if __name__ == "__main__":
    cases = Cases("coqui", "0.0.36")
    for name, (key, rate_key, rate, kind, params, is_epoch, last, boundaries) in CONFIGS.items():
        config = {**HEAD, rate_key: rate, key: kind, f"{key}_params": params, **({} if is_epoch else {"scheduler_after_epoch": False})}
        scheduler, optimizer = scheduler_of(kind, params, rate)
        values = stepped(optimizer, scheduler)
        cases.add(name, json.dumps(config), values, edges(last, *boundaries), language="json", unit="epoch" if is_epoch else "step")
    cases.write("coqui")
