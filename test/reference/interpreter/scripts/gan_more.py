"""Weights of GANs and diffusion models: fades, decays of averages, scales of consistency training."""

import math
from functools import partial, reduce
import operator

import numpy as np
import torch

N_EPOCHS, DECAY_EPOCH = 200, 100


class LinearDecay:
    def __init__(self, n_epochs, offset, decay_start_epoch):
        assert (n_epochs - decay_start_epoch) > 0, "Decay must start before the training session ends!"
        self.n_epochs = n_epochs
        self.offset = offset
        self.decay_start_epoch = decay_start_epoch

    def step(self, epoch):
        return 1.0 - max(0, epoch + self.offset - self.decay_start_epoch) / (self.n_epochs - self.decay_start_epoch)


rate_decay = LinearDecay(N_EPOCHS, 0, DECAY_EPOCH)


def r1_weight(step, every=16, gamma=10.0):
    return gamma * every if step % every == 0 else 0.0


def gp_lambda(iteration: int) -> float:
    return 10.0 if iteration < 5000 else 10.0 * math.exp(-(iteration - 5000) / 2000)


def style_mixing_weight(step):
    return float(np.interp(step, [0, 500, 1500, 3000], [0.0, 0.9, 0.9, 0.1]))


def alpha_of_progressive(step, resolution=3, steps_per_phase=600):
    phase, into = divmod(step, 2 * steps_per_phase)
    if phase >= resolution:
        return 1.0
    return min(1.0, into / steps_per_phase)


def adv_weight(global_step, disc_start=50, disc_weight=0.8, ramp=200):
    if global_step < disc_start:
        return 0.0
    return disc_weight * min(1.0, (global_step - disc_start) / ramp)


def augment_p_weight(step, target=0.6, speed=500 * 1000, batch=64):
    return min(target, step * batch / speed)


def noise_sigma(it, sigma0=0.1, stop=5e3):
    return sigma0 * max(0, 1 - it / stop)


def ema_decay(step, inv_gamma=1.0, power=2 / 3, min_value=0.0, max_value=0.9999, update_after_step=0):
    step = max(0, step - update_after_step - 1)
    value = 1 - (1 + step / inv_gamma) ** -power
    if step <= 0:
        return 0.0
    return max(min_value, min(value, max_value))


class EMAWarmup:
    def __init__(self, decay=0.9999, use_num_updates=True):
        self.decay = decay
        self.num_updates = 0 if use_num_updates else -1

    def decay_at(self, step):
        decay = self.decay
        if self.num_updates >= 0:
            decay = min(decay, (1 + step) / (10 + step))
        return decay


ema_warmup = EMAWarmup(0.999)


def snr_gamma_weight(step, lo=1.0, hi=5.0, n=3000):
    frac = min(step, n) / n
    return math.exp(math.log(lo) * (1 - frac) + math.log(hi) * frac)


def cond_dropout(global_step: int):
    return 0.1 + 0.1 * (global_step > 1000) - 0.05 * (global_step > 4000)


def consistency_num_scales(step, s0=2, s1=150, K=10_000):
    return math.ceil(math.sqrt((step / K) * ((s1 + 1) ** 2 - s0**2) + s0**2) - 1) + 1


def consistency_ema_rate(step, mu0=0.95, s0=2):
    return math.exp(s0 * math.log(mu0) / consistency_num_scales(step))


def improved_ct_scales(k, total=10_000, s0=10, s1=1280):
    k_prime = math.floor(total / (math.log2(math.floor(s1 / s0)) + 1))
    return min(s0 * 2 ** (k // k_prime), s1) + 1


def huber_weight_schedule(epoch, c=0.01, epochs=100):
    return c ** (epoch / epochs)


def hann_rampup_weight(step, n=1000):
    return math.sin(0.5 * math.pi * min(step / n, 1)) ** 2


def perceptual_weight(step, warm=partial(np.interp, xp=[0, 1000], fp=[0.0, 1.0])):
    return float(warm(step))


def path_reg_decay(it):
    return reduce(operator.mul, [0.9] * (it // 100), 0.01)


def logit_temperature(step):
    stages = {0: 1.0, 100: 0.7, 1000: 0.3}
    return stages[max(k for k in stages if k <= step)]


def lambda_cycle(epoch, n_epochs=100, n_epochs_decay=100, epoch_count=1):
    return 1.0 - max(0, epoch + epoch_count - n_epochs) / float(n_epochs_decay + 1)


def tv_weight(epoch, base=1e-2):
    return base * np.prod([0.5 if epoch >= m else 1.0 for m in (30, 60, 80)])


def lr_multiplier(step, *, half=100.0, full=1_000):
    up = step / full
    down = 2 ** (-(step - full) / half) if step > full else 1
    return min(up, 1) * down


DRAWN = {
    "LinearDecay.step": ["rate_decay.step(step)"],
    "r1_weight": ["r1_weight(step)"],
    "gp_lambda": ["gp_lambda(step)"],
    "style_mixing_weight": ["style_mixing_weight(step)"],
    "alpha_of_progressive": ["alpha_of_progressive(step)"],
    "adv_weight": ["adv_weight(step)"],
    "augment_p_weight": ["augment_p_weight(step)"],
    "noise_sigma": ["noise_sigma(step)"],
    "ema_decay": ["ema_decay(step)"],
    "decay_at": ["ema_warmup.decay_at(step)"],
    "snr_gamma_weight": ["snr_gamma_weight(step)"],
    "cond_dropout": ["cond_dropout(step)"],
    "consistency_num_scales": ["consistency_num_scales(step)"],
    "consistency_ema_rate": ["consistency_ema_rate(step)"],
    "huber_weight_schedule": ["huber_weight_schedule(step)"],
    "hann_rampup_weight": ["hann_rampup_weight(step)"],
    "perceptual_weight": ["perceptual_weight(step)"],
    "path_reg_decay": ["path_reg_decay(step)"],
    "logit_temperature": ["logit_temperature(step)"],
    "lambda_cycle": ["lambda_cycle(step)"],
    "tv_weight": ["tv_weight(step)"],
    "lr_multiplier": ["lr_multiplier(step)"],
}
