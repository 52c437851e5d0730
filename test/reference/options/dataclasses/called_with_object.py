from dataclasses import dataclass

import draccus
import torch


@dataclass
class TrainConfig:
    lr: float = 0.1
    epochs: int = 10


@draccus.wrap()
def main(cfg: TrainConfig):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=cfg.epochs)


main(TrainConfig(epochs=4))
