from dataclasses import dataclass, field

import torch
from omegaconf import MISSING, OmegaConf


@dataclass
class Optim:
    lr: float = 0.012
    steps: int = 500
    gamma: float = MISSING


@dataclass
class Config:
    optim: Optim = field(default_factory=Optim)
    epochs: int = 21


cfg = OmegaConf.structured(Config)
other = OmegaConf.structured(Optim(lr=0.5))
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.optim.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.optim.steps)
second = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=other.lr)
step = torch.optim.lr_scheduler.StepLR(second, cfg.epochs)
