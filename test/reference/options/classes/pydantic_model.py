import torch
from pydantic import BaseModel, Field


class TrainConfig(BaseModel):
    lr: float = 1e-2
    epochs: int = Field(15, gt=0)
    gamma: float = Field(default=0.6, description="factor")


class Config(BaseModel):
    train: TrainConfig = TrainConfig()
    other: TrainConfig = Field(default_factory=TrainConfig)


config = Config()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.train.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, config.train.epochs, config.other.gamma)
