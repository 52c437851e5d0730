"""What VeOmni makes of `train.optimizer`: `CHECKOUT=... python make_veomni.py` writes veomni.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4; CHECKOUT names
a checkout of github.com/ByteDance-Seed/VeOmni at d977449, whose scheduler is stepped after each update.
"""

import inspect
import math
import warnings
from typing import Dict, Literal

import torch
import yaml

import checkout
from record_jax import Cases, edges, stepped

SCHEDULERS = ("build_lr_scheduler", "get_constant_schedule_with_warmup", "get_linear_schedule_with_warmup", "get_cosine_schedule_with_warmup")
build = checkout.taken(
    "veomni/optim/lr_scheduler.py", *SCHEDULERS, math=math, LambdaLR=torch.optim.lr_scheduler.LambdaLR, Dict=Dict, Literal=Literal
)[0]
known = set(inspect.signature(build).parameters)

HEAD = "model:\n  model_path: a\ndata:\n  train_path: b\ntrain:\n  accelerator:\n    ulysses_size: 1\n  num_train_epochs: 3\n  optimizer:\n    type: adamw\n"
CONFIGS = {
    "a cosine": "    lr: 1.0e-4\n    lr_decay_style: cosine\n    lr_warmup_ratio: 0.07\n    lr_min: 1.0e-6\n    lr_decay_ratio: 0.9\n",
    "a cosine to what it has by default": "    lr: 3.0e-4\n    lr_decay_style: cosine\n    max_grad_norm: 1.0\n",
    "a straight line": "    lr: 1.0e-5\n    lr_decay_style: linear\n    lr_warmup_ratio: 0.1\n    lr_min: 1.0e-6\n    lr_start: 1.0e-6\n",
    "constant": "    lr: 3.0e-4\n    lr_decay_style: constant\n    lr_warmup_ratio: 0.007\n    lr_decay_ratio: 1.0\n",
}
TOTAL = 777

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("veomni", "d977449")
    for name, more in CONFIGS.items():
        written = yaml.safe_load(HEAD + more)["train"]["optimizer"]
        optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=written["lr"])
        scheduler = build(optimizer, train_steps=TOTAL, **{key: value for key, value in written.items() if key in known})
        steps = [step for step in edges(TOTAL, 5, 54, 77, 699) if step <= TOTAL]
        cases.add(name, HEAD + more, stepped(optimizer, scheduler), steps, language="yaml", total=TOTAL)
    cases.write("veomni")
