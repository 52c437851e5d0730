"""Schedules that are written as programs write them, not as examples do: arguments and lists behind names, classes that another package hands on,
groups of parameters, configs of Hydra: `python make_forms.py` writes forms.json. Made with Python 3.11, torch==2.15.0, hydra-core==1.3.8,
omegaconf==2.3.1, timm==1.0.31, transformers==5.24.0, diffusers==0.42.1, deepspeed==0.19.8, fvcore==0.1.5.post20221221, pytorch-ignite==0.5.5, monai==1.5.2, lightly==1.6.0 and pytorch_optimizer==4.1.0.

A script is run as it stands. The rate of update number t is read from the optimizer before that update; that of event t of Ignite while it is handled.
"""

import contextlib
import io
import itertools
import logging
import os
import warnings
from importlib.metadata import version

os.environ |= {"CUDA_VISIBLE_DEVICES": "", "DS_ACCELERATOR": "cpu"}
logging.disable(logging.CRITICAL)
warnings.filterwarnings("ignore")

import torch
from hydra.utils import instantiate
from ignite.engine import Engine, Events
from omegaconf import OmegaConf

from record_torch import Cases, run

MODEL = "model = torch.nn.Linear(2, 2)\n"
SGD = MODEL + "optimizer = torch.optim.SGD(model.parameters(), lr=0.1)\n"
GROUPS = MODEL + 'optimizer = torch.optim.SGD([{"params": [model.weight], "lr": 0.01}, {"params": [model.bias]}], lr=0.1)\n'
ONE, BOTH = (("lr", 0),), (("lr", 0), ("lr", 1))


def script(imports, rest, head=SGD):
    return f"import torch\n{imports}\n{head}{rest}"


HF = "from transformers import get_scheduler\n"
DF = "from diffusers import {0}\n"
TORCH = "from torch.optim.lr_scheduler import {0}\n"
DS = "from deepspeed.runtime.lr_schedules import {0}\n"
PO = "from pytorch_optimizer import {0}\n"

