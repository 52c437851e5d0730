"""Noise levels, loss weights and moving averages, as diffusion models are trained."""
import math
import numpy as np
from functools import lru_cache, reduce

NUM_TIMESTEPS = 1000


def linear_betas(n, beta_start=1e-4, beta_end=2e-2):
    return np.linspace(beta_start, beta_end, n, dtype=np.float64)


def scaled_linear_betas(n, beta_start=0.00085, beta_end=0.012):
    return np.linspace(beta_start ** 0.5, beta_end ** 0.5, n) ** 2


def betas_for_alpha_bar(num_diffusion_timesteps, alpha_bar, max_beta=0.999):
    betas = []
    for i in range(num_diffusion_timesteps):
        t1 = i / num_diffusion_timesteps
        t2 = (i + 1) / num_diffusion_timesteps
        betas.append(min(1 - alpha_bar(t2) / alpha_bar(t1), max_beta))
    return np.array(betas)


def cosine_alpha_bar(t):
    return math.cos((t + 0.008) / 1.008 * math.pi / 2) ** 2


betas = linear_betas(NUM_TIMESTEPS)
alphas = 1.0 - betas
alphas_cumprod = np.cumprod(alphas)
alphas_cumprod_prev = np.append(1.0, alphas_cumprod[:-1])
sqrt_alphas_cumprod = np.sqrt(alphas_cumprod)
log_one_minus = np.log(1.0 - alphas_cumprod)
posterior_variance = betas * (1.0 - alphas_cumprod_prev) / (1.0 - alphas_cumprod)
cosine_betas = betas_for_alpha_bar(100, cosine_alpha_bar)
cosine_lambda_betas = betas_for_alpha_bar(100, lambda t: math.cos((t + 0.008) / 1.008 * math.pi / 2) ** 2)


def beta_at(t):
    return betas[t]


def snr(t):
    a = alphas_cumprod[t % NUM_TIMESTEPS]
    return a / (1 - a)


def min_snr_weight(t, gamma=5.0):
    s = snr(t)
    return np.minimum(s, gamma) / s


def p2_weight(t, k=1, gamma=0.5):
    return (k + snr(t)) ** -gamma


def log_snr_cosine(t, s=0.008, total=10000):
    u = min(t / total, 0.9999)
    return -math.log((math.cos((u + s) / (1 + s) * math.pi * 0.5) ** -2) - 1 + 1e-12)


def karras_sigma(i, n=50, sigma_min=0.002, sigma_max=80, rho=7):
    if not 0 <= i < n:
        raise IndexError(f"step {i} is not one of {n}")
    ramp = i / (n - 1)
    min_inv_rho = sigma_min ** (1 / rho)
    max_inv_rho = sigma_max ** (1 / rho)
    return (max_inv_rho + ramp * (min_inv_rho - max_inv_rho)) ** rho


def edm_weight(sigma, sigma_data=0.5):
    sigma = sigma or 1e-3
    return (sigma ** 2 + sigma_data ** 2) / (sigma * sigma_data) ** 2


def c_skip(sigma, sigma_data=0.5):
    return sigma_data ** 2 / (sigma ** 2 + sigma_data ** 2)


def c_noise(sigma):
    return math.log(sigma) / 4


def vp_sigma(t, beta_d=19.9, beta_min=0.1):
    t = t / 10000
    return math.sqrt(math.exp(0.5 * beta_d * t ** 2 + beta_min * t) - 1)


def ve_sigma(t, low=0.01, high=50.0):
    return low * (high / low) ** (t / 10000)


