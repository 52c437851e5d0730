"""What trainers make of the schedulers of PyTorch that their configs name by the last part alone: `CHECKOUT=... python make_torch_named.py` writes torch_named.json.
Made with Python 3.11, torch==2.15.0, omegaconf==2.3.1 and PyYAML==6.0.4; CHECKOUT names a folder with checkouts of github.com/threestudio-project/threestudio at
28d9d80 and github.com/victoresque/pytorch-template at 41dc06f. The resolvers of threestudio/utils/config.py are registered as they are there.
"""

import ast
import json
import os
from functools import partial, reduce
from operator import getitem
from types import SimpleNamespace

import torch
from omegaconf import OmegaConf
from torch.optim import lr_scheduler

import checkout
from record_jax import Cases, edges

STUDIO = "threestudio/threestudio/"


def register():
    for node in ast.parse(checkout.source(STUDIO + "utils/config.py")).body:
        if isinstance(node, ast.Expr) and "register_new_resolver" in ast.unparse(node):
            exec(compile(ast.Module([node], []), "config.py", "exec"), {"OmegaConf": OmegaConf, "os": os, "C_max": None})


class Model(torch.nn.Module):
    def __init__(self, names):
        super().__init__()
        for name in names:
            setattr(self, name, torch.nn.Linear(1, 1))


NAMES = ("get_scheduler", "getattr_recursive", "get_parameters", "parse_optimizer", "parse_scheduler")
around = {"lr_scheduler": lr_scheduler, "torch": torch, "nn": torch.nn, "threestudio": SimpleNamespace(debug=lambda text: None)}
*_, parse_optimizer, parse_scheduler = checkout.taken(STUDIO + "systems/utils.py", *NAMES, **around)
(ConfigParser,) = checkout.taken("pytorch-template/parse_config.py", "ConfigParser", os=os, partial=partial, reduce=reduce, getitem=getitem)

ADAM = "  optimizer:\n    name: Adam\n    args:\n      lr: 0.01\n      betas: [0.9, 0.99]\n"
GROUPS = ADAM + "    params:\n      geometry:\n        lr: 0.1\n      background: {}\n      variance:\n        lr: 0.001\n"
PARTS = "    milestones:\n      - ${system.warmup_steps}\n    schedulers:\n      - name: LinearLR\n        args:\n          start_factor: 0.1\n          end_factor: 1.0\n          total_iters: ${system.warmup_steps}\n"
DECAY = PARTS + "      - name: ExponentialLR\n        args:\n          gamma: ${calc_exp_lr_decay_rate:0.1,${sub:${trainer.max_steps},${system.warmup_steps}}}\n"
STUDIOS = {
    "milestones by steps": (ADAM, "    name: MultiStepLR\n    interval: step\n    args:\n      milestones: [10, 25, 36]\n      gamma: 0.33\n", [10, 25, 36]),
    "a decay by epochs": (ADAM, "    name: ExponentialLR\n    args:\n      gamma: 0.9\n", []),
    "a warm-up and a decay": (ADAM, "    name: SequentialLR\n    interval: step\n" + DECAY, [5]),
    "groups with rates of their own": (GROUPS, "    name: SequentialLR\n    interval: step\n" + DECAY, [5]),
    "a warm-up by epochs": (ADAM, "    name: SequentialLR\n" + PARTS + "      - name: StepLR\n        args:\n          step_size: ${mul:${system.warmup_steps},2}\n          gamma: 0.5\n", [5, 15]),
}
TEMPLATES = {
    "a fall every 30 epochs": ({"type": "SGD", "args": {"lr": 0.1, "momentum": 0.9}}, {"type": "StepLR", "args": {"step_size": 30, "gamma": 0.1}}, [30, 60, 90]),
    "half a cosine": ({"type": "Adam", "args": {"lr": 0.001}}, {"type": "CosineAnnealingLR", "args": {"T_max": 100, "eta_min": 1e-05}}, []),
    "a default": ({"type": "Adam", "args": {"weight_decay": 0}}, {"type": "ExponentialLR", "args": {"gamma": 0.95}}, []),
}


def updates(optimizer, scheduler, group=0):
    while True:
        yield optimizer.param_groups[group]["lr"]
        optimizer.step()
        scheduler.step()


if __name__ == "__main__":
    register()
    cases = Cases("torch_named", torch.__version__.split("+")[0])
    for name, (optimizer, scheduler, turns) in STUDIOS.items():
        text = f"system:\n  warmup_steps: 5\n{optimizer}  scheduler:\n{scheduler}trainer:\n  max_steps: 40\n"
        unit = "step" if "interval: step" in scheduler else "epoch"
        groups = ("geometry", "background", "variance") if optimizer is GROUPS else (None,)
        for group in range(len(groups)):
            system = OmegaConf.create(text).system
            made = parse_optimizer(system.optimizer, Model(filter(None, groups)) if groups[0] else torch.nn.Linear(1, 1))
            steps = [step for step in edges(40, *turns) if step <= 40]
            values = updates(made, parse_scheduler(system.scheduler, made)["scheduler"], group)
            cases.add(f"{name}: group {group}", text, values, steps, language="yaml", unit=unit, group=group)
    for name, (optimizer, scheduler, turns) in TEMPLATES.items():
        config = {"arch": {"type": "MnistModel", "args": {}}, "optimizer": optimizer, "lr_scheduler": scheduler, "trainer": {"epochs": 100}}
        made = ConfigParser.init_obj(config, "optimizer", torch.optim, [torch.zeros(1, requires_grad=True)])
        values = updates(made, ConfigParser.init_obj(config, "lr_scheduler", lr_scheduler, made))
        cases.add(name, json.dumps(config), values, [step for step in edges(100, *turns) if step <= 100], language="json", unit="epoch")
    cases.write("torch_named")
