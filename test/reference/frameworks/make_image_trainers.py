"""What three trainers of image models make of their configs: `SIMPLETUNER=... ONETRAINER=... AI_TOOLKIT=... python make_image_trainers.py` writes
image_trainers.json. Made with Python 3.11, torch==2.9.1 and transformers==5.24.0; they name checkouts of github.com/bghira/SimpleTuner at bc8e6ab,
github.com/Nerogar/OneTrainer at 23df383 and github.com/ostris/ai-toolkit at 27a03a9, whose functions and classes are run with what their trainers hand to them:
simpletuner/helpers/training/custom_schedule.py, modules/util/create.py with lr_scheduler_util.py, toolkit/scheduler.py.
"""

import json
import logging
import math
import os
import pathlib
import types
import typing
import warnings
from enum import Enum

import torch
import yaml
from torch.optim.lr_scheduler import LambdaLR, LRScheduler
from transformers import get_constant_schedule_with_warmup, get_scheduler

import checkout
from record_jax import Cases, edges, stepped

warnings.simplefilter("ignore")


def optimizer_of(rate):
    return torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=rate)


TUNER = {"model_family": "flux", "lora_type": "standard", "learning_rate": 5e-5, "max_train_steps": 200}
TUNER_KINDS = {
    "cosine": {"lr_warmup_steps": 50},
    "cosine of its own length": {"lr_scheduler": "cosine", "lr_end": 1e-5},
    "sine": {"lr_warmup_steps": 50, "lr_end": 1e-5},
    "cosine_with_restarts": {"lr_warmup_steps": 50},
    "polynomial": {"lr_warmup_steps": 20, "lr_end": 1e-6},
    "constant_with_warmup": {"lr_warmup_steps": 50},
    "linear": {"lr_warmup_steps": 50},
    "constant": {},
}


def of_simpletuner(config):
    checkout.ROOT = pathlib.Path(os.environ["SIMPLETUNER"])
    file = "simpletuner/helpers/training/custom_schedule.py"
    names = ("_enable_get_lr_call", "Cosine", "CosineAnnealingHardRestarts", "Sine", "get_polynomial_decay_schedule_with_warmup")
    around = {"math": math, "LRScheduler": LRScheduler, "LambdaLR": LambdaLR, "logger": logging}
    made = dict(zip(names, checkout.taken(file, *names, **around)))
    args = {"lr_warmup_steps": 0, "lr_end": 4e-7, "lr_power": 0.8, "lr_num_cycles": 1, **config}
    optimizer = optimizer_of(args["learning_rate"])
    classes = {"cosine": "Cosine", "cosine_with_restarts": "CosineAnnealingHardRestarts", "sine": "Sine"}
    kind = args["lr_scheduler"]
    if kind in classes:
        return stepped(optimizer, made[classes[kind]](optimizer=optimizer, T_0=int(args["lr_warmup_steps"]), T_mult=1, eta_min=args["lr_end"], last_step=-1))
    run = {"num_warmup_steps": args["lr_warmup_steps"], "num_training_steps": args["max_train_steps"]}
    if kind == "polynomial":
        return stepped(optimizer, made["get_polynomial_decay_schedule_with_warmup"](optimizer, **run, lr_end=args["lr_end"], power=args["lr_power"]))
    return stepped(optimizer, get_scheduler(kind, optimizer, **run))


ONE = {"training_method": "LORA", "base_model_name": "x", "learning_rate": 0.0003}
ONE_KINDS = {
    "CONSTANT": {"learning_rate_warmup_steps": 20},
    "CONSTANT of accumulated batches": {"learning_rate_warmup_steps": 50, "gradient_accumulation_steps": 4},
    "LINEAR": {"learning_rate_warmup_steps": 0.1, "learning_rate_min_factor": 0.2},
    "COSINE": {"learning_rate_warmup_steps": 20, "learning_rate_min_factor": 0.1},
    "COSINE_WITH_RESTARTS": {"learning_rate_cycles": 2},
    "COSINE_WITH_HARD_RESTARTS": {"learning_rate_warmup_steps": 0, "learning_rate_cycles": 3},
    "REX": {"learning_rate_warmup_steps": 10},
}


