"""What ColossalAI's schedulers do: `CHECKOUT=folder python make_colossalai.py` writes colossalai.json. Made with Python 3.11 and, once each,
torch==2.7.0 and torch==2.15.0; the folder is
the unpacked colossalai-0.5.0.tar.gz, whose `colossalai/nn/lr_scheduler` is run by itself.
"""

import importlib.util
import os
import pathlib
import sys
import types

import torch

from record_jax import Cases, edges, run, stepped

FOLDER = pathlib.Path(os.environ["CHECKOUT"]) / "colossalai" / "nn" / "lr_scheduler"
HEAD = "import torch\nfrom colossalai.nn.lr_scheduler import {name}\n\noptimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.1)\n"

# name: (class, arguments, last step, boundaries)
CALLS = {
    "cosine": ("CosineAnnealingLR", "optimizer, total_steps=50, eta_min=0.01", 50, []),
    "cosine behind a warm-up": ("CosineAnnealingWarmupLR", "optimizer, total_steps=100, warmup_steps=10, eta_min=0.01", 100, [10]),
    "cosine behind no warm-up": ("CosineAnnealingWarmupLR", "optimizer, 40", 40, []),
    "flat, then cosine": ("FlatAnnealingLR", "optimizer, 50, 0.5", 50, [25]),
    "flat, then cosine, by default": ("FlatAnnealingLR", "optimizer, total_steps=25", 25, [18]),
    "warm-up, flat, cosine": ("FlatAnnealingWarmupLR", "optimizer, 100, warmup_steps=10, pct_start=0.6", 100, [10, 64]),
    "stairs": ("MultiStepLR", "optimizer, 100, milestones=[30, 60]", 100, [30, 60]),
    "stairs behind a warm-up": ("MultiStepWarmupLR", "optimizer, 100, warmup_steps=10, milestones=[5, 30, 60], gamma=0.5", 100, [10, 30, 60]),
    "power": ("PolynomialLR", "optimizer, 50, end_lr=0.01, power=2.0", 50, []),
    "power behind a warm-up": ("PolynomialWarmupLR", "optimizer, total_steps=60, warmup_steps=10", 60, [10]),
    "straight": ("LinearWarmupLR", "optimizer, total_steps=50, warmup_steps=5", 50, [5]),
    "straight without a warm-up": ("LinearWarmupLR", "optimizer, 20", 20, []),
}


def package():
    """The folder as the package that it is, without the rest of ColossalAI."""
    for name in ("colossalai", "colossalai.nn", "colossalai.logging"):
        sys.modules[name] = types.ModuleType(name)
    sys.modules["colossalai.logging"].get_dist_logger = None
    spec = importlib.util.spec_from_file_location("colossalai.nn.lr_scheduler", FOLDER / "__init__.py", submodule_search_locations=[str(FOLDER)])
    module = importlib.util.module_from_spec(spec)
    sys.modules["colossalai.nn.lr_scheduler"] = module
    spec.loader.exec_module(module)


if __name__ == "__main__":
    package()
    cases = Cases("colossalai", "0.5.0", backend=f"torch {torch.__version__.split('+')[0]}")
    for name, (kind, arguments, last, boundaries) in CALLS.items():
        code = f"{HEAD.format(name=kind)}scheduler = {kind}({arguments})\n"
        names = run(code)
        cases.add(name, code, stepped(names["optimizer"], names["scheduler"]), [step for step in edges(last, *boundaries) if step <= last])
    cases.write("colossalai")
