from dataclasses import dataclass, field

import torch
import transformers
from transformers import HfArgumentParser


@dataclass
class BaseArguments:
    lr: float = field(default=0.01)
    epochs: int = 5
    gamma: float = 0.9


@dataclass
class MyArguments(BaseArguments):
    epochs: int = field(default=11)


@dataclass
class MyTrainingArguments(transformers.TrainingArguments):
    output_dir: str = "out"
    use_cpu: bool = True
    bf16: bool = False
    warm: int = field(default=13)


def train():
    parser = HfArgumentParser((MyArguments, MyTrainingArguments))
    args, training_args = parser.parse_args_into_dataclasses()
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, args.epochs, args.gamma)
    warm = torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=training_args.warm)


train()
