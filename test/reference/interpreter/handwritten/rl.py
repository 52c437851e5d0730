"""Exploration rates, entropy bonuses and clip ranges, as reinforcement learning schedules them."""
import math
from collections import defaultdict
from typing import Callable, Union

import numpy as np

EPS_START = 0.9
EPS_END = 0.05
EPS_DECAY = 1000


def epsilon_exp(steps_done):
    return EPS_END + (EPS_START - EPS_END) * math.exp(-1. * steps_done / EPS_DECAY)


def linear_schedule(start_e: float, end_e: float, duration: int, t: int):
    slope = (end_e - start_e) / duration
    return max(slope * t + start_e, end_e)


def sb3_linear(initial_value: Union[float, str]) -> Callable[[float], float]:
    if isinstance(initial_value, str):
        initial_value = float(initial_value)

    def func(progress_remaining: float) -> float:
        return progress_remaining * initial_value

    return func


lr_schedule = sb3_linear('3e-4')


def sb3_at(step, total=10_000):
    return lr_schedule(1 - step / total)


def get_linear_fn(start, end, end_fraction):
    def func(progress_remaining):
        if (1 - progress_remaining) > end_fraction:
            return end
        else:
            return start + (1 - progress_remaining) * (end - start) / end_fraction
    return func


exploration = get_linear_fn(1.0, 0.05, 0.1)


def get_epsilon(it, eps=1.0):
    for _ in range(min(it, 300)):
        eps = max(0.01, eps * 0.995)
    return eps


def piecewise(step, endpoints=((0, 1.0), (100, 0.5), (1000, 0.1)), outside_value=0.02):
    for (l_t, l), (r_t, r) in zip(endpoints[:-1], endpoints[1:]):
        if l_t <= step and step < r_t:
            alpha = float(step - l_t) / (r_t - l_t)
            return l + alpha * (r - l)
    assert outside_value is not None
    return outside_value


class LinearSchedule(object):
    def __init__(self, schedule_timesteps, final_p, initial_p=1.0):
        self.schedule_timesteps = schedule_timesteps
        self.final_p = final_p
        self.initial_p = initial_p

    def value(self, t):
        fraction = min(float(t) / self.schedule_timesteps, 1.0)
        return self.initial_p + fraction * (self.final_p - self.initial_p)


class ConstantSchedule(object):
    def __init__(self, value):
        self._v = value

    def value(self, t):
        return self._v


class PiecewiseSchedule(object):
    def __init__(self, endpoints, interpolation=None, outside_value=None):
        idxes = [e[0] for e in endpoints]
        assert idxes == sorted(idxes)
        self._interpolation = interpolation or (lambda l, r, alpha: l + alpha * (r - l))
        self._outside_value = outside_value
        self._endpoints = endpoints

    def value(self, t):
        for (l_t, l), (r_t, r) in zip(self._endpoints[:-1], self._endpoints[1:]):
            if l_t <= t and t < r_t:
                alpha = float(t - l_t) / (r_t - l_t)
                return self._interpolation(l, r, alpha)
        assert self._outside_value is not None
        return self._outside_value


def schedule(schdl, step):
    try:
        return float(schdl)
    except ValueError:
        if schdl.startswith('linear('):
            init, final, duration = [float(g) for g in schdl[len('linear('):-1].split(',')]
            mix = np.clip(step / duration, 0.0, 1.0)
            return (1.0 - mix) * init + mix * final
        if schdl.startswith('step_linear('):
            init, final1, duration1, final2, duration2 = map(float, schdl[12:-1].split(','))
            if step <= duration1:
                mix = np.clip(step / duration1, 0.0, 1.0)
                return (1.0 - mix) * init + mix * final1
            else:
                mix = np.clip((step - duration1) / duration2, 0.0, 1.0)
                return (1.0 - mix) * final1 + mix * final2
    raise NotImplementedError(schdl)


def per_beta(frame_idx, beta_start=0.4, beta_frames=5000):
    return min(1.0, beta_start + frame_idx * (1.0 - beta_start) / beta_frames)


def clip_range(update, num_updates=1000, clip=0.2):
    frac = 1.0 - (update - 1.0) / num_updates
    return frac * clip


def entropy_coef(step, hi=0.01, lo=0.0, until=4096):
    if step > until:
        return lo
    return hi - (hi - lo) * step / until


def kl_adaptive(step, kl_target=0.01):
    beta = 1.0
    for i in range(step % 20):
        kl = 0.005 * (i + 1)
        if kl > kl_target * 1.5:
            beta *= 2
        elif kl < kl_target / 1.5:
            beta /= 2
    return beta


def soft_tau(step):
    return 1.0 if step < 10 else 5e-3


def curriculum(step):
    level = 0
    thresholds = [10, 50, 250, 1000]
    for i, th in enumerate(thresholds):
        if step < th:
            break
        level = i + 1
    else:
        level = 'max'
    return level if level != 'max' else 10


