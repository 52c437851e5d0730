import torch
from pydantic import BaseModel


class Config(BaseModel):
    lr: float = 0.03
    epochs: int = 35


# What is given is converted; a default is not.
config = Config(lr="0.5", epochs=5)
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, config.epochs)
