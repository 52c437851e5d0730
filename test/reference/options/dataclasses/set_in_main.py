from dataclasses import dataclass, field

import pyrallis
import torch


@dataclass
class Optim:
    lr: float = 0.1


@dataclass
class Config:
    epochs: int = 10
    debug: bool = False
    optim: Optim = field(default_factory=Optim)


def shorten(config):
    config.epochs = 3


@pyrallis.wrap()
def main(cfg: Config):
    cfg.optim.lr = 0.7
    shorten(cfg)
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.optim.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.epochs)


main()
