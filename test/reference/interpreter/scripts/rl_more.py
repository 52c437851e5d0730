"""Schedules of reinforcement learning: points that an object is given, mini languages, entropy and clipping."""

import math
from abc import ABC, abstractmethod
from dataclasses import dataclass
from typing import Tuple

import numpy as np


class Schedule(ABC):
    @abstractmethod
    def value(self, t):
        raise NotImplementedError()


class ConstantSchedule(Schedule):
    def __init__(self, v):
        self._v = v

    def value(self, t):
        return self._v


def linear_interpolation(l, r, alpha):
    return l + alpha * (r - l)


class PiecewiseSchedule(Schedule):
    def __init__(self, endpoints, interpolation=linear_interpolation, outside_value=None):
        idxes = [e[0] for e in endpoints]
        assert idxes == sorted(idxes)
        self._interpolation = interpolation
        self._outside_value = outside_value
        self._endpoints = endpoints

    def value(self, t):
        for (l_t, l), (r_t, r) in zip(self._endpoints[:-1], self._endpoints[1:]):
            if l_t <= t and t < r_t:
                alpha = float(t - l_t) / (r_t - l_t)
                return self._interpolation(l, r, alpha)
        assert self._outside_value is not None
        return self._outside_value


class LinearSchedule(Schedule):
    def __init__(self, schedule_timesteps, final_p, initial_p=1.0):
        self.schedule_timesteps = schedule_timesteps
        self.final_p = final_p
        self.initial_p = initial_p

    def value(self, t):
        fraction = min(float(t) / self.schedule_timesteps, 1.0)
        return self.initial_p + fraction * (self.final_p - self.initial_p)


exploration = PiecewiseSchedule([(0, 1.0), (100, 0.5), (1000, 0.02)], outside_value=0.02)
prioritized_beta = LinearSchedule(5_000, initial_p=0.4, final_p=1.0)


class EpsilonGreedy:
    EPS_START, EPS_END, EPS_DECAY = 0.9, 0.05, 1000

    def __init__(self, n_actions):
        self.n_actions = n_actions
        self.steps_done = 0

    def epsilon(self, steps_done):
        return self.EPS_END + (self.EPS_START - self.EPS_END) * math.exp(-1.0 * steps_done / self.EPS_DECAY)


def entropy_coef(step, start=0.01, end=0.0001, total_steps=10_000):
    frac = 1.0 - (step - 1.0) / total_steps
    return max(end, frac * start)


def clip_range(progress_remaining: float) -> float:
    return 0.1 + 0.1 * progress_remaining**0.5


def lr_ppo(update, num_updates=976, base=2.5e-4):
    frac = 1.0 - (update - 1.0) / num_updates
    return frac * base


@dataclass(frozen=True)
class NoiseScale:
    init: float = 0.5
    final: float = 0.05
    horizon: int = 2_000

    def sigma(self, step):
        mix = np.clip(step / self.horizon, 0.0, 1.0)
        return (1.0 - mix) * self.init + mix * self.final


noise = NoiseScale(final=0.1)


class AdaptiveBeta:
    def __init__(self, beta=1.0, up=1.05, cap=4.0):
        self.beta = beta
        self.up = up
        self.cap = cap

    def update(self):
        self.beta = min(self.beta * self.up, self.cap)
        return self.beta


def discount_gamma(epoch, start=0.95, stop=0.997, n=50):
    horizon = (1 / (1 - start)) * ((1 - start) / (1 - stop)) ** min(epoch / n, 1)
    return 1 - 1 / horizon


def curriculum_weight(iteration, *, levels=(0.1, 0.3, 0.7, 1.0), every=250):
    index = min(iteration // every, len(levels) - 1)
    return levels[index]


def exploration_temperature(i_episode, decay=0.99, base=1.0, floor=0.1):
    temp = base
    for _ in range(min(i_episode, 500)):
        temp *= decay
        if temp < floor:
            break
    return max(temp, floor)


def kl_target_weight(step):
    return 0.0 if step < 100 else 0.5 if step < 1000 else 1.0


def alpha_bc(step, a0=2.5, decay_steps=5_000):
    return a0 * (1 - step / decay_steps) if step < decay_steps else 0.0


def gae_lambda(progress):
    return 0.9 + 0.09 * min(1.0, progress / 0.5)


def polyak_tau(step, tau=0.005, hard_every=1000):
    return 1.0 if step > 0 and not step % hard_every else tau


def reward_coef(global_step: int, ramp: Tuple[int, int] = (1_000, 3_000)) -> float:
    lo, hi = ramp
    if not lo <= global_step < hi:
        return float(global_step >= hi)
    return (global_step - lo) / (hi - lo)


def grown(step):
    adaptive = AdaptiveBeta()
    return [adaptive.update() for _ in range(step + 1)][-1]


DRAWN = {
    "PiecewiseSchedule.value": ["exploration.value(step)"],
    "LinearSchedule.value": ["prioritized_beta.value(step)"],
    "EpsilonGreedy.epsilon": ["EpsilonGreedy(4).epsilon(step)"],
    "entropy_coef": ["entropy_coef(step)"],
    "clip_range": ["clip_range(step)"],
    "lr_ppo": ["lr_ppo(step)"],
    "NoiseScale.sigma": ["noise.sigma(step)"],
    "AdaptiveBeta.update": ["grown(step)"],
    "discount_gamma": ["discount_gamma(step)"],
    "curriculum_weight": ["curriculum_weight(step)"],
    "exploration_temperature": ["exploration_temperature(step)"],
    "kl_target_weight": ["kl_target_weight(step)"],
    "alpha_bc": ["alpha_bc(step)"],
    "gae_lambda": ["gae_lambda(step)"],
    "polyak_tau": ["polyak_tau(step)"],
    "reward_coef": ["reward_coef(step)"],
}
