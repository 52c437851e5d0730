import copy

import torch
from yacs.config import CfgNode as CN

base = CN()
base.LR = 0.08
base.EPOCHS = 36


def change(config):
    config.EPOCHS = 5


change(base)
cfg = copy.deepcopy(base)
again = base.clone()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.LR)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.EPOCHS)
step = torch.optim.lr_scheduler.StepLR(optimizer, again.EPOCHS)
