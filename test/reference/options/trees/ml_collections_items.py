import torch
from ml_collections import config_dict

config = config_dict.ConfigDict({"lr": 0.2, "steps": 90})
config.gamma = config_dict.placeholder(float)
config.update(steps=30)
with config.unlocked():
    config.gamma = 0.4
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=config.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, config.steps, config.get("gamma", 0.1))
