"""Rates of language models and speech: stable phases, restarts, powers, widths."""

import math
from bisect import bisect_right
from functools import partial

import numpy as np
import torch

learning_rate = 6e-4
warmup_iters = 700
lr_decay_iters = 9_000
min_lr = learning_rate / 10


def wsd(step, peak=3e-4, warmup=500, stable=4_000, decay=1_500, floor=3e-5):
    if step < warmup:
        return peak * (step + 1) / warmup
    if step < warmup + stable:
        return peak
    t = (step - warmup - stable) / decay
    return floor + (peak - floor) * (1 - math.sqrt(min(t, 1.0)))


def get_lr(it):
    if it < warmup_iters:
        return learning_rate * (it + 1) / (warmup_iters + 1)
    if it > lr_decay_iters:
        return min_lr
    decay_ratio = (it - warmup_iters) / (lr_decay_iters - warmup_iters)
    assert 0 <= decay_ratio <= 1
    coeff = 0.5 * (1.0 + math.cos(math.pi * decay_ratio))
    return min_lr + coeff * (learning_rate - min_lr)


def _get_cosine_schedule_with_multiple_warmups_lambda(
    current_step, *, num_training_steps, first_warmup_steps, restart_warmup_steps, restart_every, min_lr_ratio, adjust_step
):
    assert 0 < min_lr_ratio <= 1.0, "min_lr_ratio must be in (0,1]"
    assert restart_every > 0, "restart_every must be positive"
    assert adjust_step + first_warmup_steps < num_training_steps, "warmup + adjust_step is more than full training steps"
    if current_step < first_warmup_steps:
        return float(current_step) / float(max(1, first_warmup_steps))
    _current_step = current_step + adjust_step
    restart_step = _current_step % restart_every
    restart_number = _current_step // restart_every
    if restart_step < restart_warmup_steps and current_step >= restart_every:
        end_of_warmup_progress = float(restart_number * restart_every + restart_warmup_steps - first_warmup_steps) / float(
            max(1, num_training_steps - first_warmup_steps)
        )
        _cosine_decay = 0.5 * (1.0 + math.cos(math.pi * end_of_warmup_progress))
        warmup_lr_multiplier = min_lr_ratio + (1.0 - min_lr_ratio) * _cosine_decay
        return float(restart_step) / float(max(1, restart_warmup_steps)) * warmup_lr_multiplier
    progress = float(_current_step - first_warmup_steps) / float(max(1, num_training_steps - first_warmup_steps))
    cosine_decay = 0.5 * (1.0 + math.cos(math.pi * progress))
    return min_lr_ratio + (1.0 - min_lr_ratio) * cosine_decay


def relora_lambda(num_training_steps=10_000, first_warmup_steps=200, restart_warmup_steps=100, restart_every=1_000, min_lr_ratio=0.1, adjust_step=0):
    lr_lambda = partial(
        _get_cosine_schedule_with_multiple_warmups_lambda,
        num_training_steps=num_training_steps,
        first_warmup_steps=first_warmup_steps,
        restart_warmup_steps=restart_warmup_steps,
        restart_every=restart_every,
        min_lr_ratio=min_lr_ratio,
        adjust_step=adjust_step,
    )
    return lr_lambda


def noam_rate(step, d_model=512, factor=1.0, warmup=400):
    if step == 0:
        step = 1
    return factor * (d_model ** (-0.5) * min(step ** (-0.5), step * warmup ** (-1.5)))


def mup_lr(step, width=1024, base_width=256, base_lr=1e-2, warm=100):
    return base_lr * base_width / width * min(1, (step + 1) / warm)


def power_lr(num_tokens_m, a=4.6, b=-0.51, batch=128, cap=0.02):
    return min(cap, batch * a * max(num_tokens_m, 1) ** b)


def inverse_sqrt_lr(num_updates, warmup_updates=400, warmup_init_lr=1e-7, lr=5e-4):
    lr_step = (lr - warmup_init_lr) / warmup_updates
    decay_factor = lr * warmup_updates**0.5
    if num_updates < warmup_updates:
        return warmup_init_lr + num_updates * lr_step
    return decay_factor * num_updates**-0.5


def trapezoid(step, num_iterations=5_100, warmup_iters=0, warmdown_iters=1_450):
    assert step <= num_iterations
    if step < warmup_iters:
        return (step + 1) / warmup_iters
    elif step < num_iterations - warmdown_iters:
        return 1.0
    else:
        return (num_iterations - step) / warmdown_iters


