"""What LeRobot makes of `scheduler`: `CHECKOUT=... python make_lerobot.py` writes lerobot.json. Made with Python 3.11, torch==2.9.1 and transformers==5.24.0, whose
get_scheduler is that of diffusers here; CHECKOUT names a checkout of github.com/huggingface/lerobot at 7427f31, whose classes of src/lerobot/optim/schedulers.py are run.
"""

import json
import logging
import math
from dataclasses import asdict, dataclass

import torch
from torch.optim.lr_scheduler import LambdaLR
from transformers import get_scheduler

from checkout import taken
from record_jax import Cases, edges, stepped


class Base:
    @classmethod
    def register_subclass(cls, _):
        return lambda made: made


FILE = "src/lerobot/optim/schedulers.py"
CLASSES = {
    "diffuser": "DiffuserSchedulerConfig",
    "vqbet": "VQBeTSchedulerConfig",
    "constant_with_warmup": "ConstantWithWarmupSchedulerConfig",
    "cosine_annealing_with_warmup": "CosineAnnealingWithWarmupSchedulerConfig",
    "cosine_decay_with_warmup": "CosineDecayWithWarmupSchedulerConfig",
}
AROUND = {"LRSchedulerConfig": Base, "dataclass": dataclass, "asdict": asdict, "Optimizer": object, "LRScheduler": object, "LambdaLR": LambdaLR, "math": math}
AROUND |= {"logging": logging, "require_package": lambda *_, **__: None, "get_scheduler": get_scheduler}
made = dict(zip(CLASSES, taken(FILE, *CLASSES.values(), **AROUND)))
DECAY = {"type": "cosine_decay_with_warmup", "num_warmup_steps": 50, "num_decay_steps": 300, "peak_lr": 2.5e-5, "decay_lr": 2.5e-6}
CONFIGS = {
    "a fall shorter than the run": (DECAY, 400),
    "a fall longer than the run": (DECAY, 170),
    "a fall as long as the run": (DECAY, 300),
    "an annealing": ({"type": "cosine_annealing_with_warmup", "num_warmup_steps": 50}, 400),
    "a constant": ({"type": "constant_with_warmup", "num_warmup_steps": 50}, 400),
    "a tokenizer first": ({"type": "vqbet", "num_warmup_steps": 50, "num_vqvae_training_steps": 100, "num_cycles": 0.5}, 400),
    "a function of diffusers": ({"type": "diffuser", "name": "cosine", "num_warmup_steps": 50}, 400),
}

if __name__ == "__main__":
    cases = Cases("lerobot", "7427f31")
    for name, (scheduler, steps) in CONFIGS.items():
        text = json.dumps({"dataset": {}, "policy": {}, "steps": steps, "optimizer": {"type": "adamw", "lr": 5e-5}, "scheduler": scheduler}, indent=2)
        optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=5e-5)
        built = made[scheduler["type"]](**{key: value for key, value in scheduler.items() if key != "type"}).build(optimizer, steps)
        cases.add(name, text, stepped(optimizer, built), edges(steps, 28, 50, 100, 150), language="json")
    cases.write("lerobot")
