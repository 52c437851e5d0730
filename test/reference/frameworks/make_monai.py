"""What MONAI's schedulers do, step by step: `python make_monai.py` writes monai.json. Made with Python 3.11, torch==2.15.0, monai==1.6.1."""

import monai
import torch

from record_jax import Cases, edges, run, stepped

SCHEDULES = {
    "cosine after a warm-up": ("WarmupCosineSchedule", "optimizer, warmup_steps=10, t_total=100", 1e-3, 100, [10]),
    "cosine after a warm-up, above a floor: rises again": ("WarmupCosineSchedule", "optimizer, warmup_steps=3, t_total=10, end_lr=0.2", 1.0, 10, [3]),
    "cosine after a warm-up that starts higher": ("WarmupCosineSchedule", "optimizer, 10, 100, warmup_multiplier=0.1", 1e-3, 100, [10]),
    "cosine of a whole wave": ("WarmupCosineSchedule", "optimizer, warmup_steps=0, t_total=20, cycles=1.0", 0.1, 20, [10]),
    "cosine of three half waves": ("WarmupCosineSchedule", "optimizer, warmup_steps=2, t_total=20, cycles=1.5, end_lr=1e-3", 0.1, 20, [2, 8, 14]),
    "a range test in lines": ("LinearLR", "optimizer, end_lr=10.0, num_iter=5", 1.0, 5, []),
    "a range test in powers": ("ExponentialLR", "optimizer, end_lr=10.0, num_iter=100", 1e-7, 100, []),
}

if __name__ == "__main__":
    cases = Cases("monai", monai.__version__)
    for name, (kind, arguments, rate, last, boundaries) in SCHEDULES.items():
        code = f"import torch\nfrom monai.optimizers import {kind}\n\noptimizer = torch.optim.AdamW(model.parameters(), lr={rate})\nscheduler = {kind}({arguments})\n"
        names = run(code, model=torch.nn.Linear(1, 1))
        cases.add(name, code, stepped(names["optimizer"], names["scheduler"]), edges(last, *boundaries), variable="scheduler")
    code = "import torch\nfrom monai.optimizers import WarmupCosineSchedule\n\noptimizer = torch.optim.AdamW(model.parameters(), lr=1e-3)\nscheduler = WarmupCosineSchedule(optimizer, 10, 100, warmup_multiplier=1.5)\n"
    try:
        run(code, model=torch.nn.Linear(1, 1))
    except ValueError as error:
        cases.refused("a warm-up that starts above the rate", code, error)
    cases.write("monai")
