from typing import Annotated, Optional

import torch
import typer
from torch.optim.lr_scheduler import StepLR


def main(
    lr: Annotated[float, typer.Option(help="Rate.")] = 0.05,
    step_size: Annotated[int, typer.Option("--every", min=1)] = 25,
    gamma: Annotated[Optional[float], typer.Option()] = None,
):
    gamma = gamma or 0.3
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = StepLR(optimizer, step_size=step_size, gamma=gamma)


if __name__ == "__main__":
    typer.run(main)
