"""Learning rates, coarse-to-fine masks and regularisers, as neural fields are trained."""
import math
import numpy as np


def learning_rate_decay(step, lr_init=5e-4, lr_final=5e-6, max_steps=10000, lr_delay_steps=2500, lr_delay_mult=0.01):
    if lr_delay_steps > 0:
        delay_rate = lr_delay_mult + (1 - lr_delay_mult) * np.sin(0.5 * np.pi * np.clip(step / lr_delay_steps, 0, 1))
    else:
        delay_rate = 1.
    t = np.clip(step / max_steps, 0, 1)
    log_lerp = np.exp(np.log(lr_init) * (1 - t) + np.log(lr_final) * t)
    return delay_rate * log_lerp


def get_expon_lr_func(lr_init, lr_final, lr_delay_steps=0, lr_delay_mult=1.0, max_steps=1000000):
    def helper(step):
        if step < 0 or (lr_init == 0.0 and lr_final == 0.0):
            return 0.0
        if lr_delay_steps > 0:
            delay_rate = lr_delay_mult + (1 - lr_delay_mult) * np.sin(0.5 * np.pi * np.clip(step / lr_delay_steps, 0, 1))
        else:
            delay_rate = 1.0
        t = np.clip(step / max_steps, 0, 1)
        log_lerp = np.exp(np.log(lr_init) * (1 - t) + np.log(lr_final) * t)
        return delay_rate * log_lerp
    return helper


xyz_scheduler = get_expon_lr_func(lr_init=0.00016, lr_final=0.0000016, lr_delay_mult=0.01, max_steps=5_000)


def decay(global_step, lrate=5e-4, lrate_decay=250, decay_rate=0.1):
    decay_steps = lrate_decay * 1000
    return lrate * (decay_rate ** (global_step / decay_steps))


def cos_anneal_ratio(iter_step, anneal_end=5000.0):
    if anneal_end == 0.0:
        return 1.0
    else:
        return np.min([1.0, iter_step / anneal_end])


def neus_lr(iter_step, warm_up_end=500, end_iter=10000, alpha=0.05):
    if iter_step < warm_up_end:
        learning_factor = iter_step / warm_up_end
    else:
        progress = (iter_step - warm_up_end) / (end_iter - warm_up_end)
        learning_factor = (np.cos(np.pi * progress) + 1.0) * 0.5 * (1 - alpha) + alpha
    return learning_factor


def barf_weight(step, k=2, c2f=(0.1, 0.5), L=10, total=10000):
    start, end = c2f
    alpha = (step / total - start) / (end - start) * L
    weight = (1 - math.cos(math.pi * min(max(alpha - k, 0), 1))) / 2
    return weight


def barf_weights(step, L=4):
    start, end = 0.1, 0.5
    alpha = (step / 10000 - start) / (end - start) * L
    ks = np.arange(L, dtype=np.float32)
    return float((1 - np.cos(np.clip(alpha - ks, 0, 1) * np.pi)).sum()) > 4


def nerfies_alpha(step, num_freqs=8, steps=5000):
    return num_freqs * np.clip(step / steps, 0.0, 1.0)


def freq_mask(step, pos_enc_length=60, total=5000):
    if step < total:
        mask = np.zeros(pos_enc_length)
        ptr = pos_enc_length / 3 * step / total + 1
        ptr = ptr if ptr < pos_enc_length / 3 else pos_enc_length / 3
        int_ptr = int(ptr)
        mask[: int_ptr * 3] = 1.0
        mask[int_ptr * 3: int_ptr * 3 + 3] = (ptr - int_ptr)
        return mask.sum() / pos_enc_length
    return 1.0


def tv_weight(step, w=1e-4, upd=(100, 1000, 5000), decay=0.5):
    for u in upd:
        if step >= u:
            w *= decay
    return w


def n_to_reso(step, n_init=128 ** 3, n_final=300 ** 3, upsamp=(50, 500, 1000, 5000)):
    n = len(upsamp)
    levels = [round(math.exp(x)) for x in np.linspace(np.log(n_init), np.log(n_final), n + 1)[1:].tolist()]
    level = sum(1 for u in upsamp if step > u)
    voxels = n_init if level == 0 else levels[level - 1]
    return int(round(voxels ** (1 / 3)))


def density_until(step, start=500, until=4000, interval=100):
    return start < step < until and step % interval == 0


def opacity_reset(step, interval=1000):
    return 0.01 if step and step % interval == 0 else 1