def consistency_n(k, K=10000, s0=10, s1=1280):
    k_prime = math.floor(K / (math.log2(s1 // s0) + 1))
    return min(s0 * 2 ** math.floor(k / k_prime), s1) + 1


def consistency_scales(k, K=10000, s0=2, s1=150):
    return math.ceil(math.sqrt((k / K) * ((s1 + 1) ** 2 - s0 ** 2) + s0 ** 2) - 1) + 1


def consistency_mu(k, mu0=0.95, s0=2):
    return math.exp(s0 * math.log(mu0) / consistency_scales(k))


def ema_power(step, gamma=6.94):
    return (1 - 1 / (step + 1)) ** (gamma + 1)


def ema_std_beta(step, std=0.05):
    tmp = std ** -2
    gamma = 6
    for _ in range(8):
        gamma = math.sqrt(max((gamma + 2) ** 2 * 0 + (tmp * (gamma + 1)), 0)) - 0.5
    return (1 - 1 / (step + 1)) ** (gamma + 1)


def classifier_free_prob(step, base=0.1):
    return base if step > 128 else 0.


def guidance(step, scale=7.5, total=50):
    weight = scale * (1 - math.cos(((step / total) ** 1.5) * math.pi)) / 2 if step <= total else scale
    return 1 + weight


def interval_guidance(step, lo=17, hi=128, w=4.0):
    return w if lo <= step <= hi else 1


def offset_noise(step):
    return 0.1 * (step % 10 == 0)


def inv_sqrt_lr(step, ref_lr=1e-2, ref_batches=700, warm=100):
    lr = ref_lr
    if ref_batches > 0:
        lr /= np.sqrt(max(step / ref_batches, 1))
    if warm > 0:
        lr *= min(step / warm, 1)
    return lr


def time_shift(step, shift=3.0, total=10000):
    t = step / total
    return shift * t / (1 + (shift - 1) * t)


def resolution_shift(seq_len, base_len=256, max_len=4096, base=0.5, top=1.15):
    m = (top - base) / (max_len - base_len)
    b = base - m * base_len
    mu = seq_len * m + b
    return math.exp(mu)


def logit_normal_pdf(step, mean=0.0, std=1.0):
    t = (step + 0.5) / 10001
    logit = math.log(t / (1 - t))
    return math.exp(-0.5 * ((logit - mean) / std) ** 2) / (std * math.sqrt(2 * math.pi) * t * (1 - t))


@lru_cache(maxsize=None)
def respaced(section, total=1000):
    size = total // section
    return list(range(0, total, size))


def ddim_index(step):
    steps = respaced(50)
    return steps[step % len(steps)] + 1


def ddim_sigma(i, eta=0.5):
    seq = respaced(20)
    t, prev = seq[i % 19 + 1], seq[i % 19]
    a, a_prev = alphas_cumprod[t], alphas_cumprod[prev]
    return eta * np.sqrt((1 - a_prev) / (1 - a) * (1 - a / a_prev))


def product_alpha(step):
    return reduce(lambda acc, b: acc * (1 - b), linear_betas(step % 40 + 1, 1e-3, 1e-2).tolist(), 1.0)


def snr_table(step):
    return np.interp(step, np.arange(NUM_TIMESTEPS)[::100], posterior_variance[::100])


def vlb_weight(t):
    if t == 0:
        return posterior_variance[1]
    return 0.5 * betas[t] ** 2 / (2 * posterior_variance[t] * alphas[t] * (1 - alphas_cumprod[t]))


class EDMSampler:
    def __init__(self, num_steps=18, rho=7):
        self.num_steps = num_steps
        self.rho = rho
        idx = np.arange(num_steps) / (num_steps - 1)
        a, b = 80 ** (1 / rho), 0.002 ** (1 / rho)
        self.t_steps = np.concatenate([(a + idx * (b - a)) ** rho, np.zeros(1)])

    def __len__(self):
        return len(self.t_steps)

    def __getitem__(self, i):
        return self.t_steps[i]

    def gamma(self, i, s_churn=40, s_min=0.05, s_max=50):
        t = self[i]
        return min(s_churn / self.num_steps, np.sqrt(2) - 1) if s_min <= t <= s_max else 0


sampler = EDMSampler()


def flow_weight(step):
    u = step / 10000
    return 1 - u + 1e-5


CASES = [
    "beta_at(step)", "scaled_linear_betas(50)[step % 50]", "cosine_betas[step % 100]", "cosine_lambda_betas[-step]", "snr(step)", "min_snr_weight(step)", "p2_weight(step)", "log_snr_cosine(step)", "karras_sigma(step)", "edm_weight(step)",
    "c_skip(step)", "c_noise(step)", "vp_sigma(step)", "ve_sigma(step)", "consistency_n(step)", "consistency_scales(step)", "consistency_mu(step)", "ema_power(step)", "ema_std_beta(step)", "classifier_free_prob(step)", "guidance(step)",
    "interval_guidance(step)", "offset_noise(step)", "inv_sqrt_lr(step)", "time_shift(step)", "resolution_shift(step)", "logit_normal_pdf(step)", "ddim_index(step)", "ddim_sigma(step)", "product_alpha(step)", "snr_table(step)",
    "vlb_weight(step)", "sqrt_alphas_cumprod[step % 1000]", "log_one_minus[step % 1000]", "sampler[step]", "sampler.gamma(step % 19)", "len(sampler) + step", "flow_weight(step)", "alphas_cumprod_prev[step % 7]", "float(posterior_variance[:step % 9 + 1].sum())",
]
