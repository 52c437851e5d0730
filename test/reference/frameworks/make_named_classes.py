"""What trainers make of configs that name a class of torch, or one of their own: `PYG=... GRAPHGPS=... LIBCITY=... VOCODERS=... EASYTORCH=... python
make_named_classes.py` writes named_classes.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4; they name checkouts of
github.com/pyg-team/pytorch_geometric at 5c6461b, github.com/rampasek/GraphGPS at 2801570, github.com/LibCity/Bigscity-LibCity at 5a6391d,
github.com/kan-bayashi/ParallelWaveGAN at 8674037, and the unpacked wheel of easy-torch 1.3.3, which builds the schedulers of BasicTS (0b726b5). Their own
functions are run. PaddleSpeech makes the same of `learning_rate` beside the others; paddle's own values are in paddle.json.
"""

import ast
import json
import logging
import math
import os
import pathlib
import types
import warnings

import torch
import yaml
from torch.optim import lr_scheduler

import checkout
from record_jax import Cases, edges, stepped

warnings.simplefilter("ignore")
REGISTER = types.SimpleNamespace(**{f"register_{kind}": lambda name: lambda function: function for kind in ("optimizer", "scheduler")})
TORCH = dict(torch=torch, optim=torch.optim, Optimizer=torch.optim.Optimizer, List=list, math=math, logging=logging, register=REGISTER)


def at(variable):
    checkout.ROOT = pathlib.Path(os.environ[variable])


def optimizer_of(rate):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)


def inside(path, owner, *wanted):
    """The statements of a function or method of a file but those that return; of some, those that bind these names."""
    (found,) = [node for node in ast.walk(ast.parse(checkout.source(path))) if getattr(node, "name", "") == owner]
    is_wanted = lambda node: checkout._named(node) in wanted if wanted else not isinstance(node, ast.Return)  # noqa: E731
    return compile(ast.Module([node for node in found.body if is_wanted(node)], []), path, "exec")


def of_graphs(text):
    optim = {"max_epoch": 200, "steps": [30, 60, 90], "lr_decay": 0.1, "num_warmup_epochs": 10, "reduce_factor": 0.5, "schedule_patience": 15}
    optim = {**optim, "min_lr": 1e-6, "train_mode": "custom", "eval_period": 1, **yaml.safe_load(text)["optim"]}
    name = optim.get("scheduler", "cos")
    function = {"step": "step_scheduler", "cos": "cos_scheduler"}.get(name, f"{name}_scheduler")
    around = {**TORCH, **{each: getattr(lr_scheduler, each) for each in ("MultiStepLR", "CosineAnnealingLR", "ReduceLROnPlateau")}}
    at("PYG" if name in ("step", "cos") else "GRAPHGPS")
    path = "torch_geometric/graphgym/optim.py" if name in ("step", "cos") else "graphgps/optimizer/extra_optimizers.py"
    helpers = [] if name in ("step", "cos") else [f"get_{name.split('_')[0]}_{'decay_' if 'poly' in name else ''}schedule_with_warmup"]
    *_, made = checkout.taken(path, *helpers, function, **around)
    names = made.__code__.co_varnames[1 : made.__code__.co_argcount]
    optimizer = optimizer_of(float(optim["base_lr"]))
    return stepped(optimizer, made(optimizer, **{each: optim[each] for each in names}))


def of_city(text):
    config = json.loads(text)
    at("LIBCITY")
    me = types.SimpleNamespace(optimizer=optimizer_of(config["learning_rate"]), lr_decay=config["lr_decay"], _logger=logging.getLogger("quiet"))
    initial = json.loads(checkout.source("libcity/config/executor/TrafficStateExecutor.json"))
    names = {"lr_scheduler_type": "lr_scheduler", "lr_decay_ratio": "lr_decay_ratio", "milestones": "steps", "step_size": "step_size"}
    names |= {each: each for each in ("lr_T_max", "lr_eta_min", "lr_patience", "lr_threshold")}
    vars(me).update({mine: config.get(key, initial[key]) for mine, key in names.items()})
    scope = {"torch": torch, "self": me}
    exec(inside("libcity/executor/traffic_state_executor.py", "_build_lr_scheduler"), scope)
    return stepped(me.optimizer, scope["lr_scheduler"])


def of_vocoder(text, network):
    config = yaml.safe_load(text)
    at("VOCODERS")
    optimizer = {each: optimizer_of(config[f"{each}_optimizer_params"]["lr"]) for each in ("generator", "discriminator")}
    scope = {"torch": torch, "config": config, "optimizer": optimizer}
    names = ("generator_scheduler_class", "discriminator_scheduler_class", "scheduler")
    exec(inside("parallel_wavegan/bin/train.py", "main", *names), scope)
    return stepped(optimizer[network], scope["scheduler"][network])


