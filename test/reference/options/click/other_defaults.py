import os

import click
import torch


def default_rate():
    return 0.25


settings = {"default_map": {"epochs": 200}}


# The map of the context wins over the option's own default.
@click.command(context_settings=settings)
@click.option("--epochs", default=100)
@click.option("--lr", default=default_rate, type=float)
@click.option("--gamma", default=lambda: 0.95, type=float)
def main(epochs, lr, gamma):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    a = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs)
    b = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma)


main()
