from dataclasses import dataclass

import torch
import tyro


@dataclass
class Args:
    algorithm: str = "ppo"
    lr: float = 0.3
    epochs: int = 6
    gamma: float = 0.5


args = tyro.cli(Args)
if args.algorithm == "ppo":
    args.lr = 0.05
args.epochs = 60
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, args.epochs, args.gamma)
