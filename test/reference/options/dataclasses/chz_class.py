import chz
import torch


@chz.chz
class Config:
    lr: float = 0.2
    epochs: int = chz.field(default=18)
    gamma: float = chz.field(default_factory=lambda: 0.4)


def main(config: Config):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, config.epochs, config.gamma)


if __name__ == "__main__":
    chz.nested_entrypoint(main)
