from dataclasses import dataclass

import torch
from omegaconf import OmegaConf


@dataclass
class Config:
    lr: float = 0.012
    steps: int = 500
    epochs: int = 7


cfg = OmegaConf.structured(Config)
OmegaConf.update(cfg, "steps", 50)
cfg.merge_with({"lr": 0.5})
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.steps)
