"""Loops as people write them for VAEs, GANs, RL, self-supervised learning, diffusion, NeRF and language models; what they use is kept turn by turn."""

import argparse
import math
import random

import numpy as np

USED = {}


def use(name, value):
    USED.setdefault(name, []).append(value)


def held(name, step):
    return USED[name][min(step, len(USED[name]) - 1)]


class Loader(list):
    pass


class Optimizer:
    def __init__(self, lr=1.0):
        self.param_groups = [{"lr": lr}, {"lr": lr}]


def parse_args():
    parser = argparse.ArgumentParser()
    parser.add_argument("--lr", type=float, default=0.05)
    parser.add_argument("--epochs", type=int, default=4100)
    parser.add_argument("--lr-decay", type=float, default=0.9)
    parser.add_argument("--kl-anneal-steps", type=int, default=3000)
    parser.add_argument("--tau-min", type=float, default=0.4)
    return parser.parse_args([])


args = parse_args()
train_loader = Loader([0.5])


# VAE: a weight that grows by a constant, and one by the counter.
def train_vae():
    kl_weight, global_step = 0.0, 0
    for epoch in range(args.epochs):
        for batch in train_loader:
            beta_vae = min(1.0, global_step / args.kl_anneal_steps)
            use("beta_vae", beta_vae)
            global_step += 1
        use("kl_weight", kl_weight)
        kl_weight += 0.0005
        kl_weight = min(kl_weight, 0.8)


# Temperature of a Gumbel softmax.
def train_gumbel(tau=1.0, anneal_rate=3e-5):
    for i in range(4100):
        loss = random.random()
        if i % 100 == 0:
            tau = np.maximum(tau * np.exp(-anneal_rate * i), args.tau_min)
        use("tau", tau)
    return loss


# GAN: gates and growth.
def train_gan(n_iter=4100):
    disc_factor = 0.0
    alpha_fade = 0.0
    for it in range(n_iter):
        if it >= 1500:
            disc_factor = 1.0
        if alpha_fade < 1:
            alpha_fade += 1 / 800
        else:
            alpha_fade = 1
        d_loss = disc_factor * random.random()
        use("disc_factor", disc_factor)
        use("alpha_fade", alpha_fade)
    return d_loss


# RL: epsilons.
EPSILON_DECAY, MIN_EPSILON = 0.998, 0.05
epsilon = 1
for episode in range(1, 4101):
    done = random.random() < 0.1
    use("epsilon", epsilon)
    if epsilon > MIN_EPSILON:
        epsilon *= EPSILON_DECAY
        epsilon = max(MIN_EPSILON, epsilon)


def explore(n_episodes=4100, explore_until=1000):
    eps_now = 0.95
    eps_delta = (0.95 - 0.02) / explore_until
    for e in range(n_episodes):
        action = random.random() < eps_now
        use("eps_now", eps_now)
        if eps_now > 0.02:
            eps_now -= eps_delta
    return action


def entropy(total_updates=4100):
    for update in range(total_updates):
        frac = 1.0 - update / total_updates
        ent_coef = 0.01 * frac + 0.001
        use("ent_coef", ent_coef)


# Self-supervised: momentum and thresholds.
def teacher(epochs=4100):
    momentum_t = 0.99
    for epoch in range(epochs):
        if epoch > 50:
            momentum_t = min(0.9999, 1 - (1 - momentum_t) * 0.995)
        use("momentum_t", momentum_t)


def pseudo():
    for epoch in range(4100):
        if epoch < 100:
            unlabeled_weight = 0.0
        elif epoch < 600:
            unlabeled_weight = (epoch - 100) / (600 - 100) * 3.0
        else:
            unlabeled_weight = 3.0
        use("unlabeled_weight", unlabeled_weight)


# Rates that a loop sets by itself.
def step_decay():
    optimizer = Optimizer()
    lr = args.lr
    for epoch in range(args.epochs):
        if epoch > 0 and epoch % 500 == 0:
            lr *= args.lr_decay
            for param_group in optimizer.param_groups:
                param_group["lr"] = lr
        use("lr", lr)


def warm_then_decay():
    lr_w = 0.0
    step = 0
    while step < 4100:
        if step < 400:
            lr_w = 3e-4 * step / 400
        else:
            lr_w = 3e-4 * math.sqrt(400 / step)
        use("lr_w", lr_w)
        step += 1


def halved():
    milestones = [300, 900, 2700]
    learning_rate = 0.01
    for epoch in range(4100):
        if epoch in milestones:
            learning_rate = learning_rate / 2
        use("learning_rate", learning_rate)


# NeRF: by the counter, with names for its parts.
def nerf(n_iters=4100, start=0):
    global_step = start
    for i in range(start, n_iters):
        decay_rate = 0.1
        decay_steps = 250 * 10
        new_lrate = 5e-4 * (decay_rate ** (global_step / decay_steps))
        use("new_lrate", new_lrate)
        global_step += 1


def coarse_to_fine():
    for iteration in range(4100):
        progress = iteration / 4100
        mask_weight = np.clip(progress * 16 - 4, 0, 1)
        distortion_weight = 0.01 if iteration > 1000 else 0.0
        use("mask_weight", mask_weight)
        use("distortion_weight", distortion_weight)


# Diffusion and language models.
def diffusion():
    ema_rate = 0.0
    for step in range(4100):
        ema_rate = min((1 + step) / (10 + step), 0.9995)
        use("ema_rate", ema_rate)


def language(max_iters=4100, warmup=200, base=6e-4):
    for iter_num in range(max_iters):
        lr_now = base * min(1, (iter_num + 1) / warmup)
        if iter_num > 2000:
            lr_now = lr_now * (1 - (iter_num - 2000) / (max_iters - 2000))
        weight_decay = 0.1 if iter_num < 3000 else 0.01
        use("lr_now", lr_now)
        use("weight_decay", weight_decay)


class Trainer:
    def __init__(self, gamma=0.97):
        self.gamma = gamma
        self.beta = 0.4
        self.beta_increment = 0.001
        self.temperature = 5.0
        self.lr = 0.1

    def sample(self, batch):
        self.beta = np.min([1.0, self.beta + self.beta_increment])
        return [each * self.beta for each in batch]

    def end_of_epoch(self):
        if self.temperature > 0.5:
            self.temperature = self.temperature * self.gamma
        self.lr -= 0.0001 * self.lr


for run in (train_vae, train_gumbel, train_gan, explore, entropy, teacher, pseudo, step_decay, warm_then_decay, halved, nerf, coarse_to_fine, diffusion, language):
    run()
trainer = Trainer()
for _ in range(4100):
    use("Trainer.beta", trainer.beta)
    use("Trainer.temperature", trainer.temperature)
    use("Trainer.lr", trainer.lr)
    trainer.sample([1.0])
    trainer.end_of_epoch()

DRAWN = {name: [f"held({name!r}, step)"] for name in USED}
