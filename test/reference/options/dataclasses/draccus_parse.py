from dataclasses import dataclass

import draccus
import torch


@dataclass
class Config:
    lr: float = 0.02
    steps: int = 100


cfg = draccus.parse(Config)
cfg.steps = cfg.steps * 2
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.steps)
