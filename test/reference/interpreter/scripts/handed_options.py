"""Options that are handed from function to function, with what is made of them on the way."""

import argparse

import numpy as np
import torch


def read_options():
    parser = argparse.ArgumentParser("segmentation")
    parser.add_argument("--rounds", type=int, default=200)
    parser.add_argument("--learning-rate", type=float, default=0.002)
    parser.add_argument("--rate-decay", type=float, default=0.6)
    parser.add_argument("--decay-every", type=int, default=15)
    parser.add_argument("--batch", type=int, default=1024)
    parser.add_argument("--shape", default="Logistic")
    parser.add_argument("--slope", type=float, default=0.01)
    parser.add_argument("--middle", type=int, default=600)
    parser.add_argument("--biases", type=float, default=0.125)
    return parser.parse_args()


RATE_FLOOR = 1e-5


def train(args, optimizer):
    for epoch in range(args.rounds):
        lr = max(args.learning_rate * (args.rate_decay ** (epoch // args.decay_every)), RATE_FLOOR)
        for group in optimizer.param_groups:
            group["lr"] = lr


def tune(args, optimizer):
    # The rate of the whole batch, before that is shared out.
    first_rate = args.learning_rate * args.batch / 256
    if args.batch > 4096:
        args.batch = args.batch // 2
    for epoch in range(args.rounds):
        set_rates(optimizer, first_rate, epoch, args)


def set_rates(optimizer, first_rate, epoch, args):
    factor = 0.5 * (1.0 + np.cos(np.pi * epoch / args.rounds))
    optimizer.param_groups[0]["lr"] = first_rate * factor
    optimizer.param_groups[1]["lr"] = first_rate * factor * args.biases


def learn(args):
    def weight_of_kl(shape, step, slope, middle):
        if shape == "logistic":
            return float(1 / (1 + np.exp(-slope * (step - middle))))
        return min(1.0, step / middle)

    def loss_of(reconstruction, divergence, shape, step, slope, middle):
        return reconstruction + weight_of_kl(shape, step, slope, middle) * divergence

    for step in range(2000):
        loss_of(1.0, 1.0, args.shape, step, args.slope, args.middle)


if __name__ == "__main__":
    options = read_options()
    options.shape = options.shape.lower()
    parameters = [{"params": [torch.nn.Parameter(torch.zeros(1))]} for _ in range(2)]
    train(options, torch.optim.SGD(parameters, lr=0.1))
    tune(options, torch.optim.SGD(parameters, lr=0.1))
    learn(options)


def group_rates(at):
    made = torch.optim.SGD([{"params": [torch.nn.Parameter(torch.zeros(1))]} for _ in range(2)], lr=0.1)
    options = read_options()
    set_rates(made, options.learning_rate * options.batch / 256, at, options)
    return [group["lr"] for group in made.param_groups]


DRAWN = {
    "lr": ["max(0.002 * 0.6 ** (step // 15), RATE_FLOOR)"],
    "set_rates": ["group_rates(step)[0]", "group_rates(step)[1]"],
    "weight_of_kl": ["float(1 / (1 + np.exp(-0.01 * (step - 600))))"],
}
