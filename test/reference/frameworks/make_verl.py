"""What verl makes of its `optim` sections: `CHECKOUT=... python make_verl.py` writes verl.json. Made with Python 3.11, torch==2.9.1, omegaconf==2.3.0;
CHECKOUT names a checkout of github.com/volcengine/verl at b178a3c, whose functions of utils/torch_functional.py are run with what fsdp_workers.py and
fsdp_sft_trainer.py hand to them.
"""

import math

import torch
from omegaconf import OmegaConf
from torch.optim import Optimizer
from torch.optim.lr_scheduler import LambdaLR

from checkout import taken
from record_jax import Cases, edges, stepped

NAMES = ("get_cosine_schedule_with_warmup", "get_constant_schedule_with_warmup", "get_wsd_schedule_with_warmup")
cosine, constant, wsd = taken("verl/utils/torch_functional.py", *NAMES, math=math, Optimizer=Optimizer, LambdaLR=LambdaLR)


def of_actor(text, total):
    """As fsdp_workers.py makes it; `total` is what the trainer sets."""
    config = OmegaConf.create(text)["optim"]
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=config.lr)
    warm = int(config.get("lr_warmup_steps", -1))
    if warm < 0:
        warm = int(config.get("lr_warmup_steps_ratio", 0.0) * total)
    if (config.get("warmup_style") or config.lr_scheduler_type) == "constant":
        return stepped(optimizer, constant(optimizer=optimizer, num_warmup_steps=warm))
    more = dict(min_lr_ratio=config.get("min_lr_ratio", 0.0), num_cycles=config.get("num_cycles", 0.5))
    return stepped(optimizer, cosine(optimizer=optimizer, num_warmup_steps=warm, num_training_steps=total, **more))


def of_tuning(text, total):
    """As fsdp_sft_trainer.py makes it."""
    config = OmegaConf.create(text)["optim"]
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=config.lr)
    make = {"cosine": cosine, "wsd": wsd}[config.lr_scheduler]
    return stepped(optimizer, make(optimizer=optimizer, num_warmup_steps=int(total * config.lr_warmup_steps_ratio), num_training_steps=total))


HEAD = "trainer:\n  total_training_steps: 317\noptim:\n  lr: 1e-6\n"
ACTOR = {
    "constant": "  lr_warmup_steps_ratio: 0.0\n  lr_warmup_steps: -1\n  total_training_steps: -1\n  min_lr_ratio: 0.0\n  lr_scheduler_type: constant\n  warmup_style: null\n",
    "constant behind a warm-up": "  lr_warmup_steps_ratio: 0.1\n  lr_scheduler_type: constant\n",
    "cosine": "  lr_warmup_steps: 20\n  lr_warmup_steps_ratio: 0.5\n  lr_scheduler_type: cosine\n",
    "cosine with a lowest rate and its older name": "  lr_warmup_steps_ratio: 0.05\n  min_lr_ratio: 0.1\n  lr_scheduler_type: constant\n  warmup_style: cosine\n",
    "cosine of several waves": "  lr_warmup_steps_ratio: 0.0\n  num_cycles: 1.5\n  min_lr_ratio: 0.2\n  lr_scheduler_type: cosine\n",
}
TUNING = {
    "tuning along a cosine": "  lr_warmup_steps_ratio: 0.1\n  min_lr_ratio: 0.3\n  lr_scheduler: cosine\n",
    "tuning that stays and falls": "  lr_warmup_steps_ratio: 0.1\n  lr_scheduler: wsd\n",
}

if __name__ == "__main__":
    cases = Cases("verl", "b178a3c")
    for configs, made in ((ACTOR, of_actor), (TUNING, of_tuning)):
        for name, more in configs.items():
            cases.add(name, HEAD + more, made(HEAD + more, 317), edges(317, 15, 20, 31, 288), language="yaml")
    cases.write("verl")
