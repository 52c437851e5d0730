from dataclasses import dataclass

import pyrallis
import torch


@dataclass
class TrainConfig:
    epochs: int = 80
    lr: float = 0.4

    def __post_init__(self):
        self.steps = self.epochs * 10


def main():
    cfg = pyrallis.parse(config_class=TrainConfig)
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=cfg.epochs)
    other = torch.optim.lr_scheduler.StepLR(optimizer, cfg.steps)


main()
