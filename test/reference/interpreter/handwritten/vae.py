"""KL weights and temperatures, as variational autoencoders anneal them."""
import math
from dataclasses import dataclass, field
from functools import partial

import numpy as np

TOTAL_STEPS = 10_000
WARMUP = 500
KL_START, KL_END = 0.0, 1.0
CYCLES = 4


def kl_linear(step):
    return min(1.0, step / WARMUP)


def kl_linear_delayed(step, start=200, length=1000, w_max=0.5):
    if step < start:
        return 0
    return min(w_max, w_max * (step - start) / length)


def kl_off_by_start(step, start=100, length=500):
    """Jumps when it begins."""
    return 0.0 if step < start else min(1.0, step / length)


def kl_anneal_function(anneal_function, step, k, x0):
    if anneal_function == 'logistic':
        return float(1 / (1 + np.exp(-k * (step - x0))))
    elif anneal_function == 'linear':
        return min(1, step / x0)


def kl_logistic(step, k=0.0025, x0=2500):
    return 1 / (1 + math.exp(-k * (step - x0)))


def kl_tanh(step):
    return (math.tanh((step - 3500) / 1000) + 1) / 2


def kl_cosine(step, total=TOTAL_STEPS):
    progress = max(0.0, min(1.0, step / total))
    return KL_START + (KL_END - KL_START) * 0.5 * (1 - math.cos(math.pi * progress))


def kl_sigmoid_scaled(step, scale=10.0):
    x = step / TOTAL_STEPS
    return 1.0 / (1.0 + np.exp(-scale * (x - 0.5)))


def frange_cycle_linear(n_iter, start=0.0, stop=1.0, n_cycle=4, ratio=0.5):
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


def frange_cycle_cosine(start, stop, n_epoch, n_cycle=4, ratio=0.5):
    L = np.ones(n_epoch)
    period = n_epoch / n_cycle
    step = (stop - start) / (period * ratio)
    for c in range(n_cycle):
        v, i = start, 0
        while v <= stop:
            L[int(i + c * period)] = 0.5 - 0.5 * math.cos(v * math.pi)
            v += step
            i += 1
    return L


def frange(start, stop, step, n_epoch):
    L = np.ones(n_epoch)
    v, i = start, 0
    while v <= stop:
        L[i] = v
        v += step
        i += 1
    return L


BETAS = frange_cycle_linear(200)


def beta_from_table(step):
    return BETAS[min(step, len(BETAS) - 1)]


def cyclic(step, period=2500, ratio=0.5):
    tau = (step % period) / period
    return tau / ratio if tau <= ratio else 1


def cyclic_ceil(step):
    tau = ((step) % math.ceil(TOTAL_STEPS / CYCLES)) / (TOTAL_STEPS / CYCLES)
    f = 1.0 if tau > 0.5 else tau * 2
    return f


def monotonic_by_epoch(step, steps_per_epoch=390):
    epoch = step // steps_per_epoch
    if epoch < 2: return 0.
    elif epoch < 10: return (epoch - 2) / 8.
    else: return 1.


def beta_capacity(step, c_max=25.0, c_stop_iter=5000):
    C = min(max(c_max / c_stop_iter * step, 0), c_max)
    return C


def controlled_capacity(step, gamma=1000.0):
    C = np.clip(25.0 / 1e5 * step, 0, 25.0)
    return gamma * abs(3.5 - C)


def temperature(step, tau0=1.0, rate=3e-5, minimum=0.5):
    return max(tau0 * math.exp(-rate * step), minimum)


