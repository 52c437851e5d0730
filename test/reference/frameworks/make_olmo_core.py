"""What OLMo-core's schedulers give: `CHECKOUT=folder python make_olmo_core.py` writes olmo_core.json. Made with Python 3.11 and numpy; the folder has the
unpacked wheel of ai2-olmo-core 3.0.0, whose optim/scheduler.py is run by itself. Its trainer counts a step before it is made, and so do the steps here.
"""

import ast
import sys
import types
from abc import ABCMeta, abstractmethod
from dataclasses import dataclass, field
from enum import Enum
from math import ceil, cos, pi, sqrt

from checkout import source
from record_jax import Cases, edges

HEAD = """from olmo_core.config import DType
from olmo_core.data import NumpyDataLoaderConfig
from olmo_core.optim import SkipStepAdamWConfig, {name}
from olmo_core.optim.scheduler import SchedulerUnits
from olmo_core.train import Duration, TrainerConfig

BATCH = 4 * 1024
loader = NumpyDataLoaderConfig(global_batch_size=BATCH, seed=1)
optim = SkipStepAdamWConfig(lr=4e-4, weight_decay=0.1)
scheduler = {call}
trainer = TrainerConfig(save_folder="f", max_duration=Duration.{unit}({length}))
"""

# name: (call, steps of the run, boundaries)
CALLS = {
    "constant": ("ConstantWithWarmup(warmup=20)", 100, [20]),
    "constant behind a part": ("ConstantWithWarmup(warmup_fraction=0.15, warmup_min_lr=1e-5)", 90, [14]),
    "warm-up, stable, decay": ("WSD(warmup=10, decay_fraction=0.2)", 100, [10, 80]),
    "warm-up, stable, decay over steps": ("WSD(warmup_steps=0, decay=30, decay_fraction=None, decay_min_lr=1e-5)", 100, [70]),
    "power": ("PowerLR(warmup=10)", 200, [10, 180]),
    "linear": ("LinearWithWarmup(warmup_steps=10)", 100, [10]),
    "linear to 0 without a warm-up": ("LinearWithWarmup(warmup=0, alpha_f=0.0)", 50, []),
    "linear to an end of its own": ("LinearWithWarmup(warmup_fraction=0.1, t_max=60, alpha_f=0.2)", 100, [6, 60]),
    "square root": ("InvSqrtWithWarmup(warmup=16, alpha_f=0.0)", 200, [16]),
    "cosine": ("CosWithWarmup(warmup_steps=20)", 200, [20]),
    "cosine to an end of its own": ("CosWithWarmup(warmup=5, alpha_f=0.0, t_max=150, warmup_min_lr=1e-6)", 100, [5]),
    "second half of a cosine": ("HalfCosWithWarmup(warmup=10)", 100, [10]),
    "cosine and a straight line": ("CosWithWarmupAndLinearDecay(warmup=10, decay_fraction=0.25)", 100, [10, 75]),
}


def schedulers():
    """The classes of the file, without the trainer that calls them."""
    body = [node for node in ast.parse(source("olmo_core/optim/scheduler.py")).body if not (isinstance(node, ast.ImportFrom) and node.level)]

    class Registrable:
        @classmethod
        def register(cls, name):
            return lambda made: made

    class StrEnum(str, Enum):
        pass

    for name in ("torch",):
        sys.modules.setdefault(name, types.SimpleNamespace(Tensor=type("Tensor", (), {})))
    scope = {"__name__": "taken", "Config": type("Config", (), {}), "Registrable": Registrable, "StrEnum": StrEnum, "LR_FIELD": "lr", "INITIAL_LR_FIELD": "initial_lr"}
    scope |= {"ABCMeta": ABCMeta, "abstractmethod": abstractmethod, "dataclass": dataclass, "field": field, "cos": cos, "pi": pi, "sqrt": sqrt}
    scope |= {"OLMoConfigurationError": ValueError, "get_rank": lambda: 0}
    exec(compile(ast.Module(body, []), "scheduler.py", "exec"), scope)
    return scope


if __name__ == "__main__":
    import warnings

    warnings.simplefilter("ignore")
    sys.modules["taken"] = types.ModuleType("taken")
    scope = schedulers()
    cases = Cases("olmo_core", "3.0.0")
    for name, (call, last, boundaries) in CALLS.items():
        scheduler = eval(call, scope)
        kind = call.split("(")[0]
        # So many tokens that the last batch is not a whole one.
        for unit, length in (("steps", last), ("tokens", last * 4 * 1024 - 5)):
            assert unit == "steps" or ceil(length / 4096) == last
            code = HEAD.format(name=kind, call=call, unit=unit, length=length)
            near = [step for step in edges(last, *(each - 1 for each in boundaries), *boundaries) if step < last]
            cases.add(f"{name}, a run in {unit}", code, lambda step: scheduler.get_lr(4e-4, step + 1, last), near)
    tokens = 1_000_000
    scheduler = scope["WSD"](warmup=100_000, decay_fraction=0.5)
    code = HEAD.format(name="WSD", call="WSD(units=SchedulerUnits.tokens, warmup=100_000, decay_fraction=0.5)", unit="tokens", length=tokens)
    near = [step for step in edges(tokens, 100_000, 500_000) if step <= tokens]
    cases.add("in tokens", code, lambda step: scheduler.get_lr(4e-4, step, tokens), near, unit="token")
    cases.write("olmo_core")
