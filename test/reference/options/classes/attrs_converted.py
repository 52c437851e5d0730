import attr
import torch


@attr.s(auto_attribs=True)
class Config:
    lr: float = attr.ib(default=0.25, converter=lambda value: value * 2)
    epochs: int = attr.ib(default="12", converter=int)


config = Config()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.epochs)
