from dataclasses import dataclass

import torch
import tyro


@dataclass
class Root:
    lr: float = 0.1
    epochs: int = 5


@dataclass
class First(Root):
    gamma: float = 0.5


@dataclass
class Second(Root):
    lr: float = 0.9


@dataclass
class Args(First, Second):
    pass


args = tyro.cli(Args)
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, args.epochs, args.gamma)
