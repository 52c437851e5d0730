"""What trainers of large language models make of their keys: `CHECKOUT=folder python make_post_training.py` writes post_training.json. Made with Python 3.11,
torch==2.15.0, transformers==5.24.0 and pyyaml==6.0.4. The folder has src/llamafactory/train/trainer_utils.py of hiyouga/LLaMA-Factory at ff6d4d1,
src/megatron/bridge/training/config.py of NVIDIA-NeMo/Megatron-Bridge at 067f987 and megatron/core/optimizer_param_scheduler.py of megatron-core 0.16.1. What
align-anything (3f9decc, trainers/base/supervised_trainer.py) and NeMo-RL (7ea279a, models/megatron/setup.py) do around them is done here in the same way.
"""

import logging
import math
import os
import types
import typing
import warnings

os.environ["CUDA_VISIBLE_DEVICES"] = ""

import torch
import yaml
from transformers import get_scheduler

from checkout import method, taken
from record_torch import Cases, edges, updates

(complete,) = taken(
    "src/llamafactory/train/trainer_utils.py",
    "create_custom_scheduler",
    Optional=typing.Optional,
    torch=torch,
    DummyOptimizer=type("DummyOptimizer", (), {}),
    get_scheduler=get_scheduler,
)
count = method("src/megatron/bridge/training/config.py", "ConfigContainer", "_calculate_scheduler_steps", warnings=warnings)
(Scheduler,) = taken(
    "megatron/core/optimizer_param_scheduler.py",
    "OptimizerParamScheduler",
    **{"logging": logging, "math": math, "torch": torch, "logger": logging.getLogger(), "log_single_rank": lambda *_, **__: None},
    **{"Any": typing.Any, "Optional": typing.Optional, "Union": typing.Union, "MegatronOptimizer": object},
)

LLAMA_FACTORY = "model_name_or_path: m\nstage: sft\nfinetuning_type: lora\ncutoff_len: 2048\nlearning_rate: 1e-4\n"
STABLE = {
    "warmup_stable_decay": (200, "warmup_steps: 20\n", [20, 80]),
    "without a warm-up": (100, "", [33]),
    "a third that is not whole": (101, "warmup_ratio: 0.1\n", [11, 41]),
    "a fall of its own length": (200, "warmup_steps: 20\nlr_scheduler_kwargs: {num_decay_steps: 40}\n", [20, 80, 120]),
    "its own length at the full rate": (200, "warmup_steps: 20\nlr_scheduler_kwargs: {num_stable_steps: 100}\n", [20, 120]),
    "a shape of the fall": (200, "lr_scheduler_kwargs: {decay_type: linear, min_lr_ratio: 0.1}\n", [66]),
}


def of_llama_factory(config):
    total = config["max_steps"]
    warmup = config.get("warmup_steps", math.ceil(config.get("warmup_ratio", 0) * total))
    kind = config["lr_scheduler_type"]
    arguments = types.SimpleNamespace(lr_scheduler_type=kind, lr_scheduler_kwargs=config.get("lr_scheduler_kwargs"), get_warmup_steps=lambda _: warmup)
    complete(arguments, total)
    optimizer = adam(float(config["learning_rate"]))
    return updates(optimizer, get_scheduler(kind, optimizer, warmup, total, arguments.lr_scheduler_kwargs))


def adam(rate):
    return torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=rate)


ALIGN = "train_cfgs:\n  ds_cfgs: ds_z3_config.json\n  epochs: {epochs}\n  per_device_train_batch_size: {batch}\n  gradient_accumulation_steps: {each}\n  learning_rate: 2.e-5\n"
ALIGN += "  lr_scheduler_type: {kind}\n  lr_warmup_ratio: {ratio}\n"
ALIGNED = {
    "cosine": dict(epochs=3, batch=4, each=8, kind="cosine", ratio=0.03),
    "constant, which has no warm-up": dict(epochs=1, batch=1, each=16, kind="constant", ratio=0.03),
    "constant behind a warm-up": dict(epochs=2, batch=2, each=16, kind="constant_with_warmup", ratio=0.05),
    "linear": dict(epochs=2, batch=16, each=1, kind="linear", ratio=0.1),
}
EXAMPLES = 10_001


