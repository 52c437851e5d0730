from dataclasses import dataclass

import simple_parsing
import torch
from simple_parsing.helpers import field


@dataclass
class Config:
    lr: float = field(0.3, help="rate")
    epochs: int = simple_parsing.field(default=6)


@dataclass
class Other:
    gamma: float = 0.8


def main(config: Config, other: Other):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, config.epochs, other.gamma)


if __name__ == "__main__":
    parser = simple_parsing.ArgumentParser()
    parser.add_arguments(Config, "config")
    parser.add_arguments(Other, "other")
    args = parser.parse_args()
    main(args.config, args.other)
