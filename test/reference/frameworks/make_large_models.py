"""What trainers of large models, of robots and of games make of their configs: `LEVANTER=... OPENPI=... NANOTRON=... TITAN=... DING=... JAXRL=... python
make_large_models.py` writes large_models.json. Made with Python 3.11, torch==2.15.0, jax==0.10.2, optax==0.2.8 and PyYAML==6.0.4; they name checkouts of
github.com/marin-community/levanter at 9263f81, github.com/Physical-Intelligence/openpi at 15a9616, github.com/huggingface/nanotron at 2411b02 and
github.com/pytorch/torchtitan at b5bcd76, github.com/opendilab/DI-engine at d0b21d0 and github.com/luchris429/purejaxrl at 31756b1, whose own functions are run.
"""

import ast
import dataclasses
import functools
import logging
import math
import os
import pathlib
import types
import typing
import warnings
from functools import partial

import jax.numpy as jnp
import numpy as np
import optax
import torch
import yaml

import checkout
from record_jax import Cases, edges, stepped

TYPES = {name: getattr(typing, name) for name in ("Optional", "Callable", "Union")}


def at(variable):
    checkout.ROOT = pathlib.Path(os.environ[variable])


def of_levanter(config):
    at("LEVANTER")
    path = "src/levanter/optim/config.py"
    names = ("_inv_sqrt_decay_schedule", "_inv_decay_schedule", "_convert_frac_or_steps")
    scope = dict(zip(names, checkout.taken(path, *names, jnp=jnp)), optax=optax, np=np, warnings=warnings, LrSchedule=type("LrSchedule", (), {}))
    (owner,) = [node for node in ast.parse(checkout.source(path)).body if getattr(node, "name", "") == "OptimizerConfig"]
    methods = [node for node in owner.body if getattr(node, "name", "") in ("lr_scheduler", "_get_cycle_minima")]
    exec(compile(ast.Module(methods, []), path, "exec"), scope)
    given = {"cooldown": None, "haps": None, **checkout.field_defaults(path, "OptimizerConfig"), **config["optimizer"]}
    me = types.SimpleNamespace(**given)
    me._get_cycle_minima = partial(scope["_get_cycle_minima"], me)
    return scope["lr_scheduler"](me, config["trainer"]["num_train_steps"])


def of_openpi(text):
    at("OPENPI")
    names = ("CosineDecaySchedule", "RsqrtDecaySchedule")
    made = checkout.taken("src/openpi/training/optimizer.py", *names, dataclasses=dataclasses, optax=optax, jnp=jnp, LRScheduleConfig=object)
    return eval(text, dict(zip(names, made))).create()


def of_nanotron(config):
    at("NANOTRON")
    (arguments,) = checkout.taken("src/nanotron/config/config.py", "LRSchedulerArgs", dataclass=dataclasses.dataclass, **TYPES)
    around = dict(LRSchedulerArgs=arguments, Optimizer=object, LambdaLR=torch.optim.lr_scheduler.LambdaLR, math=math, partial=partial, logging=logging)
    (build,) = checkout.taken("src/nanotron/helpers.py", "lr_scheduler_builder", **around, logger=None, log_rank=lambda *args, **more: None)
    given = arguments(**config["optimizer"]["learning_rate_scheduler"])
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=given.learning_rate)
    optimizer.get_base_optimizer = lambda: optimizer
    return stepped(optimizer, build(optimizer, given, config["tokens"]["train_steps"]))


def of_titan(optimizer, scheduler, training):
    at("TITAN")
    path = "torchtitan/components/optimizer/lr_scheduler.py"
    (owner,) = [node for node in ast.walk(ast.parse(checkout.source(path))) if isinstance(node, ast.ClassDef) and node.name == "Config"]
    (build,) = [node for node in owner.body if getattr(node, "name", "") == "build"]
    container = lambda optimizers, lr_lambda: lr_lambda  # noqa: E731
    scope = {"functools": functools, "math": math, "logger": logging, "LRSchedulersContainer": container}
    exec(compile(ast.Module([build], []), path, "exec"), scope)
    me = types.SimpleNamespace(**{**checkout.field_defaults_of(owner), **scheduler})
    factor = scope["build"](me, optimizers=None, training_steps=training["steps"])
    return lambda step: optimizer["lr"] * factor(step)


