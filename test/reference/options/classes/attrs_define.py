import attrs
import torch
from attr import define
from attrs import Factory, field


@define
class Config:
    lr: float = 0.02
    epochs: int = field(default=28)
    gamma: float = attrs.field(factory=lambda: 0.9, kw_only=True)
    steps: int = Factory(lambda: 5)


cfg = Config()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, cfg.epochs, cfg.gamma)
warm = torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=cfg.steps)
