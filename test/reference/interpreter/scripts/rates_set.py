"""Functions that set the rates of an optimizer, and say what they set."""

import math

EPOCHS = 100
BASE_LR = 0.4
MIN_LR = 1e-4
WARMUP_EPOCHS = 5

DRAWN = {
    "adjust_learning_rate": ["adjust_learning_rate(make_optimizer(), step)"],
    "set_cosine_lr": ["set_cosine_lr(make_optimizer(), step)"],
    "set_layer_lr": ["set_layer_lr(make_optimizer(), step)"],
    "scale_lr": ["scale_lr(make_optimizer(), step)"],
}


class Optimizer:
    def __init__(self, groups):
        self.param_groups = groups


def make_optimizer():
    return Optimizer([{"lr": 1.0, "lr_scale": 0.5}, {"lr": 1.0}])


def adjust_learning_rate(optimizer, epoch):
    lr = BASE_LR * 0.1 ** (epoch // 30)
    for param_group in optimizer.param_groups:
        param_group["lr"] = lr
    return lr


def set_cosine_lr(optimizer, epoch):
    if epoch < WARMUP_EPOCHS:
        lr = BASE_LR * epoch / WARMUP_EPOCHS
    else:
        done = (epoch - WARMUP_EPOCHS) / (EPOCHS - WARMUP_EPOCHS)
        lr = MIN_LR + (BASE_LR - MIN_LR) * 0.5 * (1.0 + math.cos(math.pi * done))
    for group in optimizer.param_groups:
        if "lr_scale" in group:
            group["lr"] = lr * group["lr_scale"]
        else:
            group["lr"] = lr
    return lr


def set_layer_lr(optimizer, step):
    lr = min(1.0, (step + 1) / 50) * BASE_LR
    for group in optimizer.param_groups:
        group["lr"] = lr
        group["step"] = step
    return lr


def scale_lr(optimizer, epoch):
    lr = BASE_LR * 0.5 ** (epoch / 10)
    for group in optimizer.param_groups:
        if group["lr"] > lr:
            group["lr"] = lr
    return lr
