"""Consistency weights and thresholds, as semi-supervised learning ramps them."""
import math

import numpy as np


def sigmoid_rampup(current, rampup_length):
    """Exponential rampup from https://arxiv.org/abs/1610.02242"""
    if rampup_length == 0:
        return 1.0
    else:
        current = np.clip(current, 0.0, rampup_length)
        phase = 1.0 - current / rampup_length
        return float(np.exp(-5.0 * phase * phase))


def linear_rampup(current, rampup_length):
    """Linear rampup"""
    assert current >= 0 and rampup_length >= 0
    if current >= rampup_length:
        return 1.0
    else:
        return current / rampup_length


def cosine_rampdown(current, rampdown_length):
    """Cosine rampdown from https://arxiv.org/abs/1608.03983"""
    assert 0 <= current <= rampdown_length
    return float(.5 * (np.cos(np.pi * current / rampdown_length) + 1))


class args:
    consistency = 100.0
    consistency_rampup = 5
    lr = 0.1
    initial_lr = 0.0
    lr_rampup = 10
    lr_rampdown_epochs = 210


def get_current_consistency_weight(epoch):
    return args.consistency * sigmoid_rampup(epoch, args.consistency_rampup)


def adjust_learning_rate(epoch, step_in_epoch=0, total_steps_in_epoch=100):
    lr = args.lr
    epoch = epoch + step_in_epoch / total_steps_in_epoch
    lr = linear_rampup(epoch, args.lr_rampup) * (lr - args.initial_lr) + args.initial_lr
    if args.lr_rampdown_epochs:
        assert args.lr_rampdown_epochs >= 100
        lr *= cosine_rampdown(epoch, args.lr_rampdown_epochs)
    return lr


def update_ema_alpha(global_step, alpha=0.999):
    alpha = min(1 - 1 / (global_step + 1), alpha)
    return alpha


def temporal_ensembling(epoch, rampup=80, w_max=30., n_labeled=4000, n_samples=50000):
    if epoch == 0:
        return .0
    elif epoch >= rampup:
        return w_max * n_labeled / n_samples
    return w_max * n_labeled / n_samples * np.exp(-5 * (1. - float(epoch) / rampup) ** 2)


def unsup_weight(epoch, max_epochs=100, max_val=30., mult=-5., n_labeled=100, n_samples=1000):
    max_val = max_val * (float(n_labeled) / n_samples)
    if epoch == 0:
        return 0.
    elif epoch >= max_epochs:
        return max_val
    return max_val * np.exp(mult * (1. - float(epoch) / max_epochs) ** 2)


def lambda_u(step, lambda_u_max=75, rampup=1024):
    return lambda_u_max * float(np.clip(step / rampup, 0.0, 1.0))


def mixmatch_ramp(current, rampup_length=16):
    if rampup_length == 0:
        return 1.0
    current = np.clip(current / rampup_length, 0.0, 1.0)
    return float(current)


def pseudo_label_alpha(step, T1=100, T2=700, af=3):
    if step < T1:
        return 0.0
    elif step > T2:
        return af
    else:
        return ((step - T1) / (T2 - T1)) * af


def tsa_threshold(schedule, global_step, num_train_steps, start, end):
    training_progress = float(global_step) / float(num_train_steps)
    if schedule == 'linear_schedule':
        threshold = training_progress
    elif schedule == 'exp_schedule':
        scale = 5
        threshold = math.exp((training_progress - 1) * scale)
    elif schedule == 'log_schedule':
        scale = 5
        threshold = 1 - math.exp((-training_progress) * scale)
    return threshold * (end - start) + start


def flexmatch_warmup(step, counts=(5, 3, 2)):
    return max(counts) / (sum(counts) * (1 + step / 1000))


def confidence(step, start=0.6, end=0.95):
    return start + (end - start) * (1 - math.exp(-step / 1000)) / (1 - math.exp(-10))


def gaussian_ramp_down(epoch, total=300, down=50):
    if epoch >= total - down:
        ep = (epoch - (total - down)) * 0.5
        return math.exp(-(ep * ep) / down)
    return 1.0


def ramp_adam(epoch, rampup=80, rampdown=50, epochs=300):
    def rampup_(e):
        if e < rampup:
            p = max(0.0, float(e)) / float(rampup)
            p = 1.0 - p
            return math.exp(-p * p * 5.0)
        else:
            return 1.0
    def rampdown_(e):
        if e >= (epochs - rampdown):
            ep = (e - (epochs - rampdown)) * 0.5
            return math.exp(-(ep * ep) / rampdown)
        return 1.0
    return 0.001 * rampup_(epoch) * rampdown_(epoch), 0.9 - 0.4 * (1 - rampdown_(epoch))


