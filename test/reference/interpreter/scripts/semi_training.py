"""Ramps of semi-supervised, contrastive and distillation training."""
import math

import numpy as np

CONSISTENCY = 100.0
RAMPUP = 40
EPOCHS = 180
STEPS_PER_EPOCH = 250
EMA = 0.999


def sigmoid_rampup(current, rampup_length):
    if rampup_length == 0:
        return 1.0
    current = np.clip(current, 0.0, rampup_length)
    phase = 1.0 - current / rampup_length
    return float(np.exp(-5.0 * phase * phase))


def cosine_rampdown(current, rampdown_length):
    assert 0 <= current <= rampdown_length
    return float(0.5 * (np.cos(np.pi * current / rampdown_length) + 1))


def get_current_consistency_weight(epoch):
    return CONSISTENCY * sigmoid_rampup(epoch, RAMPUP)


def lr_with_rampdown(epoch):
    return 0.05 * cosine_rampdown(min(epoch, EPOCHS), EPOCHS + 10)


def update_ema_alpha(global_step):
    return min(1 - 1 / (global_step + 1), EMA)


def epoch_of_step_weight(global_step):
    """A ramp in epochs, asked by steps."""
    epoch = global_step / STEPS_PER_EPOCH
    return CONSISTENCY * sigmoid_rampup(epoch, RAMPUP) * (epoch >= 2)


def pseudo_label_weight(step, T1=2000, T2=8000, af=3.0):
    if step < T1:
        return 0.0
    elif step > T2:
        return af
    else:
        return ((step - T1) / (T2 - T1)) * af


def tsa_threshold(step, num_train=10_000, classes=4, kind="exp"):
    ratio = np.float64(step) / num_train
    if kind == "log":
        a = 1 - np.exp(-ratio * 5)
    elif kind == "exp":
        a = np.exp((ratio - 1) * 5)
    else:
        a = ratio
    return a * (1 - 1 / classes) + 1 / classes


def dann_lambda(step, total=10_000):
    p = step / total
    return 2.0 / (1.0 + math.exp(-10 * p)) - 1


def momentum_teacher(it, niter=20_000, base=0.996):
    table = base + (1 - base) * (1 - np.cos(np.pi * np.arange(niter) / niter)) / 2
    return table[min(it, niter - 1)]


def cosine_scheduler(base_value, final_value, epochs, niter_per_ep, warmup_epochs=0, start_warmup_value=0):
    warmup_schedule = np.array([])
    warmup_iters = warmup_epochs * niter_per_ep
    if warmup_epochs > 0:
        warmup_schedule = np.linspace(start_warmup_value, base_value, warmup_iters)
    iters = np.arange(epochs * niter_per_ep - warmup_iters)
    schedule = final_value + 0.5 * (base_value - final_value) * (1 + np.cos(np.pi * iters / len(iters)))
    schedule = np.concatenate((warmup_schedule, schedule))
    assert len(schedule) == epochs * niter_per_ep
    return schedule


lr_schedule = cosine_scheduler(5e-4, 1e-6, 20, 100, warmup_epochs=2)
teacher_temp_schedule = np.concatenate((np.linspace(0.04, 0.07, 15), np.ones(45) * 0.07))


def distill_alpha(epoch, *, start=0.9, end=0.1, milestones=(30, 60, 90)):
    passed = sum(epoch >= m for m in milestones)
    return start + (end - start) * passed / len(milestones)


def mixup_alpha(step: int) -> float:
    half, full = (int(x) for x in "1000 5000".split())
    return 0.4 if step >= full else 0.4 * max(step - half, 0) / (full - half)


class Curriculum:
    def __init__(self):
        self.fractions = [0.25, 0.5, 1.0]
        self.bounds = [1000, 3000]
        self.names = {"easy": 0, "all": len(self.fractions) - 1}

    def fraction(self, step):
        index = next((i for i, bound in enumerate(self.bounds) if step < bound), self.names["all"])
        return self.fractions[index]


def train(loader):
    global_step = 0
    for epoch in range(EPOCHS):
        unsup_weight = 30.0 * math.exp(-5 * (1 - min(epoch / 80, 1)) ** 2)
        for batch in loader:
            lr = lr_schedule[global_step]
            temp = teacher_temp_schedule[epoch]
            global_step += 1


DRAWN = {
    "sigmoid_rampup": ["sigmoid_rampup(step, RAMPUP)"],
    "cosine_rampdown": ["cosine_rampdown(step, EPOCHS + 10)"],
    "get_current_consistency_weight": ["get_current_consistency_weight(step)"],
    "lr_with_rampdown": ["lr_with_rampdown(step)"],
    "update_ema_alpha": ["update_ema_alpha(step)"],
    "epoch_of_step_weight": ["epoch_of_step_weight(step)"],
    "pseudo_label_weight": ["pseudo_label_weight(step)"],
    "tsa_threshold": ["tsa_threshold(step)"],
    "dann_lambda": ["dann_lambda(step)"],
    "momentum_teacher": ["momentum_teacher(step)"],
    "lr_schedule": ["lr_schedule[min(step, 1999)]"],
    "teacher_temp_schedule": ["teacher_temp_schedule[min(step, 59)]"],
    "distill_alpha": ["distill_alpha(step)"],
    "mixup_alpha": ["mixup_alpha(step)"],
    "Curriculum.fraction": ["Curriculum().fraction(step)"],
    "unsup_weight": ["30.0 * math.exp(-5 * (1 - min(step / 80, 1)) ** 2)"],
}
