import torch
from jsonargparse import ArgumentParser

parser = ArgumentParser()
parser.add_argument("--lr", type=float, default=0.7)
parser.add_argument("--optim.gamma", type=float, default=0.3)
parser.add_argument("--optim.step_size", default=13)
cfg = parser.parse_args()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, cfg.optim.step_size, gamma=cfg.optim.gamma)
