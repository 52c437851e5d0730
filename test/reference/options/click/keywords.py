import click
import torch
from torch.optim.lr_scheduler import StepLR


@click.command()
@click.option("--lr", default=2.0, type=float)
@click.option("--gamma", default=0.7, type=float)
@click.option("--epochs", default=10)
def init_cli(**kwargs):
    main(**kwargs)


def main(lr, gamma, epochs):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.Adadelta(model.parameters(), lr=lr)
    scheduler = StepLR(optimizer, step_size=1, gamma=gamma)


if __name__ == "__main__":
    init_cli()
