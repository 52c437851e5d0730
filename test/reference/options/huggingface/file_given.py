import json
import pathlib
import tempfile
from dataclasses import dataclass

import torch
from transformers import HfArgumentParser


@dataclass
class Args:
    lr: float = 0.125
    epochs: int = 9


path = pathlib.Path(tempfile.mkdtemp()) / "args.json"
path.write_text(json.dumps({"epochs": 77}))
parser = HfArgumentParser(Args)
if path.exists():
    (args,) = parser.parse_json_file(str(path))
else:
    (args,) = parser.parse_args_into_dataclasses()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.epochs)