# library: {name: (text, curves)}
SCRIPTS = {
    "transformers": {
        "keyword arguments behind a name": (
            script(HF, 'KWARGS = {"num_cycles": 1.5}\nscheduler = get_scheduler("cosine", optimizer, 4, 20, scheduler_specific_kwargs=KWARGS)\n'),
            ONE,
        ),
        "keyword arguments of a dict": (
            script(HF, 'extra = dict(timescale=100)\nscheduler = get_scheduler("inverse_sqrt", optimizer, 3, scheduler_specific_kwargs=extra)\n'),
            ONE,
        ),
        "a stable part in keyword arguments, without a total": (
            script(
                HF,
                'scheduler = get_scheduler(\n    "warmup_stable_decay",\n    optimizer,\n    num_warmup_steps=3,\n'
                '    scheduler_specific_kwargs={"num_stable_steps": 5, "num_decay_steps": 4},\n)\n',
            ),
            ONE,
        ),
        "constant, which needs nothing": (script(HF, 'scheduler = get_scheduler("constant", optimizer=optimizer)\n'), ONE),
        "constant, which reads nothing": (
            script(HF, 'scheduler = get_scheduler("constant", optimizer, 5, 10, {"num_cycles": 2})\n'),
            ONE,
        ),
        "neither a total nor a stable part": (
            script("from transformers import get_wsd_schedule\n", "scheduler = get_wsd_schedule(optimizer, 3, 4)\n"),
            ONE,
        ),
    },
    "diffusers": {
        "get_scheduler from the package": (
            script(DF.format("get_scheduler"), 'scheduler = get_scheduler("cosine_with_restarts", optimizer, None, 2, 20, num_cycles=3)\n'),
            ONE,
        ),
        "a function from the package": (
            script(DF.format("get_linear_schedule_with_warmup"), "scheduler = get_linear_schedule_with_warmup(optimizer, 3, 12)\n"),
            ONE,
        ),
    },
    "deepspeed": {
        "warm-up": (script(DS.format("WarmupLR"), "scheduler = WarmupLR(optimizer, 0.001, 0.5, warmup_num_steps=8)\n"), ONE),
        "warm-up to the rates of the groups": (script(DS.format("WarmupCosineLR"), "scheduler = WarmupCosineLR(optimizer, 20, 0.1, 4)\n", GROUPS), BOTH),
        "warm-up and decay": (
            script(DS.format("WarmupDecayLR"), 'scheduler = WarmupDecayLR(optimizer, 20, 0, 1.0, 5, "linear")\n'),
            ONE,
        ),
        "one cycle": (
            script("from deepspeed.runtime import lr_schedules\n", "scheduler = lr_schedules.OneCycle(optimizer, 0.01, 0.1, 0.5, 5, 8, decay_step_size=2)\n"),
            ONE,
        ),
        "range test": (script(DS.format("LRRangeTest"), "scheduler = LRRangeTest(optimizer, 1e-3, 4, lr_range_test_staircase=True)\n"), ONE),
    },
    "torch": {
        "a sequence of a list behind a name": (
            script(
                TORCH.format("CosineAnnealingLR, LinearLR, SequentialLR"),
                "parts = [LinearLR(optimizer, 0.1, total_iters=3), CosineAnnealingLR(optimizer, T_max=8)]\nat = [3]\n"
                "scheduler = SequentialLR(optimizer, parts, milestones=at)\n",
            ),
            ONE,
        ),
        "a sequence with too many milestones behind a name": (
            script(
                TORCH.format("CosineAnnealingLR, LinearLR, SequentialLR"),
                "at = [3, 4]\nscheduler = SequentialLR(\n    optimizer, [LinearLR(optimizer, 0.1, total_iters=3), CosineAnnealingLR(optimizer, T_max=8)], milestones=at\n)\n",
            ),
            ONE,
        ),
        "functions of the groups behind a name": (
            script(
                TORCH.format("LambdaLR"),
                "factors = [lambda step: 0.9**step, lambda step: 1 / (1 + step)]\nscheduler = LambdaLR(optimizer, lr_lambda=factors)\n",
                GROUPS,
            ),
            BOTH,
        ),
        "the same function for each group": (
            script(
                TORCH.format("LambdaLR"),
                "def factor(step):\n    return 0.9**step\n\n\nscheduler = LambdaLR(optimizer, lr_lambda=[factor] * 2)\n",
                GROUPS,
            ),
            BOTH,
        ),
        "fewer functions than groups": (
            script(TORCH.format("LambdaLR"), "scheduler = LambdaLR(optimizer, lr_lambda=[lambda step: 0.9**step])\n", GROUPS),
            ONE,
        ),
    },
    "monai": {
        "a warm-up of groups": (
            script("from monai.optimizers import WarmupCosineSchedule\n", "scheduler = WarmupCosineSchedule(optimizer, 3, 20)\n", GROUPS),
            BOTH,
        ),
    },
    "lightly": {
        "a warm-up of groups": (
            script("from lightly.utils.scheduler import CosineWarmupScheduler\n", "scheduler = CosineWarmupScheduler(optimizer, 3, 20)\n", GROUPS),
            BOTH,
        ),
    },
    "pytorch_optimizer": {
        "a warm-up of groups": (script(PO.format("get_wsd_schedule"), "scheduler = get_wsd_schedule(optimizer, 3, 5, 6)\n", GROUPS), BOTH),
        "a class of PyTorch": (script(PO.format("CosineAnnealingLR"), "scheduler = CosineAnnealingLR(optimizer, T_max=8, eta_min=0.01)\n"), ONE),
    },
}

PARTS = "ConstantParamScheduler, CosineParamScheduler, CompositeParamScheduler, LinearParamScheduler"
FVCORE = {
    "a composite of a list behind a name": f"from fvcore.common.param_scheduler import {PARTS}\n\n"
    "parts = [LinearParamScheduler(0.01, 1.0), CosineParamScheduler(1.0, 0.1)]\n"
    'scheduler = CompositeParamScheduler(parts, lengths=[0.25, 0.75], interval_scaling=["rescaled", "fixed"])\n',
}

IGNITE = {
    "one after another of a list behind a name": script(
        "from ignite.handlers import ConcatScheduler, LinearCyclicalScheduler, PiecewiseLinear\n",
        'parts = [LinearCyclicalScheduler(optimizer, "lr", 0.0, 1.0, 10), PiecewiseLinear(optimizer, "lr", [(0, 1.0), (8, 0.2)])]\n'
        "scheduler = ConcatScheduler(parts, [6])\n",
    ),
    "a warm-up to where a line of PyTorch begins": script(
        "from ignite.handlers import create_lr_scheduler_with_warmup\n",
        "line = torch.optim.lr_scheduler.LinearLR(optimizer, 0.2, total_iters=4)\n"
        "scheduler = create_lr_scheduler_with_warmup(line, warmup_start_value=0.0, warmup_duration=5)\n",
    ),
}