def of_basic_ts(text):
    at("EASYTORCH")
    (build,) = checkout.taken("easytorch/core/optimizer_builder.py", "build_lr_scheduler", Dict=dict, optim=torch.optim, lr_scheduler=lr_scheduler)
    scope = {"EasyDict": Nested}
    exec(text.split("\n", 1)[1], scope)
    train = scope["CFG"].TRAIN
    optimizer = optimizer_of(train.OPTIM.PARAM["lr"])
    return stepped(optimizer, build(vars(train.LR_SCHEDULER), optimizer))


class Nested:
    def __getattr__(self, name):
        vars(self)[name] = Nested()
        return vars(self)[name]


GRAPHS = {
    "nothing but a rate": ("  base_lr: 0.01\n  max_epoch: 100\n", []),
    "steps": ("  base_lr: 0.01\n  max_epoch: 100\n  scheduler: step\n  steps: [20, 50]\n  lr_decay: 0.3\n", [20, 50]),
    "its own steps": ("  base_lr: 0.01\n  scheduler: step\n", [30, 60, 90]),
    "a cosine": ("  base_lr: 0.01\n  max_epoch: 100\n  scheduler: cos\n", []),
    "a cosine behind a warm-up": ("  base_lr: 0.001\n  max_epoch: 100\n  scheduler: cosine_with_warmup\n  num_warmup_epochs: 5\n", [5]),
    "a line behind a warm-up": ("  base_lr: 0.001\n  max_epoch: 100\n  scheduler: linear_with_warmup\n", [10]),
    "a line to its own end behind a warm-up": ("  base_lr: 0.001\n  max_epoch: 100\n  scheduler: polynomial_with_warmup\n", [10]),
}
CITY = {
    "milestones": ({"lr_scheduler": "multisteplr", "lr_decay_ratio": 0.2, "steps": [10, 30]}, [10, 30]),
    "its own milestones": ({"lr_scheduler": "MultiStepLR", "lr_decay_ratio": 0.2}, [5, 20, 40, 70]),
    "steps": ({"lr_scheduler": "steplr", "lr_decay_ratio": 0.2, "step_size": 20}, [20, 40]),
    "exponential": ({"lr_scheduler": "exponentiallr", "lr_decay_ratio": 0.95}, []),
    "a cosine": ({"lr_scheduler": "cosineannealinglr", "lr_decay_ratio": 0.1, "lr_T_max": 50, "lr_eta_min": 1e-5}, [50]),
}
BOTH = "generator_params: {}\ndiscriminator_params: {}\n"
FIRST = "generator_optimizer_params:\n  lr: 0.0001\ngenerator_scheduler_params:\n  step_size: 40\n  gamma: 0.5\n"
OTHER = "discriminator_optimizer_params:\n  lr: 0.00005\ndiscriminator_scheduler_type: MultiStepLR\ndiscriminator_scheduler_params:\n  milestones: [30, 60]\n  gamma: 0.2\n"
SERIES = 'CFG = EasyDict()\nCFG.TRAIN.NUM_EPOCHS = 100\nCFG.TRAIN.OPTIM.TYPE = "Adam"\nCFG.TRAIN.OPTIM.PARAM = {"lr": 0.002, "weight_decay": 1e-5}\n'
NAMED = {
    "milestones": ('"MultiStepLR"', '{"milestones": [1, 30, 60], "gamma": 0.5}', [1, 30, 60]),
    "steps": ('"StepLR"', '{"step_size": 20, "gamma": 0.9}', [20, 40]),
}

if __name__ == "__main__":
    cases = Cases("graphgym", "5c6461b")
    for name, (optim, boundaries) in GRAPHS.items():
        text = f"dataset:\n  format: PyG\noptim:\n  optimizer: adam\n{optim}"
        cases.add(f"GraphGym: {name}", text, of_graphs(text), edges(100, *boundaries), language="yaml", unit="epoch")
    cases.write("named_classes")
    cases = Cases("libcity", "5a6391d")
    for name, (more, boundaries) in CITY.items():
        text = json.dumps({"max_epoch": 100, "learner": "adam", "learning_rate": 0.003, "lr_decay": True, **more}, indent=2)
        cases.add(f"LibCity: {name}", text, of_city(text), edges(100, *boundaries), language="json", unit="epoch")
    cases.write("named_classes")
    cases = Cases("parallel_wavegan", "8674037")
    for network, boundaries in {"generator": [40, 80], "discriminator": [30, 60]}.items():
        text = BOTH + FIRST + OTHER
        cases.add(f"ParallelWaveGAN: the {network}", text, of_vocoder(text, network), edges(160, *boundaries), language="yaml", variable=network)
    cases.write("named_classes")
    cases = Cases("basicts", "0b726b5")
    for name, (word, params, boundaries) in NAMED.items():
        text = f"from easydict import EasyDict\n{SERIES}CFG.TRAIN.LR_SCHEDULER.TYPE = {word}\nCFG.TRAIN.LR_SCHEDULER.PARAM = {params}\n"
        cases.add(f"BasicTS: {name}", text, of_basic_ts(text), edges(100, *boundaries), unit="epoch")
    cases.write("named_classes")
