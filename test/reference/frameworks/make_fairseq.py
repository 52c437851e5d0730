"""What fairseq's schedulers make of a config: `CHECKOUT=... python make_fairseq.py` writes fairseq.json. Made with Python 3.11 and omegaconf==2.4.0; CHECKOUT
names a checkout of github.com/facebookresearch/fairseq at 3d262bb (2025-09-30), of which the classes of the schedulers and their configs are run. An update gets the
rate of `step_update` with the updates before it, as the trainer calls it.
"""

import dataclasses
import math
import types
import typing

from omegaconf import OmegaConf

from checkout import taken
from record_jax import Cases, edges

VERSION = "3d262bb"
FOLDER = "fairseq/optim/lr_scheduler"


class Base:
    def __init__(self, cfg, optimizer):
        self.cfg, self.optimizer = cfg, optimizer


around = {
    "dataclass": dataclasses.dataclass,
    "field": dataclasses.field,
    "FairseqDataclass": object,
    "FairseqLRScheduler": Base,
    "II": lambda way: f"${{{way}}}",
    "register_lr_scheduler": lambda name, dataclass: lambda kind: kind,
    "Collection": typing.Collection,
    "math": math,
    **{name: getattr(typing, name) for name in ["List", "Optional", "Tuple", "Any", "Dict"]},
}
FILES = {
    "tri_stage": ("tri_stage_lr_scheduler.py", "TriStageLRSchedule"),
    "cosine": ("cosine_lr_scheduler.py", "CosineLRSchedule"),
    "polynomial_decay": ("polynomial_decay_schedule.py", "PolynomialDecayLRSchedule"),
    "inverse_sqrt": ("inverse_square_root_schedule.py", "InverseSquareRootSchedule"),
}
kinds = {name: taken(f"{FOLDER}/{file}", kind, f"{kind}Config".replace("RootScheduleConfig", "RootLRScheduleConfig"), **around) for name, (file, kind) in FILES.items()}

# name: (what the scheduler is given, the steps of the run, boundaries)
SCHEDULES = {
    "three stages by parts": ("{_name: tri_stage, phase_ratio: [0.1, 0.4, 0.5], final_lr_scale: 0.05}", 1000, [100, 500]),
    "three stages by parts that are no whole steps": ("{_name: tri_stage, phase_ratio: [0.1, 0.4, 0.5]}", 777, [77, 387, 775]),
    "three stages by steps": ("{_name: tri_stage, warmup_steps: 100, hold_steps: 200, decay_steps: 300, init_lr_scale: 0.1}", 1000, [100, 300, 600]),
    "no warm-up, no hold": ("{_name: tri_stage, decay_steps: 300}", 300, []),
    "cosine": ("{_name: cosine, warmup_updates: 100}", 1000, [100]),
    "cosine that warms up from the lowest rate": ("{_name: cosine, warmup_updates: 100, min_lr: 1e-5}", 1000, [100]),
    "cosine from a first rate": ("{_name: cosine, warmup_updates: 100, warmup_init_lr: 1e-7, min_lr: 1e-5}", 1000, [100]),
    "cosine in periods": ("{_name: cosine, warmup_updates: 50, lr_period_updates: 300, lr_shrink: 0.5}", 1000, [50, 350, 650, 950]),
    "cosine in periods that grow": ("{_name: cosine, warmup_updates: 50, lr_period_updates: 200, t_mult: 2, min_lr: 1e-6}", 1500, [50, 250, 650, 1450]),
    "a power": ("{_name: polynomial_decay, warmup_updates: 100}", 1000, [100]),
    "a power down to an end": ("{_name: polynomial_decay, warmup_updates: 100, power: 2, end_learning_rate: 1e-6}", 1000, [100]),
    "a power that ends before the run": ("{_name: polynomial_decay, total_num_update: 600}", 1000, [600]),
    "inverse square root": ("{_name: inverse_sqrt, warmup_updates: 100}", 1000, [100]),
    "inverse square root from a first rate": ("{_name: inverse_sqrt, warmup_updates: 100, warmup_init_lr: 1e-7}", 1000, [100]),
    "inverse square root with its own warm-up": ("{_name: inverse_sqrt}", 9000, [4000]),
}
REFUSED = {
    "parts that are not one": "{_name: tri_stage, phase_ratio: [0.1, 0.4, 0.4]}",
    "stages without steps": "{_name: tri_stage, warmup_steps: 10}",
}


def updates(text):
    config = OmegaConf.create(text)
    kind, schema = kinds[config.lr_scheduler._name]
    own = {key: value for key, value in OmegaConf.to_container(config.lr_scheduler).items() if key != "_name"}
    plain = {each.name: each.default for each in dataclasses.fields(schema)} | own
    whole = OmegaConf.merge(config, {"made": plain})
    optimizer = types.SimpleNamespace(set_lr=lambda _: None, get_lr=lambda: scheduler.lr)
    seen = []
    optimizer.set_lr = seen.append
    scheduler = kind(types.SimpleNamespace(**OmegaConf.to_container(whole, resolve=True)["made"]), optimizer)
    for step in range(20000):
        scheduler.step_update(step)
        yield seen[-1]


def config(scheduler, total):
    return f"optimization:\n  max_update: {total}\n  lr: [0.0005]\noptimizer:\n  _name: adam\nlr_scheduler: {scheduler}\n"


if __name__ == "__main__":
    cases = Cases("fairseq", VERSION)
    for name, (scheduler, total, boundaries) in SCHEDULES.items():
        text = config(scheduler, total)
        cases.add(name, text, updates(text), edges(total, *boundaries), language="yaml", total=total)
    for name, scheduler in REFUSED.items():
        text = config(scheduler, 100)
        try:
            next(updates(text))
        except Exception as error:
            cases.refused(name, text, error, language="yaml")
        else:
            raise AssertionError(name)
    cases.write("fairseq")
