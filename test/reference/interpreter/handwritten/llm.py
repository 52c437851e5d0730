"""Learning rates, batch sizes and auxiliary weights, as language models are trained."""
import math
from dataclasses import dataclass
from enum import Enum
from functools import partial
from typing import Optional

import numpy as np

max_lr = 6e-4
min_lr = max_lr * 0.1
warmup_iters = 715
max_steps = 8000
lr_decay_iters = max_steps


def get_lr(it):
    # 1) linear warmup for warmup_iters steps
    if it < warmup_iters:
        return max_lr * (it + 1) / warmup_iters
    # 2) if it > lr_decay_iters, return min learning rate
    if it > lr_decay_iters:
        return min_lr
    # 3) in between, use cosine decay down to min learning rate
    decay_ratio = (it - warmup_iters) / (lr_decay_iters - warmup_iters)
    assert 0 <= decay_ratio <= 1
    coeff = 0.5 * (1.0 + math.cos(math.pi * decay_ratio))
    return min_lr + coeff * (max_lr - min_lr)


def get_lr_multiplier(it, num_iterations=5100, warmup_ratio=0.0, warmdown_ratio=0.4, final_lr_frac=0.0):
    warmup = round(warmup_ratio * num_iterations)
    warmdown = round(warmdown_ratio * num_iterations)
    if it < warmup:
        return (it + 1) / warmup
    elif it <= num_iterations - warmdown:
        return 1.0
    else:
        progress = (num_iterations - it) / warmdown
        return progress * 1.0 + (1 - progress) * final_lr_frac


def get_muon_momentum(it):
    frac = min(it / 300, 1)
    momentum = (1 - frac) * 0.85 + frac * 0.95
    return momentum


def trapezoidal(it, warmup=256, total=10000, cooldown=1450):
    assert it <= total
    if it < warmup:
        return (it + 1) / warmup
    elif it < total - cooldown:
        return 1.0
    else:
        return (total - it) / cooldown


def noam(step, d_model=512, factor=1, warmup=400):
    if step == 0:
        step = 1
    return factor * (d_model ** (-0.5) * min(step ** (-0.5), step * warmup ** (-1.5)))


def noam_unsafe(step, d_model=512, warmup=4000):
    return d_model ** -0.5 * min(step ** -0.5, step * warmup ** -1.5)


def inverse_sqrt(step, warmup=1000, timescale=None):
    timescale = timescale or warmup or 10_000
    if step < warmup:
        return float(step) / float(max(1, warmup))
    shift = timescale - warmup
    decay = 1.0 / math.sqrt((step + shift) / timescale)
    return decay


def _get_cosine_schedule_with_warmup_lr_lambda(current_step: int, *, num_warmup_steps: int, num_training_steps: int, num_cycles: float):
    if current_step < num_warmup_steps:
        return float(current_step) / float(max(1, num_warmup_steps))
    progress = float(current_step - num_warmup_steps) / float(max(1, num_training_steps - num_warmup_steps))
    return max(0.0, 0.5 * (1.0 + math.cos(math.pi * float(num_cycles) * 2.0 * progress)))


def get_cosine_schedule_with_warmup(num_warmup_steps, num_training_steps, num_cycles=0.5):
    lr_lambda = partial(
        _get_cosine_schedule_with_warmup_lr_lambda,
        num_warmup_steps=num_warmup_steps,
        num_training_steps=num_training_steps,
        num_cycles=num_cycles,
    )
    return lr_lambda


def polynomial(current_step, *, num_warmup_steps=100, num_training_steps=5000, lr_end=1e-7, power=1.0, lr_init=5e-5):
    if not (lr_init > lr_end):
        raise ValueError(f"lr_end ({lr_end}) must be smaller than initial lr ({lr_init})")
    if current_step < num_warmup_steps:
        return float(current_step) / float(max(1, num_warmup_steps))
    elif current_step > num_training_steps:
        return lr_end / lr_init  # as LambdaLR multiplies by lr_init
    else:
        lr_range = lr_init - lr_end
        decay_steps = num_training_steps - num_warmup_steps
        pct_remaining = 1 - (current_step - num_warmup_steps) / decay_steps
        decay = lr_range * pct_remaining ** power + lr_end
        return decay / lr_init