def get_momentum(step):
    frac = min(step / 300, 1)
    return (1 - frac) * 0.85 + frac * 0.95


def window_size_schedule(step, num_iterations=5_000, longest=1_792, to=128):
    x = step / num_iterations
    return max(to, int(longest * min(x, 1)) // to * to)


def weight_decay_schedule(step, wd0=0.1, wd1=0.0, total=8_000):
    return wd1 + 0.5 * (wd0 - wd1) * (1 + math.cos(math.pi * min(step, total) / total))


def batch_size_warmup_weight(step, start=64, stop=1024, incr=64, samples=3_000):
    increments = (stop - start) // incr
    per = samples / increments
    return min(stop, start + int(step / per) * incr) / stop


def label_smoothing_schedule(epoch, start=0.0, end=0.1, ep0=5, ep1=30):
    return float(np.interp(epoch, [ep0, ep1], [start, end]))


def loss_mask_coef(iteration):
    milestones, values = [500, 1500, 4000], [1.0, 0.3, 0.1, 0.01]
    return values[bisect_right(milestones, iteration)]


class TriStage:
    def __init__(self, warmup=100, hold=400, decay=500, init_scale=0.01, final_scale=0.05):
        self.warmup, self.hold, self.decay = warmup, hold, decay
        self.init_scale, self.final_scale = init_scale, final_scale
        self.factor = -math.log(final_scale) / decay

    def scale(self, step):
        if step < self.warmup:
            return self.init_scale + (1 - self.init_scale) * step / self.warmup
        step -= self.warmup
        if step < self.hold:
            return 1.0
        step -= self.hold
        if step <= self.decay:
            return math.exp(-self.factor * step)
        return self.final_scale


def mtp_loss_weight(step, total=10_000):
    return 0.3 if step < 0.7 * total else 0.1


def z_loss_coef(step):
    return 1e-4 * (step > 100)


def aux_loss_alpha(step, cfg={"start": 1e-2, "end": 1e-3, "steps": 2_000}):
    t = min(step / cfg["steps"], 1.0)
    return cfg["start"] ** (1 - t) * cfg["end"] ** t


def adam_beta2(step, decay=-0.8):
    return 1.0 - (step + 1.0) ** decay


def minus_sqrt(step, T=1000, frac=0.2):
    anneal = int(T * frac)
    return 1.0 if step <= T - anneal else 1.0 - ((step - (T - anneal)) / anneal) ** 0.5


def lr_with_cooldown(step: int, *, T: int = 5000, cooldown: float = 0.1) -> float:
    left = (T - step) / (cooldown * T)
    return sorted((0.0, left, 1.0))[1]


DRAWN = {
    "wsd": ["wsd(step)"],
    "get_lr": ["get_lr(step)"],
    "noam_rate": ["noam_rate(step)"],
    "mup_lr": ["mup_lr(step)"],
    "inverse_sqrt_lr": ["inverse_sqrt_lr(step)"],
    "trapezoid": ["trapezoid(step)"],
    "get_momentum": ["get_momentum(step)"],
    "window_size_schedule": ["window_size_schedule(step)"],
    "weight_decay_schedule": ["weight_decay_schedule(step)"],
    "batch_size_warmup_weight": ["batch_size_warmup_weight(step)"],
    "label_smoothing_schedule": ["label_smoothing_schedule(step)"],
    "loss_mask_coef": ["loss_mask_coef(step)"],
    "TriStage.scale": ["TriStage().scale(step)"],
    "mtp_loss_weight": ["mtp_loss_weight(step)"],
    "z_loss_coef": ["z_loss_coef(step)"],
    "aux_loss_alpha": ["aux_loss_alpha(step)"],
    "adam_beta2": ["adam_beta2(step)"],
    "minus_sqrt": ["minus_sqrt(step)"],
    "lr_with_cooldown": ["lr_with_cooldown(step)"],
    "_get_cosine_schedule_with_multiple_warmups_lambda": ["partial(_get_cosine_schedule_with_multiple_warmups_lambda, num_training_steps=10_000, first_warmup_steps=200, restart_warmup_steps=100, restart_every=1_000, min_lr_ratio=0.1, adjust_step=0)(step)"],
}
