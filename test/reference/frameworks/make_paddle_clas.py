"""What the `lr` of PaddleClas' configs does, update by update: `CHECKOUT=... python make_paddle_clas.py` writes paddle_clas.json. Made with Python 3.11 and
paddlepaddle==3.3.1; CHECKOUT names a checkout of github.com/PaddlePaddle/PaddleClas at d178931, whose ppcls/optimizer/learning_rate.py is run.
"""

import logging
import types
from abc import abstractmethod
from typing import Union

import paddle
import yaml
from paddle.optimizer import lr

import checkout
from record_jax import Cases, edges

CLASSES = ("LRBase", "Constant", "ConstLR", "Linear", "Cosine", "Step", "Piecewise", "MultiStepDecay")
AROUND = {"lr": lr, "types": types, "abstractmethod": abstractmethod, "Union": Union, "logger": logging}
made = dict(zip(CLASSES, checkout.taken("ppcls/optimizer/learning_rate.py", *CLASSES, **AROUND)))

# name: (the lr of the optimizer, epochs, steps of an epoch)
CONFIGS = {
    "a cosine": ("name: Cosine\n    learning_rate: 0.1", 20, 10),
    "a cosine behind a warm-up": ("name: Cosine\n    learning_rate: 0.5\n    warmup_epoch: 5\n    warmup_start_lr: 0.001\n    eta_min: 0.00001", 20, 10),
    "a warm-up of a part of an epoch": ("name: Step\n    learning_rate: 0.5\n    step_size: 1\n    gamma: 0.5\n    warmup_epoch: 0.25\n    by_epoch: False", 4, 10),
    "a line": ("name: Linear\n    learning_rate: 0.1\n    end_lr: 0.01\n    warmup_epoch: 2", 10, 7),
    "steps": ("name: Step\n    learning_rate: 0.016\n    warmup_epoch: 5\n    step_size: 2.4\n    gamma: 0.97", 20, 11),
    "falls": ("name: MultiStepDecay\n    learning_rate: 0.1\n    milestones: [3, 6]\n    gamma: 0.3\n    warmup_epoch: 1", 9, 4),
    "one rate after another": ("name: Piecewise\n    decay_epochs: [7, 8]\n    values: [0.001, 0.0001, 0.00001]\n    warmup_epoch: 3", 12, 5),
    "one rate after another, of which none counts": ("name: Piecewise\n    learning_rate: 0.1\n    decay_epochs: [10, 20]\n    values: [0.1, 0.01, 0.001]", 70, 3),
    "one rate after another in a short run": ("name: Piecewise\n    learning_rate: 0.1\n    decay_epochs: [12, 20]\n    values: [0.1, 0.01, 0.001]", 26, 3),
    "a constant": ("name: ConstLR\n    learning_rate: 0.001\n    warmup_epoch: 2", 5, 6),
}


def rates(scheduler):
    while True:
        yield scheduler()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("paddlepaddle", paddle.__version__)
    for name, (written, epochs, steps) in CONFIGS.items():
        text = f"Global:\n  epochs: {epochs}\n\nArch:\n  name: ResNet50\n\nOptimizer:\n  name: Momentum\n  lr:\n    {written}\n"
        config = yaml.safe_load(text)["Optimizer"]["lr"]
        scheduler = made[config.pop("name")](**{**config, "epochs": epochs, "step_each_epoch": steps})
        scheduler = scheduler if isinstance(scheduler, lr.LRScheduler) else scheduler()
        cases.add(f"PaddleClas: {name}", text, rates(scheduler), edges(epochs * steps, steps, 30 * steps), language="yaml", given={"steps_per_epoch": steps})
    cases.write("paddle_clas")
