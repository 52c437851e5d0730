"""Weights and rates of adversarial training."""
import math
from collections import OrderedDict, namedtuple

import numpy as np

MAX_ITER = 60_000
START_GAN = 5_000
FADE = 2_000
LR_G, LR_D = 2e-4, 5e-5
PHASES = OrderedDict([(4, 0), (8, 6_000), (16, 14_000), (32, 26_000)])
Stage = namedtuple("Stage", ["begin", "weight"])
STAGES = [Stage(0, 0.0), Stage(2_000, 0.1), Stage(8_000, 0.5), Stage(20_000, 1.0)]


def adopt_weight(weight, global_step, threshold=0, value=0.0):
    if global_step < threshold:
        weight = value
    return weight


def disc_factor(global_step):
    return adopt_weight(0.8, global_step, threshold=START_GAN)


def blend_alpha(global_step):
    """How much of the new resolution is mixed in."""
    born = max(begin for begin in PHASES.values() if begin <= global_step)
    return float(np.clip((global_step - born) / FADE, 0, 1))


def resolution_of(global_step):
    size = 4
    for res, begin in PHASES.items():
        if global_step >= begin:
            size = res
    return size


def staged_weight(it):
    current = STAGES[0]
    for stage in STAGES:
        if it < stage.begin:
            break
        current = stage
    return current.weight


def linear_decay_lr(epoch, n_epochs=100, n_epochs_decay=100):
    lr_l = 1.0 - max(0, epoch + 1 - n_epochs) / float(n_epochs_decay + 1)
    return LR_G * lr_l


def r1_gamma(it, interval=16, gamma=10.0):
    """Lazy regularization: every 16th step, and then 16 times."""
    return gamma / 2 * interval if it % interval == 0 else 0.0


def ema_beta(it, batch=32, half_life=10_000, rampup=0.05):
    nimg = max(it * batch, 1e-8)
    half = min(half_life, it * batch * rampup)
    return 0.5 ** (batch / max(half, 1e-8)) if nimg > 0 else 0.0


class AdaptiveAugment:
    def __init__(self, target=0.6, speed=500_000, batch=64):
        self.target = target
        self.per_step = batch / speed

    def probability_after(self, step):
        """If the discriminator overfits all the time."""
        p = 0.0
        for _ in range(min(step, 20_000) // 4):
            p = min(p + 4 * self.per_step, 0.8)
        return p


class LossWeights:
    weights = {"rec": 10.0, "adv": 1.0, "fm": 2.0}

    @staticmethod
    def warm(step, n=3000):
        return min(step / n, 1)

    def adv(self, step):
        return self.weights["adv"] * self.warm(step)

    @classmethod
    def fm(cls, step):
        return cls.weights["fm"] * (1 - 0.5 * cls.warm(step, 6000))


def lipschitz_penalty(step):
    try:
        return min(10.0, 1000.0 / step)
    except ZeroDivisionError:
        return 10.0


def noise_sigma(step, sigma0=0.1):
    """Instance noise fades out in the first half."""
    half = MAX_ITER // 2
    return sigma0 * (1 - step / half) if step < half else 0


DRAWN = {
    "adopt_weight": ["adopt_weight(0.8, step, START_GAN)"],
    "disc_factor": ["disc_factor(step)"],
    "blend_alpha": ["blend_alpha(step)"],
    "resolution_of": ["resolution_of(step)"],
    "staged_weight": ["staged_weight(step)"],
    "linear_decay_lr": ["linear_decay_lr(step)"],
    "r1_gamma": ["r1_gamma(step)"],
    "ema_beta": ["ema_beta(step)"],
    "AdaptiveAugment.probability_after": ["AdaptiveAugment().probability_after(step)"],
    "LossWeights.adv": ["LossWeights().adv(step)"],
    "LossWeights.fm": ["LossWeights.fm(step)"],
    "LossWeights.warm": ["LossWeights.warm(step)"],
    "lipschitz_penalty": ["lipschitz_penalty(step)"],
    "noise_sigma": ["noise_sigma(step)"],
}
