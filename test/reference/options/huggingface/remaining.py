from dataclasses import dataclass

import torch
from transformers import HfArgumentParser


@dataclass
class Args:
    lr: float = 0.125
    epochs: int = 9


def parse():
    parser = HfArgumentParser((Args,))
    args, remaining = parser.parse_args_into_dataclasses(return_remaining_strings=True)
    return args


def main():
    args = parse()
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=args.epochs)


main()
