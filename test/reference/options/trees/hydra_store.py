from dataclasses import dataclass, field

import hydra
import torch
from hydra.core.config_store import ConfigStore


@dataclass
class OptimConfig:
    lr: float = 0.33
    gamma: float = 0.77


@dataclass
class Config:
    epochs: int = 17
    optim: OptimConfig = field(default_factory=OptimConfig)


cs = ConfigStore.instance()
cs.store(name="config", node=Config)


@hydra.main(version_base=None, config_name="config")
def main(cfg: Config) -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.optim.lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, cfg.epochs, cfg.optim.gamma)


if __name__ == "__main__":
    main()