def temperature_np(step, init_temp=1.0, anneal_rate=0.0003, every=100):
    if step % every == 1:
        pass
    return np.maximum(init_temp * np.exp(-anneal_rate * (step // every * every)), 0.5)


def gumbel_temp(it, temp_start=2.0, temp_min=0.1, decay=0.9999):
    temp = temp_start * decay ** it
    return temp if temp > temp_min else temp_min


def free_bits(step, target=0.25, warmup=1000):
    return target * (1 - np.exp(-step / warmup))


def free_bits_stage(step):
    for bound, bits in ((100, 2.0), (500, 1.0), (2000, 0.5)):
        if step < bound:
            return bits
    return 0.25


def kl_with_floor(step):
    w = step / 5000
    w = w if w < 1 else 1
    w = w if w > 1e-3 else 1e-3
    return w


def kl_in_samples(step, batch_size=64, ramp_samples=100_000):
    seen = step * batch_size
    return min(seen / ramp_samples, 1.0) ** 2


def gate(step):
    return int(step >= 1000) * 0.1


def gate_bool(step):
    return (step > 50) * (step < 1000)


def annealed_sum(step, weights={'kl': 1.0, 'rec': 0.5, 'reg': 0.0}):
    total = 0
    for name, w in weights.items():
        if name == 'rec':
            total += w
        elif w:
            total += w * min(1.0, step / 1000)
    return total


def beta_power(step, p=3):
    return (min(step, 2000) / 2000) ** p


def cold_then_warm(step, n_cold_steps=300, n_warm_steps=700):
    if step < n_cold_steps:
        return 0.0
    step -= n_cold_steps
    if step < n_warm_steps:
        return step / n_warm_steps
    return 1.0


def rounded(step):
    return round(min(1.0, step / 777), 3)


class KLAnnealer:
    def __init__(self, total_steps, shape='linear', baseline=0.0, cyclical=False, disable=False):
        self.total_steps = total_steps
        self.current_step = 0
        self.cyclical = cyclical
        self.shape = shape
        self.baseline = baseline
        if disable:
            self.shape = 'none'
            self.baseline = 0.0

    def __call__(self, kld):
        return kld * self.slope()

    def slope(self):
        if self.shape == 'linear':
            y = self.current_step / self.total_steps
        elif self.shape == 'cosine':
            y = (math.cos(math.pi * (self.current_step / self.total_steps - 1)) + 1) / 2
        elif self.shape == 'logistic':
            exponent = (self.total_steps / 2) - self.current_step
            y = 1 / (1 + math.exp(exponent))
        elif self.shape == 'none':
            y = 1.0
        else:
            raise ValueError('Invalid shape for annealing function. Must be linear, cosine, or logistic.')
        y = self.add_baseline(y)
        return y

    def step(self):
        if self.current_step < self.total_steps:
            self.current_step += 1
        if self.cyclical and self.current_step >= self.total_steps:
            self.current_step = 0
        return

    def add_baseline(self, y):
        y_out = y * (1 - self.baseline) + self.baseline
        return y_out

    def cyclical_setter(self, value):
        if value is not bool:
            raise ValueError('cyclical_setter method requires boolean argument (True/False)')
        else:
            self.cyclical = value
        return


def annealer_after(step, shape, **kwargs):
    annealer = KLAnnealer(50, shape, **kwargs)
    for _ in range(min(step, 120)):
        annealer.step()
    return annealer(2.0)


@dataclass
class BetaConfig:
    beta: float = 1.0
    beta_start: float = 0.0
    warmup: int = 400
    kind: str = 'linear'
    stages: list = field(default_factory=lambda: [0.1, 0.5, 1.0])

    def weight(self, step):
        frac = min(step / self.warmup, 1) if self.warmup else 1
        match self.kind:
            case 'linear':
                return self.beta_start + frac * (self.beta - self.beta_start)
            case 'stages':
                return self.stages[min(int(frac * len(self.stages)), len(self.stages) - 1)]
            case 'sqrt' | 'root':
                return self.beta * frac ** 0.5
            case other:
                raise NotImplementedError(f"unknown kind {other!r}")


class Scheduler:
    def __init__(self, start_val, end_val, start_step, end_step):
        self.start_val, self.end_val = start_val, end_val
        self.start_step, self.end_step = start_step, end_step

    @property
    def span(self):
        return self.end_step - self.start_step

    def get_weight(self, step):
        if step <= self.start_step:
            return self.start_val
        if step >= self.end_step:
            return self.end_val
        ratio = (step - self.start_step) / self.span
        return self.start_val + ratio * (self.end_val - self.start_val)


schedule = Scheduler(0.0, 0.8, 50, 1050)
linear_beta = partial(np.interp, xp=[0, 100, 1000], fp=[0.0, 0.3, 1.0])


def make_ramp(length, top=1.0):
    def ramp(step):
        return top * min(1.0, step / length)
    return ramp


half_ramp = make_ramp(640, top=0.5)
ramps = {name: make_ramp(n) for name, n in [('kl', 100), ('reg', 1000)]}

CASES = [
    "kl_linear(step)", "kl_linear_delayed(step)", "kl_off_by_start(step)", "kl_anneal_function('logistic', step, 0.0025, 2500)", "kl_anneal_function('linear', step, 0.0025, 2500)",
    "kl_anneal_function('other', step, 1, 1)", "kl_logistic(step)", "kl_tanh(step)", "kl_cosine(step)", "kl_cosine(step, total=0)", "kl_sigmoid_scaled(step)", "beta_from_table(step)",
    "frange_cycle_cosine(0., 1., 100)[step]", "frange(0, 1, 0.02, 60)[step]", "cyclic(step)", "cyclic_ceil(step)", "monotonic_by_epoch(step)", "beta_capacity(step)", "controlled_capacity(step)",
    "temperature(step)", "temperature_np(step)", "gumbel_temp(step)", "free_bits(step)", "free_bits_stage(step)", "kl_with_floor(step)", "kl_in_samples(step)", "gate(step)", "gate_bool(step)",
    "annealed_sum(step)", "annealed_sum(step, {'kl': step})", "beta_power(step)", "cold_then_warm(step)", "rounded(step)", "annealer_after(step, 'linear')", "annealer_after(step, 'cosine', baseline=0.1)",
    "annealer_after(step, 'logistic', cyclical=True)", "annealer_after(step, 'cubic')", "annealer_after(step, 'linear', disable=True)", "BetaConfig().weight(step)", "BetaConfig(kind='stages').weight(step)",
    "BetaConfig(2, warmup=0).weight(step)", "BetaConfig(kind='root', warmup=99).weight(step)", "BetaConfig(kind='odd').weight(step)", "schedule.get_weight(step)", "Scheduler(1, 0, 10, 10).get_weight(step)",
    "linear_beta(step)", "half_ramp(step)", "ramps['kl'](step)", "ramps['none'](step)", "KLAnnealer(10).cyclical_setter(step)",
]
