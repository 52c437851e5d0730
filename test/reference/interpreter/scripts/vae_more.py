"""Weights of variational and quantised autoencoders: cycles, capacities, temperatures, fields of a dataclass."""

import math
from dataclasses import dataclass, field
from enum import Enum
from typing import Callable, Dict, List

import numpy as np

BETA_MAX = 4.0
KL_START = 1_000
KL_ANNEAL = 9_000


class AnnealShape(str, Enum):
    LINEAR = "linear"
    COSINE = "cosine"
    SIGMOID = "sigmoid"


def kl_coeff(step, total_step=20_000, constant_step=500, min_kl_coeff=1e-4, max_kl_coeff=1.0):
    return max(min(max_kl_coeff * (step - constant_step) / total_step, max_kl_coeff), min_kl_coeff)


def compute_kl_weight(epoch: int, *, warmup_epochs: int = 20, beta: float = 4.0, mode: AnnealShape = AnnealShape.COSINE) -> float:
    frac = np.clip(epoch / warmup_epochs, 0.0, 1.0)
    if mode == AnnealShape.LINEAR:
        shape = frac
    elif mode == AnnealShape.COSINE:
        shape = 0.5 * (1 - np.cos(np.pi * frac))
    else:
        shape = 1 / (1 + np.exp(-12 * (frac - 0.5)))
    return float(beta * shape)


class KLAnnealer:
    """Monotonic or cyclical."""

    def __init__(self, kind="cyclical", n_cycles=4, ratio=0.5, total=10_000, start=0.0, stop=1.0):
        assert kind in ("cyclical", "monotonic", "none")
        self.kind, self.ratio = kind, ratio
        if kind == "none":
            self.table = np.ones(total) * stop
        elif kind == "monotonic":
            self.table = self._cycle(total, start, stop, 1, ratio)
        else:
            self.table = self._cycle(total, start, stop, n_cycles, ratio)

    @staticmethod
    def _cycle(n_iter, start, stop, n_cycle, ratio):
        L = np.ones(n_iter) * stop
        period = n_iter / n_cycle
        step = (stop - start) / (period * ratio)
        for c in range(n_cycle):
            v, i = start, 0
            while v <= stop and (int(i + c * period) < n_iter):
                L[int(i + c * period)] = v
                v += step
                i += 1
        return L

    def __call__(self, global_step):
        return float(self.table[min(global_step, len(self.table) - 1)])


annealer = KLAnnealer()


def capacity_at(global_step, c_start=0.5, c_stop=25.0, iters=100_000):
    c = c_start + (c_stop - c_start) * global_step / iters
    return np.clip(c, c_start, c_stop)


def commitment_cost(step: int) -> float:
    for boundary, cost in zip((2_000, 6_000), (1.0, 0.5)):
        if step < boundary:
            return cost
    return 0.25


def codebook_temperature(num_updates, max_temp=2.0, min_temp=0.5, decay=0.999995):
    return max(max_temp * decay**num_updates, min_temp)


def tau_at(step, tau0=1.0, rate=3e-5, min_tau=0.5, every=500):
    rounded = every * (step // every)
    return np.maximum(tau0 * np.exp(-rate * rounded), min_tau)


def perplexity_weight(step):
    match step:
        case s if s < 100:
            return 0
        case s if s < 1_000:
            return (s - 100) / 900
        case _:
            return 1.0


@dataclass
class BetaSchedule:
    warmup: int = 5_000
    hold: int = 2_000
    peak: float = 1.0
    floor: float = 0.1
    history: List[float] = field(default_factory=list)

    def __post_init__(self):
        self.end = self.warmup + self.hold

    def beta(self, step):
        if step <= self.warmup:
            return self.peak * step / self.warmup
        if step <= self.end:
            return self.peak
        return max(self.floor, self.peak * 0.5 ** ((step - self.end) / 1_000))


schedule_of_beta = BetaSchedule(warmup=200, hold=100)

ANNEAL: Dict[str, Callable[[int], float]] = {
    "linear": lambda step: min(1.0, step / KL_ANNEAL),
    "late": lambda step: float(np.clip((step - KL_START) / KL_ANNEAL, 0, 1)) * BETA_MAX,
}


def free_nats(epoch: int, begin: float = 3.0, finish: float = 0.25, n_epochs: int = 100, power: int = 2):
    t = min(max(epoch / n_epochs, 0), 1)
    return (begin - finish) * (1 - t) ** power + finish


def kl_balance_weight(step, a=0.2, n=4):
    weights = [a * (i + 1) / n for i in range(n)]
    return sum(w for i, w in enumerate(weights) if step > 10 * i)


def get_beta(epoch, max_epochs=50, gamma=1000):
    """betas of the disentangled one: gamma * |KL - C|, with C rising."""
    try:
        return gamma / (max_epochs - epoch)
    except ZeroDivisionError:
        return float(gamma)


def posterior_weight(global_step, *, stages=((0, 0.0), (100, 0.1), (1000, 0.5), (4000, 1.0))):
    value = stages[0][1]
    for since, weight in stages:
        if global_step >= since:
            value = weight
    return value


def kl_weight_tanh(iteration, k=0.0025, x0=2500):
    return 0.5 * (math.tanh(k * (iteration - x0)) + 1)


def recon_weight(epoch):
    """Once every ten epochs the KL term is left alone."""
    return 0.0 if epoch % 10 == 9 else 1.0 - 0.5 * (epoch >= 30)


DRAWN = {
    "kl_coeff": ["kl_coeff(step)"],
    "compute_kl_weight": ["compute_kl_weight(step)"],
    "KLAnnealer.__call__": ["annealer(step)"],
    "capacity_at": ["capacity_at(step)"],
    "commitment_cost": ["commitment_cost(step)"],
    "codebook_temperature": ["codebook_temperature(step)"],
    "tau_at": ["tau_at(step)"],
    "perplexity_weight": ["perplexity_weight(step)"],
    "BetaSchedule.beta": ["schedule_of_beta.beta(step)"],
    "linear": ["ANNEAL['linear'](step)"],
    "late": ["ANNEAL['late'](step)"],
    "free_nats": ["free_nats(step)"],
    "kl_balance_weight": ["kl_balance_weight(step)"],
    "get_beta": ["get_beta(step)"],
    "posterior_weight": ["posterior_weight(step)"],
    "kl_weight_tanh": ["kl_weight_tanh(step)"],
    "recon_weight": ["recon_weight(step)"],
}
