"""What MMEngine makes of a config's param_scheduler: `python make_mmengine.py` writes mmengine.json.
Made with Python 3.11, mmengine==0.10.7 and torch==2.15.0, with the schedulers of mmdet==3.3.0 and mmsegmentation==1.2.2, which need no more of these.

A config is read by MMEngine's own reader, and its Runner trains a model of two weights with it. The rate of update number t is the one that iteration t
finds; of unit "epoch", the one that epoch t finds. "given" has the iterations of an epoch, which the config leaves to the data.
"""

import contextlib
import importlib.util
import io
import itertools
import logging
import os
import pathlib
import sys
import tempfile
import types
import warnings

os.environ["CUDA_VISIBLE_DEVICES"] = ""
warnings.filterwarnings("ignore")

import mmengine
import torch
from mmengine.config import Config
from mmengine.hooks import Hook
from mmengine.model import BaseModel
from mmengine.registry import PARAM_SCHEDULERS
from mmengine.runner import Runner

from record_torch import Cases, edges

logging.disable(logging.CRITICAL)
BOTH = (("lr", 0), ("momentum", 0))
RUNS = itertools.count()


def register(package, file):
    """Runs one file of a package, which could not be imported as a whole without the compiled parts of mmcv."""
    sys.modules[f"{package}.registry"] = types.SimpleNamespace(PARAM_SCHEDULERS=PARAM_SCHEDULERS)
    path = pathlib.Path(importlib.util.find_spec(package).origin).parent / "engine" / "schedulers" / file
    exec(compile(path.read_text(), str(path), "exec"), {"__name__": path.stem})


register("mmdet", "quadratic_warmup.py")
register("mmseg", "poly_ratio_scheduler.py")


class Weights(BaseModel):
    def __init__(self):
        super().__init__()
        self.one = torch.nn.Linear(1, 1)

    def forward(self, x, mode="loss"):
        return {"loss": (self.one(x) * 0).sum()}


class Recorder(Hook):
    priority = "VERY_LOW"

    def __init__(self):
        self.seen = []

    def before_train_iter(self, runner, batch_idx, data_batch=None):
        groups = [dict(group) for group in runner.optim_wrapper.optimizer.param_groups]
        self.seen.append(types.SimpleNamespace(param_groups=groups))


def trained(text, language, batches, unit):
    """What the optimizer is at each iteration (or epoch) of a real run, then the error that ended it, if one did."""
    config = Config.fromstring(text, f".{'py' if language == 'python' else language}")
    recorder, stop = Recorder(), None
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        try:
            runner = Runner(
                model=Weights(),
                work_dir=folder,
                train_dataloader={"dataset": [torch.ones(1)] * batches, "batch_size": 1, "sampler": {"type": "DefaultSampler", "shuffle": False}},
                default_hooks={name: None for name in ("logger", "checkpoint")},
                custom_hooks=[recorder],
                log_level="CRITICAL",
                experiment_name=f"run{next(RUNS)}",
                **config.to_dict(),
            )
            runner.train()
        except Exception as error:
            stop = error
    yield from recorder.seen[:: batches if unit == "epoch" else 1]
    if stop:
        raise stop


SGD = "optim_wrapper = dict(type='OptimWrapper', optimizer=dict(type='SGD', lr=0.1, momentum=0.9, weight_decay=0.0001))"
ADAMW = "optim_wrapper = dict(\n    type='OptimWrapper',\n    optimizer=dict(type='AdamW', lr=1e-3, weight_decay=0.05))"


def epochs(schedule, count=12, optimizer=SGD):
    return f"{optimizer}\nparam_scheduler = {schedule}\ntrain_cfg = dict(by_epoch=True, max_epochs={count})\n"


def iterations(schedule, count, optimizer=SGD):
    return f"{optimizer}\nparam_scheduler = {schedule}\ntrain_cfg = dict(type='IterBasedTrainLoop', max_iters={count})\n"


