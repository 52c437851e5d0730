from dataclasses import dataclass, field
from typing import List

import torch
from transformers import HfArgumentParser


@dataclass
class Args:
    milestones: List[int] = field(default_factory=lambda: [30, 60])
    lr: float = field(default=1e-1)
    gamma: float = field(default="0.2")

    def __post_init__(self):
        self.lr = self.lr * 2


(args,) = HfArgumentParser(Args).parse_args_into_dataclasses()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, args.milestones, gamma=args.gamma)
