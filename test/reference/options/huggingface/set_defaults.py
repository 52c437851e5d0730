from dataclasses import dataclass

import torch
from transformers import HfArgumentParser


@dataclass
class Args:
    lr: float = 0.125
    epochs: int = 9


parser = HfArgumentParser(Args)
parser.set_defaults(epochs=99)
(args,) = parser.parse_args_into_dataclasses()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.epochs)
