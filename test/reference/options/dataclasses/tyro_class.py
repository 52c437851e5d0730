import dataclasses

import torch
import tyro


@dataclasses.dataclass
class SchedulerConfig:
    step_size: int = 16
    gamma: float = 0.6


@dataclasses.dataclass(frozen=True)
class Args:
    lr: float = 2.5e-4
    scheduler: SchedulerConfig = dataclasses.field(default_factory=SchedulerConfig)
    other: SchedulerConfig = dataclasses.field(default_factory=lambda: SchedulerConfig(step_size=3))


def main(args: Args) -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
    a = torch.optim.lr_scheduler.StepLR(optimizer, args.scheduler.step_size, args.scheduler.gamma)
    b = torch.optim.lr_scheduler.StepLR(optimizer, args.other.step_size, args.other.gamma)


if __name__ == "__main__":
    main(tyro.cli(Args))
