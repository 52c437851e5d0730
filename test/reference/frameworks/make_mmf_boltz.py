"""What MMF and Boltz make of their configs: `MMF=... BOLTZ=... python make_mmf_boltz.py` writes mmf_boltz.json. Made with Python 3.11, torch==2.9.1, transformers==5.24.0
and PyYAML==6.0.4; they name checkouts of github.com/facebookresearch/mmf at b0ffc7f, whose lr_lambda_update (mmf/utils/general.py) and functions of transformers are
run, and of github.com/jwohlwend/boltz at 832486d, whose src/boltz/model/optim/scheduler.py is run.
"""

import os
import pathlib
from bisect import bisect

import torch
from omegaconf import OmegaConf
from torch.optim.lr_scheduler import LambdaLR
from transformers import get_cosine_schedule_with_warmup, get_linear_schedule_with_warmup

import checkout
from record_jax import Cases, edges, stepped

HEAD = "optimizer:\n  type: adam_w\n  params:\n    lr: 5e-5\ntraining:\n  lr_scheduler: true\n  max_updates: 600\n"
NAMED = "scheduler:\n  type: warmup_{}\n  params:\n    num_warmup_steps: 100\n    num_training_steps: ${{training.max_updates}}\n"
PYTHIA = "  lr_steps:\n  - 300\n  - 500\n  lr_ratio: 0.2\n"
MMF = {
    "a line": HEAD + NAMED.format("linear"),
    "a cosine": HEAD + NAMED.format("cosine"),
    "falls": HEAD + PYTHIA,
    "falls behind a warm-up": HEAD + PYTHIA + "  use_warmup: true\n  warmup_factor: 0.3\n  warmup_iterations: 50\n",
}
BOLTZ = {
    "its own numbers": "    base_lr: 0.0\n    max_lr: 0.0018\n    lr_warmup_no_steps: 100\n    lr_start_decay_after_n_steps: 300\n    lr_decay_every_n_steps: 200\n    lr_decay_factor: 0.9\n",
    "a warm-up from above 0": "    base_lr: 0.001\n    max_lr: 0.0018\n    lr_warmup_no_steps: 100\n    lr_start_decay_after_n_steps: 300\n    lr_decay_every_n_steps: 200\n    lr_decay_factor: 0.9\n",
}


def optimizer_of(rate):
    return torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=rate)


def of_mmf(text):
    config = OmegaConf.create(text)
    optimizer = optimizer_of(config.optimizer.params.lr)
    if "scheduler" in config:
        make = {"warmup_linear": get_linear_schedule_with_warmup, "warmup_cosine": get_cosine_schedule_with_warmup}[config.scheduler.type]
        return stepped(optimizer, make(optimizer, **config.scheduler.params))
    checkout.ROOT = pathlib.Path(os.environ["MMF"])
    (update,) = checkout.taken("mmf/utils/general.py", "lr_lambda_update", bisect=bisect)
    config.training = {"use_warmup": False, **config.training}
    return stepped(optimizer, LambdaLR(optimizer, lambda step: update(step, config)))


def of_boltz(text):
    checkout.ROOT = pathlib.Path(os.environ["BOLTZ"])
    (made,) = checkout.taken("src/boltz/model/optim/scheduler.py", "AlphaFoldLRScheduler", torch=torch)
    args = OmegaConf.create(text).model.training_args
    optimizer = optimizer_of(0.1)
    scheduler = made(
        optimizer,
        base_lr=args.base_lr,
        max_lr=args.max_lr,
        warmup_no_steps=args.lr_warmup_no_steps,
        start_decay_after_n_steps=args.lr_start_decay_after_n_steps,
        decay_every_n_steps=args.lr_decay_every_n_steps,
        decay_factor=args.lr_decay_factor,
    )
    return stepped(optimizer, scheduler)


if __name__ == "__main__":
    cases = Cases("mmf", "b0ffc7f")
    for name, text in MMF.items():
        cases.add(f"MMF: {name}", text, of_mmf(text), edges(600, 50, 100, 300, 500), language="yaml")
    cases.write("mmf_boltz")
    cases = Cases("boltz", "832486d")
    for name, more in BOLTZ.items():
        text = f"model:\n  training_args:\n    lr_scheduler: af3\n{more}"
        cases.add(f"Boltz: {name}", text, of_boltz(text), edges(700, 100, 300, 500), language="yaml")
    cases.write("mmf_boltz")
