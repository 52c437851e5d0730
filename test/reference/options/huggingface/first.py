from dataclasses import dataclass, field

import torch
import transformers


@dataclass
class ScriptArguments:
    lr: float = field(default=1.41e-5, metadata={"help": "the learning rate"})
    steps: int = field(default=20000)


parser = transformers.HfArgumentParser(ScriptArguments)
script_args = parser.parse_args_into_dataclasses()[0]
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=script_args.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=script_args.steps)
