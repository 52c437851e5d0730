"""What lightly's schedules do: `python make_lightly.py` writes lightly.json. Made with Python 3.11, torch==2.15.0, lightly==1.6.0."""

import lightly
import torch

from record_jax import Cases, edges, run, stepped

RATES = {
    "cosine after a warm-up": ("optimizer, warmup_epochs=3, max_epochs=10", 1.0, 10, [3]),
    "cosine after a warm-up, of steps": ("optimizer, warmup_epochs=10 * 5, max_epochs=100 * 5", 0.06, 500, [50]),
    "cosine without a warm-up": ("optimizer, warmup_epochs=0, max_epochs=10, start_value=1.0, end_value=0.0", 0.1, 10, []),
    "cosine after a warm-up from a start to an end": (
        "optimizer, 4, 20, start_value=0.8, end_value=0.1, warmup_start_value=0.2, warmup_end_value=0.6",
        0.1,
        20,
        [4],
    ),
    "cosine in periods": ("optimizer, warmup_epochs=2, max_epochs=20, period=6", 0.1, 20, [2, 8, 14]),
}

VALUES = {
    "a momentum rising": ("cosine_schedule", "cosine_schedule(step=step, max_steps=100, start_value=0.996, end_value=1.0)", 100, []),
    "a momentum in periods": ("cosine_schedule", "cosine_schedule(step, 100, 0.9, 1.0, period=20)", 100, [20, 40]),
    "one step only": ("cosine_schedule", "cosine_schedule(step, 1, 0.9, 1.0)", 1, []),
    "a weight decay after a warm-up": (
        "cosine_warmup_schedule",
        "cosine_warmup_schedule(\n        step=step, max_steps=100, start_value=0.04, end_value=0.4, warmup_steps=10, warmup_start_value=0.0\n    )",
        100,
        [10],
    ),
    "a linear warm-up": ("linear_warmup_schedule", "linear_warmup_schedule(step=step, warmup_steps=10, start_value=0.0, end_value=0.5)", 10, []),
}

if __name__ == "__main__":
    cases = Cases("lightly", lightly.__version__)
    for name, (arguments, rate, last, boundaries) in RATES.items():
        code = f"import torch\nfrom lightly.utils.scheduler import CosineWarmupScheduler\n\noptimizer = torch.optim.SGD(model.parameters(), lr={rate})\nscheduler = CosineWarmupScheduler({arguments})\n"
        names = run(code, model=torch.nn.Linear(1, 1))
        cases.add(name, code, stepped(names["optimizer"], names["scheduler"]), edges(last, *boundaries), variable="scheduler", unit="epoch")
    for name, (kind, expression, last, boundaries) in VALUES.items():
        code = f"from lightly.utils.scheduler import {kind}\n\n\ndef value(step):\n    return {expression}\n"
        cases.add(name, code, run(code)["value"], edges(last, *boundaries), variable="value", quantity="value")
    cases.write("lightly")