def events(text):
    names = run(text)
    seen = []
    engine = Engine(lambda engine, batch: seen.append(names["optimizer"].param_groups[0]["lr"]))
    engine.add_event_handler(Events.ITERATION_STARTED, names["scheduler"])
    engine.run(range(31), max_epochs=1)
    return iter(seen)


# library: {name: (target, arguments)}: what Hydra makes of a config
CONFIGS = {
    "transformers": {
        "a cosine of Hydra": ("transformers.get_cosine_schedule_with_warmup", {"num_warmup_steps": 3, "num_training_steps": "${trainer.max_steps}"}),
        "a stable part of Hydra": ("transformers.optimization.get_wsd_schedule", {"num_warmup_steps": 3, "num_decay_steps": 4, "num_training_steps": 20}),
    },
    "diffusers": {"get_scheduler of Hydra": ("diffusers.optimization.get_scheduler", {"num_warmup_steps": 3, "num_training_steps": 20})},
    "timm": {"a cosine of Hydra": ("timm.scheduler.CosineLRScheduler", {"t_initial": 20, "warmup_t": 3, "lr_min": "1e-3"})},
    "deepspeed": {"a warm-up of Hydra": ("deepspeed.runtime.lr_schedules.WarmupDecayLR", {"total_num_steps": 20, "warmup_num_steps": 4})},
    "monai": {"a warm-up of Hydra": ("monai.optimizers.WarmupCosineSchedule", {"warmup_steps": 3, "t_total": 20})},
    "lightly": {"a warm-up of Hydra": ("lightly.utils.scheduler.CosineWarmupScheduler", {"warmup_epochs": 3, "max_epochs": 20})},
    "pytorch_optimizer": {
        "restarts of Hydra": ("pytorch_optimizer.CosineAnnealingWarmupRestarts", {"first_cycle_steps": 10, "max_lr": 0.1, "min_lr": "1e-3", "warmup_steps": 2})
    },
}


def config(target, arguments):
    lines = "".join(f"  {key}: {value}\n" for key, value in arguments.items())
    name = "  name: cosine\n" if target.endswith("get_scheduler") else ""
    return (
        "trainer:\n  max_steps: 20\noptimizer:\n  _target_: torch.optim.AdamW\n  _partial_: true\n  lr: 1e-1\n"
        f"scheduler:\n  _target_: {target}\n  _partial_: true\n{name}{lines}"
    )


def configured(text):
    made = OmegaConf.create(text)
    optimizer = instantiate(made.optimizer)(params=torch.nn.Linear(1, 1).parameters())
    scheduler = instantiate(made.scheduler)(optimizer=optimizer)
    for step in itertools.count():
        yield optimizer
        optimizer.step()
        # timm is told the epoch.
        scheduler.step(step + 1) if "timm" in text else scheduler.step()


STEPS = range(30)



def add_configs(cases):
    for name, (target, arguments) in CONFIGS.get(cases.library, {}).items():
        text = config(target, arguments)
        unit = "epoch" if cases.library == "timm" else "step"
        cases.add(name, text, lambda text=text: configured(text), STEPS, language="yaml", unit=unit, variable="scheduler")


for library, scripts in SCRIPTS.items():
    cases = Cases(library, version(library))
    with contextlib.redirect_stdout(io.StringIO()):
        for name, (text, curves) in scripts.items():
            cases.snippet(name, text, STEPS, curves=curves)
        add_configs(cases)
    cases.write("forms")

cases = Cases("timm", version("timm"))
add_configs(cases)
cases.write("forms")

cases = Cases("fvcore", version("fvcore"))
for name, text in FVCORE.items():
    parts = [step / 40 for step in range(40)]
    scheduler = run(text)["scheduler"]
    case = {"name": name, "library": "fvcore", "version": cases.version, "code": text, "language": "python", "quantity": "value", "group": 0}
    case |= {"unit": "fraction", "variable": "scheduler", "steps": parts, "values": [float(scheduler(part)) for part in parts], "fails_at": None, "float32": False}
    cases.cases.append(case)
cases.write("forms")

cases = Cases("pytorch-ignite", version("pytorch-ignite"))
for name, text in IGNITE.items():
    cases.add(name, text, lambda text=text: events(text), STEPS, variable="scheduler")
cases.write("forms")