def beta1_of(epoch):
    _, beta1 = ramp_adam(epoch)
    return beta1


def consistency_cost(step, name='mse'):
    weight = {'mse': lambda: 10, 'kl': lambda: 1, None: lambda: 0}
    return weight[name]() * linear_rampup(step, 256)


def batch_ratio(step, mu=7):
    return 1 / (1 + mu) if step % 8 else 1


def lr_cos_7_16(step, total=10000, num_cycles=7. / 16., num_warmup_steps=64):
    if step < num_warmup_steps:
        _lr = float(step) / float(max(1, num_warmup_steps))
    else:
        num_cos_steps = float(step - num_warmup_steps) / float(max(1, total - num_warmup_steps))
        _lr = max(0.0, math.cos(math.pi * num_cycles * num_cos_steps))
    return _lr


def uda_weight(step):
    return 8 * (step > 50) or 0


def threshold_at(step, taus=np.linspace(0.5, 0.95, 10)):
    return taus[min(step // 100, 9)]


def curriculum_mean(step):
    taus = np.linspace(0.5, 0.95, 10)
    return taus[: step % 10 + 1].mean()


def weak_strong(step):
    strengths = np.array([0.0, 0.1, 0.5, 1.0])
    strengths[0] = 0.05
    strengths[2:] *= 2
    return strengths[np.searchsorted([10, 100, 1000], step)]


def ema_list(step):
    values = []
    ema = None
    for x in range(step % 12 + 1):
        ema = x if ema is None else 0.9 * ema + 0.1 * x
        values.append(ema)
    return values[-1]


def w_ramp(step, **kw):
    opts = dict(start=0, end=1, steps=500)
    opts.update(kw)
    frac = min(max(step / opts['steps'], 0), 1)
    return opts['start'] + frac * (opts['end'] - opts['start'])


def sharpen(step, p=(0.7, 0.2, 0.1)):
    T = max(0.1, 1 - step / 1000)
    powered = [x ** (1 / T) for x in p]
    total = sum(powered)
    return powered[0] / total


def ict_weight(step, beta=0.1):
    lam = beta
    return 10 * sigmoid_rampup(step, 800) * max(lam, 1 - lam)


def labeled_then_all(step, burn_in=64):
    if not step >= burn_in: return 0
    return sigmoid_rampup(step - burn_in, 936)


def dash_rho(step, C=1.0001, gamma=1.27, rho_min=0.05, rho_hat=2.0):
    rho_t = C * (gamma ** -(step // 500)) * rho_hat
    rho_t = max(rho_t, rho_min)
    return rho_t


def soft_hard(step):
    return "soft" if step < 50 else "hard"


def weight_of(step):
    return {"soft": 0.5, "hard": 1.0}[soft_hard(step)]


def mean_teacher(step, is_early=lambda s: s < 64):
    alpha = 0.99 if is_early(step) else 0.999
    return alpha


CASES = [
    "sigmoid_rampup(step, 100)", "sigmoid_rampup(step, 0)", "linear_rampup(step, 128)", "linear_rampup(-step, 128)", "cosine_rampdown(step, 1000)", "get_current_consistency_weight(step)", "adjust_learning_rate(step)",
    "adjust_learning_rate(step, 50)", "update_ema_alpha(step)", "temporal_ensembling(step)", "unsup_weight(step)", "lambda_u(step)", "mixmatch_ramp(step)", "mixmatch_ramp(step, 0)", "pseudo_label_alpha(step)",
    "tsa_threshold('linear_schedule', step, 10000, 0.5, 1)", "tsa_threshold('exp_schedule', step, 10000, 0.5, 1)", "tsa_threshold('log_schedule', step, 10000, 0.1, 1)", "tsa_threshold('none', step, 10000, 0.5, 1)",
    "flexmatch_warmup(step)", "confidence(step)", "gaussian_ramp_down(step)", "ramp_adam(step)[0]", "beta1_of(step)", "consistency_cost(step)", "consistency_cost(step, None)", "consistency_cost(step, 'ce')", "batch_ratio(step)",
    "lr_cos_7_16(step)", "uda_weight(step)", "threshold_at(step)", "curriculum_mean(step)", "weak_strong(step)", "ema_list(step)", "w_ramp(step)", "w_ramp(step, end=0.5, start=0.1)", "w_ramp(step, steps=0)", "sharpen(step)",
    "ict_weight(step)", "labeled_then_all(step)", "dash_rho(step)", "weight_of(step)", "mean_teacher(step)", "mean_teacher(step, is_early=bool)",
]
