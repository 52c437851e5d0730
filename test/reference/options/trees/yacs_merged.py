import pathlib
import tempfile

import torch
from yacs.config import CfgNode as CN

_C = CN()
_C.SOLVER = CN()
_C.SOLVER.BASE_LR = 0.01
_C.SOLVER.MAX_ITER = 1000

path = pathlib.Path(tempfile.mkdtemp()) / "config.yaml"
path.write_text("SOLVER:\n  BASE_LR: 0.5\n")

cfg = _C.clone()
cfg.merge_from_file(str(path))
cfg.merge_from_list(["SOLVER.MAX_ITER", 5])
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.SOLVER.BASE_LR)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.SOLVER.MAX_ITER)
