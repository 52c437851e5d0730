from dataclasses import dataclass

import torch
from simple_parsing import ArgumentParser, parse


@dataclass
class Config:
    lr: float = 0.3
    epochs: int = 6


parser = ArgumentParser()
parser.add_arguments(Config, dest="config", default=Config(epochs=44))
args = parser.parse_args()
other = parse(Config, default=Config(lr=0.9))
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.config.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.config.epochs)
second = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=other.lr)
warm = torch.optim.lr_scheduler.StepLR(second, other.epochs)
