from dataclasses import dataclass, field

import torch
from transformers import HfArgumentParser


@dataclass
class Args:
    lr: float = 3e-4
    epochs: int = 14
    gamma: float = field(default=0.7)


(args,) = HfArgumentParser([Args]).parse_args_into_dataclasses()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, step_size=args.epochs, gamma=args.gamma)
