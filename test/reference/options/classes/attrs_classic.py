import attr
import torch


@attr.s(auto_attribs=True)
class Typed:
    lr: float = attr.ib(default=0.25)
    epochs: int = 19


@attr.s
class Config:
    gamma = attr.ib(default=0.35)
    size = attr.ib(default="4", converter=int)
    rate = attr.ib(0.7)


typed, config = Typed(), Config()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=typed.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, typed.epochs, config.gamma)
second = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.rate)
other = torch.optim.lr_scheduler.StepLR(second, config.size)
