import click
import torch
from torch import optim


# A text is converted where a type is said, and stays one where none is.
@click.command()
@click.option("--step-size", type=click.INT, default="30", help="epochs between two decays")
@click.option("--decay", "gamma", type=click.FLOAT, default="0.2")
@click.option("--lr", type=click.FloatRange(0, 1), default="0.05")
def run(step_size, gamma, lr):
    net = torch.nn.Linear(1, 1)
    opt = optim.SGD(net.parameters(), lr=lr)
    sched = optim.lr_scheduler.StepLR(opt, step_size, gamma)


run()
