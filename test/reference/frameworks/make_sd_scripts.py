"""What sd-scripts makes of its configs: `CHECKOUT=... python make_sd_scripts.py` writes sd_scripts.json. Made with Python 3.11, torch==2.15.0,
transformers==4.54.1, diffusers==0.32.1 and toml==0.10.2 (those that sd-scripts wants); CHECKOUT names a checkout of github.com/kohya-ss/sd-scripts at
48d368f (2026-02-16), of which `get_scheduler_fix` and the options with their defaults are run. What accelerate does with a scheduler - a step for each
process in each update - is done here by hand.
"""

import argparse
import ast
import logging
import warnings
from typing import Any, Optional

import toml
import torch
import transformers
from diffusers.optimization import TYPE_TO_SCHEDULER_FUNCTION as DIFFUSERS_TYPE_TO_SCHEDULER_FUNCTION
from diffusers.optimization import SchedulerType as DiffusersSchedulerType
from transformers.optimization import TYPE_TO_SCHEDULER_FUNCTION, SchedulerType

from checkout import taken
from record_jax import Cases, edges

warnings.simplefilter("ignore")
VERSION = "48d368f"
(build, add_optimizer, add_training) = taken(
    "library/train_util.py",
    "get_scheduler_fix",
    "add_optimizer_arguments",
    "add_training_arguments",
    "is_schedulefree_optimizer",
    "get_dummy_scheduler",
    argparse=argparse,
    ast=ast,
    torch=torch,
    transformers=transformers,
    Optimizer=torch.optim.Optimizer,
    Optional=Optional,
    Any=Any,
    logger=logging.getLogger(),
    DiffusersSchedulerType=DiffusersSchedulerType,
    DIFFUSERS_TYPE_TO_SCHEDULER_FUNCTION=DIFFUSERS_TYPE_TO_SCHEDULER_FUNCTION,
    SchedulerType=SchedulerType,
    TYPE_TO_SCHEDULER_FUNCTION=TYPE_TO_SCHEDULER_FUNCTION,
    HIGH_VRAM=False,
    int_or_float=float,
)[:3]

NETWORK = 'network_module = "networks.lora"\nnetwork_dim = 16\noptimizer_type = "AdamW"\n'
CONFIGS = {
    "nothing of a schedule": ("learning_rate = 1e-4\n", []),
    "no rate": ('lr_scheduler = "cosine"\n', []),
    "constant": ('learning_rate = 1e-4\nlr_scheduler = "constant"\nmax_train_steps = 400\n', []),
    "constant with a warm-up": ('learning_rate = 1e-4\nlr_scheduler = "constant_with_warmup"\nlr_warmup_steps = 50\nmax_train_steps = 400\n', [50]),
    "linear": ('learning_rate = 1e-4\nlr_scheduler = "linear"\nlr_warmup_steps = 50\nmax_train_steps = 400\n', [50]),
    "cosine with a part of the run": ('learning_rate = 2e-4\nlr_scheduler = "cosine"\nlr_warmup_steps = 0.1\nmax_train_steps = 777\n', [77, 78]),
    "cosine does not read cycles": ('learning_rate = 2e-4\nlr_scheduler = "cosine"\nlr_scheduler_num_cycles = 4\nmax_train_steps = 500\n', []),
    "restarts": ('learning_rate = 2e-4\nlr_scheduler = "cosine_with_restarts"\nlr_scheduler_num_cycles = 4\nlr_warmup_steps = 100\nmax_train_steps = 500\n', [100, 200, 300, 400]),
    "polynomial": ('learning_rate = 2e-4\nlr_scheduler = "polynomial"\nlr_scheduler_power = 2\nlr_warmup_steps = 10\nmax_train_steps = 500\n', [10]),
    "inverse square root": ('learning_rate = 2e-4\nlr_scheduler = "inverse_sqrt"\nlr_warmup_steps = 10\nmax_train_steps = 500\n', [10]),
    "inverse square root in its own time": ('learning_rate = 2e-4\nlr_scheduler = "inverse_sqrt"\nlr_scheduler_timescale = 1000\nlr_warmup_steps = 10\nmax_train_steps = 500\n', [10]),
    "cosine with a lowest rate": ('learning_rate = 2e-4\nlr_scheduler = "cosine_with_min_lr"\nlr_scheduler_min_lr_ratio = 0.1\nlr_warmup_steps = 10\nmax_train_steps = 500\n', [10]),
    "two waves with a lowest rate": ('learning_rate = 2e-4\nlr_scheduler = "cosine_with_min_lr"\nlr_scheduler_min_lr_ratio = 0.1\nlr_scheduler_num_cycles = 3\nmax_train_steps = 500\n', [167, 333]),
    "warm-up, stable, decay": ('learning_rate = 2e-4\nlr_scheduler = "warmup_stable_decay"\nlr_warmup_steps = 20\nlr_decay_steps = 100\nmax_train_steps = 500\n', [20, 400]),
    "parts of warm-up and decay": ('learning_rate = 2e-4\nlr_scheduler = "warmup_stable_decay"\nlr_warmup_steps = 0.05\nlr_decay_steps = 0.25\nlr_scheduler_min_lr_ratio = 0.2\nmax_train_steps = 333\n', [16, 17, 249, 250]),
    "sections": ('[a]\nlearning_rate = 1e-4\n\n[b]\nlr_scheduler = "linear"\nmax_train_steps = 300\n\n[c]\nlr_warmup_steps = 30\n', [30]),
    "a section that says it again": ('[a]\nlearning_rate = 1e-4\nlr_scheduler = "linear"\nmax_train_steps = 300\n\n[b]\nlr_scheduler = "cosine"\n', []),
    "rates of parts": ('learning_rate = 1e-4\nunet_lr = 2e-4\ntext_encoder_lr = 5e-5\nlr_scheduler = "cosine"\nmax_train_steps = 300\n', []),
    "rates of parts down to an end": ('learning_rate = 1e-4\nunet_lr = 2e-4\ntext_encoder_lr = 5e-5\nlr_scheduler = "polynomial"\nmax_train_steps = 300\n', [300]),
}
EPOCHS = 'learning_rate = 1e-4\nlr_scheduler = "cosine"\nmax_train_epochs = 6\nmax_train_steps = 1600\nlr_warmup_steps = 0.1\n'
PROCESSES = 'learning_rate = 1e-4\nlr_scheduler = "linear"\nlr_warmup_steps = 40\nmax_train_steps = 200\n'
REFUSED = {
    "constant beside a warm-up": 'lr_scheduler = "constant"\nlr_warmup_steps = 100\n',
    "no lowest rate": 'lr_scheduler = "cosine_with_min_lr"\nlr_warmup_steps = 10\n',
    "a rate below the end": 'learning_rate = 5e-8\nlr_scheduler = "polynomial"\n',
}


