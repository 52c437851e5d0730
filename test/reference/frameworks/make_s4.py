"""What S4 makes of the `scheduler` of its configs: `CHECKOUT=... python make_s4.py` writes s4.json. Made with Python 3.11, torch==2.15.0,
transformers==5.24.0, timm==1.0.31 and PyYAML==6.0.4; CHECKOUT names a checkout of github.com/state-spaces/s4 at e757cef, whose src/utils/registry.py
says what is called with the keys beside `_name_`. The trainer steps it behind each step or epoch, as train.interval says; a plateau is given a metric of 1.
"""

import importlib

import timm.scheduler
import torch
import yaml

import checkout
from record_jax import Cases, edges

(registry,) = checkout.taken("src/utils/registry.py", "scheduler")
(Cosine,) = checkout.taken("src/utils/optim/schedulers.py", "TimmCosineLRScheduler", CosineLRScheduler=timm.scheduler.CosineLRScheduler, torch=torch)

CONFIGS = {
    "constant_warmup": "num_warmup_steps: 30",
    "linear_warmup": "num_warmup_steps: 30\n  num_training_steps: 200",
    "cosine_warmup": "num_warmup_steps: 30\n  num_training_steps: 200",
    "step": "step_size: 20\n  gamma: 0.9",
    "multistep": "milestones: [8, 14, 18]\n  gamma: 0.2",
    "cosine": "T_max: 50\n  eta_min: 1e-6",
    "plateau": "mode: min\n  factor: 0.2\n  patience: 5\n  min_lr: 0.0",
    "timm_cosine": "t_initial: 60\n  lr_min: 1e-5\n  cycle_decay: 0.1\n  warmup_lr_init: 1e-6\n  warmup_t: 10\n  cycle_limit: 1",
}


def made(name, optimizer, arguments):
    module, _, attribute = registry[name].rpartition(".")
    called = Cosine if attribute == "TimmCosineLRScheduler" else getattr(importlib.import_module(module), attribute)
    return called(optimizer, **arguments)


def rates(optimizer, scheduler, name):
    while True:
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step(*([1] if name == "plateau" else []))


class Loader(yaml.SafeLoader):
    """Reads 1e-5 as a number, as OmegaConf does."""


Loader.add_implicit_resolver("tag:yaml.org,2002:float", __import__("re").compile(r"^[-+]?[0-9.]+[eE][-+]?[0-9]+$"), list("-+0123456789."))

if __name__ == "__main__":
    cases = Cases("s4", "e757cef")
    for name, keys in CONFIGS.items():
        unit = "step" if "warmup" in name or name == "step" else "epoch"
        text = f"# @package _global_\ntrain:\n  interval: {unit}\noptimizer:\n  _name_: adamw\n  lr: 0.004\nscheduler:\n  _name_: {name}\n  {keys}\n"
        arguments = yaml.load(text, Loader)["scheduler"]
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.004)
        optimizer.param_groups[0].setdefault("initial_lr", 0.004)
        scheduler = made(arguments.pop("_name_"), optimizer, arguments)
        total = arguments.get("num_training_steps") or arguments.get("T_max") or arguments.get("t_initial") or 40
        steps = [step for step in edges(total, 10, 30) if name == "constant_warmup" or step <= total]
        cases.add(name, text, rates(optimizer, scheduler, name), steps, language="yaml", unit=unit)
    cases.write("s4")
