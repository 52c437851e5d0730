"""Exploration, rates and coefficients of reinforcement learning."""
import math
from dataclasses import dataclass
from typing import Callable, Optional, Union

import numpy as np


@dataclass
class Args:
    total_timesteps: int = 200_000
    num_envs: int = 4
    num_steps: int = 128
    learning_rate: float = 2.5e-4
    anneal_lr: bool = True
    ent_coef: float = 0.01
    start_e: float = 1.0
    end_e: float = 0.05
    exploration_fraction: float = 0.5

    @property
    def batch_size(self):
        return self.num_envs * self.num_steps

    @property
    def num_iterations(self):
        return self.total_timesteps // self.batch_size


args = Args()


def linear_schedule(start_e: float, end_e: float, duration: int, t: int):
    slope = (end_e - start_e) / duration
    return max(slope * t + start_e, end_e)


def epsilon(global_step):
    return linear_schedule(args.start_e, args.end_e, args.exploration_fraction * args.total_timesteps, global_step)


def lr_now(iteration):
    if args.anneal_lr:
        frac = 1.0 - (iteration - 1.0) / args.num_iterations
        return frac * args.learning_rate
    return args.learning_rate


def entropy_coef(iteration, final=1e-3):
    progress = np.minimum(iteration / args.num_iterations, 1.0)
    return args.ent_coef ** (1 - progress) * final**progress


class ExponentialEpsilon:
    EPS_START = 0.9
    EPS_END = 0.05
    EPS_DECAY = 1000

    def threshold(self, steps_done):
        return self.EPS_END + (self.EPS_START - self.EPS_END) * math.exp(-1.0 * steps_done / self.EPS_DECAY)


class PiecewiseSchedule:
    def __init__(self, endpoints=((0, 1.0), (10_000, 0.1), (50_000, 0.01)), outside_value: Optional[float] = None):
        idxes = [e[0] for e in endpoints]
        assert idxes == sorted(idxes)
        self._endpoints = endpoints
        self._outside_value = outside_value if outside_value is not None else endpoints[-1][1]

    @staticmethod
    def _mix(left, right, alpha):
        return left + alpha * (right - left)

    def value(self, t):
        for (l_t, l), (r_t, r) in zip(self._endpoints[:-1], self._endpoints[1:]):
            if l_t <= t and t < r_t:
                alpha = float(t - l_t) / (r_t - l_t)
                return self._mix(l, r, alpha)
        assert self._outside_value is not None
        return self._outside_value


def make_clip_range(initial_value: Union[float, str] = "0.2") -> Callable[[float], float]:
    if isinstance(initial_value, str):
        initial_value = float(initial_value)

    def clip_range(progress_remaining: float) -> float:
        return progress_remaining * initial_value

    return clip_range


def per_beta(step, beta0=0.4, frames=100_000):
    return min(1.0, beta0 + step * (1.0 - beta0) / frames)


def ou_sigma(episode, sigma=0.3, sigma_min=0.05, decay=0.99):
    return max(sigma * decay**episode, sigma_min)


def target_tau(step, hard_every=1000):
    return 1.0 if step and step % hard_every == 0 else 0.005


def horizon_gamma(step, start=0.95, end=0.997, steps=100_000):
    """The logarithm of 1 - gamma is linear."""
    low, high = np.log(1 - start), np.log(1 - end)
    return 1 - np.exp(low + (high - low) * min(step / steps, 1))


def kl_penalty_coef(iteration):
    coef = 0.2
    for i in range(iteration):
        coef = coef * 1.5 if i % 3 == 2 else coef / 1.2
        coef = min(max(coef, 1e-3), 10.0)
        if i > 500:
            break
    return coef


def reward_scale(step):
    match step // 1000:
        case 0:
            return 0.1
        case 1 | 2 | 3:
            return 0.5
        case n if n < 8:
            return 0.1 * n
        case _:
            return 1


DRAWN = {
    "linear_schedule": ["linear_schedule(1.0, 0.05, 100_000, step)"],
    "epsilon": ["epsilon(step)"],
    "lr_now": ["lr_now(step)"],
    "entropy_coef": ["entropy_coef(step)"],
    "ExponentialEpsilon.threshold": ["ExponentialEpsilon().threshold(step)"],
    "PiecewiseSchedule.value": ["PiecewiseSchedule().value(step)"],
    "make_clip_range.clip_range": ["make_clip_range()(step)"],
    "per_beta": ["per_beta(step)"],
    "ou_sigma": ["ou_sigma(step)"],
    "target_tau": ["target_tau(step)"],
    "horizon_gamma": ["horizon_gamma(step)"],
    "kl_penalty_coef": ["kl_penalty_coef(step)"],
    "reward_scale": ["reward_scale(step)"],
}