# name: (config, unit, iterations of an epoch, last step, boundaries), or those and the curves
CASES = {
    "steps": (epochs("dict(type='StepLR', step_size=4, gamma=0.5)"), "epoch", 2, 12, [4, 8]),
    "steps from an epoch on": (epochs("[dict(type='StepLR', step_size=3, begin=2, end=9)]"), "epoch", 2, 12, [2, 5, 8, 9]),
    "milestones": (epochs("dict(type='MultiStepLR', by_epoch=True, begin=0, end=12, milestones=[8, 11], gamma=0.1)"), "epoch", 2, 12, [8, 11]),
    "milestones count from begin": (epochs("dict(type='MultiStepLR', milestones=[2, 3], begin=1, by_epoch=True)", 6), "epoch", 2, 6, [1, 3, 4]),
    "milestones past the end do nothing": (epochs("dict(type='MultiStepLR', milestones=[3, 7], end=6)", 10), "epoch", 2, 10, [3, 6, 7]),
    "constant factor": (epochs("dict(type='ConstantLR', factor=0.1, begin=0, end=4)", 8), "epoch", 2, 8, [3, 4]),
    "constant factor, defaults": (epochs("dict(type='ConstantLR')", 6), "epoch", 2, 6, []),
    "constant factor in the middle": (epochs("dict(type='ConstantLR', factor=0.5, begin=2, end=5)", 8), "epoch", 2, 8, [2, 4, 5]),
    "linear reaches the rate one epoch before its end": (epochs("dict(type='LinearLR', start_factor=0.1, begin=0, end=4)", 8), "epoch", 2, 8, [3, 4]),
    "linear, defaults": (epochs("dict(type='LinearLR')", 10), "epoch", 2, 10, []),
    "linear, down": (epochs("dict(type='LinearLR', start_factor=1.0, end_factor=0.01, begin=2, end=10)"), "epoch", 2, 12, [2, 9, 10]),
    "linear from zero": (epochs("dict(type='LinearLR', start_factor=0, begin=0, end=4)", 6), "epoch", 1, 6, []),
    "linear of a single epoch stays": (epochs("dict(type='LinearLR', start_factor=0.1, begin=0, end=1)", 4), "epoch", 2, 4, [1]),
    "exponential": (epochs("dict(type='ExponentialLR', gamma=0.9, by_epoch=True)", 20), "epoch", 1, 20, []),
    "exponential for a while": (epochs("dict(type='ExponentialLR', gamma=0.5, begin=3, end=7)", 10), "epoch", 1, 10, [3, 7]),
    "cosine ends above its floor": (epochs("dict(type='CosineAnnealingLR', T_max=10, eta_min=0.001, begin=0, end=10)", 14), "epoch", 2, 14, [5, 10]),
    "cosine, T_max left out": (epochs("dict(type='CosineAnnealingLR', by_epoch=True)", 10), "epoch", 2, 10, []),
    "cosine to a share of the rate": (epochs("dict(type='CosineAnnealingLR', eta_min_ratio=0.1, begin=0, end=20)", 20), "epoch", 1, 20, [10]),
    "cosine to a floor and a share": (epochs("dict(type='CosineAnnealingLR', eta_min=0.01, eta_min_ratio=0.1)", 5), "epoch", 1, 5, []),
    "cosine, T_max shorter than its part, rises": (epochs("dict(type='CosineAnnealingLR', T_max=4)", 12), "epoch", 1, 12, [4, 8]),
    "cosine of the last half": (epochs("dict(type='CosineAnnealingLR', eta_min=1e-5, begin=6, end=12, T_max=6)", 14), "epoch", 1, 14, [6, 12]),
    "poly": (epochs("dict(type='PolyLR', power=0.9, eta_min=1e-4, begin=0, end=10)"), "epoch", 1, 12, [9, 10]),
    "poly, defaults": (epochs("dict(type='PolyLR')", 10), "epoch", 1, 10, []),
    "poly per iteration": (iterations("[dict(type='PolyLR', eta_min=1e-4, power=0.9, begin=0, end=160, by_epoch=False)]", 170), "step", 10, 170, [159, 160]),
    "poly to a share of the rate, behind a warm-up": (
        iterations(
            "[dict(type='LinearLR', start_factor=3e-2, begin=0, end=12, by_epoch=False),\n"
            "    dict(type='PolyLRRatio', eta_min_ratio=3e-2, power=0.9, begin=12, end=24, by_epoch=False),\n"
            "    dict(type='ConstantLR', by_epoch=False, factor=1, begin=24, end=25)]",
            25,
            ADAMW,
        ),
        "step",
        10,
        24,
        [11, 12, 23],
    ),
    "poly to a floor and a share": (epochs("dict(type='PolyLRRatio', eta_min=1e-2, eta_min_ratio=0.5, end=8)"), "epoch", 1, 12, [7, 8]),
    "a warm-up with the square, and the base rate behind it": (
        epochs("dict(type='QuadraticWarmupLR', begin=0, end=5)", 8), "epoch", 2, 8, [4, 5]),
    "a warm-up with the square in epochs, per iteration, then a cosine and its last rate": (
        epochs(
            "[dict(type='QuadraticWarmupLR', by_epoch=True, begin=0, end=2, convert_to_iter_based=True),\n"
            "    dict(type='CosineAnnealingLR', eta_min=0.005, begin=2, T_max=8, end=8, by_epoch=True, convert_to_iter_based=True),\n"
            "    dict(type='ConstantLR', by_epoch=True, factor=1, begin=8, end=10)]",
            10,
        ),
        "step",
        5,
        49,
        [9, 10, 39, 40],
    ),
    "one cycle per iteration": (
        iterations("dict(type='OneCycleLR', eta_max=0.1, total_steps=40, by_epoch=False)", 40),
        "step",
        10,
        40,
        [11, 12],
        BOTH,
    ),
    "one cycle, its part is its total": (
        iterations("dict(type='OneCycleLR', eta_max=1.0, begin=10, end=30, by_epoch=False, anneal_strategy='linear')", 40),
        "step",
        10,
        40,
        [10, 15, 30],
    ),
    "one cycle in three phases": (
        iterations("dict(type='OneCycleLR', eta_max=0.1, total_steps=20, three_phase=True, pct_start=0.4, by_epoch=False)", 20),
        "step",
        10,
        20,
        [7, 14],
    ),
    "one cycle behind another goes by its values": (
        iterations(
            "[dict(type='OneCycleLR', eta_max=0.5, total_steps=20, div_factor=5.0, begin=0, end=20, by_epoch=False),\n"
            "    dict(type='OneCycleLR', eta_max=0.1, total_steps=20, final_div_factor=100.0, begin=20, end=40, by_epoch=False)]",
            40,
        ),
        "step",
        10,
        39,
        [5, 6, 20, 25, 26],
    ),
    "cycles that overlap": (
        iterations(
            "[dict(type='OneCycleLR', eta_max=0.5, total_steps=30, anneal_strategy='linear', begin=0, end=30, by_epoch=False),\n"
            "    dict(type='OneCycleLR', eta_max=0.2, total_steps=16, div_factor=4.0, begin=10, end=26, by_epoch=False),\n"
            "    dict(type='OneCycleLR', eta_max=0.1, total_steps=20, three_phase=True, begin=0, end=8, by_epoch=False)]",
            40,
        ),
        "step",
        10,
        39,
        [5, 8, 10, 14, 26, 30],
    ),
    "cycles with a fall between them": (
        epochs(
            "[dict(type='OneCycleLR', eta_max=0.5, total_steps=4, begin=0, end=4),\n"
            "    dict(type='MultiStepLR', milestones=[2, 5], gamma=0.5),\n"
            "    dict(type='OneCycleLR', eta_max=0.3, total_steps=6, div_factor=10.0, begin=6, end=12)]",
            12,
        ),
        "epoch",
        2,
        11,
        [2, 4, 5, 6, 7],
    ),
    "a cosine behind one cycle begins at what that made the first rate": (
        epochs(
            "[dict(type='OneCycleLR', eta_max=0.5, total_steps=7, div_factor=6.0, convert_to_iter_based=True),\n"
            "    dict(type='CosineAnnealingLR', T_max=3)]",
            6,
        ),
        "step",
        5,
        29,
        [5, 10, 15, 20, 25],
    ),
    "cosine in periods": (
        epochs("dict(type='CosineRestartLR', periods=[4, 6, 8], restart_weights=[1, 0.5, 0.25], eta_min=1e-3)", 20),
        "epoch",
        1,
        20,
        [4, 10, 18],
    ),
    "cosine in periods, to a share": (
        epochs("dict(type='CosineRestartLR', periods=[5, 5], restart_weights=[1, 1], eta_min_ratio=0.1)", 12),
        "epoch",
        1,
        12,
        [5, 10],
    ),
    "cosine in periods per iteration": (
        iterations("dict(type='CosineRestartLR', periods=[10, 10, 10], restart_weights=[1, 0.5, 0.5], eta_min=1e-7, by_epoch=False)", 33),
        "step",
        10,
        33,
        [10, 20, 30],
    ),
    "warm-up per iteration, then milestones per epoch": (
        epochs(
            "[\n    dict(\n        type='LinearLR', start_factor=0.001, by_epoch=False, begin=0, end=50),\n    dict(\n        type='MultiStepLR',\n"
            "        begin=0,\n        end=12,\n        by_epoch=True,\n        milestones=[8, 11],\n        gamma=0.1)\n]"
        ),
        "step",
        10,
        119,
        [49, 50, 80, 110],
    ),
    "warm-up per iteration, then cosine per epoch": (
        epochs("[dict(type='LinearLR', start_factor=0.1, by_epoch=False, begin=0, end=4), dict(type='CosineAnnealingLR', by_epoch=True, begin=1, end=3, T_max=2)]", 3),
        "step",
        4,
        11,
        [3, 4, 8],
    ),
    "warm-up and cosine in epochs, per iteration": (
        epochs(
            "[\n    dict(type='LinearLR', start_factor=1e-3, by_epoch=True, begin=0, end=2, convert_to_iter_based=True),\n"
            "    dict(type='CosineAnnealingLR', eta_min=1e-5, by_epoch=True, begin=2, end=10, T_max=8, convert_to_iter_based=True)]",
            10,
            ADAMW,
        ),
        "step",
        5,
        49,
        [9, 10, 30],
    ),
    "cosine in epochs, per iteration, T_max left out": (
        epochs(
            "[dict(type='LinearLR', start_factor=0.1, by_epoch=False, begin=0, end=4),"
            " dict(type='CosineAnnealingLR', by_epoch=True, begin=1, end=3, convert_to_iter_based=True)]",
            3,
        ),
        "step",
        4,
        11,
        [3, 4, 8],
    ),
    "milestones in epochs, per iteration": (
        epochs("dict(type='MultiStepLR', milestones=[2, 4], by_epoch=True, convert_to_iter_based=True)", 6),
        "step",
        5,
        29,
        [10, 20],
    ),
    "one cycle in epochs, per iteration": (
        epochs("dict(type='OneCycleLR', eta_max=0.2, total_steps=6, by_epoch=True, convert_to_iter_based=True)", 6),
        "step",
        5,
        29,
        [8],
    ),
    "cosine in periods in epochs, per iteration": (
        epochs("dict(type='CosineRestartLR', periods=[2, 4], restart_weights=[1, 0.5], eta_min=0.0, by_epoch=True, convert_to_iter_based=True)", 6),
        "step",
        5,
        29,
        [10],
    ),
    "warm-up and cosine overlap, and multiply": (
        iterations(
            "[dict(type='LinearLR', start_factor=0.1, by_epoch=False, begin=0, end=5), dict(type='CosineAnnealingLR', T_max=20, by_epoch=False, begin=0, end=20)]",
            24,
        ),
        "step",
        10,
        23,
        [4, 5, 20],
    ),
    "warm-up, then cosine with a floor": (
        iterations(
            "[dict(type='LinearLR', start_factor=0.1, by_epoch=False, begin=0, end=5),"
            " dict(type='CosineAnnealingLR', T_max=10, eta_min=1e-3, by_epoch=False, begin=5, end=15)]",
            20,
        ),
        "step",
        10,
        19,
        [4, 5, 14, 15],
    ),
    "warm-up, steps, then a long line down": (
        iterations(
            "[dict(type='LinearLR', start_factor=0.01, by_epoch=False, begin=0, end=10), dict(type='StepLR', step_size=20, gamma=0.5, by_epoch=False),"
            " dict(type='LinearLR', start_factor=1.0, end_factor=0.1, by_epoch=False, begin=60, end=90)]",
            100,
        ),
        "step",
        10,
        99,
        [9, 10, 20, 40, 60, 80, 89, 90],
    ),
    "momentum of its own": (
        iterations(
            "[dict(type='CosineAnnealingLR', T_max=20, by_epoch=False), dict(type='LinearMomentum', start_factor=0.9, end_factor=1.0, by_epoch=False, end=10)]",
            24,
        ),
        "step",
        10,
        23,
        [9, 10, 20],
        BOTH,
    ),
    "momentum of Adam's first beta": (
        iterations("[dict(type='StepMomentum', step_size=5, gamma=0.9, by_epoch=False)]", 12, ADAMW),
        "step",
        10,
        11,
        [5, 10],
        BOTH,
    ),
    "weight decay in a cosine": (
        iterations("[dict(type='CosineAnnealingParamScheduler', param_name='weight_decay', T_max=20, eta_min=1e-5, by_epoch=False)]", 20),
        "step",
        10,
        19,
        [10],
        (("weight_decay", 0), ("lr", 0)),
    ),
    "a rate of its own for the bias": (
        iterations(
            "[dict(type='LinearLR', start_factor=0.1, by_epoch=False, end=5), dict(type='CosineAnnealingLR', T_max=15, eta_min=1e-3, by_epoch=False, begin=5, end=20)]",
            20,
            "optim_wrapper = dict(\n    optimizer=dict(type='SGD', lr=0.1, momentum=0.9),\n    paramwise_cfg=dict(bias_lr_mult=2.0))",
        ),
        "step",
        10,
        19,
        [4, 5],
        (("lr", 0), ("lr", 1)),
    ),
    "accumulated: iterations count, not updates": (
        epochs(
            "[dict(type='LinearLR', start_factor=0.1, by_epoch=False, begin=0, end=5)]",
            3,
            "optim_wrapper = dict(type='OptimWrapper', accumulative_counts=2, optimizer=dict(type='SGD', lr=1.0))",
        ),
        "step",
        4,
        11,
        [4, 5],
    ),
    "an end before its begin": (epochs("dict(type='StepLR', step_size=4, begin=5, end=3)", 3), "epoch", 1, 3, []),
    "a class that is none": (epochs("dict(type='CosineLR', T_max=4)", 3), "epoch", 1, 3, []),
}

