from dataclasses import dataclass

import torch
from transformers import HfArgumentParser


@dataclass
class Args:
    lr: float = 0.125
    epochs: int = 9
    gamma: float = 0.5


args = HfArgumentParser(Args).parse_args_into_dataclasses(["--epochs", "21"])[0]
args.gamma = 0.25
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, args.epochs, args.gamma)
