"""What MosaicML Composer's schedulers do, batch by batch: `CHECKOUT=... python make_composer.py` writes composer.json. Made with Python 3.11,
mosaicml==0.32.1, torch==2.7.0. CHECKOUT names a checkout of github.com/mosaicml/llm-foundry at 8c8dd48 (2025-07-21), whose own scheduler is run for its
configs; the others are those of Composer that its registry names.

Composer's own Trainer runs each snippet for its whole `max_duration`, with as many batches per epoch as "given" says and a base rate of 1; the rate is read
when a batch starts. The scheduler is stepped before the count of batches goes up, so the first two batches have the same rate.
"""

import logging
import textwrap
import typing
import warnings
from importlib.metadata import version

import torch
from composer import Callback, Trainer
from composer.models import ComposerModel

import yaml
from composer import optim
from composer.core import State, Time, TimeUnit
from composer.optim.scheduler import _convert_time

from checkout import taken
from record_jax import Cases, run

# name: (expression, max_duration, batches per epoch, further arguments of the trainer)
SCHEDULES = {
    "cosine": ("CosineAnnealingScheduler()", "40ba", 10, {}),
    "cosine to a part": ("CosineAnnealingScheduler(t_max='1dur', alpha_f=0.1)", "4ep", 10, {}),
    "cosine shorter than the training": ("CosineAnnealingScheduler(t_max='20ba', alpha_f=0.1)", "40ba", 10, {}),
    "cosine after a warm-up": ("CosineAnnealingWithWarmupScheduler(t_warmup='10ba', alpha_f=0.1)", "40ba", 10, {}),
    "cosine after a warm-up of epochs": ("CosineAnnealingWithWarmupScheduler(t_warmup='1ep', t_max='1dur')", "4ep", 10, {}),
    "cosine after a warm-up of a part": ("CosineAnnealingWithWarmupScheduler(t_warmup='0.29dur', alpha_f=0.1)", "100ba", 50, {}),
    "cosine with restarts": ("CosineAnnealingWarmRestartsScheduler(t_0='10ba', t_mult=2.0)", "70ba", 35, {}),
    "linear": ("LinearScheduler()", "40ba", 10, {}),
    "linear between": ("LinearScheduler(alpha_i=0.5, alpha_f=2.0, t_max='0.5dur')", "40ba", 10, {}),
    "linear after a warm-up": ("LinearWithWarmupScheduler(t_warmup='5ba', alpha_i=1.0, alpha_f=0.0)", "40ba", 10, {}),
    "constant": ("ConstantScheduler(alpha=0.3)", "20ba", 10, {}),
    "constant that returns to one": ("ConstantScheduler(alpha=0.1, t_max='10ba')", "20ba", 10, {}),
    "constant after a warm-up": ("ConstantWithWarmupScheduler(t_warmup='5ba')", "20ba", 10, {}),
    "step": ("StepScheduler(step_size='10ba', gamma=0.5)", "40ba", 10, {}),
    "step of epochs": ("StepScheduler(step_size='1ep', gamma=0.1)", "4ep", 10, {}),
    "multistep": ("MultiStepScheduler(milestones=['10ba', '25ba'], gamma=0.1)", "40ba", 10, {}),
    "multistep of parts: cut down": ("MultiStepScheduler(milestones=['0.29dur', '0.58dur'], gamma=0.1)", "100ba", 50, {}),
    "multistep after a warm-up: milestones from zero": ("MultiStepWithWarmupScheduler(t_warmup='5ba', milestones=['10ba', '20ba'], gamma=0.1)", "30ba", 10, {}),
    "exponential per epoch, smooth": ("ExponentialScheduler(gamma=0.5)", "4ep", 10, {}),
    "exponential of batches": ("ExponentialScheduler(gamma=0.9, decay_period='2ba')", "20ba", 10, {}),
    "polynomial": ("PolynomialScheduler(power=2.0, t_max='1dur', alpha_f=0.1)", "40ba", 10, {}),
    "polynomial after a warm-up": ("PolynomialWithWarmupScheduler(t_warmup='10ba', power=2.0)", "40ba", 10, {}),
    "cosine on a scale of a half": ("CosineAnnealingWithWarmupScheduler(t_warmup='10ba', alpha_f=0.1)", "40ba", 10, {"scale_schedule_ratio": 0.5}),
    "cosine whose warm-up is on a scale of a half": (
        "CosineAnnealingWithWarmupScheduler(t_warmup='10ba', alpha_f=0.1, scale_warmup=True)",
        "60ba",
        10,
        {"scale_schedule_ratio": 0.5},
    ),
    "linear whose warm-up is on a scale of two": ("LinearWithWarmupScheduler('1ep', scale_warmup=True)", "20ba", 10, {"scale_schedule_ratio": 2.0}),
    "constant whose warm-up is on a scale of two": (
        "ConstantWithWarmupScheduler(t_warmup='4ba', alpha=0.5, scale_warmup=True)",
        "10ba",
        10,
        {"scale_schedule_ratio": 2.0},
    ),
    "falls whose warm-up is on a scale of two": (
        "MultiStepWithWarmupScheduler('4ba', ['8ba'], scale_warmup=True)",
        "10ba",
        10,
        {"scale_schedule_ratio": 2.0},
    ),
    "multistep on a scale of a half": ("MultiStepScheduler(milestones=['10ba', '25ba'], gamma=0.1)", "40ba", 10, {"scale_schedule_ratio": 0.5}),
    "linear per epoch": ("LinearScheduler()", "4ep", 10, {"step_schedulers_every_batch": False}),
}

