"""What the trainers do whose schedules are a few keys of a config: `CHECKOUT=folder python make_small_trainers.py` writes opennmt.json, prime_rl.json and
rl_games.json. Made with Python 3.11 and torch==2.15.0; the folder has the unpacked wheels of OpenNMT-py 3.5.1 (OpenNMT_py), rl-games 1.6.5 (rl_games) and
skrl 2.1.1 (skrl), and prime-rl at 559b447 (prime-rl).

A rate of OpenNMT-py is its factor of the step that its optimizer counts, from 1 on, times the rate; one of prime-rl what PyTorch's schedulers have set for
update t; one of rl_games what is left for epoch t by the updates of the epochs before; one of skrl the rate behind t calls for a divergence.
"""

import functools
import sys
import tomllib
import types
from math import sqrt

import torch
import yaml

from checkout import taken
from record_jax import Cases, edges, stepped

NMT = "data: {}\nsave_model: m\nsrc_vocab: v\noptim: adam\n"
NMT_CASES = {
    "Vaswani's": ("decay_method: noam\nlearning_rate: 2\nwarmup_steps: 80\nhidden_size: 512\ntrain_steps: 1000\n", 1000, [80]),
    "by the old name of the width": ("decay_method: noam\nlearning_rate: 1.0\nwarmup_steps: 10\nrnn_size: 64\ntrain_steps: 100\n", 100, [10]),
    "with falls": (
        "decay_method: noamwd\nlearning_rate: 2\nwarmup_steps: 10\nhidden_size: 16\nlearning_rate_decay: 0.7\nstart_decay_steps: 50\ndecay_steps: 20\ntrain_steps: 200\n",
        200,
        [10, 30, 50, 70],
    ),
    "square root": ("decay_method: rsqrt\nlearning_rate: 0.5\nwarmup_steps: 40\ntrain_steps: 400\n", 400, [40]),
    "falls alone": ("decay_method: none\nlearning_rate: 0.001\nstart_decay_steps: 40\ndecay_steps: 30\nlearning_rate_decay: 0.5\ntrain_steps: 200\n", 200, [10, 40, 70]),
    "falls without a method": ("learning_rate: 1.0\nstart_decay_steps: 30\ndecay_steps: 10\ntrain_steps: 100\n", 100, [20, 30, 40]),
}


def of_opennmt(config):
    functions = taken(
        "OpenNMT_py/onmt/utils/optimizers.py",
        *("make_learning_rate_decay_fn", "noam_decay", "noamwd_decay", "rsqrt_decay", "exponential_decay"),
        functools=functools,
        sqrt=sqrt,
    )
    defaults = {"decay_method": "none", "learning_rate": 1.0, "learning_rate_decay": 0.5, "start_decay_steps": 50000, "decay_steps": 10000, "warmup_steps": 4000}
    options = types.SimpleNamespace(**{**defaults, **config, "hidden_size": config.get("hidden_size", config.get("rnn_size"))})
    factor = functions[0](options)
    return lambda step: factor(step + 1) * options.learning_rate


PRIME = "[model]\nname = \"m\"\n\n[optim]\nlr = 1e-4\n\n"
PRIME_CASES = {
    "linear": ("max_steps = 100\n" + PRIME + '[scheduler]\ntype = "linear"\nwarmup_steps = 10\ndecay_steps = 30\nmin_lr = 1e-6\n', 100, [10, 70]),
    "linear with its defaults": ("max_steps = 50\n" + PRIME + '[scheduler]\ntype = "linear"\n', 50, [10, 40]),
    "linear without a warm-up": ("max_steps = 20\n" + PRIME + '[scheduler]\ntype = "linear"\nwarmup_steps = 0\ndecay_steps = 20\n', 20, []),
    "linear without a fall": ("max_steps = 20\n" + PRIME + '[scheduler]\ntype = "linear"\nwarmup_steps = 8\ndecay_steps = 0\nmin_lr = 1e-5\n', 20, [8]),
    "linear with one step of a fall": ("max_steps = 20\n" + PRIME + '[scheduler]\ntype = "linear"\nwarmup_steps = 2\ndecay_steps = 1\n', 20, [2, 19]),
    "cosine": ("max_steps = 100\n" + PRIME + '[scheduler]\ntype = "cosine"\nwarmup_steps = 10\nmin_lr = 1e-5\n', 100, [10]),
    "cosine without a warm-up": ("max_steps = 40\n" + PRIME + '[scheduler]\ntype = "cosine"\nwarmup_steps = 0\n', 40, []),
}


def of_prime(config):
    import torch.optim.lr_scheduler as schedulers

    names = {name: getattr(schedulers, name) for name in ("ConstantLR", "CosineAnnealingLR", "LinearLR", "LRScheduler", "SequentialLR")}
    around = {**names, "Optimizer": torch.optim.Optimizer}
    linear, cosine = taken("prime-rl/src/prime_rl/trainer/scheduler.py", "setup_linear_scheduler", "setup_cosine_scheduler", **around)
    given = {"warmup_steps": 10, "min_lr": 0.0, **config["scheduler"]}
    kind = given.pop("type")
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=config["optim"]["lr"])
    more = {"decay_steps": 10} if kind == "linear" else {}
    make = linear if kind == "linear" else cosine
    return stepped(optimizer, make(optimizer, config["max_steps"], lr=config["optim"]["lr"], **{**more, **given}))


