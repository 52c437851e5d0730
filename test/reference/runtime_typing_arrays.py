# The same with arrays: where NumPy, PyTorch and JAX are installed.
from __future__ import annotations

import jax
import jax.numpy as jnp
import numpy as np
import torch
from torch.optim.lr_scheduler import LambdaLR

from weight_schedules import Schedule, schedule

kl = schedule("cosine", np.float32(0.5), np.int64(30))
loss: torch.Tensor = torch.ones(()) * kl(torch.tensor(3))
weights: np.ndarray = kl(np.arange(5))
traced: jax.Array = jax.jit(kl)(jnp.arange(5))
number: float = kl(np.int64(3))
kl = schedule("piecewise", 1, 30, points=np.array([[0, 1], [5, 2]]))
kl = schedule("step", 1, 30, milestones=torch.tensor([5, 8]))
kl = schedule("cosine", torch.tensor(0.5), jnp.int32(30))
both: Schedule = np.float64(2) * kl
scheduler = LambdaLR(torch.optim.SGD([torch.zeros(1)], lr=1.0), kl)