def of_align_anything(config):
    batches = math.ceil(EXAMPLES / config["per_device_train_batch_size"])
    each = config["gradient_accumulation_steps"]
    total = config["epochs"] * ((batches + each - 1) // each)
    optimizer, warmup = adam(config["learning_rate"]), int(config["lr_warmup_ratio"] * total)
    return total, warmup, lambda: updates(optimizer, get_scheduler(config["lr_scheduler_type"], optimizer, warmup, total))


NEMO = "policy:\n  train_global_batch_size: 512\n  megatron_cfg:\n    enabled: true\n    optimizer:\n      lr: 5.0e-6\n      min_lr: 5.0e-7\n      bf16: true\n    scheduler:\n"
NEMO += "      start_weight_decay: 0.01\n      end_weight_decay: 0.01\n      weight_decay_incr_style: constant\n"
DECAYS = {
    "constant": ("lr_decay_style: constant\nlr_decay_iters: 1000\nlr_warmup_iters: 13\nlr_warmup_init: 5.0e-7", [13, 1000]),
    "cosine": ("lr_decay_style: cosine\nlr_decay_iters: 600\nlr_warmup_iters: 50\nlr_warmup_init: 5.0e-7", [50, 600]),
    "linear by a part": ("lr_decay_style: linear\nlr_decay_iters: 300\nlr_warmup_fraction: 0.1", [30, 300]),
    "WSD": ("lr_decay_style: WSD\nlr_decay_iters: 300\nlr_warmup_iters: 10\nlr_wsd_decay_iters: 100\nlr_wsd_decay_style: linear", [10, 200, 300]),
    "WSD that falls all the time": ("lr_decay_style: WSD\nlr_decay_iters: 300\nlr_warmup_iters: 10", [10, 300]),
}


def of_nemo(config):
    policy = config["policy"]
    batch, megatron = policy["train_global_batch_size"], policy["megatron_cfg"]
    unset = ["lr_decay_iters", "lr_decay_samples", "lr_wsd_decay_iters", "lr_wsd_decay_samples", "lr_warmup_fraction", "max_steps", "wsd_decay_steps"]
    defaults = {**dict.fromkeys(unset), "lr_warmup_iters": 0, "lr_warmup_samples": 0, "lr_warmup_init": 0.0, "lr_wsd_decay_style": "exponential"}
    given = types.SimpleNamespace(**(defaults | megatron["scheduler"]))
    count(types.SimpleNamespace(scheduler=given, train=types.SimpleNamespace(train_samples=None, train_iters=10_000, global_batch_size=batch)))
    group = {"lr": 0.0, "weight_decay": 0.0}
    scheduler = Scheduler(
        types.SimpleNamespace(param_groups=[group]),
        init_lr=given.lr_warmup_init,
        max_lr=megatron["optimizer"]["lr"],
        min_lr=megatron["optimizer"]["min_lr"],
        lr_warmup_steps=given.lr_warmup_steps,
        lr_decay_steps=given.lr_decay_steps,
        lr_decay_style=given.lr_decay_style,
        start_wd=given.start_weight_decay,
        end_wd=given.end_weight_decay,
        wd_incr_steps=given.wd_incr_steps,
        wd_incr_style=given.weight_decay_incr_style,
        use_checkpoint_opt_param_scheduler=False,
        wsd_decay_steps=given.wsd_decay_steps,
        lr_wsd_decay_style=given.lr_wsd_decay_style,
    )
    while True:
        yield group["lr"]
        scheduler.step(increment=batch)


if __name__ == "__main__":
    cases = Cases("LLaMA-Factory", "ff6d4d1")
    for name, (total, keys, boundaries) in STABLE.items():
        text = f"{LLAMA_FACTORY}max_steps: {total}\nlr_scheduler_type: warmup_stable_decay\n{keys}"
        cases.add(name, text, lambda: of_llama_factory(yaml.safe_load(text)), edges(total, *boundaries), language="yaml")
    cases.write("post_training")
    cases = Cases("align-anything", "3f9decc")
    for name, keys in ALIGNED.items():
        text = ALIGN.format(**keys)
        total, warmup, start = of_align_anything(yaml.safe_load(text)["train_cfgs"])
        steps = [step for step in edges(total, warmup) if step < total]
        cases.add(name, text, start, steps, language="yaml", given={"examples": EXAMPLES})
    cases.write("post_training")
    cases = Cases("NeMo-RL", "7ea279a")
    for name, (keys, boundaries) in DECAYS.items():
        text = NEMO + "".join(f"      {line}\n" for line in keys.splitlines())
        cases.add(name, text, lambda: of_nemo(yaml.safe_load(text)), edges(boundaries[-1], *boundaries), language="yaml")
    cases.write("post_training")
