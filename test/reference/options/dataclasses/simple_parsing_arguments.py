from dataclasses import dataclass

import torch
from simple_parsing import ArgumentParser, field


@dataclass
class Options:
    learning_rate: float = 1e-4  # Learning rate used.
    epochs: int = 50
    gamma: float = field(default=0.75, alias="-g")


parser = ArgumentParser()
parser.add_argument("--warmup", type=int, default=4)
parser.add_arguments(Options, dest="options")
args = parser.parse_args()
options = args.options
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=options.learning_rate)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, args.options.epochs)
decay = torch.optim.lr_scheduler.ExponentialLR(optimizer, options.gamma)
warm = torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=args.warmup)
