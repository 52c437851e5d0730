"""Functions of the step as people write them for VAEs, GANs, RL, self-supervised learning, diffusion, NeRF and language models."""

import math
from dataclasses import dataclass, field
from functools import partial
from typing import NamedTuple, Optional

import numpy as np

TOTAL_STEPS = 20_000


# VAE
def kl_beta(step, cycle=2000, ratio=0.5, top=1.0):
    position = (step % cycle) / cycle
    return top if position >= ratio else top * position / ratio


def logistic_kl(step: int, x0: int = 2500, k: float = 0.0025) -> float:
    return float(1 / (1 + np.exp(-k * (step - x0))))


class CapacityAnnealer:
    def __init__(self, c_max=25.0, stop=10_000):
        self.c_max, self.stop = c_max, stop

    def capacity(self, global_step):
        return min(self.c_max, self.c_max * global_step / self.stop)


def free_bits(epoch, start=2.0, end=0.5, epochs=50):
    return np.interp(epoch, [0, epochs], [start, end])


# GAN
def adopt_weight(weight, global_step, threshold=0, value=0.0):
    if global_step < threshold:
        weight = value
    return weight


def disc_weight(global_step, disc_start=5001):
    return adopt_weight(0.75, global_step, threshold=disc_start)


def fade_in_alpha(iteration, fade=600, stable=400, stages=4):
    stage, rest = divmod(iteration, fade + stable)
    if stage >= stages:
        return 1.0
    return min(1.0, (rest + 1) / fade)


def r1_gamma(step):
    for until, gamma in ((1000, 10.0), (3000, 2.0), (float("inf"), 0.5)):
        if step < until:
            return gamma


def instance_noise_sigma(step, *, start=0.1, steps=5000):
    return max(0.0, start - start * step / steps)


# RL
class LinearSchedule:
    def __init__(self, schedule_timesteps, final_p, initial_p=1.0):
        self.schedule_timesteps = schedule_timesteps
        self.final_p = final_p
        self.initial_p = initial_p

    def value(self, t):
        fraction = min(float(t) / self.schedule_timesteps, 1.0)
        return self.initial_p + fraction * (self.final_p - self.initial_p)


exploration = LinearSchedule(schedule_timesteps=int(0.1 * TOTAL_STEPS), initial_p=1.0, final_p=0.02)


def eps_threshold(steps_done, eps_start=0.9, eps_end=0.05, eps_decay=1000):
    return eps_end + (eps_start - eps_end) * math.exp(-1.0 * steps_done / eps_decay)


def per_beta(frame_idx, beta_start=0.4, beta_frames=1000):
    return min(1.0, beta_start + frame_idx * (1.0 - beta_start) / beta_frames)


beta_by_frame = lambda step: min(1.0, 0.4 + step * (1.0 - 0.4) / 1000)


def entropy_coef(step):
    progress = np.clip(step / TOTAL_STEPS, 0, 1)
    return 0.01 * (1 - progress) + 0.001 * progress


# Self-supervised
def momentum_schedule(step, base=0.996, total_steps=TOTAL_STEPS):
    return 1 - (1 - base) * (math.cos(math.pi * step / total_steps) + 1) / 2


def get_current_consistency_weight(epoch, weight=0.1, rampup=40.0):
    current = np.clip(epoch, 0.0, rampup)
    phase = 1.0 - current / rampup
    return weight * float(np.exp(-5.0 * phase * phase))


def ema_alpha(global_step, ema_decay=0.999):
    return min(1 - 1 / (global_step + 1), ema_decay)


teacher_temp_schedule = np.concatenate((np.linspace(0.04, 0.07, 30), np.ones(70) * 0.07))


def teacher_temp(epoch):
    return teacher_temp_schedule[min(epoch, 99)]


# Diffusion
def min_snr_weight(step, gamma=5.0):
    alpha_bar = math.cos((step / TOTAL_STEPS + 0.008) / 1.008 * math.pi / 2) ** 2
    snr = alpha_bar / (1 - alpha_bar)
    return min(snr, gamma) / snr if snr > 0 else 1.0


def ema_decay(step, inv_gamma=1.0, power=2 / 3, min_value=0.0, max_value=0.9999):
    value = 1 - (1 + max(0, step - 1) / inv_gamma) ** -power
    return 0.0 if step <= 1 else max(min_value, min(value, max_value))


def lambda_guidance(step, warm=1000):
    return 1.0 + 6.5 * (1 - (1 - min(step, warm) / warm) ** 3)


# NeRF
def learning_rate_decay(step, lr_init=5e-4, lr_final=5e-6, max_steps=10_000, lr_delay_steps=2500, lr_delay_mult=0.01):
    if lr_delay_steps > 0:
        delay_rate = lr_delay_mult + (1 - lr_delay_mult) * np.sin(0.5 * np.pi * np.clip(step / lr_delay_steps, 0, 1))
    else:
        delay_rate = 1.0
    t = np.clip(step / max_steps, 0, 1)
    log_lerp = np.exp(np.log(lr_init) * (1 - t) + np.log(lr_final) * t)
    return delay_rate * log_lerp


