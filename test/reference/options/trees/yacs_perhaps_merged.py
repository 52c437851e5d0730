import argparse

import torch
from yacs.config import CfgNode as CN

cfg = CN()
cfg.TRAIN = CN()
cfg.TRAIN.LR = 0.08
cfg.TRAIN.EPOCHS = 36

parser = argparse.ArgumentParser()
parser.add_argument("--config", default=None)
args = parser.parse_args()
if args.config:
    cfg.merge_from_file(args.config)
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.TRAIN.LR)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.TRAIN.EPOCHS)
