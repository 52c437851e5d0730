import sys
from dataclasses import dataclass

import torch
import tyro


@dataclass
class Args:
    lr: float = 0.3
    num_epochs: int = 6


sys.argv = [sys.argv[0], "--num-epochs", "12"]
args = tyro.cli(Args)
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.num_epochs)