def of_onetrainer(config, updates):
    checkout.ROOT = pathlib.Path(os.environ["ONETRAINER"])
    around = {"math": math, "Callable": typing.Callable, "__name__": "util"}
    exec(compile(checkout.source("modules/util/lr_scheduler_util.py"), "util", "exec"), around)
    kinds = Enum("LearningRateScheduler", [*(name.split()[0] for name in ONE_KINDS if " " not in name), "ADAFACTOR", "CUSTOM"])
    around |= {"LearningRateScheduler": kinds, "LambdaLR": LambdaLR, "LRScheduler": LRScheduler, "torch": torch, "TrainConfig": object}
    (create,) = checkout.taken("modules/util/create.py", "create_lr_scheduler", **around)
    optimizer = optimizer_of(config["learning_rate"])
    accumulation = config.get("gradient_accumulation_steps", 1)
    scheduler = create(
        config=types.SimpleNamespace(optimizer=types.SimpleNamespace(optimizer=types.SimpleNamespace(is_schedule_free=False))),
        optimizer=optimizer,
        learning_rate_scheduler=kinds[config["learning_rate_scheduler"]],
        warmup_steps=config.get("learning_rate_warmup_steps", 200.0),
        num_cycles=config.get("learning_rate_cycles", 1.0),
        min_factor=config.get("learning_rate_min_factor", 0.0),
        num_epochs=1,
        batch_size=1,
        approximate_epoch_length=updates * accumulation,
        gradient_accumulation_steps=accumulation,
    )
    return stepped(optimizer, scheduler)


KIT = "config:\n  process:\n    - type: sd_trainer\n      model:\n        name_or_path: x\n      train:\n        steps: 200\n        lr: 1e-4\n        lr_scheduler: {}\n"
KIT_KINDS = {
    "constant": "",
    "constant of a part": "        lr_scheduler_params:\n          factor: 0.5\n",
    "linear": "",
    "linear down": "        lr_scheduler_params:\n          start_factor: 1.0\n          end_factor: 0.1\n",
    "cosine": "        lr_scheduler_params:\n          eta_min: 0.00001\n",
    "cosine_with_restarts": "",
    "constant_with_warmup": "        lr_scheduler_params:\n          num_warmup_steps: 30\n",
}


def of_ai_toolkit(text):
    checkout.ROOT = pathlib.Path(os.environ["AI_TOOLKIT"])
    around = {"torch": torch, "Optional": typing.Optional, "get_constant_schedule_with_warmup": get_constant_schedule_with_warmup}
    (get,) = checkout.taken("toolkit/scheduler.py", "get_lr_scheduler", **around)
    train = yaml.safe_load(text)["config"]["process"][0]["train"]
    optimizer = optimizer_of(float(train["lr"]))
    scheduler = get(train["lr_scheduler"], optimizer, **{**train.get("lr_scheduler_params", {}), "total_iters": train["steps"]})
    optimizer.step()
    scheduler.step(0)
    return stepped(optimizer, scheduler)


if __name__ == "__main__":
    cases = Cases("simpletuner", "bc8e6ab")
    for name, more in TUNER_KINDS.items():
        config = {**TUNER, "lr_scheduler": name, **more}
        cases.add(f"SimpleTuner: {name}", json.dumps(config), of_simpletuner(config), edges(200, 20, 50, 100), language="json")
    config = {"lr_scheduler": "cosine", **TUNER, "lr_warmup_steps": 50}
    text = json.dumps({f"--{key}": value for key, value in config.items()})
    cases.add("SimpleTuner: keys of the command line", text, of_simpletuner(config), edges(200, 50, 100), language="json")
    cases.write("image_trainers")
    cases = Cases("onetrainer", "23df383")
    for name, more in ONE_KINDS.items():
        config = {**ONE, "learning_rate_scheduler": name.split()[0], **more}
        cases.add(f"OneTrainer: {name}", json.dumps(config), of_onetrainer(config, 300), edges(300, 10, 12, 20, 30, 200), language="json", total=300)
    cases.write("image_trainers")
    cases = Cases("ai-toolkit", "27a03a9")
    for name, more in KIT_KINDS.items():
        text = KIT.format(name.split()[0]) + more
        cases.add(f"ai-toolkit: {name}", text, of_ai_toolkit(text), [step for step in edges(200, 30) if step <= 203], language="yaml")
    cases.write("image_trainers")
