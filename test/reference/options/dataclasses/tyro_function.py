from dataclasses import dataclass

import torch
import tyro


@dataclass
class Schedule:
    steps: int = 70


def main(schedule: Schedule, lr: float = 0.15, gamma: float = 0.5) -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, schedule.steps, gamma)


if __name__ == "__main__":
    tyro.cli(main)
