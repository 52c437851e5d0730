"""What OpenPoints makes of `sched`: `CHECKOUT=... python make_openpoints.py` writes openpoints.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4; CHECKOUT
names a checkout of github.com/guochengqian/openpoints at 8c115a9, whose folder `scheduler` is imported. PointNeXt steps the scheduler with the number of each epoch,
from 1 on, behind it.
"""

import importlib
import sys
import types
from types import SimpleNamespace

import torch
import yaml

import checkout
from record_jax import Cases, edges

# Its own `__init__.py` imports models, which need what is compiled.
sys.modules["openpoints"] = types.ModuleType("openpoints")
sys.modules["openpoints"].__path__ = [str(checkout.ROOT)]
build = importlib.import_module("openpoints.scheduler.scheduler_factory").build_scheduler_from_cfg

HEAD = "model:\n  NAME: BaseSeg\noptimizer:\n  NAME: 'adamw'\n"
CONFIGS = {
    "half a cosine": ("sched: cosine\nlr: 0.001\nmin_lr: null\nepochs: 60\nwarmup_epochs: 0\n", 60, []),
    "a cosine that ends before the run": ("sched: cosine\nlr: 0.002\nepochs: 50\nwarmup_epochs: 0\nmin_lr: 1.0e-4\nt_max: 40\n", 50, [40]),
    "a cosine behind a warm-up": ("sched: cosine\nlr: 0.01\nmin_lr: 1.0e-5\nepochs: 60\nwarmup_epochs: 10\nwarmup_lr: 1.0e-5\n", 60, [10]),
    "a cosine that waits": ("sched: cosine\nlr: 0.01\nmin_lr: 0\nepochs: 60\nwarmup_epochs: 5\nwarmup_freeze_epochs: 5\n", 60, [5, 10]),
    "a cosine with defaults": ("sched: cosine\nlr: 0.01\nepochs: 30\n", 30, []),
    "steps": ("sched: step\nlr: 0.002\ndecay_rate: 0.7\ndecay_epochs: 20\nepochs: 60\nwarmup_epochs: 3\n", 60, [3, 20, 40]),
    "steps to a hundredth": ("sched: step\nlr: 0.002\nepochs: 60\n", 60, []),
    "milestones": ("sched: multistep\nlr: 0.001\ndecay_epochs: [21, 27]\ndecay_rate: 0.1\nepochs: 30\nwarmup_epochs: 0\n", 30, [20, 21, 26, 27]),
}


def rates(text):
    config = yaml.safe_load(text)
    optimizer = torch.optim.AdamW([torch.zeros(1, requires_grad=True)], lr=config["lr"])
    scheduler = build(SimpleNamespace(**config), optimizer)
    for epoch in range(1, config["epochs"] + 1):
        yield optimizer.param_groups[0]["lr"]
        scheduler.step(epoch)


if __name__ == "__main__":
    cases = Cases("openpoints", "8c115a9")
    for name, (text, last, turns) in CONFIGS.items():
        text = HEAD + text
        cases.add(name, text, rates(text), [step for step in edges(last, *turns) if step < last], language="yaml", unit="epoch")
    cases.write("openpoints")
