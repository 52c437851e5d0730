"""Ramps of semi-supervised learning, detection, speech and radiance fields."""

import math
from itertools import accumulate

import numpy as np
import torch

max_epoch, iter_per_epoch = 100, 50
args_rampup = 40


def sigmoid_rampup(current, rampup_length):
    if rampup_length == 0:
        return 1.0
    else:
        current = np.clip(current, 0.0, rampup_length)
        phase = 1.0 - current / rampup_length
        return float(np.exp(-5.0 * phase * phase))


def get_current_consistency_weight(epoch, weight=100.0):
    return weight * sigmoid_rampup(epoch, args_rampup)


def cosine_rampdown(current, rampdown_length=5_000):
    assert 0 <= current <= rampdown_length
    return float(0.5 * (np.cos(np.pi * current / rampdown_length) + 1))


def ema_alpha(global_step, alpha=0.999):
    return min(1 - 1 / (global_step + 1), alpha)


def tsa_threshold_schedule(global_step, kind="exp", num_train_steps=10_000, start=0.1, end=1.0):
    training_progress = global_step / num_train_steps
    if kind == "linear":
        threshold = training_progress
    elif kind == "exp":
        scale = 5
        threshold = math.exp((training_progress - 1) * scale)
    elif kind == "log":
        scale = 5
        threshold = 1 - math.exp((-training_progress) * scale)
    return threshold * (end - start) + start


class RampUp:
    def __init__(self, length: int, value: float = 1.0, mult: float = -5.0):
        self.length, self.value, self.mult = length, value, mult

    def __call__(self, epoch: int) -> float:
        if epoch <= 0:
            return 0.0
        if epoch >= self.length:
            return self.value
        return self.value * math.exp(self.mult * (1.0 - float(epoch) / self.length) ** 2)


unsup_weight = RampUp(80, value=30.0)


def dann_lambda(p, gamma=10):
    return 2.0 / (1.0 + np.exp(-gamma * p)) - 1.0


def grl_coeff(iter_num, high=1.0, low=0.0, alpha=10.0, max_iter=10_000.0):
    return float(2.0 * (high - low) / (1.0 + np.exp(-alpha * iter_num / max_iter)) - (high - low) + low)


def pseudo_label_alpha(step, T1=100, T2=700, af=3.0):
    if step < T1:
        return 0.0
    elif step > T2:
        return af
    else:
        return ((step - T1) / (T2 - T1)) * af


def moco_momentum(epoch, epochs=100, m=0.99):
    return 1.0 - 0.5 * (1.0 + math.cos(math.pi * epoch / epochs)) * (1.0 - m)


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


lr_schedule = cosine_scheduler(0.0005, 1e-6, max_epoch, iter_per_epoch, warmup_epochs=10)
wd_schedule = cosine_scheduler(0.04, 0.4, max_epoch, iter_per_epoch)
momentum_schedule = cosine_scheduler(0.996, 1, max_epoch, iter_per_epoch)
teacher_temp_schedule = np.concatenate((np.linspace(0.04, 0.07, 30), np.ones(max_epoch - 30) * 0.07))


def box_loss_weight(epoch: int):
    return 5.0 * (0.1 if epoch >= 80 else 1.0)


def dfl_temperature(it, start=4.0, end=1.0, total=2_000):
    it = it if it < total else total
    return start + (end - start) * (it / total)


def mosaic_dropout(epoch, total_epochs=300, no_aug=15):
    return 0.0 if epoch >= total_epochs - no_aug else 1.0


def one_cycle(y1=0.0, y2=1.0, steps=100):
    return lambda x: ((1 - math.cos(x * math.pi / steps)) / 2) * (y2 - y1) + y1


lf = one_cycle(1, 0.01, 300)


def teacher_forcing_ratio(epoch, k=20):
    return k / (k + math.exp(epoch / k))


def scheduled_sampling_rate(global_step, mode="inverse_sigmoid"):
    rates = {
        "linear": lambda s: max(0.2, 1 - 1e-3 * s),
        "exponential": lambda s: 0.999**s,
        "inverse_sigmoid": lambda s: 500 / (500 + math.exp(s / 500)),
    }
    return rates[mode](global_step)


def dropout_schedule(step, p=0.5, gamma=1e-3):
    """Curriculum dropout."""
    return p * (1 - math.exp(-gamma * step))


