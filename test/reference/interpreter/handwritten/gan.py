"""Weights of discriminators, penalties and moving averages, as adversarial training uses them."""
import math
import numpy as np

DISC_START = 1000
RAMP = 2_000
lambda_gp = 10.0


def adopt_weight(weight, global_step, threshold=0, value=0.):
    if global_step < threshold:
        weight = value
    return weight


def disc_factor(step):
    return adopt_weight(1.0, step, threshold=DISC_START)


def disc_ramp(step, start=DISC_START, ramp=RAMP):
    return 0.8 * np.clip((step - start) / ramp, 0.0, 1.0)


def gp_decay(step):
    return lambda_gp * (0.5 ** (step / 5000))


def r1_lazy(step, every=16, gamma=10):
    return gamma / 2 * every if step % every == 0 else 0


def noise_std(step, start=0.1, stop_at=5000):
    return max(0, start * (1 - step / stop_at))


def dann_lambda(step, total=10000, gamma=10):
    p = step / total
    return 2. / (1. + np.exp(-gamma * p)) - 1


def dann_epochs(epoch, n_epochs=100, batches=100, i=0):
    p = float(i + epoch * batches) / n_epochs / batches
    alpha = 2. / (1. + np.exp(-10 * p)) - 1
    return alpha


def grl_coeff(iter_num, high=1.0, low=0.0, alpha=10.0, max_iter=10000.0):
    return float(2.0 * (high - low) / (1.0 + np.exp(-alpha * iter_num / max_iter)) - (high - low) + low)


def ema_decay(step, decay=0.999):
    return min(decay, (1 + step) / (10 + step))


def ema_decay_warm(step, inv_gamma=1.0, power=2 / 3, min_value=0.0, max_value=0.9999, update_after_step=100):
    step = max(0, step - update_after_step - 1)
    value = 1 - (1 + step / inv_gamma) ** -power
    if step <= 0:
        return 0.0
    return max(min(value, max_value), min_value)


def ema_halflife(step, batch=64, ema_kimg=10, ema_rampup=0.05):
    ema_nimg = ema_kimg * 1000
    cur_nimg = step * batch
    if ema_rampup is not None:
        ema_nimg = min(ema_nimg, cur_nimg * ema_rampup)
    return 0.5 ** (batch / max(ema_nimg, 1e-8))


def lr_linear_decay(epoch, n_epochs=100, n_epochs_decay=100, epoch_count=1):
    lr_l = 1.0 - max(0, epoch + epoch_count - n_epochs) / float(n_epochs_decay + 1)
    return lr_l


class LambdaLR:
    def __init__(self, n_epochs, offset, decay_start_epoch):
        assert (n_epochs - decay_start_epoch) > 0, "Decay must start before the training session ends!"
        self.n_epochs = n_epochs
        self.offset = offset
        self.decay_start_epoch = decay_start_epoch

    def step(self, epoch):
        return 1.0 - max(0, epoch + self.offset - self.decay_start_epoch) / (self.n_epochs - self.decay_start_epoch)


def progressive_alpha(step, fade=500, stable=500):
    cycle = step % (fade + stable)
    return min(1.0, cycle / fade)


def progressive_level(step, per_level=1000, top=6):
    level = 1
    while step >= per_level and level < top:
        step -= per_level
        level += 1
    return level


def resolution(step):
    return 2 ** (progressive_level(step) + 1)


def perceptual(step):
    if 100 <= step < 1000:
        return 0.1
    return 1.0 if step >= 1000 else 0.0


def feature_matching(step, weights=(10.0, 5.0, 2.5), bounds=(100, 1000)):
    index = sum(step >= b for b in bounds)
    return weights[index]


