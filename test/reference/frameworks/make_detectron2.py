"""What detectron2's configs and lazy configs do: `python make_detectron2.py` writes detectron2.json. Made with Python 3.11, torch==2.15.0,
fvcore==0.1.5.post20221221, cloudpickle==3.1.3, omegaconf==2.3.1. detectron2 is not on PyPI: PYTHONPATH names a checkout of
github.com/facebookresearch/detectron2 at 02b5c4e (2026-06-06); nothing of it needs to be compiled for this.
"""

import pathlib
import sys
import tempfile
import types

import detectron2
import torch
from detectron2.config import get_cfg, instantiate
from detectron2.solver import LRMultiplier, build_lr_scheduler

# Its `deeplab/__init__.py` imports models, which need what is compiled.
sys.modules["deeplab"] = types.ModuleType("deeplab")
sys.modules["deeplab"].__path__ = [str(pathlib.Path(detectron2.__file__).parent.parent / "projects/DeepLab/deeplab")]

from deeplab.build_solver import build_lr_scheduler as build_poly
from deeplab.config import add_deeplab_config

from record_jax import Cases, edges, run

VERSION = "0.6+02b5c4e"

CONFIGS = {
    "defaults": ("MODEL:\n  MASK_ON: true\n", 40000, [1000, 30000]),
    "three steps": ("SOLVER:\n  BASE_LR: 0.02\n  STEPS: (60000, 80000)\n  MAX_ITER: 90000\n", 90000, [1000, 60000, 80000]),
    "steps as a list": ("SOLVER:\n  BASE_LR: 0.01\n  STEPS: [600, 800]\n  MAX_ITER: 900\n  WARMUP_ITERS: 100\n  GAMMA: 0.5\n", 900, [100, 600, 800]),
    "a step past the end is left out": ("SOLVER:\n  BASE_LR: 0.01\n  STEPS: (60, 200)\n  MAX_ITER: 100\n  WARMUP_ITERS: 10\n", 100, [10, 60]),
    "no steps": ("SOLVER:\n  BASE_LR: 0.00025\n  STEPS: []\n  MAX_ITER: 300\n  WARMUP_ITERS: 0\n", 300, []),
    "cosine": ("SOLVER:\n  LR_SCHEDULER_NAME: WarmupCosineLR\n  BASE_LR: 0.02\n  MAX_ITER: 1000\n  WARMUP_ITERS: 100\n", 1000, [100]),
    "cosine down to an end": (
        "SOLVER:\n  LR_SCHEDULER_NAME: WarmupCosineLR\n  BASE_LR: 0.02\n  BASE_LR_END: 0.0002\n  MAX_ITER: 1000\n  WARMUP_ITERS: 100\n  WARMUP_FACTOR: 0.1\n",
        1000,
        [100],
    ),
    "cosine over what the warm-up leaves": (
        "SOLVER:\n  LR_SCHEDULER_NAME: WarmupCosineLR\n  BASE_LR: 0.02\n  MAX_ITER: 1000\n  WARMUP_ITERS: 100\n  RESCALE_INTERVAL: true\n",
        1000,
        [100],
    ),
    "a constant warm-up": (
        "SOLVER:\n  BASE_LR: 0.1\n  STEPS: (60, 80)\n  MAX_ITER: 90\n  WARMUP_ITERS: 10\n  WARMUP_FACTOR: 0.3333\n  WARMUP_METHOD: constant\n",
        90,
        [10, 60, 80],
    ),
    "a fixed factor": (
        "SOLVER:\n  LR_SCHEDULER_NAME: WarmupStepWithFixedGammaLR\n  BASE_LR: 0.1\n  MAX_ITER: 100\n  NUM_DECAYS: 4\n  GAMMA: 0.5\n  WARMUP_ITERS: 5\n",
        100,
        [5, 20, 40, 60, 80],
    ),
    "a warm-up longer than the whole": ("SOLVER:\n  BASE_LR: 0.1\n  STEPS: (30, 40)\n  MAX_ITER: 50\n  WARMUP_ITERS: 100\n", 50, [30, 40]),
    "a warm-up across a step": ("SOLVER:\n  BASE_LR: 0.1\n  STEPS: (50,)\n  MAX_ITER: 100\n  WARMUP_ITERS: 60\n", 100, [50, 60]),
    "a rate that YAML reads as text and yacs as a number": ("SOLVER:\n  BASE_LR: 2e-2\n  STEPS: (60,)\n  MAX_ITER: 90\n  WARMUP_ITERS: 0\n", 90, [60]),
    "steps of a third": ("SOLVER:\n  BASE_LR: 1.0\n  STEPS: (7, 13)\n  MAX_ITER: 21\n  WARMUP_ITERS: 0\n", 21, [7, 13]),
}