GAMES = "params:\n  config:\n    e_clip: 0.2\n    mini_epochs: 4\n    learning_rate: 3e-4\n"
GAMES_CASES = {
    "linear": (GAMES + "    lr_schedule: linear\n    max_epochs: 50\n", "lr"),
    "linear for longer": (GAMES + "    lr_schedule: linear\n    max_epochs: 500\n    schedule_entropy: False\n    entropy_coef: 0.01\n", "lr"),
    "the rate beside the entropy": (GAMES + "    lr_schedule: linear\n    max_epochs: 20\n    schedule_entropy: True\n    entropy_coef: 0.005\n", "lr"),
    "the entropy": (GAMES + "    lr_schedule: linear\n    max_epochs: 20\n    schedule_entropy: True\n    entropy_coef: 0.005\n", "entropy"),
}
DIVERGENCES = [0.001, 0.02, 0.008, 0.03, 0.05, 0.0001, 0.0001, 0.016, 0.004, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5]
RISING = [0.0] * 12


def of_games(config, quantity):
    linear, _ = taken("rl_games/rl_games/common/schedulers.py", "LinearScheduler", "RLScheduler", RLScheduler=object)
    rate, entropy = float(config["learning_rate"]), config.get("entropy_coef", 0.0)
    scheduler = linear(rate, max_steps=config["max_epochs"], use_epochs=True, apply_to_entropy=config.get("schedule_entropy", False), start_entropy_coef=config.get("entropy_coef"))
    epoch = 0
    while True:
        yield rate if quantity == "lr" else entropy
        epoch += 1
        rate, entropy = scheduler.update(rate, entropy, epoch, 0, 0.0)


def of_divergences(update, rate, divergences):
    yield rate
    for divergence in divergences:
        rate = update(rate, divergence)
        yield rate


if __name__ == "__main__":
    import importlib.metadata

    sys.modules.setdefault("onmt", types.ModuleType("onmt"))
    cases = Cases("opennmt", "3.5.1")
    for name, (text, last, boundaries) in NMT_CASES.items():
        cases.add(name, NMT + text, of_opennmt(yaml.safe_load(NMT + text)), edges(last, *boundaries), language="yaml")
    cases.write("opennmt")

    cases = Cases("prime_rl", "559b447")
    for name, (text, last, boundaries) in PRIME_CASES.items():
        cases.add(name, text, of_prime(tomllib.loads(text)), [step for step in edges(last, *boundaries) if step < last], language="toml")
    cases.write("prime_rl")

    cases = Cases("rl_games", "1.6.5")
    for name, (text, quantity) in GAMES_CASES.items():
        config = yaml.safe_load(text)["params"]["config"]
        cases.add(name, text, of_games(config, quantity), edges(config["max_epochs"]), language="yaml", unit="epoch", quantity=quantity)
    adaptive, _ = taken("rl_games/rl_games/common/schedulers.py", "AdaptiveScheduler", "RLScheduler", RLScheduler=object)
    text = GAMES + "    lr_schedule: adaptive\n    kl_threshold: 0.008\n"
    for name, divergences in {"adaptive": DIVERGENCES, "adaptive up to its bound": RISING}.items():
        scheduler = adaptive(0.008)
        values = of_divergences(lambda rate, kl: scheduler.update(rate, 0.0, 0, 0, kl)[0], 3e-4, divergences)
        cases.add(name, text, values, range(len(divergences) + 1), language="yaml", given={"metrics": divergences}, variable="params.config.lr_schedule")
    cases.write("rl_games")

    from packaging import version

    (made,) = taken("skrl/skrl/resources/schedulers/torch/kl_adaptive.py", "KLAdaptiveLR", _LRScheduler=torch.optim.lr_scheduler._LRScheduler, version=version, torch=torch)
    cases = Cases("skrl", "2.1.1")
    head = "agent:\n  class: PPO\n  learning_rate: 5.0e-04\n  learning_rate_scheduler: KLAdaptiveLR\n"
    for name, (more, options) in {
        "with its defaults": ("", {}),
        "with other numbers": (
            "  learning_rate_scheduler_kwargs:\n    kl_threshold: 0.01\n    min_lr: 0.0001\n    lr_factor: 2.0\n    kl_factor: 3.0\n    max_lr: 0.002\n",
            {"kl_threshold": 0.01, "min_lr": 0.0001, "lr_factor": 2.0, "kl_factor": 3.0, "max_lr": 0.002},
        ),
    }.items():
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=5e-4)
        scheduler = made(optimizer, **options)

        def update(rate, kl, scheduler=scheduler, optimizer=optimizer):
            scheduler.step(kl)
            return optimizer.param_groups[0]["lr"]

        values = of_divergences(update, 5e-4, DIVERGENCES)
        cases.add(name, head + more, values, range(len(DIVERGENCES) + 1), language="yaml", given={"metrics": DIVERGENCES}, variable="agent.learning_rate_scheduler")
    cases.write("skrl")