def of_jax_rl(config):
    at("JAXRL")
    path = "purejaxrl/ppo.py"
    (train,) = [node for node in ast.parse(checkout.source(path)).body if getattr(node, "name", "") == "make_train"]
    lines = [node for node in train.body if getattr(node, "name", "") == "linear_schedule" or "NUM_UPDATES" in ast.unparse(node).split(" = ")[0]]
    scope = {"config": dict(config)}
    exec(compile(ast.Module(lines, []), path, "exec"), scope)
    return lambda step: scope["linear_schedule"](jnp.int32(step))


LEVANTER = {
    "a cosine": ({}, [10]),
    "steps of warm-up": ({"warmup": 100, "min_lr_ratio": 0.0}, [100]),
    "a line": ({"lr_schedule": "linear", "warmup": 0.03}, [30]),
    "stays and falls": ({"lr_schedule": "linear", "decay": 0.2, "warmup": 50}, [50, 800]),
    "stays and falls by steps": ({"decay": 200, "warmup": 0.0}, [800]),
    "no fall": ({"lr_schedule": "linear", "decay": 0.0, "warmup": 0.03}, [30]),
    "constant": ({"lr_schedule": "constant"}, [10]),
    "the square root": ({"lr_schedule": "inv_sqrt", "warmup": 100}, [100]),
    "inverse": ({"lr_schedule": "inv", "warmup": 100}, [100]),
    "cycles": ({"cycles": 3, "rewarmup": 0.1, "warmup": 0.1}, [33, 333, 366, 666, 699]),
    "cycles of a length": ({"cycle_length": 300, "decay": 0.5, "rewarmup": 20}, [3, 150, 300, 320, 470, 600, 620]),
}
OPENPI = {
    "its own numbers": ("CosineDecaySchedule()", [1000, 30_000]),
    "a cosine": ("CosineDecaySchedule(warmup_steps=100, peak_lr=5e-5, decay_steps=1000, decay_lr=5e-6)", [100, 1000]),
    "the square root": ("RsqrtDecaySchedule(warmup_steps=100, timescale=500)", [100, 600]),
}
STEPS = {"learning_rate": 0.0003, "lr_warmup_style": "linear", "min_decay_lr": 1e-5}
NANOTRON = {
    "a cosine": ({"lr_warmup_steps": 50, "lr_decay_style": "cosine", "lr_decay_steps": 300}, [50, 350]),
    "a line to the end of the run": ({"lr_warmup_steps": 50}, [50]),
    "a start of its own": ({"lr_warmup_steps": 50, "lr_decay_starting_step": 400, "lr_decay_style": "1-sqrt", "lr_decay_steps": 100}, [50, 400, 500]),
    "a start without a length": ({"lr_warmup_steps": 50, "lr_decay_starting_step": 400}, [50, 400, 550]),
    "no warm-up": ({"lr_decay_style": "cosine"}, []),
    "a warm-up that is none": ({"lr_warmup_steps": 50, "lr_warmup_style": "constant", "min_decay_lr": None}, [50]),
}
TITAN = {
    "in Python": ({"lr": 8e-4}, {"warmup_steps": 20}, {"steps": 300}, [20]),
    "a last part that falls, in Python": ({"lr": 8e-4}, {"warmup_steps": 20, "decay_ratio": 0.4, "decay_type": "cosine", "min_lr_factor": 0.1}, {"steps": 300}, [20, 180]),
    "steps of its own, in Python": ({"lr": 8e-4}, {"warmup_steps": 20, "total_steps": 500, "decay_type": "sqrt"}, {"steps": 300}, [20]),
}
JAX_RL = {"LR": 2.5e-4, "NUM_ENVS": 4, "NUM_STEPS": 128, "TOTAL_TIMESTEPS": 5e4, "UPDATE_EPOCHS": 4, "NUM_MINIBATCHES": 2, "CLIP_EPS": 0.2, "ANNEAL_LR": True}
DING = {
    "exponential": ("dict(type='exp', start=0.95, end=0.1, decay=200)", [200]),
    "a line": ("dict(type='linear', start=1., end=0.05, decay=int(5e2))", [500]),
}