REFUSED = {
    "a warm-up in another unit than the end": ("CosineAnnealingWithWarmupScheduler(t_warmup='10tok', t_max='40ba')", "40ba"),
    "a training longer than the end": ("LinearWithWarmupScheduler(t_warmup='5ba', t_max='20ba')", "40ba"),
    "half an epoch": ("StepScheduler(step_size='0.5ep')", "4ep"),
    "a warm-up as long as the training": ("CosineAnnealingWithWarmupScheduler(t_warmup='40ba')", "40ba"),
}

FOUNDRY = {
    "cosine": ("name: cosine_with_warmup, t_warmup: 10ba, alpha_f: 0.1", "40ba", 10),
    "cosine of a part": ("name: cosine_with_warmup, t_warmup: 0.1dur, alpha_f: 0.1", "4ep", 10),
    "linear": ("name: linear_decay_with_warmup, t_warmup: 5ba, alpha_f: 0", "40ba", 10),
    "constant": ("name: constant_with_warmup, t_warmup: 5ba, alpha: 0.5", "20ba", 10),
    "epochs as a number": ("name: cosine_with_warmup, t_warmup: 1ep", "3", 10),
    "inverse square root": ("name: inv_sqrt_with_warmup, t_warmup: 5ba, t_scale: 4ba, t_cooldown: 8ba", "40ba", 10),
    "inverse square root to parts": (
        "name: inv_sqrt_with_warmup, t_warmup: 6ba, t_scale: 20ba, t_cooldown: 10ba, alpha_f_decay: 0.2, alpha_f_cooldown: 0.1",
        "40ba",
        10,
    ),
    "inverse square root that cools down at once": ("name: inv_sqrt_with_warmup, t_warmup: 6ba, t_scale: 6ba, t_cooldown: 30ba", "30ba", 10),
    "inverse square root without a cool-down": ("name: inv_sqrt_with_warmup, t_warmup: 6ba, t_scale: 6ba, t_cooldown: 0ba", "30ba", 10),
}


class Model(ComposerModel):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def forward(self, batch):
        return self.layer(batch)

    def loss(self, outputs, batch):
        return outputs.mean() * 0.0


