"""What DINOv2 and DINOv3 make of their configs: `python make_dino.py DINOV2 DINOV3` writes dino.json. The arguments are checkouts of
github.com/facebookresearch/dinov2 at b8931f7 (2025-08-14) and github.com/facebookresearch/dinov3 at 6876159 (2026-07-15). Made with Python 3.11, numpy==2.4.6,
omegaconf==2.3.1.

`build_schedulers` and what it needs are cut out of the sources, as their modules need GPUs, and run as they are.
"""

import ast
import logging
import math
import pathlib
import sys
from types import SimpleNamespace

import numpy as np
from omegaconf import OmegaConf

from record_jax import Cases, edges

QUANTITIES = ("lr", "weight decay", "momentum", "temperature", "lr of the last layer")
SHORT = "train:\n  OFFICIAL_EPOCH_LENGTH: 50\n  batch_size_per_gpu: 32\n"
V2 = {
    "all keys": SHORT
    + "teacher:\n  momentum_teacher: 0.994\n  final_momentum_teacher: 1\n  warmup_teacher_temp: 0.04\n  teacher_temp: 0.07\n  warmup_teacher_temp_epochs: 3\noptim:\n  epochs: 20\n  weight_decay: 0.05\n  weight_decay_end: 0.2\n  base_lr: 2.0e-04\n  warmup_epochs: 4\n  min_lr: 1.0e-05\n  freeze_last_layer_epochs: 2\n",
    "what is left out": "train:\n  batch_size_per_gpu: 12\nteacher:\n  momentum_teacher: 0.994\n  teacher_temp: 0.07\noptim:\n  base_lr: 0.002\n  weight_decay_end: 0.2\n",
    "no warm-up": SHORT + "teacher:\n  momentum_teacher: 0.9\n  warmup_teacher_temp_epochs: 1\noptim:\n  epochs: 6\n  base_lr: 0.001\n  weight_decay_end: 0.1\n  warmup_epochs: 0\n  freeze_last_layer_epochs: 0\n",
}
V3 = {
    "older keys": SHORT + "teacher:\n  momentum_teacher: 0.992\n  warmup_teacher_temp_epochs: 3\noptim:\n  epochs: 20\n  weight_decay_end: 0.4\n  lr: 0.001\n  min_lr: 1.0e-06\n  warmup_epochs: 4\n",
    "a cosine that is longer than the run": SHORT
    + "teacher:\n  momentum_teacher: 0.992\n  warmup_teacher_temp_epochs: 3\noptim:\n  epochs: 20\n  weight_decay_end: 0.4\n  lr: 0.001\n  min_lr: 1.0e-06\n  warmup_epochs: 4\n  schedule_trunc_extra: 0.25\n",
    "a linear scale": SHORT + "teacher:\n  momentum_teacher: 0.992\n  warmup_teacher_temp_epochs: 30\noptim:\n  epochs: 40\n  weight_decay_end: 0.4\n  lr: 0.001\n  min_lr: 1.0e-06\n  scaling_rule: linear_wrt_256\n",
    "blocks": SHORT
    + "teacher:\n  in_chans: 3\noptim:\n  epochs: 20\n  scaling_rule: sqrt_wrt_1024\nschedules:\n  lr:\n    start: 1e-7\n    peak: 5e-5\n    end: 1e-6\n    warmup_epochs: 4\n    freeze_last_layer_epochs: 2\n  weight_decay:\n    start: 0.04\n    peak: 0.04\n    end: 0.2\n    warmup_epochs: 0\n  momentum:\n    start: 0.994\n    peak: 0.999\n    end: 1.0\n    warmup_epochs: 10\n    cosine_epochs: 5\n  teacher_temp:\n    start: 0.04\n    peak: 0.07\n    end: 0.07\n    warmup_epochs: 6\n",
}
GRAM = "train:\n  OFFICIAL_EPOCH_LENGTH: 50\nstudent:\n  arch: vit_large\ncrops:\n  local_crops_number: 8\ngram:\n  use_loss: true\n  loss_weight_schedule:\n    start: 0\n    peak: 0\n    end: 2.0\n    warmup_epochs: 10\n    cosine_epochs: 1\noptim:\n  epochs: 14\n"


def cut(source, kind, name):
    return next(ast.get_source_segment(source, node) for node in ast.walk(ast.parse(source)) if isinstance(node, kind) and node.name == name)


def load(folder, is_three, processes):
    package = folder / ("dinov3" if is_three else "dinov2")
    sizes = SimpleNamespace(get_world_size=lambda: processes, get_global_size=lambda: processes, is_enabled=lambda: True)
    names = {"np": np, "math": math, "logger": logging.getLogger("dino"), "distributed": sizes}
    curves = (package / ("train/cosine_lr_scheduler.py" if is_three else "utils/utils.py")).read_text()
    exec("from __future__ import annotations\n" + cut(curves, ast.ClassDef, "CosineScheduler"), names)
    if is_three:
        exec("from __future__ import annotations\n" + cut(curves, ast.FunctionDef, "linear_warmup_cosine_decay"), names)
    train = (package / "train/train.py").read_text()
    for name in ("build_schedulers", *(["build_schedulers_v2"] if is_three else [])):
        exec(cut(train, ast.FunctionDef, name), names)
    exec(cut((package / ("configs/config.py" if is_three else "utils/config.py")).read_text(), ast.FunctionDef, "apply_scaling_rules_to_cfg"), names)
    names["defaults"] = OmegaConf.load(package / "configs/ssl_default_config.yaml")
    return names


def schedules(names, text):
    config = OmegaConf.merge(names["defaults"], OmegaConf.create(text))
    names["apply_scaling_rules_to_cfg"](config)
    lr, decay, momentum, temperature, last = names["build_schedulers"](config)
    return {"lr": lr, "weight decay": decay, "momentum": momentum, "temperature": temperature, "lr of the last layer": last}, config


def add(cases, name, text, names, processes, is_block):
    table, config = schedules(names, text)
    length = config.train.OFFICIAL_EPOCH_LENGTH
    epochs = [config.optim.epochs, *(config.schedules[key].warmup_epochs for key in config.schedules)] if is_block else [config.optim.epochs, config.optim.warmup_epochs, config.teacher.warmup_teacher_temp_epochs, config.optim.freeze_last_layer_epochs]
    total = config.optim.epochs * length
    for quantity in QUANTITIES:
        steps = [step for step in edges(total, *(at * length for at in epochs[1:])) if step < total or not is_block]
        schedule = table[quantity]
        cases.add(f"{name}: {quantity}", text, lambda step: schedule[step], steps, language="yaml", quantity=quantity, given={"processes": processes})


if __name__ == "__main__":
    two, three = (pathlib.Path(folder) for folder in sys.argv[1:])
    cases = Cases("dinov2", "b8931f7")
    for index, (name, text) in enumerate(V2.items()):
        add(cases, name, text, load(two, False, 8 << index), 8 << index, False)
    cases.write("dino")
    cases = Cases("dinov3", "6876159")
    for name, text in V3.items():
        add(cases, name, text, load(three, True, 16), 16, name == "blocks")
    block = load(three, True, 1)
    weights = block["linear_warmup_cosine_decay"](0, 0, 2.0, 500, 700, 50)
    cases.add("the weight of the Gram loss", GRAM, lambda step: weights[step], [0, 499, 500, 501, 525, 548, 549, 550, 699], language="yaml", quantity="weight")
    cases.write("dino")
