import click
import torch


@click.command()
@click.option("--lr", default=0.1, callback=lambda ctx, param, value: value * 2)
@click.option("--epochs", default=10.5, type=int)
@click.option("--gamma", type=click.FloatRange(0, 0.5, clamp=True), default=0.9)
def train(lr, epochs, gamma):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, epochs, gamma)


train()
