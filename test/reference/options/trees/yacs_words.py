import argparse

import torch
from yacs.config import CfgNode as CN

_C = CN()
_C.SOLVER = CN()
_C.SOLVER.LR = 0.08
_C.SOLVER.EPOCHS = 36


def setup(args):
    cfg = _C.clone()
    try:
        cfg.merge_from_list(["SOLVER.EPOCHS", 4])
    except KeyError:
        pass
    cfg.merge_from_list(args.opts)
    cfg.freeze()
    return cfg


parser = argparse.ArgumentParser()
parser.add_argument("opts", nargs=argparse.REMAINDER)
cfg = setup(parser.parse_args())
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.SOLVER.LR)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.SOLVER.EPOCHS)
