"""Rates and coefficients of the pre-training of language models."""
import argparse
import math
from dataclasses import dataclass
from types import SimpleNamespace

import torch

max_iters = 6000
warmup_iters = 200
lr_decay_iters = 6000
learning_rate = 6e-4
min_lr = learning_rate / 10
decay_lr = True
hparams = SimpleNamespace(num_iterations=1750, cooldown_frac=0.4, momentum=(0.85, 0.95))


def get_lr(it):
    if it < warmup_iters:
        return learning_rate * (it + 1) / (warmup_iters + 1)
    if it > lr_decay_iters:
        return min_lr
    decay_ratio = (it - warmup_iters) / (lr_decay_iters - warmup_iters)
    assert 0 <= decay_ratio <= 1
    coeff = 0.5 * (1.0 + math.cos(math.pi * decay_ratio))
    return min_lr + coeff * (learning_rate - min_lr)


def trapezoid(step):
    x = step / hparams.num_iterations
    assert 0 <= x
    if x < 1 - hparams.cooldown_frac:
        return 1.0
    w = max(1 - x, 0) / hparams.cooldown_frac
    return w * 1.0 + (1 - w) * 0.1


def muon_momentum(step, frames=300):
    frac = min(step / frames, 1)
    low, high = hparams.momentum
    return (1 - frac) * low + frac * high


def window_size(step):
    """In blocks of 128 tokens."""
    x = step / hparams.num_iterations
    factor = 4 * x**3 - 6 * x**2 + 3 * x if x < 1 else 1
    return ((int(3456 * factor) + 127) // 128) * 128


@dataclass(frozen=True)
class WSD:
    peak: float = 3e-4
    warmup: int = 500
    stable: int = 4000
    decay: int = 1000
    floor: float = 0.1

    def __call__(self, step: int) -> float:
        if step < self.warmup:
            return self.peak * step / self.warmup
        step -= self.warmup
        if step < self.stable:
            return self.peak
        step -= self.stable
        return self.peak * max(self.floor, 1 - math.sqrt(min(step, self.decay) / self.decay))


def noam(step, d_model=512, warmup=400):
    step = step or 1
    return d_model ** -0.5 * min(step**-0.5, step * warmup**-1.5)


def batch_ramp(step, schedule={0: 32, 500: 64, 2000: 128, 4000: 256}):
    return max((at, size) for at, size in schedule.items() if at <= step)[1]


def z_loss_coef(step):
    return 1e-4 if step >= 1000 else 1e-4 * (step / 1000) ** 2


class RouterBias:
    """The rate at which biases of experts move: constant, then off."""

    def __init__(self, rate=1e-3, total_tokens=2_000_000, batch_tokens=500, off_at=0.9):
        self.rate = rate
        self.total_steps = math.ceil(total_tokens / batch_tokens)
        self.off_at = off_at

    @property
    def last(self):
        return int(self.off_at * self.total_steps)

    def update_rate(self, global_step):
        return self.rate if global_step <= self.last else 0.0


def weight_decay_at(step, kind="cosine", start=0.04, end=0.4, n=5000):
    shapes = {
        "linear": lambda p: p,
        "cosine": lambda p: (1 - math.cos(math.pi * p)) / 2,
        "sqrt": math.sqrt,
    }
    return start + (end - start) * shapes[kind](min(step / n, 1.0))


def sequence_length(step, start=64, end=2048, per=8, total=3000):
    root = min(1.0, step / total) ** (1 / 2)
    length = int(root * (end - start) + start)
    return length - length % per


def inverse_sqrt_lr(num_updates, warmup_updates=4000, lr=5e-4, init=1e-7):
    if num_updates < warmup_updates:
        return init + num_updates * (lr - init) / warmup_updates
    return lr * warmup_updates**0.5 * num_updates**-0.5


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("--warmup_ratio", type=float, default=0.03)
    parser.add_argument("--max_train_steps", type=int, default=3000)
    args = parser.parse_args()
    optimizer = torch.optim.AdamW([torch.zeros(1)], lr=1e-3)
    warm = int(args.warmup_ratio * args.max_train_steps)

    def lr_lambda(current_step):
        if current_step < warm:
            return current_step / max(1, warm)
        return max(0.0, (args.max_train_steps - current_step) / max(1, args.max_train_steps - warm))

    scheduler = torch.optim.lr_scheduler.LambdaLR(optimizer, lr_lambda)
    for step in range(args.max_train_steps):
        aux_weight = 0.01 * min(1.0, step / 500)
        scheduler.step()


def _lr_lambda(step, warm=90, total=3000):
    return step / warm if step < warm else max(0.0, (total - step) / (total - warm))


DRAWN = {
    "get_lr": ["get_lr(step)"],
    "trapezoid": ["trapezoid(step)"],
    "muon_momentum": ["muon_momentum(step)"],
    "window_size": ["window_size(step)"],
    "WSD.__call__": ["WSD()(step)"],
    "noam": ["noam(step)"],
    "batch_ramp": ["batch_ramp(step)"],
    "z_loss_coef": ["z_loss_coef(step)"],
    "RouterBias.update_rate": ["RouterBias().update_rate(step)"],
    "weight_decay_at": ["weight_decay_at(step)"],
    "sequence_length": ["sequence_length(step)"],
    "inverse_sqrt_lr": ["inverse_sqrt_lr(step)"],
    "aux_weight": ["0.01 * min(1.0, step / 500)"],
    "_lr_lambda": ["_lr_lambda(step)"],
    "scheduler": ["1e-3 * _lr_lambda(step)"],
}
