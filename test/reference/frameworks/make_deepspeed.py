"""What the scheduler of a DeepSpeed config does: `python make_deepspeed.py` writes deepspeed.json. Made with Python 3.11 and, first,
deepspeed==0.19.8 with torch==2.15.0, then deepspeed==0.17.1 with torch==2.7.1.

A config goes through DeepSpeed's own reader, and its scheduler is built and stepped as the engine does: once after each update, with the momentum that
the optimizer has then. The optimizer is the config's, or one with a rate of 1e-3.
"""

import contextlib
import io
import json
import logging
import os
import tempfile
import warnings

os.environ |= {"CUDA_VISIBLE_DEVICES": "", "DS_ACCELERATOR": "cpu"}
logging.disable(logging.CRITICAL)
warnings.filterwarnings("ignore")

with contextlib.redirect_stdout(io.StringIO()):
    import deepspeed
    import torch
    from deepspeed.runtime import lr_schedules
    from deepspeed.runtime.config import DeepSpeedConfig

from record_torch import LR, Cases, edges, updates

OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW}
BOTH = (("lr", 0), ("momentum", 0))


def scheduled(text):
    """The optimizer of a config, and the scheduler that steps after each of its updates."""
    with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
        file.write(text)
        file.flush()
        config = DeepSpeedConfig(file.name)
    make = OPTIMIZERS[(config.optimizer_name or "adamw").lower()]
    optimizer = make(torch.nn.Linear(1, 1).parameters(), **(config.optimizer_params or {"lr": 1e-3}))
    named = getattr(lr_schedules, config.scheduler_name, None) or getattr(torch.optim.lr_scheduler, config.scheduler_name)
    return updates(optimizer, named(optimizer, **config.scheduler_params))


def config(scheduler, optimizer=None, **params):
    keys = {"train_micro_batch_size_per_gpu": 1}
    if optimizer:
        keys["optimizer"] = optimizer
    return json.dumps({**keys, "scheduler": {"type": scheduler, "params": params}}, indent=2) + "\n"


ADAMW = {"type": "AdamW", "params": {"lr": 3e-5, "betas": [0.8, 0.999], "eps": 1e-8, "weight_decay": 3e-7}}
ADAM_OF_ONE = {"type": "Adam", "params": {"lr": 1.0}}
SGD = {"type": "SGD", "params": {"lr": 0.1, "momentum": 0.9}}

