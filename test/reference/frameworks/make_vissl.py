"""What VISSL makes of `param_schedulers`: `CHECKOUT=... PYTHONPATH=... python make_vissl.py` writes vissl.json. Made with Python 3.11, torch==2.15.0, fvcore==0.1.5.post20221221
and omegaconf==2.3.1; CHECKOUT names a checkout of github.com/facebookresearch/vissl at 09270ed2, and PYTHONPATH one of github.com/facebookresearch/ClassyVision at 08a82e8.
A config is put over vissl/config/defaults.yaml, its rate is scaled by infer_learning_rate, and ClassyVision builds the scheduler, which gets the part of the run that is done.
"""

import bisect
import math
import typing
from enum import Enum

import numpy
import yaml
from classy_vision.optim import param_scheduler

import checkout
from record_jax import Cases

around = {name: getattr(param_scheduler, name) for name in ("ClassyParamScheduler", "register_param_scheduler", "UpdateInterval")}
checkout.taken(
    "vissl/optimizers/param_scheduler/cosine_warm_restart_scheduler.py",
    "CosineWaveTypes",
    "CosineWarmRestartScheduler",
    bisect=bisect,
    math=math,
    np=numpy,
    Enum=Enum,
    **around,
    **vars(typing),
)
(infer, *_) = checkout.taken("vissl/utils/hydra_config.py", "infer_learning_rate", "resolve_linear_schedule", "get_scaled_lr_scheduler", math=math)
DEFAULTS = yaml.safe_load(checkout.source("vissl/config/defaults.yaml"))["config"]


class Keys(dict):
    """A mapping whose keys are attributes, too, as VISSL has them."""

    __getattr__ = dict.__getitem__
    __setattr__ = dict.__setitem__


def keys(value):
    if isinstance(value, dict):
        return Keys({name: keys(each) for name, each in value.items()})
    return [keys(each) for each in value] if isinstance(value, list) else value


def merged(base, over):
    both = isinstance(base, dict) and isinstance(over, dict)
    return {**base, **{name: merged(base.get(name), each) for name, each in over.items()}} if both else over


def rate(text, which="lr"):
    config = keys(merged(DEFAULTS, yaml.safe_load(text)["config"]))
    infer(config)
    # As build_optimizer_schedulers of ClassyVision does.
    scheduler = dict(config.OPTIMIZER.param_schedulers[which], num_epochs=config.OPTIMIZER.num_epochs)
    built = param_scheduler.build_param_scheduler(scheduler)
    return lambda epoch: built(epoch / config.OPTIMIZER.num_epochs)


def config(schedulers, epochs=20, nodes=1, images=32):
    text = f"config:\n  MODEL: {{}}\n  DATA: {{TRAIN: {{BATCHSIZE_PER_REPLICA: {images}}}}}\n  DISTRIBUTED: {{NUM_NODES: {nodes}, NUM_PROC_PER_NODE: 8}}\n"
    return f"{text}  OPTIMIZER:\n    num_epochs: {epochs}\n    param_schedulers:\n{schedulers}"


def lr(body, which="lr"):
    return f"      {which}:\n" + "".join(f"        {line}\n" for line in body.split("\n"))


SCALE = "auto_lr_scaling: {auto_scale: true, base_value: 0.1, base_lr_batch_size: 128}\n"
ROOT = SCALE.replace("128}", "128, scaling_type: sqrt}")
COMPOSITE = "name: composite\nschedulers:\n  - {name: linear, start_value: 0.1, end_value: 0.4}\n  - {name: cosine, start_value: 0.4, end_value: 0.004}\nlengths: [0.25, 0.75]\n"
STEPS = "name: composite\nschedulers:\n  - {name: linear, start_value: 0.1, end_value: 0.4}\n  - {name: multistep, values: [0.4, 0.04, 0.004], milestones: [10, 15]}\nlengths: [0.25, 0.75]\n"
WARM = "name: cosine_warm_restart\nstart_value: 4.8\nend_value: 0.0048\n"
CONFIGS = {
    "milestones": (config(lr("name: multistep\nvalues: [0.5, 0.05, 0.005]\nmilestones: [10, 15]")), "epoch"),
    "milestones, scaled": (config(lr(SCALE + "name: multistep\nvalues: [0.3, 0.1, 0.03]\nmilestones: [10, 15]\nupdate_interval: step")), "step"),
    "a cosine": (config(lr("name: cosine\nstart_value: 0.12\nend_value: 0.00012")), "epoch"),
    "a cosine, scaled by the root": (config(lr(ROOT + "name: cosine\nstart_value: 0.5\nend_value: 0.05\nupdate_interval: step"), nodes=2), "step"),
    "a line, scaled": (config(lr(SCALE + "name: linear\nstart_value: 0.01\nend_value: 0.5\nupdate_interval: step")), "step"),
    "a constant, scaled": (config(lr(SCALE + "name: constant\nvalue: 0.5")), "epoch"),
    "one after another": (config(lr(COMPOSITE + "interval_scaling: [rescaled, fixed]\nupdate_interval: step")), "step"),
    "one after another on many nodes": (config(lr(SCALE + COMPOSITE + "interval_scaling: [rescaled, rescaled]\nupdate_interval: step"), nodes=4), "step"),
    "a warm-up that one node leaves out": (config(lr(SCALE + COMPOSITE + "update_interval: step")), "step"),
    "a warm-up that one node needs": (config(lr(ROOT + COMPOSITE + "interval_scaling: [rescaled, rescaled]\nupdate_interval: step"), images=8), "step"),
    "milestones behind a warm-up": (config(lr(SCALE + STEPS + "interval_scaling: [rescaled, fixed]"), nodes=2), "epoch"),
    "restarts": (config(lr(WARM + "restart_interval_length: 0.25\nwave_type: half\nlr_multiplier: 0.5\nupdate_interval: step")), "step"),
    "restarts that follow a cosine": (config(lr(WARM + "restart_interval_length: 0.25\nwave_type: half\nis_adaptive: true\nupdate_interval: step")), "step"),
    "waves": (config(lr(WARM + "restart_interval_length: 0.334\nwave_type: full\nis_adaptive: true\nupdate_interval: step")), "step"),
    "a weight decay": (config(lr("name: cosine\nstart_value: 0.04\nend_value: 0.4\nupdate_interval: step", "weight_decay")), "step"),
}

if __name__ == "__main__":
    cases = Cases("vissl", "09270ed2")
    for name, (text, interval) in CONFIGS.items():
        quantity = "weight_decay" if "weight_decay:" in text else "lr"
        steps = [0, 0.5, 1, 2.25, 4.75, 4.9995, 5.125, 6, 9.999, 10, 10.5, 14.5, 15.25, 19.5, 19.9] if interval == "step" else [0, 1, 5, 9, 10, 11, 14, 15, 19]
        cases.add(name, text, rate(text, quantity), steps, language="yaml", unit="epoch", quantity=quantity)
    cases.write("vissl")