YAML = """\
optim_wrapper:
  type: OptimWrapper
  optimizer: {type: SGD, lr: 0.01, momentum: 0.9}
param_scheduler:
  - type: LinearLR
    start_factor: 0.001
    by_epoch: false
    begin: 0
    end: 20
  - type: CosineAnnealingLR
    T_max: 80
    eta_min: 0.0001
    by_epoch: false
    begin: 20
    end: 100
train_cfg: {type: IterBasedTrainLoop, max_iters: 100}
"""
JSON = """\
{
  "optim_wrapper": {"type": "OptimWrapper", "optimizer": {"type": "SGD", "lr": 0.1}},
  "param_scheduler": [{"type": "MultiStepLR", "milestones": [3, 6], "gamma": 0.1, "by_epoch": true}],
  "train_cfg": {"by_epoch": true, "max_epochs": 8}
}
"""


def main():
    cases = Cases("mmengine", mmengine.__version__)
    for name, (text, unit, batches, total, boundaries, *curves) in CASES.items():
        record(cases, name, text, "python", unit, batches, total, boundaries, *curves)
    record(cases, "YAML: warm-up and cosine", YAML, "yaml", "step", 10, 99, [19, 20])
    record(cases, "JSON: milestones", JSON, "json", "epoch", 2, 8, [3, 6])
    cases.write("mmengine")


def record(cases, name, text, language, unit, batches, total, boundaries, curves=(("lr", 0),)):
    steps = [step for step in edges(total, *boundaries) if step <= total]
    start = lambda: trained(text, language, batches, unit)
    cases.add(name, text, start, steps, curves=curves, language=language, unit=unit, given={"batches": batches})


if __name__ == "__main__":
    main()