# name: (config, last step, boundaries), or those and the curves
CASES = {
    "warm-up is logarithmic by default": (
        config("WarmupLR", ADAMW, warmup_min_lr=0, warmup_max_lr=3e-5, warmup_num_steps=100),
        100,
        [1, 2],
    ),
    "warm-up of ten": (config("WarmupLR", warmup_min_lr=0, warmup_max_lr=1.0, warmup_num_steps=10), 12, [2, 10]),
    "linear warm-up, two updates at nothing": (
        config("WarmupLR", warmup_min_lr=0, warmup_max_lr=1.0, warmup_num_steps=4, warmup_type="linear"),
        8,
        [2, 4, 5],
    ),
    "warm-up from a rate": (
        config("WarmupLR", warmup_min_lr=1e-5, warmup_max_lr=1e-3, warmup_num_steps=20, warmup_type="linear"),
        24,
        [20, 21],
    ),
    "logarithmic warm-up from a rate": (config("WarmupLR", warmup_min_lr=1e-5, warmup_max_lr=1e-3, warmup_num_steps=20), 24, [20, 21]),
    "warm-up without a top": (config("WarmupLR", ADAM_OF_ONE, warmup_num_steps=4), 8, [4]),
    "warm-up, all left out": (config("WarmupLR", ADAMW), 1000, [500]),
    "warm-up of one step is two": (config("WarmupLR", warmup_max_lr=1.0, warmup_num_steps=1), 5, []),
    "warm-up of no steps": (config("WarmupLR", warmup_max_lr=1.0, warmup_num_steps=0), 5, []),
    "warm-up of 4.0 steps": (config("WarmupLR", warmup_max_lr=1.0, warmup_num_steps=4.0), 6, []),
    "warm-up of an unknown kind is logarithmic": (config("WarmupLR", warmup_max_lr=1.0, warmup_num_steps=8, warmup_type="cosine"), 10, [8]),
    "warm-up to a rate below its start": (
        config("WarmupLR", warmup_min_lr=1.0, warmup_max_lr=0.1, warmup_num_steps=8, warmup_type="linear"),
        10,
        [8],
    ),
    "warm-up and decay": (
        config("WarmupDecayLR", ADAMW, warmup_min_lr=0, warmup_max_lr=3e-5, warmup_num_steps=10, total_num_steps=100),
        100,
        [10, 11],
    ),
    "linear warm-up and decay": (
        config("WarmupDecayLR", warmup_min_lr=0, warmup_max_lr=1.0, warmup_num_steps=3, total_num_steps=10, warmup_type="linear"),
        11,
        [3, 4],
    ),
    "linear warm-up and decay from a rate": (
        config("WarmupDecayLR", warmup_min_lr=0.1, warmup_max_lr=1.0, warmup_num_steps=5, total_num_steps=25, warmup_type="linear"),
        26,
        [5, 6],
    ),
    "warm-up and decay without a top": (config("WarmupDecayLR", ADAM_OF_ONE, total_num_steps=10, warmup_num_steps=4), 11, [4, 5]),
    "warm-up longer than the run": (config("WarmupDecayLR", warmup_max_lr=1.0, warmup_num_steps=20, total_num_steps=10), 24, [20]),
    "decay without a total": (config("WarmupDecayLR", warmup_max_lr=1.0, warmup_num_steps=4), 5, []),
    "warm-up and cosine": (
        config("WarmupCosineLR", ADAMW, total_num_steps=100, warmup_num_steps=10, cos_min_ratio=0.1),
        100,
        [1, 10, 11],
    ),
    "warm-up and cosine skip the peak": (
        config("WarmupCosineLR", ADAM_OF_ONE, total_num_steps=10, warmup_min_ratio=0.1, warmup_num_steps=4, warmup_type="linear"),
        11,
        [1, 4, 5],
    ),
    "warm-up and cosine, all but the total left out": (config("WarmupCosineLR", ADAM_OF_ONE, total_num_steps=2000), 2000, [1000]),
    "warm-up and cosine past the total": (
        config("WarmupCosineLR", ADAM_OF_ONE, total_num_steps=20, warmup_num_steps=5, warmup_type="linear"),
        21,
        [5, 25, 30, 36],
    ),
    "one cycle leaves SGD's momentum": (
        config("OneCycle", SGD, cycle_min_lr=0.1, cycle_max_lr=1.0, cycle_first_step_size=4),
        8,
        [4, 5, 9],
        BOTH,
    ),
    "one cycle of Adam": (config("OneCycle", ADAMW, cycle_min_lr=1e-5, cycle_max_lr=1e-3, cycle_first_step_size=10), 20, [10], (*BOTH, ("beta2", 0))),
    "one cycle, uneven": (
        config("OneCycle", ADAMW, cycle_min_lr=0.01, cycle_max_lr=0.1, cycle_first_step_size=5, cycle_second_step_size=15),
        20,
        [5],
        BOTH,
    ),
    "one cycle and its decay": (
        config(
            "OneCycle",
            ADAMW,
            cycle_min_lr=0.01,
            cycle_max_lr=0.1,
            cycle_first_step_size=10,
            decay_lr_rate=0.5,
            decay_step_size=5,
            decay_mom_rate=0.1,
        ),
        40,
        [10, 20, 25],
        BOTH,
    ),
    "one cycle with a decay of no step size": (
        config("OneCycle", ADAMW, cycle_min_lr=0.01, cycle_max_lr=0.1, cycle_first_step_size=5, decay_lr_rate=0.5),
        15,
        [5, 10],
        BOTH,
    ),
    "one cycle in stairs": (
        config(
            "OneCycle",
            ADAMW,
            cycle_min_lr=0.1,
            cycle_max_lr=1.0,
            cycle_first_step_size=10,
            cycle_first_stair_count=2,
            cycle_second_stair_count=5,
        ),
        20,
        [4, 5, 9, 10, 12, 14],
        BOTH,
    ),
    "one cycle, momentum left alone": (
        config("OneCycle", ADAMW, cycle_min_lr=0.1, cycle_max_lr=1.0, cycle_first_step_size=4, cycle_momentum=False),
        8,
        [4],
        BOTH,
    ),
    "one cycle with its own momentum": (
        config(
            "OneCycle",
            ADAMW,
            cycle_min_lr=0.1,
            cycle_max_lr=1.0,
            cycle_first_step_size=6,
            cycle_second_step_size=4,
            cycle_min_mom=0.5,
            cycle_max_mom=0.99,
        ),
        10,
        [6],
        BOTH,
    ),
    "range test": (config("LRRangeTest", lr_range_test_min_lr=1e-4, lr_range_test_step_size=5, lr_range_test_step_rate=2.0), 20, [5, 10]),
    "range test in stairs": (
        config("LRRangeTest", lr_range_test_min_lr=1e-3, lr_range_test_step_size=5, lr_range_test_step_rate=1.0, lr_range_test_staircase=True),
        20,
        [5, 10],
    ),
    "range test, all left out": (config("LRRangeTest"), 4000, [2000]),
    "a class of PyTorch": (config("StepLR", ADAM_OF_ONE, step_size=5, gamma=0.5), 15, [5, 10]),
    "a class of PyTorch: cosine": (config("CosineAnnealingLR", ADAMW, T_max=10, eta_min=1e-6), 15, [10]),
    "a class of PyTorch: one cycle": (config("OneCycleLR", SGD, max_lr=1.0, total_steps=10), 10, [], BOTH),
    "steps of 1e3": (
        '{"train_batch_size": 1,\n "scheduler": {"type": "WarmupLR", "params": {"warmup_max_lr": 0.001, "warmup_num_steps": 1e3, "warmup_type": "linear"}}}\n',
        1001,
        [500],
    ),
}


def main():
    cases = Cases("deepspeed", deepspeed.__version__)
    for name, (text, total, boundaries, *curves) in CASES.items():
        cases.add(name, text, lambda text=text: scheduled(text), edges(total, *boundaries), curves=(curves or [LR])[0], language="json")
    cases.write("deepspeed")


if __name__ == "__main__":
    main()
