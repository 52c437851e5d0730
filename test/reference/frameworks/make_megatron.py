"""What Megatron-LM makes of its options: `CHECKOUT=... python make_megatron.py` writes megatron.json. Made with Python 3.11, torch==2.15.0 and pyyaml==6.0.4;
CHECKOUT names a checkout of github.com/NVIDIA/Megatron-LM at d98e8a6 (2026-08-22), of which the scheduler and what builds it are run.
"""

import logging
import math
import types
import typing

import torch
import yaml

from checkout import taken
from record_jax import Cases, edges

VERSION = "d98e8a6"
kept = {"logging": logging, "math": math, "torch": torch, "logger": logging.getLogger(), "log_single_rank": lambda *_: None, "Any": typing.Any, "Optional": typing.Optional}
(Scheduler,) = taken("megatron/core/optimizer_param_scheduler.py", "OptimizerParamScheduler", **kept)
given = {}
build = taken(
    "megatron/training/training.py",
    "get_optimizer_param_scheduler",
    get_args=lambda: given["args"],
    OptimizerParamScheduler=Scheduler,
    update_train_iters=lambda args: None,
)[0]
DEFAULTS = {
    **{"train_iters": None, "train_samples": None, "lr_decay_iters": None, "lr_decay_samples": None, "lr_wsd_decay_iters": None, "lr_wsd_decay_samples": None},
    **{"lr_warmup_fraction": None, "lr_warmup_iters": 0, "lr_warmup_samples": 0, "lr_warmup_init": 0.0, "min_lr": 0.0, "lr_decay_style": "linear", "lr_wsd_decay_style": "exponential"},
    **{"start_weight_decay": 0.1, "end_weight_decay": 0.1, "weight_decay_incr_style": "constant", "global_batch_size": 16},
    **{"use_checkpoint_opt_param_scheduler": False, "override_opt_param_scheduler": False},
}
CONFIGS = {
    "linear": ("--train-iters: 1000\n--lr-warmup-iters: 100", 1000, [100]),
    "cosine": ("--train-iters: 1000\n--lr-decay-style: cosine\n--lr-warmup-fraction: 0.01", 1000, [10]),
    "cosine of a decay that is longer than the run": ("--train-iters: 200\n--lr-decay-iters: 3000\n--lr-decay-style: cosine\n--lr-warmup-fraction: 0.01", 200, [30]),
    "cosine of a decay that is shorter than the run": ("--train-iters: 1000\n--lr-decay-iters: 300\n--lr-decay-style: cosine", 1000, [300]),
    "a first rate": ("--train-iters: 1000\n--lr-decay-style: cosine\n--lr-warmup-iters: 50\n--lr-warmup-init: 1.0e-5", 1000, [50]),
    "no lowest rate": ("--train-iters: 200\n--seed: 1", 200, []),
    "constant": ("--train-iters: 500\n--lr-decay-style: constant\n--lr-warmup-iters: 50", 500, [50]),
    "WSD": ("--train-iters: 500\n--lr-decay-style: WSD\n--lr-warmup-iters: 50\n--lr-wsd-decay-iters: 100", 500, [50, 400]),
    "WSD in a line": ("--train-iters: 500\n--lr-decay-style: WSD\n--lr-wsd-decay-iters: 100\n--lr-wsd-decay-style: linear", 500, [400]),
    "WSD along a cosine": ("--train-iters: 500\n--lr-decay-style: WSD\n--lr-wsd-decay-iters: 100\n--lr-wsd-decay-style: cosine", 500, [400]),
    "WSD with a square root": ("--train-iters: 500\n--lr-decay-style: WSD\n--lr-wsd-decay-iters: 100\n--lr-wsd-decay-style: minus_sqrt", 500, [400]),
    "samples": ("--train-samples: 16005\n--global-batch-size: 16\n--lr-decay-samples: 15000\n--lr-warmup-samples: 1000\n--lr-decay-style: cosine", 1000, [62, 63, 937, 938]),
    "samples of a WSD": ("--train-samples: 16000\n--global-batch-size: 16\n--lr-warmup-samples: 1000\n--lr-decay-style: WSD\n--lr-wsd-decay-samples: 3000\n--lr-wsd-decay-style: linear", 1000, [62, 63, 812, 813]),
    "inverse square root in samples": ("--train-samples: 16000\n--global-batch-size: 16\n--lr-warmup-samples: 1000\n--lr-decay-style: inverse-square-root", 1000, [62, 63]),
}
REFUSED = {
    "a lowest rate above the rate": "--train-iters: 100\n--min-lr: 0.1",
    "a warm-up as long as the decay": "--train-iters: 100\n--lr-warmup-iters: 100",
}


def updates(text):
    options = {key.removeprefix("--").replace("-", "_"): value for key, value in yaml.safe_load(text)["MODEL_ARGS"].items()}
    given["args"] = types.SimpleNamespace(**(DEFAULTS | options))
    group = {"lr": 0.0, "weight_decay": 0.0}
    scheduler = build(types.SimpleNamespace(param_groups=[group]))
    while True:
        yield group["lr"]
        scheduler.step(given["args"].global_batch_size)


def config(options):
    lowest = "" if "--min-lr" in options or "--seed" in options else "--min-lr: 3.0e-5\n"
    return "MODEL_ARGS:\n" + "".join(f"  {line}\n" for line in f"--num-layers: 2\n--lr: 0.0003\n{lowest}{options}".splitlines())


if __name__ == "__main__":
    cases = Cases("megatron", VERSION)
    for name, (options, total, boundaries) in CONFIGS.items():
        text = config(options)
        cases.add(name, text, updates(text), edges(total, *boundaries), language="yaml", total=total)
    for name, options in REFUSED.items():
        text = config(options)
        try:
            next(updates(text))
        except Exception as error:
            cases.refused(name, text, error, language="yaml")
        else:
            raise AssertionError(name)
    cases.write("megatron")
