"""What GPT-NeoX makes of its configs: `CHECKOUT=... python make_gpt_neox.py` writes gpt_neox.json. Made with Python 3.11 and pyyaml==6.0.4; GPT-NeoX is no
package: CHECKOUT names a checkout of github.com/EleutherAI/gpt-neox at ea7aefd (2026-05-19), of which the scheduler and what builds it are run.
"""

import math
import types

import yaml

from checkout import field_defaults, taken
from record_jax import Cases, edges

VERSION = "ea7aefd"
ARGUMENTS = "megatron/neox_arguments"

say = types.SimpleNamespace(print_rank_0=lambda *_: None)
(AnnealingLR,) = taken("megatron/learning_rates.py", "AnnealingLR", math=math, **vars(say))
(build,) = taken("megatron/training.py", "get_learning_rate_scheduler", math=math, AnnealingLR=AnnealingLR, **vars(say))
(OPT_PARAMS,) = taken(f"{ARGUMENTS}/arguments.py", "OPT_PARAMS_DEFAULTS")
DEFAULTS = field_defaults(f"{ARGUMENTS}/neox_args.py", "NeoXArgsLRScheduler")

ADAM = '   "optimizer": {\n     "type": "Adam",\n     "params": {"lr": 0.0006, "betas": [0.9, 0.95]}\n   },\n'
CONFIGS = {
    "cosine": ('   "train_iters": 1000,\n   "lr_decay_iters": 1000,\n   "lr_decay_style": "cosine",\n   "warmup": 0.01,\n   "min_lr": 0.00006,\n', [10]),
    "cosine by hyphens": ('   "train-iters": 1000,\n   "lr-decay-iters": 1000,\n   "lr-decay-style": "cosine",\n   "warmup": 0.1,\n', [100]),
    "linear": ('   "train_iters": 1000,\n   "lr_decay_style": "linear",\n   "min_lr": 0.0001,\n   "warmup": 0.05,\n', [50, 833, 842]),
    "no style": ('   "train_iters": 500,\n   "pipe_parallel_size": 1,\n', [5]),
    "exponential": ('   "train_iters": 700,\n   "lr_decay_style": "exponential",\n   "min_lr": 0.0004,\n', [7, 400]),
    "constant": ('   "train_iters": 300,\n   "lr_decay_style": "constant",\n   "warmup": 0.03,\n', [9]),
    "no warm-up": ('   "train_iters": 300,\n   "lr_decay_style": "cosine",\n   "warmup": 0,\n', []),
    "a run that is shorter than the decay": ('   "train_iters": 200,\n   "lr_decay_iters": 3200,\n   "lr_decay_style": "cosine",\n', [32]),
    "a cosine that rises again": ('   "train_iters": 1000,\n   "lr_decay_iters": 400,\n   "lr_decay_style": "cosine",\n', [4, 400, 800]),
    "a line that ends before the run": ('   "train_iters": 1000,\n   "lr_decay_iters": 400,\n   "lr_decay_style": "linear",\n', [4, 400]),
    "a part of the run": ('   "train_iters": 777,\n   "lr_decay_fraction": 0.9,\n   "lr_decay_style": "linear",\n   "warmup": 0.1,\n', [69, 699]),
    "a part of the run beside iterations": ('   "train_iters": 777,\n   "lr_decay_iters": 500,\n   "lr_decay_fraction": 0.9,\n   "lr_decay_style": "cosine",\n', [5, 500]),
    "a warm-up that is no whole number": ('   "train_iters": 333,\n   "lr_decay_style": "cosine",\n   "warmup": 0.017,\n', [5, 6]),
    "a warm-up over all of it": ('   "train_iters": 100,\n   "lr_decay_style": "linear",\n   "warmup": 1.0,\n', []),
}


def scheduler(text):
    config = {key.replace("-", "_"): value for key, value in yaml.load(text, yaml.FullLoader).items()}
    optimizer = config.pop("optimizer")
    args = {"lr_decay_iters": None, "lr_decay_fraction": None, "train_iters": None, "no_load_optim": False, "deepspeed": True, "use_mup": False}
    args |= DEFAULTS | config | {"lr": optimizer["params"].get("lr", OPT_PARAMS["lr"]), "optimizer_type": optimizer["type"]}
    group = {"lr": None}
    return group, build(types.SimpleNamespace(param_groups=[group]), types.SimpleNamespace(**args)), args["train_iters"]


def updates(group, annealing):
    while True:
        yield group["lr"]
        annealing.step()


if __name__ == "__main__":
    cases = Cases("gpt_neox", VERSION)
    texts = {name: (f"{{\n{ADAM}{text}}}\n", boundaries) for name, (text, boundaries) in CONFIGS.items()}
    texts["an optimizer without a rate"] = ('{"optimizer": {"type": "Adam", "params": {"eps": 1.0e-8}}, "lr_decay_style": "cosine", "train_iters": 100}\n', [1])
    for name, (text, boundaries) in texts.items():
        group, annealing, total = scheduler(text)
        steps = [step for step in edges(total, *boundaries) if "all of it" not in name or step <= total]
        cases.add(name, text, updates(group, annealing), steps, language="yaml")
    cases.write("gpt_neox")