def wsd(step, warmup=100, stable=3000, decay=1000, min_ratio=0.1):
    if step < warmup:
        return step / max(1, warmup)
    if step < warmup + stable:
        return 1.0
    if step < warmup + stable + decay:
        progress = (step - warmup - stable) / max(1, decay)
        value = 0.5 * (1.0 + math.cos(math.pi * progress))
        return (1.0 - min_ratio) * value + min_ratio
    return min_ratio


def wsd_sqrt(step, total=10_000, decay_frac=0.2):
    start = int(total * (1 - decay_frac))
    if step <= start: return 1
    return 1 - math.sqrt((step - start) / (total - start))


def restarts(step, first=100, mult=2):
    start, length = 0, first
    while step >= start + length:
        start += length
        length *= mult
    return 0.5 * (1 + math.cos(math.pi * (step - start) / length))


def batch_size(step, start=32, increment=32, samples=1000, final=512):
    steps = samples // ((final - start) // increment)
    return min(final, start + increment * (step // steps)) if steps else final


def tokens_seen(step, seq_len=2048, micro=4, accum=8, world=16):
    return step * seq_len * micro * accum * world


def by_tokens(step, warmup_tokens=375e6, final_tokens=260e9):
    tokens = tokens_seen(step)
    if tokens < warmup_tokens:
        return float(tokens) / float(max(1, warmup_tokens))
    progress = float(tokens - warmup_tokens) / float(max(1, final_tokens - warmup_tokens))
    return max(0.1, 0.5 * (1.0 + math.cos(math.pi * progress)))


def seq_len(step, start=64, end=2048, steps=5000, multiple=8):
    length = start + (end - start) * min(1.0, step / steps)
    return int(length) // multiple * multiple


def aux_loss(step, coef=0.01, warm=1000):
    return coef * max(0.1, 1 - step / warm)


def z_loss(step):
    return 1e-4 if step >= 128 else 0.0


def dropout(step, p=0.1):
    return p * min(1, max(0, (step - 1000) / 4000))


def adam_beta2(step, tau=0.8):
    return 1 - (step + 1) ** -tau


def bias_correction(step, beta=0.999):
    return math.sqrt(1 - beta ** step) / (1 - 0.9 ** step)


def grad_clip(step):
    return float('inf') if step < 10 else 1.0


def loss_scale(step, init=2 ** 16, window=1000):
    scale = init
    for i in range(min(step, 50)):
        if i % 7 == 6:
            scale = max(scale / 2, 1)
    return scale * 2 ** (step // window)


def weight_decay(step, start=0.04, end=0.4, total=10000):
    return end + 0.5 * (start - end) * (1 + np.cos(np.pi * step / total))


def cosine_scheduler(base_value, final_value, epochs, niter_per_ep, warmup_epochs=0, start_warmup_value=0):
    warmup_schedule = np.array([])
    warmup_iters = warmup_epochs * niter_per_ep
    if warmup_epochs > 0:
        warmup_schedule = np.linspace(start_warmup_value, base_value, warmup_iters)
    iters = np.arange(epochs * niter_per_ep - warmup_iters)
    schedule = final_value + 0.5 * (base_value - final_value) * (1 + np.cos(np.pi * iters / len(iters)))
    schedule = np.concatenate((warmup_schedule, schedule))
    assert len(schedule) == epochs * niter_per_ep
    return schedule


teacher_momentum = cosine_scheduler(0.996, 1, 10, 100)
lr_table = cosine_scheduler(5e-4, 1e-6, 10, 100, warmup_epochs=2)


def teacher_temp(epoch, warm=0.04, temp=0.07, warm_epochs=30, nepochs=100):
    table = np.concatenate((np.linspace(warm, temp, warm_epochs), np.ones(nepochs - warm_epochs) * temp))
    return table[epoch]


def layer_decay(step, layers=12, rate=0.75):
    return rate ** (layers + 1 - step % layers)


def mup_lr(step, width=1024, base=256):
    return get_lr(step) * base / width


def curriculum(step, lengths=[(0, 1024), (500, 2048), (5000, 4096)]):
    current, = [n for s, n in lengths if s <= step][-1:]
    return current


def distill_alpha(step, *, start=1.0, end=0.5, over=1000):
    t = min(step, over) / over
    return start * (1 - t) + end * t


def dpo_beta(step):
    return 0.1 + 0.4 * (step >= 100) + 0.5 * (step >= 1000)


def kl_coef(step, init=0.2, target=6.0, horizon=10000, n=64):
    value = init
    for i in range(step % 32):
        error = min(max((4.0 + i / 4) / target - 1, -0.2), 0.2)
        value *= 1 + error * n / horizon
    return value


def wd_or_none(step) -> Optional[float]:
    if step < 5:
        return None
    return 0.1


def packed(step):
    stages = [dict(until=10, lr=1e-3), dict(until=1000, lr=5e-4), dict(until=None, lr=1e-4)]
    for stage in stages:
        if stage['until'] is None or step < stage['until']:
            return stage['lr']


def mtp_weight(step):
    w = 0.3 if tokens_seen(step) < 1e9 else 0.1
    return w


def learning_rate(step, name='cosine'):
    schedules = {'cosine': get_lr, 'noam': noam, 'wsd': lambda s: wsd(s) * max_lr}
    return schedules[name](step)


def average_last(step, n=5):
    return sum(get_lr(s) for s in range(max(0, step - n + 1), step + 1)) / n


def clipped_power(step):
    a = (step + 1) ** 0.75
    return a if (b := 1e3 / a) > 1 else b


@dataclass(frozen=True)
class Optim:
    lr: float = 3e-4
    warmup: int = 100
    total: int = 5000
    min_ratio: float = 0.1

    def __post_init__(self):
        if self.warmup > self.total:
            raise ValueError("warmup is longer than the run")

    def at(self, step):
        if step < self.warmup:
            return self.lr * step / self.warmup
        x = min(1.0, (step - self.warmup) / (self.total - self.warmup))
        return self.lr * (self.min_ratio + (1 - self.min_ratio) * 0.5 * (1 + math.cos(math.pi * x)))


class Chain:
    def __init__(self, *parts):
        self.parts = list(parts)

    def __add__(self, other):
        return Chain(*self.parts, *other.parts)

    def __call__(self, step):
        for length, f in self.parts:
            if length is None or step < length:
                return f(step)
            step -= length
        raise StopIteration(f'past the end by {step}')


chain = Chain((100, lambda s: s / 100)) + Chain((1000, lambda s: 1.0), (3000, lambda s: 1 - s / 3000))

CASES = [
    "get_lr(step)", "get_lr_multiplier(step)", "get_lr_multiplier(step, warmup_ratio=0.02, final_lr_frac=0.1)", "get_muon_momentum(step)", "trapezoidal(step)", "trapezoidal(step, total=4096)", "noam(step)", "noam_unsafe(step)", "inverse_sqrt(step)",
    "inverse_sqrt(step, 0)", "get_cosine_schedule_with_warmup(100, 5000)(step)", "get_cosine_schedule_with_warmup(0, 0, 2)(step)", "polynomial(step)", "polynomial(step, power=2)", "polynomial(step, lr_end=1)", "polynomial(step, 5)", "wsd(step)", "wsd_sqrt(step)",
    "restarts(step)", "batch_size(step)", "batch_size(step, samples=3)", "tokens_seen(step)", "by_tokens(step)", "seq_len(step)", "aux_loss(step)", "z_loss(step)", "dropout(step)", "adam_beta2(step)", "bias_correction(step)", "grad_clip(step)", "loss_scale(step)",
    "weight_decay(step)", "teacher_momentum[step]", "lr_table[step]", "teacher_temp(step)", "layer_decay(step)", "mup_lr(step)", "curriculum(step)", "distill_alpha(step)", "dpo_beta(step)", "kl_coef(step)", "wd_or_none(step)", "packed(step)", "mtp_weight(step)",
    "learning_rate(step)", "learning_rate(step, 'wsd')", "learning_rate(step, 'none')", "average_last(step)", "clipped_power(step)", "Optim().at(step)", "Optim(warmup=step).at(50)", "chain(step)",
]
