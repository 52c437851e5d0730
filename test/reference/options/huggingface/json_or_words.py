import os
import sys
from dataclasses import dataclass, field

import torch
from transformers import HfArgumentParser


@dataclass
class TrainArguments:
    lr: float = field(default=5e-5)
    max_steps: int = field(default=700)


parser = HfArgumentParser((TrainArguments,))
if len(sys.argv) == 2 and sys.argv[1].endswith(".json"):
    (train_args,) = parser.parse_json_file(json_file=os.path.abspath(sys.argv[1]))
else:
    (train_args,) = parser.parse_args_into_dataclasses()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=train_args.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=train_args.max_steps)
