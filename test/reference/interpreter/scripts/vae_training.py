"""Annealing of a VAE's KL term, free bits, capacity and temperature."""
import argparse
import math
from dataclasses import dataclass, field
from functools import partial

import numpy as np

parser = argparse.ArgumentParser()
parser.add_argument("--kl-start", type=float, default=0.0)
parser.add_argument("--kl-max", type=float, default=0.75)
parser.add_argument("--anneal-steps", type=int, default=4000)
parser.add_argument("--cycles", type=int, default=4)
parser.add_argument("--tau0", type=float, default=1.0)
parser.add_argument("--gate", action="store_true")
args = parser.parse_args([])


@dataclass
class CapacityConfig:
    """How many nats the code may have."""

    start: float = 0.5
    stop: float = 25.0
    steps: int = 2500
    gamma: float = 30.0
    knots: list = field(default_factory=lambda: [0, 500, 1500, 4000])


cfg = CapacityConfig(stop=20.0)


def kl_by_options(step):
    frac = min(1.0, step / args.anneal_steps)
    return args.kl_start + frac * (args.kl_max - args.kl_start)


def kl_by_options_gated(step):
    if args.gate and step < 1000:
        return 0.0
    return args.kl_max * (1 - math.exp(-step / (args.anneal_steps / 5)))


def capacity_gap(step, config: CapacityConfig = cfg):
    c = np.clip(config.start + (config.stop - config.start) * step / config.steps, config.start, config.stop)
    return config.gamma * abs(12.5 - c)


def capacity_knots(step):
    return float(np.interp(step, cfg.knots, [0.0, 2.0, 10.0, 18.0]))


def cyclic_beta(step, period=2000, ratio=0.5, stop=1.0):
    tau = (step % period) / period
    if tau < ratio:
        return stop * tau / ratio
    else:
        return stop


def _sigmoid(value):
    return 1.0 / (1.0 + math.exp(-value)) if value > -700 else 0.0


def kl_sigmoid_cycle(step, n_cycle=args.cycles, total=10_000):
    length = total // n_cycle
    where, = (step % length / length,)
    return round(_sigmoid(12 * where - 6), 6)


def gumbel_temperature(step, rate=3e-5, every=500, floor=0.5):
    """Updated every so many steps, as in Jang et al."""
    return np.maximum(args.tau0 * np.exp(-rate * (step // every) * every), floor)


class BetaSchedule:
    modes = ("monotonic", "cyclical", "none")

    def __init__(self, mode="monotonic", warmup=1500, hold=500, top=2.0):
        assert mode in self.modes, mode
        self.mode = mode
        self.warmup, self.hold = warmup, hold
        self.top = top

    @property
    def period(self):
        return self.warmup + self.hold

    def _ramp(self, at):
        return self.top * min(at / self.warmup, 1.0)

    def __call__(self, step):
        if self.mode == "cyclical":
            return self._ramp(step % self.period)
        if self.mode == "none":
            return self.top
        return self._ramp(step)


schedule_a = BetaSchedule()
schedule_b = BetaSchedule("cyclical", warmup=800, hold=200)

ramp_of = lambda step, start, width: min(max((step - start) / width, 0.0), 1.0)
late_kl = partial(ramp_of, start=1000, width=3000)


def latent_mix(step):
    """Weights of three terms; the last gets what is left."""
    rec, kl = 1.0, late_kl(step)
    total = rec + kl
    parts = [each / total for each in (rec, kl)]
    return 1.0 - sum(parts[:-1])


def free_bits(epoch, lambdas=(2.0, 1.0, 0.5, 0.25), every=5):
    return lambdas[min(epoch // every, len(lambdas) - 1)]


DRAWN = {
    "kl_by_options": ["kl_by_options(step)"],
    "kl_by_options_gated": ["kl_by_options_gated(step)"],
    "capacity_gap": ["capacity_gap(step)"],
    "capacity_knots": ["capacity_knots(step)"],
    "cyclic_beta": ["cyclic_beta(step)"],
    "kl_sigmoid_cycle": ["kl_sigmoid_cycle(step)"],
    "gumbel_temperature": ["gumbel_temperature(step)"],
    "BetaSchedule.__call__": ["schedule_a(step)", "schedule_b(step)"],
    "latent_mix": ["latent_mix(step)"],
    "free_bits": ["free_bits(step)"],
}
