"""What pytorch_optimizer's schedulers do: `python make_pytorch_optimizer.py` writes pytorch_optimizer.json. Made with Python 3.11,
torch==2.15.0 and, once each, pytorch_optimizer==4.1.0 and pytorch_optimizer==3.5.1.

A value is what update t uses in the loop that its tests write, `optimizer.step(); scheduler.step()`: these schedulers set no rate when they are made but
the lowest one, so that update 0 has a rate of its own.
"""

from importlib.metadata import version

import torch

from record_jax import Cases, edges, run, stepped

# name: (imports, expression, rate, last step, boundaries)
SCHEDULES = {
    "linear": ("LinearScheduler", "LinearScheduler(optimizer, t_max=10, max_lr=1.0, min_lr=0.1)", 1.0, 10, []),
    "linear after a warm-up: below zero past its end": (
        "LinearScheduler",
        "LinearScheduler(optimizer, t_max=10, max_lr=1.0, min_lr=0.0, init_lr=0.1, warmup_steps=3)",
        1.0,
        10,
        [3],
    ),
    "cosine after a warm-up": ("CosineScheduler", "CosineScheduler(optimizer, t_max=20, max_lr=1e-2, min_lr=1e-4, init_lr=1e-3, warmup_steps=5)", 1.0, 20, [5]),
    "cosine": ("CosineScheduler", "CosineScheduler(optimizer, t_max=20, max_lr=0.1)", 1.0, 20, [10]),
    "poly grows": ("PolyScheduler", "PolyScheduler(optimizer, t_max=100, max_lr=0.1, min_lr=0.0)", 1.0, 100, [1, 5, 11]),
    "poly square after a warm-up": (
        "PolyScheduler",
        "PolyScheduler(optimizer, poly_order=2.0, t_max=20, max_lr=0.1, min_lr=0.01, init_lr=0.001, warmup_steps=4)",
        1.0,
        20,
        [4],
    ),
    "restarts": (
        "CosineAnnealingWarmupRestarts",
        "CosineAnnealingWarmupRestarts(optimizer, first_cycle_steps=5, max_lr=1.0, min_lr=0.01)",
        1.0,
        20,
        [5, 10, 15],
    ),
    "restarts after warm-ups, longer and lower": (
        "CosineAnnealingWarmupRestarts",
        "CosineAnnealingWarmupRestarts(\n    optimizer, first_cycle_steps=8, cycle_mult=2.0, max_lr=0.1, min_lr=0.001, warmup_steps=2, gamma=0.5\n)",
        1.0,
        40,
        [2, 8, 22],
    ),
    "rex: update 0 has the lowest rate": ("REXScheduler", "REXScheduler(optimizer, total_steps=10, max_lr=0.5, min_lr=0.01)", 1.0, 10, []),
    "rex, defaults": ("REXScheduler", "REXScheduler(optimizer, total_steps=100)", 0.1, 100, []),
    "wsd": ("get_wsd_schedule", "get_wsd_schedule(optimizer, num_warmup_steps=2, num_stable_steps=3, num_decay_steps=20, min_lr_ratio=0.2)", 1.0, 25, [2, 5]),
    "wsd, linear": ("get_wsd_schedule", "get_wsd_schedule(optimizer, 5, 10, 10, cooldown_type='linear')", 1e-3, 25, [5, 15]),
    "wsd, cosine": ("get_wsd_schedule", "get_wsd_schedule(optimizer, 5, 10, 10, min_lr_ratio=0.1, cooldown_type='cosine')", 1e-3, 25, [5, 15]),
    "wsd, square": ("get_wsd_schedule", "get_wsd_schedule(optimizer, 5, 10, 10, min_lr_ratio=0.1, cooldown_type='1-square')", 1e-3, 25, [5, 15]),
    "chebyshev": ("get_chebyshev_schedule", "get_chebyshev_schedule(optimizer, num_epochs=16)", 1e-2, 16, []),
    "chebyshev in its warm-up": ("get_chebyshev_schedule", "get_chebyshev_schedule(optimizer, num_epochs=16, is_warmup=True)", 1e-2, 16, []),
}

if __name__ == "__main__":
    cases = Cases("pytorch_optimizer", version("pytorch_optimizer"))
    for name, (kind, expression, rate, last, boundaries) in SCHEDULES.items():
        code = f"import torch\nfrom pytorch_optimizer.lr_scheduler import {kind}\n\noptimizer = torch.optim.AdamW(model.parameters(), lr={rate})\nscheduler = {expression}\n"
        try:
            names = run(code, model=torch.nn.Linear(1, 1))
        except Exception as error:
            cases.refused(name, code, error)
        else:
            cases.add(name, code, stepped(names["optimizer"], names["scheduler"]), edges(last, *boundaries), variable="scheduler")
    cases.write("pytorch_optimizer")