if __name__ == "__main__":
    cases = Cases("levanter", "9263f81", float32=True)
    for name, (more, boundaries) in LEVANTER.items():
        optimizer = {"learning_rate": 0.001, "weight_decay": 0.1, **more}
        text = yaml.safe_dump({"model": {"type": "gpt2"}, "trainer": {"num_train_steps": 1000}, "optimizer": optimizer}, sort_keys=False)
        cases.add(f"Levanter: {name}", text, of_levanter(yaml.safe_load(text)), edges(1000, *boundaries), language="yaml")
    cases.write("large_models")
    cases = Cases("openpi", "15a9616", float32=True)
    for name, (call, boundaries) in OPENPI.items():
        text = f"import openpi.training.optimizer as _optimizer\nlr_schedule = _optimizer.{call}\n"
        cases.add(f"openpi: {name}", text, of_openpi(call), edges(boundaries[-1], *boundaries), variable="lr_schedule")
    cases.write("large_models")
    cases = Cases("nanotron", "2411b02")
    for name, (more, boundaries) in NANOTRON.items():
        optimizer = {"learning_rate_scheduler": {**STEPS, **more}}
        text = yaml.safe_dump({"optimizer": optimizer, "tokens": {"train_steps": 600}}, sort_keys=False)
        cases.add(f"nanotron: {name}", text, of_nanotron(yaml.safe_load(text)), edges(600, *boundaries), language="yaml")
    cases.write("large_models")
    cases = Cases("torchtitan", "b5bcd76")
    head = "from torchtitan.components.optimizer import LRSchedulersContainer, default_adamw\nfrom torchtitan.trainer import Trainer, TrainingConfig\n"
    for name, (optimizer, scheduler, training, boundaries) in TITAN.items():
        written = [", ".join(f"{key}={value!r}" for key, value in each.items()) for each in (optimizer, scheduler, training)]
        call = "Trainer.Config(optimizer=default_adamw({}), lr_scheduler=LRSchedulersContainer.Config({}), training=TrainingConfig({}))".format(*written)
        text = f"{head}\n\ndef mine():\n    return {call}\n"
        steps = [step for step in edges(300, *boundaries) if step < 300]
        cases.add(f"torchtitan: {name}", text, of_titan(optimizer, scheduler, training), steps, variable="lr_scheduler")
    cases.write("large_models")
    cases = Cases("purejaxrl", "31756b1", float32=True)
    for language in ("python", "yaml"):
        text = yaml.safe_dump(JAX_RL, sort_keys=False) if language == "yaml" else f"config = {JAX_RL!r}\n"
        cases.add(f"PureJaxRL: {language}", text, of_jax_rl(JAX_RL), edges(776, 8, 16), language=language)
    cases.write("large_models")
    at("DING")
    (make,) = checkout.taken("ding/rl_utils/exploration.py", "get_epsilon_greedy_fn", math=math, **TYPES)
    cases = Cases("ding", "d0b21d0")
    for name, (call, boundaries) in DING.items():
        given = eval(call)
        text = f"config = dict(policy=dict(other=dict(eps={call})))\n"
        epsilon = make(given["start"], given["end"], given["decay"], given["type"])
        cases.add(f"DI-engine: {name}", text, epsilon, edges(1000, *boundaries), quantity="epsilon", unit="env step")
    cases.write("large_models")