def reward_weight(step, terms={"track": (1.0, 0), "torque": (-2e-5, 500), "action": (-0.01, 1000)}):
    return sum(w for w, start in terms.values() if step > start)


def noise_ou(step, theta=0.15, mu=0.2):
    x = 1.0
    for _ in range(min(step, 100)):
        x += theta * (mu - x)
    return x


def softmax_temp(step):
    return max(0.1, 5 * 0.999 ** step)


def boltzmann(step, qs=(1.0, 2.0, 3.0)):
    t = softmax_temp(step)
    exps = [math.exp(q / t) for q in qs]
    return exps[-1] / sum(exps)


def update_every(step):
    return 0 if step % 4 else 1 + step // 1000


def discount(step, half_life=100):
    return 1 - 1 / (2 + step / half_life)


def n_step_return(step, gamma=0.99, n=5):
    return sum(gamma ** i * (1 if (step + i) % 2 else -1) for i in range(n))


def gae(step, rewards=(1, 0, 0.5, 1), lam=0.95, gamma=0.9):
    adv = 0
    for r in reversed(rewards):
        adv = r * (step + 1) / 100 + gamma * lam * adv
    return adv


def ucb(step, counts=(10, 5, 1)):
    return max(math.sqrt(2 * math.log(step) / c) for c in counts)


def lr_frac(step, total=10000):
    frac = 1.0 - step / total
    lrnow = frac * 2.5e-4
    return lrnow


def alpha_from_log(step, log_alpha=-1.0, lr=3e-4):
    return math.exp(log_alpha - lr * min(step, 1000))


def target_entropy_scale(step):
    ratio = np.minimum(step, 2000) / 2000
    return 0.98 - 0.68 * ratio


def stddev(step):
    return schedule('linear(1.0,0.1,5000)', step)


class AdaptiveParam:
    factor = 1.01

    def __init__(self):
        self.std = 0.1
        self.history = defaultdict(list)

    def adapt(self, distance, desired=0.2):
        self.std = self.std / self.factor if distance > desired else self.std * self.factor
        self.history['std'].append(self.std)
        return self

    def run(self, step):
        for i in range(step % 50):
            self.adapt(i / 100)
        return self.history['std'][-1]


def warmup_random(step, start_steps=100):
    if step < start_steps:
        raise RuntimeError('still exploring at random')
    return EPS_END


def double_decay(step):
    a = b = 1.0
    a, b = a * 0.999 ** step, b - step / 1e4
    return a if a > b else b


def frame_skip(step):
    skip = 4 if step < 500 else 2 if step < 1000 else 1
    return step // skip


def her_ratio(step, k=4):
    future_p = 1 - (1. / (1 + k)) if k else 0
    return future_p * (step >= 64)


def plateau(step):
    best, bad, lr = float('inf'), 0, 0.1
    for epoch in range(step % 64):
        loss = max(1.0, 10 / (epoch + 1))
        if loss < best - 1e-4:
            best, bad = loss, 0
        else:
            bad += 1
        if bad > 3:
            lr, bad = lr * 0.5, 0
    return lr


CASES = [
    "epsilon_exp(step)", "linear_schedule(1, 0.05, 5000, step)", "linear_schedule(1, 0.05, 0, step)", "sb3_at(step)", "sb3_linear(0.5)(step)", "exploration(1 - step / 10000)", "get_epsilon(step)", "piecewise(step)",
    "piecewise(step, outside_value=None)", "LinearSchedule(1000, 0.1).value(step)", "LinearSchedule(schedule_timesteps=500, final_p=0, initial_p=2).value(step)", "ConstantSchedule(3).value(step)",
    "PiecewiseSchedule([(0, 1), (64, 5), (512, 2.0)], outside_value=7).value(step)", "PiecewiseSchedule([(0, 1), (64, 5)]).value(step)", "PiecewiseSchedule([(9, 1), (5, 2)]).value(step)", "schedule('linear(1.0,0.1,500)', step)",
    "schedule('step_linear(1.0,0.5,100,0.1,1000)', step)", "schedule(0.2, step)", "schedule('0.25', step)", "schedule('exp(1)', step)", "per_beta(step)", "clip_range(step)", "entropy_coef(step)", "kl_adaptive(step)", "soft_tau(step)",
    "curriculum(step)", "reward_weight(step)", "noise_ou(step)", "softmax_temp(step)", "boltzmann(step)", "update_every(step)", "discount(step)", "n_step_return(step)", "gae(step)", "ucb(step)", "lr_frac(step)", "alpha_from_log(step)",
    "target_entropy_scale(step)", "stddev(step)", "AdaptiveParam().run(step)", "warmup_random(step)", "double_decay(step)", "frame_skip(step)", "her_ratio(step)", "her_ratio(step, 0)", "plateau(step)",
]
