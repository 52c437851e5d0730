"""Rates that a loop sets by itself, as scripts of reinforcement learning do; what they were is kept turn by turn."""

import argparse


class Optimizer:
    def __init__(self):
        self.param_groups = [{"lr": 7.0}]


def parse():
    parser = argparse.ArgumentParser()
    parser.add_argument("--learning-rate", type=float, default=2.5e-4)
    parser.add_argument("--total-timesteps", type=int, default=2_560_000)
    parser.add_argument("--anneal-lr", type=lambda text: text == "true", default=True, nargs="?", const=True)
    parser.add_argument("--anneal-critic", action="store_true")
    args = parser.parse_args([])
    args.batch_size = int(4 * 128)
    return args


DRAWN = {"actor.param_groups[0].lr": ["RATES[step]"], "group.lr": ["EPOCHS[step]"]}
RATES = []
EPOCHS = []

actor = Optimizer()
critic = Optimizer()
args = parse()
num_updates = args.total_timesteps // args.batch_size
for update in range(1, num_updates + 1):
    if args.anneal_lr:
        frac = 1.0 - (update - 1.0) / num_updates
        lrnow = frac * args.learning_rate
        actor.param_groups[0]["lr"] = lrnow
    # Not by default, so that it stays as it is.
    if args.anneal_critic:
        critic.param_groups[0]["lr"] = args.learning_rate / update
    RATES.append(actor.param_groups[0]["lr"])

other = Optimizer()
for epoch in range(5000):
    for group in other.param_groups:
        group["lr"] = 0.1 * 0.999 ** epoch
    EPOCHS.append(other.param_groups[0]["lr"])