POLY = {
    "a power of what is left": ("SOLVER:\n  LR_SCHEDULER_NAME: WarmupPolyLR\n  BASE_LR: 0.0001\n  MAX_ITER: 900\n  WARMUP_FACTOR: 1.0\n  WARMUP_ITERS: 0\n", 900, []),
    "a power with a warm-up": ("SOLVER:\n  LR_SCHEDULER_NAME: WarmupPolyLR\n  BASE_LR: 0.01\n  MAX_ITER: 900\n  WARMUP_ITERS: 100\n  POLY_LR_POWER: 2.0\n", 900, [100]),
    "a power with an end": (
        "SOLVER:\n  LR_SCHEDULER_NAME: WarmupPolyLR\n  BASE_LR: 0.01\n  MAX_ITER: 900\n  WARMUP_ITERS: 50\n  WARMUP_METHOD: constant\n  POLY_LR_CONSTANT_ENDING: 0.05\n",
        900,
        [50, 867, 868],
    ),
}

REFUSED = {
    "an unknown name": "SOLVER:\n  LR_SCHEDULER_NAME: CosineLR\n",
    "an unknown warm-up": "SOLVER:\n  WARMUP_METHOD: exp\n",
    "an end above the base": "SOLVER:\n  LR_SCHEDULER_NAME: WarmupCosineLR\n  BASE_LR: 0.001\n  BASE_LR_END: 0.01\n",
}

LAZY = {
    "a lazy multistep after a warm-up": (
        "from fvcore.common.param_scheduler import MultiStepParamScheduler\n\nfrom detectron2.config import LazyCall as L\nfrom detectron2.solver import WarmupParamScheduler\n\n"
        "lr_multiplier = L(WarmupParamScheduler)(\n    scheduler=L(MultiStepParamScheduler)(\n        values=[1.0, 0.1, 0.01],\n        milestones=[600, 800],\n        num_updates=900,\n    ),\n"
        "    warmup_length=100 / 900,\n    warmup_method='linear',\n    warmup_factor=0.001,\n)\n",
        900,
        [100, 600, 800],
    ),
    "a lazy cosine after a warm-up": (
        "from fvcore.common.param_scheduler import CosineParamScheduler\n\nfrom detectron2.config import LazyCall as L\nfrom detectron2.solver import WarmupParamScheduler\n\n"
        "lr_multiplier = L(WarmupParamScheduler)(\n    scheduler=L(CosineParamScheduler)(start_value=1.0, end_value=0.0),\n    warmup_length=0.1,\n    warmup_factor=0.001,\n    rescale_interval=True,\n)\n",
        900,
        [90],
    ),
    "a lazy cosine without a warm-up": (
        "from fvcore.common.param_scheduler import CosineParamScheduler\n\nfrom detectron2.config import LazyCall as L\nfrom detectron2.solver import WarmupParamScheduler\n\n"
        "lr_multiplier = L(WarmupParamScheduler)(\n    scheduler=L(CosineParamScheduler)(start_value=1.0, end_value=0.01),\n    warmup_length=0,\n    warmup_factor=0.001,\n)\n",
        900,
        [],
    ),
}


def configured(text, add=lambda cfg: None, build=build_lr_scheduler):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "config.yaml"
        file.write_text(text)
        cfg = get_cfg()
        add(cfg)
        cfg.merge_from_file(str(file))
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=cfg.SOLVER.BASE_LR)
    return optimizer, build(cfg, optimizer)


def updates(optimizer, scheduler):
    while True:
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("detectron2", VERSION)
    for name, (text, last, boundaries) in CONFIGS.items():
        steps = [step for step in edges(last, *boundaries) if step <= last + 3]
        cases.add(name, text, updates(*configured(text)), steps, language="yaml")
    for name, (text, last, boundaries) in POLY.items():
        steps = [step for step in edges(last, *boundaries) if step <= last + 1]
        cases.add(name, text, updates(*configured(text, add_deeplab_config, build_poly)), steps, language="yaml")
    for name, text in REFUSED.items():
        try:
            configured(text)
        except Exception as error:
            cases.refused(name, text, error, language="yaml")
        else:
            raise AssertionError(f"{name} is accepted")
    for name, (code, last, boundaries) in LAZY.items():
        multiplier = instantiate(run(code)["lr_multiplier"])
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.02)
        steps = [step for step in edges(last, *boundaries) if step <= last + 3]
        values = updates(optimizer, LRMultiplier(optimizer, multiplier, max_iter=last))
        cases.add(name, code, values, steps, variable="lr_multiplier", given={"lr": 0.02, "max_iter": last})
    cases.write("detectron2")