def options(text):
    """What `read_config_from_file` makes of a text: sections are flattened into a namespace that the parser fills up."""
    flat = {}
    for name, value in toml.loads(text).items():
        flat.update(value if isinstance(value, dict) else {name: value})
    parser = argparse.ArgumentParser()
    add_optimizer(parser)
    add_training(parser, False)
    return parser.parse_args([], argparse.Namespace(**flat))


def updates(text, group=0, processes=1, per_epoch=0):
    args = options(text)
    if args.max_train_epochs is not None:
        args.max_train_steps = args.max_train_epochs * per_epoch
    own = [rate for rate in (getattr(args, "unet_lr", None), getattr(args, "text_encoder_lr", None)) if rate is not None]
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": rate} for rate in own or [args.learning_rate]]
    optimizer = torch.optim.AdamW(groups, lr=args.learning_rate)
    scheduler = build(args, optimizer, processes)
    while True:
        yield optimizer.param_groups[group]["lr"]
        optimizer.step()
        for _ in range(processes):
            scheduler.step()


if __name__ == "__main__":
    cases = Cases("sd_scripts", VERSION)
    for name, (text, boundaries) in CONFIGS.items():
        total = options(NETWORK + text).max_train_steps
        quantities = ["lr (unet)", "lr (text encoder)"] if "parts" in name and "rates" in name else ["lr"]
        for group, quantity in enumerate(quantities):
            title = name if group == 0 else f"{name}, the second"
            cases.add(title, NETWORK + text, updates(NETWORK + text, group), edges(total, *boundaries), language="toml", quantity=quantity, total=total)
    cases.add("epochs", NETWORK + EPOCHS, updates(NETWORK + EPOCHS, per_epoch=70), edges(420, 42), language="toml", given={"steps_per_epoch": 70}, total=420)
    cases.add("four processes", NETWORK + PROCESSES, updates(NETWORK + PROCESSES, processes=4), edges(200, 10), language="toml", given={"processes": 4}, total=200)
    for name, text in REFUSED.items():
        try:
            next(updates(NETWORK + text))
        except Exception as error:
            cases.refused(name, NETWORK + text, error, language="toml")
        else:
            raise AssertionError(name)
    cases.write("sd_scripts")
