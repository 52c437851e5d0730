from dataclasses import dataclass, field
from typing import Optional

import torch
from transformers import HfArgumentParser


@dataclass
class ModelArguments:
    name: str = field(default="gpt2")
    lora_rank: Optional[int] = field(default=8)


@dataclass
class DataArguments:
    block_size: int = field(default=512, metadata={"help": "tokens of a block"})
    epochs: int = 3


@dataclass
class TrainArguments:
    learning_rate: float = field(default=2e-5, metadata={"help": "The rate."})
    warmup_steps: int = field(default=100)
    max_steps: int = 1000


def main():
    parser = HfArgumentParser((ModelArguments, DataArguments, TrainArguments))
    model_args, data_args, training_args = parser.parse_args_into_dataclasses()
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=training_args.learning_rate)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, training_args.max_steps)
    warm = torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=training_args.warmup_steps)
    other = torch.optim.lr_scheduler.StepLR(optimizer, data_args.epochs)


if __name__ == "__main__":
    main()
