"""Schedules of diffusion models and of radiance fields."""
import math

import numpy as np
import torch

betas = torch.linspace(1e-4, 0.02, 1000)
snr_table = torch.cumsum(torch.linspace(0.0, 1.0, 200), 0) / 100
N_ITERS = 20_000
LR_INIT, LR_FINAL = 5e-4, 5e-6


def learning_rate_decay(step, lr_init=LR_INIT, lr_final=LR_FINAL, max_steps=N_ITERS, lr_delay_steps=2500, lr_delay_mult=0.01):
    """As in mip-NeRF."""
    if lr_delay_steps > 0:
        delay_rate = lr_delay_mult + (1 - lr_delay_mult) * np.sin(0.5 * np.pi * np.clip(step / lr_delay_steps, 0, 1))
    else:
        delay_rate = 1.0
    t = np.clip(step / max_steps, 0, 1)
    log_lerp = np.exp(np.log(lr_init) * (1 - t) + np.log(lr_final) * t)
    return delay_rate * log_lerp


def expon_lr_func(lr_init, lr_final, lr_delay_steps=0, lr_delay_mult=1.0, max_steps=1_000_000):
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


xyz_scheduler = expon_lr_func(lr_init=1.6e-4 * 5, lr_final=1.6e-6 * 5, lr_delay_mult=0.01, max_steps=30_000)


def active_sh_degree(iteration, max_degree=3):
    degree = 0
    for i in range(1000, min(iteration, 5000) + 1, 1000):
        degree = min(degree + 1, max_degree)
    return degree


def pose_alpha(step, barf_c2f=(0.1, 0.5), L=10):
    start, end = barf_c2f
    progress = step / N_ITERS
    return (progress - start) / (end - start) * L


def band_weight(step, k=3):
    alpha = pose_alpha(step)
    return (1 - math.cos(math.pi * min(max(alpha - k, 0.0), 1.0))) / 2


def tv_weight(iteration, base=0.1, decay_to=0.1, upto=10_000):
    factor = decay_to ** (1 / upto)
    return base * factor**iteration if iteration < upto else 0.0


def upsamp_list_size(iteration):
    sizes = torch.round(torch.exp(torch.linspace(np.log(128), np.log(300), 6))).long().tolist()[1:]
    upsamp = [2000, 3000, 4000, 5500, 7000]
    n = 128
    for at, size in zip(upsamp, sizes):
        n = size if iteration >= at else n
    return n


class EMAWarmup:
    def __init__(self, inv_gamma=1.0, power=2 / 3, min_value=0.0, max_value=0.9999, start_at=0):
        self.inv_gamma = inv_gamma
        self.power = power
        self.min_value = min_value
        self.max_value = max_value
        self.start_at = start_at

    def get_value(self, step):
        epoch = max(0, step - self.start_at)
        value = 1 - (1 + epoch / self.inv_gamma) ** -self.power
        return 0.0 if epoch < 0 else min(self.max_value, max(self.min_value, value))


warm = EMAWarmup(power=3 / 4, start_at=100)


class LambdaLinearScheduler:
    def __init__(self, warm_up_steps=(100,), f_min=(1.0,), f_max=(1.0,), f_start=(1e-6,), cycle_lengths=(10_000_000_000,)):
        self.lr_warm_up_steps = warm_up_steps
        self.f_start = f_start
        self.f_min = f_min
        self.f_max = f_max
        self.cycle_lengths = cycle_lengths
        self.cum_cycles = np.cumsum([0] + list(self.cycle_lengths))
        self.last_f = 0.0

    def find_in_interval(self, n):
        interval = 0
        for cl in self.cum_cycles[1:]:
            if n <= cl:
                return interval
            interval += 1

    def schedule(self, n, **kwargs):
        cycle = self.find_in_interval(n)
        n = n - self.cum_cycles[cycle]
        if n < self.lr_warm_up_steps[cycle]:
            f = (self.f_max[cycle] - self.f_start[cycle]) / self.lr_warm_up_steps[cycle] * n + self.f_start[cycle]
            self.last_f = f
            return f
        else:
            f = self.f_min[cycle] + (self.f_max[cycle] - self.f_min[cycle]) * (self.cycle_lengths[cycle] - n) / (self.cycle_lengths[cycle])
            self.last_f = f
            return f

    def __call__(self, n, **kwargs):
        return self.schedule(n, **kwargs)


def guidance_scale(step, steps=50, low=1.0, high=7.5):
    return low if step < 0.2 * steps or step > 0.8 * steps else high


def sample(model):
    for step in range(1000):
        beta = betas[step]
    for step in range(200):
        snr_weight = snr_table[step]


DRAWN = {
    "betas": ["float(betas.double()[min(step, 999)])"],
    "learning_rate_decay": ["learning_rate_decay(step)"],
    "expon_lr_func.helper": ["xyz_scheduler(step)"],
    "active_sh_degree": ["active_sh_degree(step)"],
    "band_weight": ["band_weight(step)"],
    "pose_alpha": ["pose_alpha(step)"],
    "tv_weight": ["tv_weight(step)"],
    "upsamp_list_size": ["upsamp_list_size(step)"],
    "EMAWarmup.get_value": ["warm.get_value(step)"],
    "LambdaLinearScheduler.schedule": ["LambdaLinearScheduler().schedule(step)"],
    "LambdaLinearScheduler.__call__": ["LambdaLinearScheduler()(step)"],
    "guidance_scale": ["guidance_scale(step)"],
}