def sh_degree(step, every=1000, top=3):
    return min(step // every, top)


def lambda_dssim(step):
    return 0.2 if step > 10 else 0


def depth_weight(step, init=1.0, final=0.01, iters=5000):
    if step >= iters: return final
    return init * (final / init) ** (step / iters)


def distortion(step, w=0.01, warm=1000):
    return w * np.minimum(1.0, step / warm) ** 2


def interlevel(step):
    return 1.0 if step % 5 == 0 or step < 50 else 0.0


def proposal_anneal(step, N=1000, slope=10.0):
    train_frac = np.clip(step / N, 0, 1)
    bias = lambda x, s: (s * x) / ((s - 1) * x + 1)
    return bias(train_frac, slope)


def update_every(step, warmup=5000, update_every_=5):
    return np.clip(np.interp(step, [0, warmup], [0, update_every_]), 1, update_every_)


def occ_thre(step):
    return 1e-2 * (1 if step < 256 else step / 256)


def near_plane(step, near=2.0, far=6.0, start=0.5, n=256):
    mid = (near + far) / 2
    anneal = min(max(step / n, start), 1.0)
    return mid + (near - mid) * anneal


def near_far(step):
    near, far = near_plane(step), near_plane(step, near=6.0, far=2.0)
    return far - near


def variance(step, init=0.3, scale=10.0):
    return math.exp(init * scale * min(1.0, step / 2000))


def s_density(step, beta=0.1, beta_min=1e-4):
    beta = beta * 0.999 ** step
    return 1 / (abs(beta) + beta_min)


def eikonal(step, stages={0: 0.1, 100: 0.05, 1000: 0.0}):
    value = None
    for start in sorted(stages):
        if step >= start:
            value = stages[start]
    return value


def patch_size(step):
    sizes = [8, 16, 32, 64]
    return sizes[min(int(math.log10(step + 1)), len(sizes) - 1)]


def batch_rays(step, base=1024):
    return base << min(step // 1000, 3)


def gs_noise(step, until=15_00):
    if step >= until:
        return 0
    return 1.0 - step / until


def blend(step):
    a, b = decay(step), depth_weight(step)
    return a / b if b else float('nan')


def hash_mask(step, start_level=4, levels=16, every=250):
    level = min(start_level + step // every, levels)
    mask = np.ones(levels)
    mask[level:] = 0
    return int(mask.sum())


def coarse_fine(step, *weights):
    return sum(w / (i + 1) for i, w in enumerate(weights)) * (step > 31)


class ExponentialDecay:
    def __init__(self, lr_pre_warmup=1e-8, lr_final=None, warmup_steps=0, max_steps=5000, ramp='cosine', lr_init=1e-2):
        self.lr_pre_warmup, self.warmup_steps, self.max_steps, self.ramp, self.lr_init = lr_pre_warmup, warmup_steps, max_steps, ramp, lr_init
        self.lr_final = lr_init if lr_final is None else lr_final

    def func(self, step):
        if step < self.warmup_steps:
            if self.ramp == "cosine":
                lr = self.lr_pre_warmup + (self.lr_init - self.lr_pre_warmup) * np.sin(0.5 * np.pi * np.clip(step / self.warmup_steps, 0, 1))
            else:
                lr = self.lr_pre_warmup + (self.lr_init - self.lr_pre_warmup) * step / self.warmup_steps
        else:
            t = np.clip((step - self.warmup_steps) / (self.max_steps - self.warmup_steps), 0, 1)
            lr = np.exp(np.log(self.lr_init) * (1 - t) + np.log(self.lr_final) * t)
        return lr / self.lr_init


CASES = [
    "learning_rate_decay(step)", "learning_rate_decay(step, lr_delay_steps=0)", "xyz_scheduler(step)", "get_expon_lr_func(0.0, 0.0)(step)", "get_expon_lr_func(1e-2, 1e-3, 100, 0.1, 1000)(step)", "decay(step)", "cos_anneal_ratio(step)",
    "cos_anneal_ratio(step, 0)", "neus_lr(step)", "neus_lr(step, end_iter=500)", "barf_weight(step)", "barf_weight(step, k=0)", "barf_weights(step)", "nerfies_alpha(step)", "freq_mask(step)", "tv_weight(step)", "n_to_reso(step)", "density_until(step)",
    "opacity_reset(step)", "sh_degree(step)", "lambda_dssim(step)", "depth_weight(step)", "distortion(step)", "interlevel(step)", "proposal_anneal(step)", "update_every(step)", "occ_thre(step)", "near_plane(step)", "near_far(step)", "variance(step)",
    "s_density(step)", "eikonal(step)", "eikonal(step, {50: 1})", "patch_size(step)", "batch_rays(step)", "gs_noise(step)", "blend(step)", "hash_mask(step)", "coarse_fine(step, 1, 0.5, 0.25)", "coarse_fine(step)",
    "ExponentialDecay(lr_final=1e-4).func(step)", "ExponentialDecay(warmup_steps=100, ramp='linear').func(step)", "ExponentialDecay(warmup_steps=5000).func(step)",
]
