"""What torchtitan makes of its TOML: `CHECKOUT=... python make_torchtitan.py` writes torchtitan.json. Made with Python 3.11 and torch==2.15.0; CHECKOUT names the
unpacked wheel of torchtitan 0.2.2 or 0.1.0, of which `build_lr_schedulers` and the defaults are run.
"""

import functools
import logging
import math
import sys
import tomllib
import types

import torch
from torch.optim.lr_scheduler import LambdaLR

from checkout import field_defaults, taken
from record_jax import Cases, edges

VERSION = sys.argv[1]
CONFIG = "torchtitan/config/job_config.py" if VERSION != "0.1.0" else "torchtitan/config_manager.py"
kept = types.SimpleNamespace(LRSchedulersContainer=lambda optimizers, rule: rule, OptimizersContainer=object, JobConfig=object, LRSchedulerConfig=object)
(build,) = taken("torchtitan/components/lr_scheduler.py", "build_lr_schedulers", functools=functools, math=math, logger=logging.getLogger(), **vars(kept))
DEFAULTS = {name: field_defaults(CONFIG, kind) for name, kind in [("optimizer", "Optimizer"), ("lr_scheduler", "LRScheduler"), ("training", "Training")]}

least = "min_lr_factor" if VERSION != "0.1.0" else "lr_min"
CONFIGS = {
    "linear": ("steps = 1000", "warmup_steps = 100", [100]),
    "defaults": ("steps = 1000", "decay_type = 'linear'", [200]),
    "a stable part": ("steps = 1000", f"warmup_steps = 20\ndecay_ratio = 0.3\ndecay_type = 'sqrt'\n{least} = 0.1", [20, 700]),
    "a stable part that is no whole number": ("steps = 333", f"warmup_steps = 20\ndecay_ratio = 0.5\ndecay_type = 'cosine'\n{least} = 0.1", [20, 166, 167]),
    "a part that ends in a half": ("steps = 25", "warmup_steps = 2\ndecay_ratio = 0.5", [2, 12, 13]),
    "a cosine without a warm-up": ("steps = 300", "warmup_steps = 0\ndecay_type = 'cosine'", []),
    "a warm-up and a fall that are longer than the run": ("steps = 100", "warmup_steps = 80\ndecay_ratio = 0.5", [80]),
    "a warm-up that is longer than the run": ("steps = 100", "warmup_steps = 200", []),
    "no decay": ("steps = 100", "warmup_steps = 10\ndecay_ratio = 0.0", [10]),
}
LATER = {
    "a schedule that is longer than the run": ("steps = 300", "warmup_steps = 10\ntotal_steps = 1000", [10]),
    "a schedule that is shorter than the run": ("steps = 1000", "warmup_steps = 10\ntotal_steps = 600\ndecay_type = 'linear'", [10, 600]),
}


def rule(config):
    read = {name: types.SimpleNamespace(**(defaults | config.get(name, {}))) for name, defaults in DEFAULTS.items()}
    if VERSION == "0.1.0":
        made = build(None, types.SimpleNamespace(**read))
    else:
        made = build(None, read["lr_scheduler"], read["training"].steps)
    return read["optimizer"].lr, made, read["training"].steps


def updates(text):
    lr, multiplier, _ = rule(tomllib.loads(text))
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=lr)
    scheduler = LambdaLR(optimizer, multiplier)
    while True:
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("torchtitan", VERSION)
    for name, (training, scheduler, boundaries) in {**CONFIGS, **(LATER if VERSION == "0.2.2" else {})}.items():
        rate = "" if name == "defaults" else "[optimizer]\nlr = 3e-4\n\n"
        text = f"[model]\nflavor = 'debugmodel'\n\n{rate}[lr_scheduler]\n{scheduler}\n\n[training]\nseq_len = 2048\n{training}\n"
        total = rule(tomllib.loads(text))[2]
        cases.add(f"{name}, {VERSION}", text, updates(text), [step for step in edges(total, *boundaries) if step < total], language="toml", total=total)
    cases.write("torchtitan")
