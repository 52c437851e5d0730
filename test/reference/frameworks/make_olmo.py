"""What OLMo makes of a config: `CHECKOUT=... python make_olmo.py` writes olmo.json. Made with Python 3.11 and omegaconf==2.4.0; CHECKOUT names a checkout of
github.com/allenai/OLMo at 59a53e3 (2025-09-04), of which the schedulers, what builds them, and the trainer's counts of steps and tokens are run. The trainer
counts a batch before its update gets its rate.
"""

import ast
import dataclasses
import math
import types
import typing
from abc import ABCMeta, abstractmethod

from omegaconf import OmegaConf

from checkout import field_defaults, source, taken
from record_jax import Cases, edges

VERSION = "59a53e3"
NAMES = ["cosine_with_warmup", "linear_with_warmup", "inverse_sqrt_with_warmup", "max_scheduler", "constant", "cosine_linear_envelope", "constant_with_warmup"]
CLASSES = ["Scheduler", "CosWithWarmup", "LinearWithWarmup", "InvSqrtWithWarmup", "MaxScheduler", "ConstantScheduler", "CosLinearEnvelope", "ConstantWithWarmupScheduler"]
types_ = types.SimpleNamespace(**{name: name for name in NAMES})
around = {
    "dataclass": dataclasses.dataclass,
    "ABCMeta": ABCMeta,
    "abstractmethod": abstractmethod,
    "Optional": typing.Optional,
    "cos": math.cos,
    "pi": math.pi,
    "sqrt": math.sqrt,
    "SchedulerType": types_,
    "TrainConfig": object,
    "SchedulerConfig": object,
    "replace": lambda config, **changes: types.SimpleNamespace(**(vars(config) | changes)),
}
(build,) = taken("olmo/optim.py", "build_scheduler", *CLASSES, **around)[:1]
DEFAULTS = field_defaults("olmo/config.py", "SchedulerConfig") | {"name": "cosine_with_warmup", "units": "steps"}


def counts():
    """The properties of the trainer that say how long a run is."""
    names = ["tokens_per_batch", "max_steps", "max_tokens", "scheduler_current", "scheduler_max"]
    (trainer,) = [node for node in ast.parse(source("olmo/train.py")).body if getattr(node, "name", "") == "Trainer"]
    body = [node for node in trainer.body if getattr(node, "name", "") in names]
    scope = {"math": math, "SchedulerUnits": types.SimpleNamespace(steps="steps", tokens="tokens")}
    kind = ast.ClassDef("Counts", [], [], body, [])
    exec(compile(ast.fix_missing_locations(ast.Module([kind], [])), "train.py", "exec"), scope)
    return scope["Counts"]


Counts = counts()
SCHEDULES = {
    "cosine": ("name: cosine_with_warmup, t_warmup: 100", "1000", "", [100]),
    "cosine from a first rate": ("name: cosine_with_warmup, t_warmup: 100, warmup_min_lr: 0, alpha_f: 0.05", "1_000", "", [100]),
    "cosine that ends before the run": ("name: cosine_with_warmup, t_warmup: 50, t_max: 600", "1000", "", [50, 600]),
    "cosine that ends behind the run": ("name: cosine_with_warmup, t_warmup: 50, t_max: 5000", "1000", "", [50]),
    "a run that is stopped": ("name: cosine_with_warmup, t_warmup: 50", "1000", "stop_at: 400\n", [50, 400]),
    "tokens": ("name: cosine_with_warmup, units: tokens, t_warmup: 3200, t_max: 5e4, warmup_min_lr: 0.0", "6.4e4T", "", [100, 1562]),
    "tokens of the run": ("name: linear_with_warmup, units: tokens, t_warmup: 1000, alpha_f: 0", "3.2001e4T", "", [31, 1000]),
    "a run of tokens in steps": ("name: linear_with_warmup, t_warmup: 10", "3.2001e4T", "", [10, 1001]),
    "tokens of a run of steps": ("name: cosine_with_warmup, units: tokens, t_warmup: 1000", "700", "", [31]),
    "a line without a warm-up": ("name: linear_with_warmup, t_warmup: 0, alpha_f: 0", "500", "", []),
    "an envelope": ("name: cosine_linear_envelope, t_warmup: 20, alpha_f: 0.2", "500", "", [20]),
    "inverse square root": ("name: inverse_sqrt_with_warmup, t_warmup: 20", "500", "", [20]),
    "constant behind a warm-up": ("name: constant_with_warmup, t_warmup: 20", "500", "", [20]),
    "defaults": ("name: cosine_with_warmup", "500", "", [100]),
}


def updates(text):
    config = OmegaConf.to_container(OmegaConf.create(text))
    scheduler = build(None, types.SimpleNamespace(**(DEFAULTS | {key: own(value) for key, value in config["scheduler"].items()})))
    cfg = types.SimpleNamespace(
        scheduler=types.SimpleNamespace(units=config["scheduler"].get("units", "steps")),
        model=types.SimpleNamespace(**config["model"]),
        max_duration=config["max_duration"],
        global_train_batch_size=config["global_train_batch_size"],
    )
    trainer = Counts()
    trainer.cfg, trainer.global_step, trainer.global_train_tokens_seen = cfg, 0, 0
    total = min(trainer.max_steps, config.get("stop_at", math.inf))

    def at(step):
        trainer.global_step, trainer.global_train_tokens_seen = step + 1, (step + 1) * trainer.tokens_per_batch
        return scheduler.get_lr(config["optimizer"]["learning_rate"], trainer.scheduler_current, trainer.scheduler_max)

    return at, total


def own(value):
    """Its config makes numbers of texts such as 5e4."""
    try:
        return float(value) if isinstance(value, str) else value
    except ValueError:
        return value


if __name__ == "__main__":
    cases = Cases("olmo", VERSION)
    for name, (scheduler, duration, more, boundaries) in SCHEDULES.items():
        text = f"max_duration: {duration}\n{more}global_train_batch_size: 4\nmodel:\n  max_sequence_length: 8\noptimizer:\n  name: adamw\n  learning_rate: 0.0004\nscheduler: {{{scheduler}}}\n"
        at, total = updates(text)
        steps = [step for step in edges(total, *boundaries) if step < total]
        cases.add(name, text, at, steps, language="yaml", total=total)
    cases.write("olmo")