def ada_p(step, target=0.6, rt=0.7, speed=0.002):
    p = 0.0
    for _ in range(step // 50):
        p = min(max(p + math.copysign(speed, rt - target), 0), 1)
    return p


def label_smoothing(step, eps=0.1):
    return 1 - eps * max(0.0, 1 - step / 1000)


def style_mixing(step, *, warm=250, prob=0.9):
    return prob if step > warm else prob * step / warm


def blur_sigma(step, blur_init_sigma=10, blur_fade_kimg=200, batch=32):
    cur_nimg = step * batch
    return max(1 - cur_nimg / (blur_fade_kimg * 1e3), 0) * blur_init_sigma if blur_fade_kimg > 0 else 0


def adaptive_weight(step, nll_norm=3.0, g_norm=1e-3):
    d = nll_norm / (g_norm + 1e-4)
    d = np.clip(d, 0.0, 1e4)
    return d * disc_factor(step)


def hinge_gate(step):
    try:
        return 1 / (step // 1000)
    except ZeroDivisionError:
        return 0.


def cosine_restart(step, period=500):
    t = step % period
    return 0.5 * (1 + math.cos(math.pi * t / period))


def two_phase(step):
    phase = 'warm' if step < 100 else 'main'
    table = {'warm': lambda s: s / 100, 'main': lambda s: max(0.1, 1 - (s - 100) / 5000)}
    return table[phase](step)


def ttur(step, g_lr=1e-4, d_lr=4e-4):
    g, d = (lr * 0.99 ** (step // 100) for lr in (g_lr, d_lr))
    return d / g if step < 5000 else d


def orthogonal(step):
    weight = 1e-4
    for milestone in [1000, 5000]:
        if step >= milestone:
            weight *= 0.1
    return weight


def wgan_critic_iters(step):
    return 100 if step < 25 or step % 500 == 0 else 5


def path_length(step, decay=0.01):
    mean = 0.0
    for i in range(min(step, 200)):
        mean += decay * (1.0 + i % 3 - mean)
    return mean


class GradualWarmup:
    power = 2

    def __init__(self, n, after=None):
        self.n = n
        self.after = after

    def __call__(self, step):
        if step < self.n:
            return (step / self.n) ** self.power
        if self.after is None:
            return 1.0
        return self.after(step - self.n)


class Cubic(GradualWarmup):
    power = 3


warm = GradualWarmup(100, after=GradualWarmup(1000, after=lambda s: 0.5))


def crr(step):
    return [0, 0.1, 0.5, 1][min(3, len(str(step)) - 1)]


def mixed(step):
    w = 1 if step % 2 else 0.5
    return w * (not step > 100) + (step > 100) * 0.25


def disc_lr(step):
    lr = 2e-4
    if step > 100 and not step > 1000: lr /= 2
    elif step > 1000: lr = lr / 4
    return lr


SCHEDULES = {
    'constant': lambda w, step: w,
    'linear': lambda w, step: w * min(1.0, step / RAMP),
    'cosine': lambda w, step: w * 0.5 * (1 - math.cos(math.pi * min(1.0, step / RAMP))),
    'step': lambda w, step: w if step >= DISC_START else 0.0,
}


def scheduled(name, step, w=0.5):
    if name not in SCHEDULES:
        raise KeyError(name)
    return SCHEDULES[name](w, step)


CASES = [
    "disc_factor(step)", "adopt_weight(0.5, step, 100, value=1e-3)", "disc_ramp(step)", "gp_decay(step)", "r1_lazy(step)", "noise_std(step)", "dann_lambda(step)", "dann_epochs(step)", "dann_epochs(step, 0)",
    "grl_coeff(step)", "ema_decay(step)", "ema_decay_warm(step)", "ema_halflife(step)", "ema_halflife(step, ema_rampup=None)", "lr_linear_decay(step)", "LambdaLR(200, 0, 100).step(step)", "LambdaLR(100, 0, 100).step(step)",
    "progressive_alpha(step)", "progressive_level(step)", "resolution(step)", "perceptual(step)", "feature_matching(step)", "feature_matching(step, (1, 2))", "ada_p(step)", "label_smoothing(step)", "style_mixing(step)",
    "style_mixing(step, 5)", "blur_sigma(step)", "adaptive_weight(step)", "hinge_gate(step)", "cosine_restart(step)", "two_phase(step)", "ttur(step)", "orthogonal(step)", "wgan_critic_iters(step)", "path_length(step)",
    "GradualWarmup(500)(step)", "Cubic(500)(step)", "warm(step)", "crr(step)", "mixed(step)", "disc_lr(step)", "scheduled('linear', step)", "scheduled('cosine', step, w=2)", "scheduled('step', step)", "scheduled('exp', step)",
]