def barf_alpha(iteration, bands=10, start=2000, end=8000, k=3):
    alpha = bands * (iteration - start) / (end - start)
    return (1 - math.cos(math.pi * min(max(alpha - k, 0.0), 1.0))) / 2


def tv_weight(iteration):
    return 0.1 * 0.1 ** (iteration / 10_000) if iteration < 8000 else 0


# Language models
@dataclass
class Config:
    warmup_iters: int = 200
    lr_decay_iters: int = 6000
    learning_rate: float = 6e-4
    min_lr: float = 6e-5
    stages: list = field(default_factory=lambda: [(0, 128), (1000, 512)])


cfg = Config(lr_decay_iters=5000)


def get_lr(it):
    if it < cfg.warmup_iters:
        return cfg.learning_rate * (it + 1) / (cfg.warmup_iters + 1)
    if it > cfg.lr_decay_iters:
        return cfg.min_lr
    decay_ratio = (it - cfg.warmup_iters) / (cfg.lr_decay_iters - cfg.warmup_iters)
    assert 0 <= decay_ratio <= 1
    coeff = 0.5 * (1.0 + math.cos(math.pi * decay_ratio))
    return cfg.min_lr + coeff * (cfg.learning_rate - cfg.min_lr)


def wsd_rate(step, peak=1e-3, warmup=500, total=4000, cooldown=0.2):
    cool = int(total * cooldown)
    match step:
        case s if s < warmup:
            return peak * s / warmup
        case s if s < total - cool:
            return peak
        case s if s < total:
            return peak * (total - s) / cool
    return 0.0


def inverse_sqrt_rate(step, d_model=512, warmup=400):
    step = max(step, 1)
    return d_model**-0.5 * min(step**-0.5, step * warmup**-1.5)


class Stage(NamedTuple):
    begin: int
    weight: float


STAGES = [Stage(0, 1.0), Stage(500, 0.5), Stage(begin=1500, weight=0.1)]


def aux_loss_weight(step):
    return next(stage.weight for stage in reversed(STAGES) if step >= stage.begin)


def make_z_loss_weight(top):
    def weight(step):
        return top * min(1.0, max(0.0, (step - 100) / 400))

    return weight


z_loss_weight = make_z_loss_weight(1e-4)


def scaled_rate(step, base, power=1.0):
    return base * (1 - min(step, 3000) / 3000) ** power


head_rate = partial(scaled_rate, base=0.02, power=2.0)


def dropout_rate(step: int, schedule: Optional[dict] = None) -> float:
    schedule = schedule or {0: 0.3, 1000: 0.1, 2000: 0.0}
    return schedule[max(key for key in schedule if key <= step)]


DRAWN = {
    "kl_beta": ["kl_beta(step)"],
    "logistic_kl": ["logistic_kl(step)"],
    "CapacityAnnealer.capacity": ["CapacityAnnealer().capacity(step)"],
    "free_bits": ["free_bits(step)"],
    "adopt_weight": ["adopt_weight(0.75, step, threshold=5001)"],
    "disc_weight": ["disc_weight(step)"],
    "fade_in_alpha": ["fade_in_alpha(step)"],
    "r1_gamma": ["r1_gamma(step)"],
    "instance_noise_sigma": ["instance_noise_sigma(step)"],
    "LinearSchedule.value": ["exploration.value(step)"],
    "eps_threshold": ["eps_threshold(step)"],
    "per_beta": ["per_beta(step)"],
    "beta_by_frame": ["beta_by_frame(step)"],
    "entropy_coef": ["entropy_coef(step)"],
    "momentum_schedule": ["momentum_schedule(step)"],
    "get_current_consistency_weight": ["get_current_consistency_weight(step)"],
    "ema_alpha": ["ema_alpha(step)"],
    "teacher_temp_schedule": ["teacher_temp_schedule[min(step, 99)]"],
    "teacher_temp": ["teacher_temp(step)"],
    "min_snr_weight": ["min_snr_weight(step)"],
    "ema_decay": ["ema_decay(step)"],
    "lambda_guidance": ["lambda_guidance(step)"],
    "learning_rate_decay": ["learning_rate_decay(step)"],
    "barf_alpha": ["barf_alpha(step)"],
    "tv_weight": ["tv_weight(step)"],
    "get_lr": ["get_lr(step)"],
    "wsd_rate": ["wsd_rate(step)"],
    "inverse_sqrt_rate": ["inverse_sqrt_rate(step)"],
    "aux_loss_weight": ["aux_loss_weight(step)"],
    "make_z_loss_weight.weight": ["z_loss_weight(step)"],
    "scaled_rate": ["head_rate(step)"],
    "dropout_rate": ["dropout_rate(step)"],
}
