"""Methods that read the step of their object, and schedulers of torch that a file writes itself."""

import math
from types import SimpleNamespace

import numpy as np
import torch
from torch import nn
from torch.optim.lr_scheduler import _LRScheduler


class Ramp(_LRScheduler):
    def __init__(self, optimizer, total_iters, last_epoch=-1):
        self.total_iters = total_iters
        super().__init__(optimizer, last_epoch)

    def get_lr(self):
        return [base_lr * self.last_epoch / (self.total_iters + 1e-8) for base_lr in self.base_lrs]


class CosineWithFloor(torch.optim.lr_scheduler.LRScheduler):
    def __init__(self, optimizer, warmup, total, floor=1e-4, last_epoch=-1):
        self.warmup = warmup
        self.total = total
        self.floor = floor
        super().__init__(optimizer, last_epoch)

    def _shape(self, base_lr):
        if self.last_epoch < self.warmup:
            return base_lr * self._step_count / (self.warmup + 1)
        done = min((self.last_epoch - self.warmup) / (self.total - self.warmup), 1.0)
        return self.floor + 0.5 * (base_lr - self.floor) * (1 + math.cos(math.pi * done))

    def get_lr(self):
        return [self._shape(base_lr) for base_lr in self.base_lrs]


class Noam:
    """The learning rate of Attention Is All You Need, as scripts write it."""

    def __init__(self, optimizer, lr_mul, d_model, n_warmup_steps):
        self._optimizer = optimizer
        self.lr_mul = lr_mul
        self.d_model = d_model
        self.n_warmup_steps = n_warmup_steps
        self.n_steps = 0

    def step_and_update(self):
        self._update_rate()
        self._optimizer.step()

    def _update_rate(self):
        self.n_steps += 1
        scale = (self.d_model**-0.5) * min(self.n_steps**-0.5, self.n_steps * self.n_warmup_steps**-1.5)
        for group in self._optimizer.param_groups:
            group["lr"] = self.lr_mul * scale


class Trainer:
    def __init__(self, model, lr, anneal_steps=0):
        self.opt = torch.optim.SGD(model, lr=lr)
        self.lr = lr
        self.anneal_steps = anneal_steps
        self.step = 0
        self.resume_step = 0

    def _anneal(self):
        if not self.anneal_steps:
            return
        done = (self.step + self.resume_step) / self.anneal_steps
        for group in self.opt.param_groups:
            group["lr"] = self.lr * (1 - done)


class Model(nn.Module):
    def __init__(self, beta=4.0, warm_up=200):
        super().__init__()
        self.beta = beta
        self.warm_up = warm_up
        self.register_buffer("table", torch.zeros(3, 3))

    @property
    def kl_weight(self):
        return self.beta * min(1.0, self.global_step / self.warm_up)


class Semi:
    def __init__(self, ratio, total):
        self.ratio = ratio
        self.total = total
        self.it = 0

    def train(self, batches):
        for batch in batches:
            unsup_warmup = np.clip(self.it / (self.ratio * self.total), 0.0, 1.0)
            self.loss = self.model(batch) * unsup_warmup
            self.it += 1


parameters = [torch.nn.Parameter(torch.zeros(1))]
sgd = torch.optim.SGD(parameters, lr=0.2)
ramp = Ramp(sgd, 100)
adam = torch.optim.Adam(parameters, lr=3e-3)
cosine = CosineWithFloor(adam, warmup=50, total=1000)
noam = Noam(adam, 2.0, 512, 200)
trainer = Trainer(parameters, lr=1e-3, anneal_steps=1500)
semi = Semi(0.4, total=1000)


def _rates(scheduler, step):
    scheduler = scheduler()
    rate = scheduler.optimizer.param_groups[0]["lr"]
    for _ in range(step):
        scheduler.optimizer.step()
        scheduler.step()
        rate = scheduler.optimizer.param_groups[0]["lr"]
    return rate


def _sgd(lr):
    return torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=lr)


def _noam(step):
    made = Noam(_sgd(1.0), 2.0, 512, 200)
    made.n_steps = step
    made._update_rate()
    return made._optimizer.param_groups[0]["lr"]


def _semi(step):
    made = Semi(0.4, total=1000)
    made.it = step
    seen = []
    made.model = lambda batch: _Seen(seen)
    made.train([0])
    return seen[0]


class _Seen:
    def __init__(self, seen):
        self.seen = seen

    def __mul__(self, weight):
        self.seen.append(weight)


def _trainer(step):
    made = Trainer([torch.nn.Parameter(torch.zeros(1))], lr=1e-3, anneal_steps=1500)
    made.step = step
    made._anneal()
    return made.opt.param_groups[0]["lr"]


DRAWN = {
    "Ramp.get_lr": ["_rates(lambda: Ramp(_sgd(0.2), 100), step)"],
    "CosineWithFloor.get_lr": ["_rates(lambda: CosineWithFloor(_sgd(3e-3), warmup=50, total=1000), step)"],
    "Noam._update_rate": ["_noam(step)"],
    "Trainer._anneal": ["_trainer(step)"],
    "unsup_warmup": ["_semi(step)"],
    "Model.kl_weight": ["Model.kl_weight.fget(SimpleNamespace(beta=4.0, warm_up=200, global_step=step))"],
}
