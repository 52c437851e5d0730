from dataclasses import dataclass

import torch
from omegaconf import OmegaConf


@dataclass
class Config:
    lr: float = 0.012
    steps: int = 500


base = OmegaConf.structured(Config)
cfg = OmegaConf.merge(base, OmegaConf.from_dotlist(["steps=50"]), OmegaConf.from_cli())
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.steps)
