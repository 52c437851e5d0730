import torch
from yacs.config import CfgNode as CN

cfg = CN({"LR": 0.08, "SCHED": {"EPOCHS": 36}})
cfg.SCHED.GAMMA = 0.5
cfg.SCHED.EPOCHS = cfg.SCHED.EPOCHS + 4
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.LR)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, cfg.SCHED.EPOCHS, cfg.SCHED.GAMMA)
