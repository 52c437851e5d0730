"""Training whose options and functions stand in other files, which are imported as a whole, too."""

import helpers.rates
import torch
from helpers.rates import set_rate
from settings import read_options


def beta(step):
    return 0.5 * helpers.rates.clipped(step / helpers.rates.RAMP)


def train(opt, optimizer, epoch):
    set_rate(opt, optimizer, epoch)


def main():
    options = read_options()
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=options.rate)
    for epoch in range(options.epochs):
        train(options, optimizer, epoch)


DRAWN = {
    "beta": ["beta(step)"],
    "set_rate": [
        "[o := torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0), set_rate(read_options(), o, step), o.param_groups[0]['lr']][-1]"
    ],
}
