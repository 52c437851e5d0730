from dataclasses import dataclass, field

import pyrallis
import torch


@dataclass
class OptimConfig:
    lr: float = 3e-4
    gamma: float = 0.995


@dataclass
class TrainConfig:
    max_timesteps: int = int(1e3)
    optim: OptimConfig = field(default_factory=OptimConfig)
    warmup: int = field(default=10)


@pyrallis.wrap()
def train(config: TrainConfig):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.Adam(model.parameters(), lr=config.optim.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.max_timesteps)
    decay = torch.optim.lr_scheduler.StepLR(optimizer, config.warmup, config.optim.gamma)


if __name__ == "__main__":
    train()
