import os
import random

import numpy as np


def seed_everything(seed):
    random.seed(seed)
    os.environ["PYTHONHASHSEED"] = str(seed)


def cosine_scheduler(base, final, epochs, niter_per_ep, warmup_epochs=0, start=0.0):
    warmup_iters = warmup_epochs * niter_per_ep
    warmup = np.linspace(start, base, warmup_iters) if warmup_epochs > 0 else np.array([])
    iters = np.arange(epochs * niter_per_ep - warmup_iters)
    cosine = final + 0.5 * (base - final) * (1 + np.cos(np.pi * iters / len(iters)))
    values = np.concatenate((warmup, cosine))
    assert len(values) == epochs * niter_per_ep
    return values


def get_world_size():
    return int(os.environ.get("WORLD_SIZE", "1"))
