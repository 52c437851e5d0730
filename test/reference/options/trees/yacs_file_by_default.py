import argparse
import pathlib
import tempfile

import torch
from yacs.config import CfgNode as CN

cfg = CN()
cfg.LR = 0.08
cfg.EPOCHS = 36

path = pathlib.Path(tempfile.mkdtemp()) / "config.yaml"
path.write_text("LR: 0.5\n")
parser = argparse.ArgumentParser()
parser.add_argument("--config", default=str(path))
args = parser.parse_args()
if args.config:
    cfg.merge_from_file(args.config)
cfg.EPOCHS = 40
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.LR)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.EPOCHS)
