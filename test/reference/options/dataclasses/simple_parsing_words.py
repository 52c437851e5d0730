from dataclasses import dataclass

import torch
from simple_parsing import ArgumentParser


@dataclass
class Config:
    lr: float = 0.3
    epochs: int = 6


parser = ArgumentParser()
parser.add_arguments(Config, dest="config")
args = parser.parse_args(["--epochs", "8"])
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.config.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.config.epochs)
