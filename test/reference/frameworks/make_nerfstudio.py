"""What nerfstudio's schedulers do: `python make_nerfstudio.py FOLDER` writes nerfstudio.json. The argument is a checkout of
github.com/nerfstudio-project/nerfstudio at 50e0e3c (2025-07-28). Made with Python 3.11, torch==2.15.0, numpy==2.4.6. engine/schedulers.py runs as it is; of
the package around it only the base class of configs stands in.
"""

import importlib.util
import pathlib
import sys
import types
from dataclasses import dataclass, field

import torch

from record_jax import Cases, edges, stepped

HEAD = "from nerfstudio.engine.optimizers import AdamOptimizerConfig\nfrom nerfstudio.engine.schedulers import {name}\n\n"
TEXT = HEAD + 'optimizers = {{\n    "fields": {{\n        "optimizer": AdamOptimizerConfig(lr=1e-2, eps=1e-15),\n        "scheduler": {name}({arguments}),\n    }},\n}}\n'
CASES = {
    "exponential": ("ExponentialDecaySchedulerConfig", "lr_final=0.0001, max_steps=2000", 2000, []),
    "exponential, behind a warm-up": ("ExponentialDecaySchedulerConfig", "lr_final=6e-6, max_steps=2000, warmup_steps=500, lr_pre_warmup=1e-5", 2000, [500]),
    "exponential, behind a straight warm-up": ("ExponentialDecaySchedulerConfig", 'lr_final=6e-6, max_steps=2000, warmup_steps=500, ramp="linear"', 2000, [500]),
    "exponential, no end": ("ExponentialDecaySchedulerConfig", "max_steps=2000", 2000, []),
    "exponential, what is left out": ("ExponentialDecaySchedulerConfig", "lr_final=1e-4", 3000, []),
    "cosine": ("CosineDecaySchedulerConfig", "warm_up_end=500, learning_rate_alpha=0.05, max_steps=3000", 3000, [500]),
    "cosine, no warm-up": ("CosineDecaySchedulerConfig", "warm_up_end=0, max_steps=3000", 3000, []),
    "milestones": ("MultiStepSchedulerConfig", "max_steps=3000, gamma=0.5, milestones=(1000, 2000)", 3000, [1000, 2000]),
}


def load(folder):
    base = types.ModuleType("nerfstudio.configs.base_config")

    @dataclass
    class InstantiateConfig:
        _target: type = field(default=None)

        def setup(self):
            return self._target(self)

    base.InstantiateConfig = InstantiateConfig
    for name in ("nerfstudio", "nerfstudio.configs"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules[base.__name__] = base
    spec = importlib.util.spec_from_file_location("schedulers", pathlib.Path(folder) / "nerfstudio/engine/schedulers.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


if __name__ == "__main__":
    module = load(sys.argv[1])
    cases = Cases("nerfstudio", "50e0e3c")
    for name, (config, arguments, last, boundaries) in CASES.items():
        optimizer = torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], lr=1e-2)
        scheduler = eval(f"{config}({arguments})", vars(module)).setup().get_scheduler(optimizer=optimizer, lr_init=1e-2)
        cases.add(name, TEXT.format(name=config, arguments=arguments), stepped(optimizer, scheduler), edges(last, *boundaries))
    cases.write("nerfstudio")
