import chz
import torch


@chz.chz
class Config:
    lr: float = 0.2
    epochs: int = 18


config = chz.entrypoint(Config)
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.epochs)
