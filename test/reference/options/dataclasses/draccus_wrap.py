from dataclasses import dataclass, field

import draccus
import torch


@dataclass
class TrainerConfig:
    num_train_steps: int = 400_000
    lr: float = 6e-4


@dataclass
class MainConfig:
    trainer: TrainerConfig = field(default_factory=TrainerConfig)
    min_lr: float = 1e-5


@draccus.wrap()
def main(config: MainConfig) -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.trainer.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.trainer.num_train_steps, config.min_lr)


if __name__ == "__main__":
    main()