def guided_attention_weight(iteration, alpha0=2.5, step_size=1_000):
    return alpha0 * 0.75 ** (iteration // step_size) if iteration < 10 * step_size else 0


def ctc_weight(epoch):
    w = [1.0, 0.9, 0.8, 0.6, 0.3]
    return w[min(epoch, 4)]


def reg_coef(step, cumulative=tuple(accumulate([0.1] * 5))):
    return cumulative[min(step // 200, 4)]


def distill_alpha(epoch, epochs=60):
    x = epoch / epochs
    return 0.9 if x < 1 / 3 else 0.9 - 1.2 * (x - 1 / 3) if x < 2 / 3 else 0.5


def nerf_coarse_to_fine_alpha(step, start=0.1, end=0.5, L=10, max_iter=10_000):
    progress = step / max_iter
    alpha = (progress - start) / (end - start) * L
    return sum((1 - math.cos(math.pi * min(max(alpha - k, 0.0), 1.0))) / 2 for k in range(L)) / L


def log_lerp_lr(step, lr_init=5e-4, lr_final=5e-6, max_steps=5_000, lr_delay_steps=500, lr_delay_mult=0.01):
    if lr_delay_steps > 0:
        delay_rate = lr_delay_mult + (1 - lr_delay_mult) * np.sin(0.5 * np.pi * np.clip(step / lr_delay_steps, 0, 1))
    else:
        delay_rate = 1.0
    t = np.clip(step / max_steps, 0, 1)
    log_lerp = np.exp(np.log(lr_init) * (1 - t) + np.log(lr_final) * t)
    return delay_rate * log_lerp


def get_expon_lr_func(lr_init, lr_final, lr_delay_steps=0, lr_delay_mult=1.0, max_steps=1_000_000):
    def helper(step):
        if step < 0 or (lr_init == 0.0 and lr_final == 0.0):
            return 0.0
        if lr_delay_steps > 0:
            delay_rate = lr_delay_mult + (1 - lr_delay_mult) * np.sin(0.5 * np.pi * np.clip(step / lr_delay_steps, 0, 1))
        else:
            delay_rate = 1.0
        t = np.clip(step / max_steps, 0, 1)
        log_lerp = np.exp(np.log(lr_init) * (1 - t) + np.log(lr_final) * t)
        return delay_rate * log_lerp

    return helper


xyz_scheduler = get_expon_lr_func(lr_init=1.6e-4 * 5.0, lr_final=1.6e-6 * 5.0, lr_delay_mult=0.01, max_steps=30_000)


def distortion_weight(step, until=5_000):
    return 0.01 * min(1.0, step / until) ** 2 if step else 0


def proposal_anneal(step, slope=10.0, N=1_000):
    bias = lambda x, b: (b * x) / ((b - 1) * x + 1)
    return bias(np.clip(step / N, 0, 1), slope)


def sdf_beta(step, beta_init=0.1, hash_levels=16):
    level = min(hash_levels, 4 + step // 1_000)
    return beta_init / (1 + 0.1 * (level - 4) ** 2)


for epoch in range(max_epoch):
    mix_alpha = 0.4 * (1 - epoch / max_epoch)
    for i in range(iter_per_epoch):
        it = epoch * iter_per_epoch + i

DRAWN = {
    "sigmoid_rampup": ["sigmoid_rampup(step, args_rampup)"],
    "lr_schedule": ["lr_schedule[min(step, len(lr_schedule) - 1)]"],
    "wd_schedule": ["wd_schedule[min(step, len(wd_schedule) - 1)]"],
    "momentum_schedule": ["momentum_schedule[min(step, len(momentum_schedule) - 1)]"],
    "get_current_consistency_weight": ["get_current_consistency_weight(step)"],
    "cosine_rampdown": ["cosine_rampdown(step)"],
    "ema_alpha": ["ema_alpha(step)"],
    "tsa_threshold_schedule": ["tsa_threshold_schedule(step)"],
    "RampUp.__call__": ["unsup_weight(step)"],
    "dann_lambda": ["dann_lambda(step)"],
    "grl_coeff": ["grl_coeff(step)"],
    "pseudo_label_alpha": ["pseudo_label_alpha(step)"],
    "moco_momentum": ["moco_momentum(step)"],
    "box_loss_weight": ["box_loss_weight(step)"],
    "dfl_temperature": ["dfl_temperature(step)"],
    "mosaic_dropout": ["mosaic_dropout(step)"],
    "teacher_forcing_ratio": ["teacher_forcing_ratio(step)"],
    "scheduled_sampling_rate": ["scheduled_sampling_rate(step)"],
    "dropout_schedule": ["dropout_schedule(step)"],
    "guided_attention_weight": ["guided_attention_weight(step)"],
    "ctc_weight": ["ctc_weight(step)"],
    "reg_coef": ["reg_coef(step)"],
    "distill_alpha": ["distill_alpha(step)"],
    "nerf_coarse_to_fine_alpha": ["nerf_coarse_to_fine_alpha(step)"],
    "log_lerp_lr": ["log_lerp_lr(step)"],
    "get_expon_lr_func.helper": ["xyz_scheduler(step)"],
    "distortion_weight": ["distortion_weight(step)"],
    "proposal_anneal": ["proposal_anneal(step)"],
    "sdf_beta": ["sdf_beta(step)"],
    "mix_alpha": ["0.4 * (1 - step / max_epoch)"],
}