class Spy(Callback):
    def __init__(self):
        self.seen = []

    def batch_start(self, state, logger):
        self.seen.append(state.optimizers[0].param_groups[0]["lr"])


def snippet(expression, duration, more):
    kind = expression.split("(")[0]
    lines = "".join(f"    {key}={value},\n" for key, value in more.items())
    return (
        f"from composer import Trainer\nfrom composer.optim import {kind}\n\noptimizer = torch.optim.SGD(model.parameters(), lr=1.0)\n"
        f"trainer = Trainer(\n    model=model,\n    train_dataloader=loader,\n    optimizers=optimizer,\n    schedulers={expression},\n    max_duration='{duration}',\n{lines})\n"
    )


def trained(code, batches):
    spy = Spy()
    loader = torch.utils.data.DataLoader(torch.zeros(batches, 1), batch_size=1)
    quiet = lambda **arguments: Trainer(**arguments, callbacks=spy, device="cpu", progress_bar=False, log_to_console=False)
    text = code.replace("from composer import Trainer\n", "")
    run(text, torch=torch, model=Model(), loader=loader, Trainer=quiet)["trainer"].fit()
    return spy.seen


def registry():
    around = {"ComposerScheduler": optim.ComposerScheduler, "LinearScheduler": optim.LinearScheduler, "Time": Time, "TimeUnit": TimeUnit, "State": State}
    around |= {"_convert_time": _convert_time, "experimental_class": lambda _: lambda kind: kind, "Union": typing.Union, "warnings": warnings, "textwrap": textwrap}
    names = ["_raise_if_units_dont_match", "_raise_if_units_dur", "InverseSquareRootWithWarmupScheduler"]
    return {
        "constant_with_warmup": optim.ConstantWithWarmupScheduler,
        "cosine_with_warmup": optim.CosineAnnealingWithWarmupScheduler,
        "linear_decay_with_warmup": optim.LinearWithWarmupScheduler,
        "inv_sqrt_with_warmup": taken("llmfoundry/optim/scheduler.py", *names, **around)[2],
    }


def of_foundry(text, batches):
    config = yaml.safe_load(text)
    name = config["scheduler"].pop("name")
    scheduler = registry()[name](**config["scheduler"])
    spy, model = Spy(), Model()
    loader = torch.utils.data.DataLoader(torch.zeros(batches, 1), batch_size=1)
    optimizer = torch.optim.SGD(model.parameters(), lr=config["optimizer"]["lr"])
    quiet = {"device": "cpu", "progress_bar": False, "log_to_console": False}
    Trainer(model=model, train_dataloader=loader, optimizers=optimizer, schedulers=scheduler, max_duration=config["max_duration"], callbacks=spy, **quiet).fit()
    return spy.seen


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    cases = Cases("mosaicml", version("mosaicml"))
    for name, (expression, duration, batches, more) in SCHEDULES.items():
        code = "import torch\n" + snippet(expression, duration, more)
        seen = trained(code, batches)
        cases.add(name, code, iter(seen), range(len(seen)), variable="trainer", given={"batches": batches})
    for name, (expression, duration) in REFUSED.items():
        code = "import torch\n" + snippet(expression, duration, {})
        try:
            seen = trained(code, 10)
        except Exception as error:
            cases.refused(name, code, error, given={"batches": 10})
        else:
            cases.add(name, code, iter(seen), range(len(seen)), variable="trainer", given={"batches": 10})
    for name, (scheduler, duration, batches) in FOUNDRY.items():
        text = f"max_duration: {duration}\nscheduler: {{{scheduler}}}\noptimizer: {{name: decoupled_adamw, lr: 1.0}}\n"
        seen = of_foundry(text, batches)
        cases.add(f"LLM-Foundry: {name}", text, iter(seen), range(len(seen)), language="yaml", given={"batches": batches})
    cases.write("composer")
