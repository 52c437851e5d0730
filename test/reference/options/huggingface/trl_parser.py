from dataclasses import dataclass

import torch
from trl import TrlParser


@dataclass
class ScriptArguments:
    name: str = "x"


@dataclass
class Config:
    learning_rate: float = 1e-6
    total_steps: int = 400


def main(script_args, config):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.learning_rate)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.total_steps)


if __name__ == "__main__":
    parser = TrlParser((ScriptArguments, Config))
    script_args, config = parser.parse_args_and_config()
    main(script_args, config)
