"""What xtuner v1 makes of its `LRConfig`: `CHECKOUT=folder python make_xtuner.py` writes xtuner.json. Made with Python 3.11 and torch==2.15.0; the folder has
xtuner/v1/train/trainer.py of InternLM/xtuner at b934f46, whose `build_lr_scheduler` runs. What its classes of settings take is said here.
"""

import types

import torch
from torch.optim import lr_scheduler

from checkout import method
from record_torch import Cases, edges, updates

SCHEDULERS = ("LambdaLR", "LinearLR", "CosineAnnealingLR", "SequentialLR")
around = {name: getattr(lr_scheduler, name) for name in SCHEDULERS}
build = method("xtuner/v1/train/trainer.py", "Trainer", "build_lr_scheduler", torch=torch, LRConfig=object, **around)

HEAD = "from xtuner.v1.config import AdamWConfig, LRConfig\nfrom xtuner.v1.train import TrainerConfig\n\n"
CASES = {
    "cosine": (dict(lr_type="cosine", lr_min=1e-6), dict(lr=6e-5), 200, [6]),
    "cosine behind steps": (dict(lr_type="cosine", warmup_ratio=20, lr_min=1e-3), dict(lr=6e-2), 200, [20]),
    "linear": (dict(lr_type="linear", warmup_ratio=0.1), dict(lr=1e-3), 101, [10]),
    "constant": (dict(lr_type="constant", warmup_ratio=0.25, lr_min=1e-6), dict(lr=1e-3), 100, [25]),
    "no warm-up": (dict(lr_type="cosine", warmup_ratio=0), dict(lr=1e-3), 100, []),
    "defaults": ({}, dict(lr=1e-3), 100, [3]),
}


def written(name, arguments):
    return f"{name}({', '.join(f'{key}={value!r}' for key, value in arguments.items())})"


def scheduled(config, rate, total):
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    given = types.SimpleNamespace(**({"lr_type": "constant", "warmup_ratio": 0.03, "lr_min": 1e-6} | config))
    return updates(optimizer, build(types.SimpleNamespace(_engine=types.SimpleNamespace(optimizer=optimizer)), given, total))


cases = Cases("xtuner", "b934f46")
for name, (config, optimizer, total, boundaries) in CASES.items():
    lines = [f"optim_cfg = {written('AdamWConfig', optimizer)}", f"lr_cfg = {written('LRConfig', config)}"]
    text = HEAD + "\n".join(lines) + f"\ntrainer = TrainerConfig(optim_cfg=optim_cfg, lr_cfg=lr_cfg, total_step={total})\n"
    steps = [step for step in edges(total, *boundaries) if step < total]
    cases.add(name, text, lambda: scheduled(config, optimizer["lr"], total), steps, variable="lr_cfg")
cases.write("xtuner")
