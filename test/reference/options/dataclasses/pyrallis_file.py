import pathlib
import tempfile
from dataclasses import dataclass

import pyrallis
import torch


@dataclass
class TrainConfig:
    epochs: int = 80
    lr: float = 0.4


path = pathlib.Path(tempfile.mkdtemp()) / "config.yaml"
path.write_text("epochs: 5\n")


@pyrallis.wrap(config_path=str(path))
def main(cfg: TrainConfig):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=cfg.epochs)


main()
