import torch
from yacs.config import CfgNode as CN

_C = CN()
_C.SOLVER = CN()
_C.SOLVER.BASE_LR = 0.01
_C.SOLVER.MAX_ITER = 1000
_C.SOLVER.STEPS = (600, 800)
_C.SOLVER.GAMMA = 0.2


def get_cfg_defaults():
    """Get a yacs CfgNode object with default values."""
    return _C.clone()


def main():
    cfg = get_cfg_defaults()
    cfg.freeze()
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.SOLVER.BASE_LR)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, cfg.SOLVER.STEPS, gamma=cfg.SOLVER.GAMMA)
    other = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.SOLVER.MAX_ITER)


main()
