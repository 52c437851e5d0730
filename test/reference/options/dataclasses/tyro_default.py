from dataclasses import dataclass

import torch
import tyro


@dataclass
class Args:
    lr: float = 0.3
    epochs: int = 6
    min_lr: float = 0.0


args = tyro.cli(Args, default=Args(epochs=25))
more = tyro.cli(Args, args=["--min-lr", "0.1"])
described = tyro.cli(Args, description="Trains.")
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=described.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.epochs, more.min_lr)
other = torch.optim.lr_scheduler.StepLR(optimizer, described.epochs)
