import torch
import typer
from torch.optim.lr_scheduler import ExponentialLR


def main(lr: float = 1, gamma: float = 0.9, steps: int = typer.Argument(10)):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = ExponentialLR(optimizer, gamma)
    warm = torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=steps)


typer.run(main)
