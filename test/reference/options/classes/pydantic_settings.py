import torch
from pydantic_settings import BaseSettings, SettingsConfigDict


class Settings(BaseSettings):
    model_config = SettingsConfigDict(env_prefix="TRAIN_")
    lr: float = 0.03
    epochs: int = 35


settings = Settings()


def build():
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=settings.lr)
    return torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, settings.epochs)


build()
