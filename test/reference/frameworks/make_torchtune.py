"""What torchtune's schedule does, from its recipes' configs and called: `python make_torchtune.py` writes torchtune.json. Made with Python 3.11,
torchtune==0.6.1 (the last), torch==2.15.0, torchao==0.9.0 (without its compiled part).

A recipe gives the schedule `num_training_steps` = epochs times optimizer steps per epoch, which "given" says.
"""

from importlib.metadata import version

import torch
from omegaconf import OmegaConf
from torchtune import config

from record_jax import Cases, edges, run, stepped

CONFIGS = {
    "cosine": (
        "optimizer:\n  _component_: torch.optim.AdamW\n  lr: 3e-4\nlr_scheduler:\n  _component_: torchtune.training.lr_schedulers.get_cosine_schedule_with_warmup\n  num_warmup_steps: 100\nepochs: 2\n",
        250,
        [100],
    ),
    "cosine, by its shorter name": (
        "optimizer:\n  _component_: torch.optim.AdamW\n  fused: true\n  weight_decay: 0.01\n  lr: 2.0e-5\nlr_scheduler:\n  _component_: torchtune.training.get_cosine_schedule_with_warmup\n  num_warmup_steps: 10\nepochs: 3\n",
        40,
        [10],
    ),
    "cosine of two waves": (
        "optimizer:\n  _component_: torch.optim.AdamW\n  lr: 0.001\nlr_scheduler:\n  _component_: torchtune.training.get_cosine_schedule_with_warmup\n  num_warmup_steps: 0\n  num_cycles: 2.0\nepochs: 1\n",
        100,
        [25, 50],
    ),
    "a warm-up longer than the whole": (
        "optimizer:\n  _component_: torch.optim.AdamW\n  lr: 0.001\nlr_scheduler:\n  _component_: torchtune.training.get_cosine_schedule_with_warmup\n  num_warmup_steps: 50\nepochs: 1\n",
        30,
        [50],
    ),
}

if __name__ == "__main__":
    cases = Cases("torchtune", version("torchtune"))
    for name, (text, steps, boundaries) in CONFIGS.items():
        cfg = OmegaConf.create(text)
        optimizer = config.instantiate(cfg.optimizer, [torch.nn.Parameter(torch.zeros(1))])
        total = cfg.epochs * steps
        scheduler = config.instantiate(cfg.lr_scheduler, optimizer, num_training_steps=total, last_epoch=-1)
        cases.add(name, text, stepped(optimizer, scheduler), edges(total, *boundaries), language="yaml", given={"steps_per_epoch": steps})
    code = (
        "import torch\nfrom torchtune.training.lr_schedulers import get_cosine_schedule_with_warmup\n\noptimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)\n"
        "scheduler = get_cosine_schedule_with_warmup(optimizer, num_warmup_steps=10, num_training_steps=100, num_cycles=1.0)\n"
    )
    names = run(code, model=torch.nn.Linear(1, 1))
    cases.add("called", code, stepped(names["optimizer"], names["scheduler"]), edges(100, 10), variable="scheduler")
    cases.write("torchtune")
