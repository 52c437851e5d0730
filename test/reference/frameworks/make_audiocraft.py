"""What AudioCraft makes of `schedule`: `CHECKOUT=... python make_audiocraft.py` writes audiocraft.json. Made with Python 3.11, torch==2.15.0 and
PyYAML==6.0.4; CHECKOUT names a checkout of github.com/facebookresearch/audiocraft at 896ec7c, whose get_lr_scheduler is run, and what it makes is
stepped behind each update, as its solvers do.
"""

import math
import typing
from types import SimpleNamespace

import torch
import yaml

import checkout
from record_jax import Cases, edges, stepped

torch_classes = dict(_LRScheduler=torch.optim.lr_scheduler.LRScheduler, Optimizer=torch.optim.Optimizer, math=math, tp=typing)
FILES = {
    "CosineLRScheduler": "cosine",
    "PolynomialDecayLRScheduler": "polynomial_decay",
    "InverseSquareRootLRScheduler": "inverse_sqrt",
    "LinearWarmupLRScheduler": "linear_warmup",
}
classes = {name: checkout.taken(f"audiocraft/optim/{file}_lr_scheduler.py", name, **torch_classes)[0] for name, file in FILES.items()}
(get_lr_scheduler,) = checkout.taken(
    "audiocraft/solvers/builders.py",
    "get_lr_scheduler",
    torch=torch,
    tp=typing,
    optim=SimpleNamespace(**classes),
    omegaconf=SimpleNamespace(DictConfig=dict),
    LRScheduler=torch.optim.lr_scheduler.LRScheduler,
    dict_from_config=dict,
)


class Section(dict):
    __getattr__ = dict.__getitem__


CONFIGS = {
    "cosine": "  cosine:\n    warmup: 40\n    lr_min_ratio: 0.1\n    cycle_length: 1.0\n",
    "cosine, a part of the half wave": "  cosine:\n    warmup: 0\n    lr_min_ratio: 0.2\n    cycle_length: 1.5\n",
    "polynomial_decay": "  polynomial_decay:\n    warmup: 30\n    zero_lr_warmup_steps: 10\n    end_lr: 0.0001\n    power: 2\n",
    "polynomial_decay by its defaults": "  polynomial_decay:\n    warmup: 0\n",
    "inverse_sqrt": "  inverse_sqrt:\n    warmup: 30\n    warmup_init_lr: 0.0001\n",
    "linear_warmup": "  linear_warmup:\n    warmup: 30\n",
    "step": "  step:\n    step_size: 70\n    gamma: 0.5\n",
}

if __name__ == "__main__":
    cases = Cases("audiocraft", "896ec7c")
    for name, more in CONFIGS.items():
        text = f"solver: musicgen\noptim:\n  epochs: 3\n  updates_per_epoch: 100\n  lr: 0.002\n  optimizer: adamw\nschedule:\n  lr_scheduler: {name.split(',')[0].split(' ')[0]}\n{more}"
        config = yaml.safe_load(text)
        total = config["optim"]["epochs"] * config["optim"]["updates_per_epoch"]
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=config["optim"]["lr"])
        scheduler = get_lr_scheduler(optimizer, Section(config["schedule"], step=config["schedule"].get("step")), total)
        cases.add(name, text, stepped(optimizer, scheduler), edges(total, 10, 29, 40, 70), language="yaml")
    cases.write("audiocraft")
