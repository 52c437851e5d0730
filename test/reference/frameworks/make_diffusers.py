"""What diffusers.optimization and diffusers' EMAModel do: `python make_diffusers.py` writes diffusers.json.
Made with Python 3.11 and, first, diffusers==0.42.1 with torch==2.15.0, then diffusers==0.34.0 with torch==2.7.1.
"""

import os
import warnings

os.environ["CUDA_VISIBLE_DEVICES"] = ""
warnings.filterwarnings("ignore")

import diffusers

from record_torch import Cases, edges, run

# name: (call, rate, last step, boundaries)
CALLS = {
    "get_scheduler constant ignores the warm-up": ('get_scheduler("constant", optimizer=optimizer, num_warmup_steps=500)', "1e-5", 501, [500]),
    "get_scheduler constant_with_warmup": (
        'get_scheduler("constant_with_warmup", optimizer=optimizer, num_warmup_steps=10)',
        "1e-4",
        20,
        [10],
    ),
    "get_scheduler linear": ('get_scheduler("linear", optimizer, num_warmup_steps=5, num_training_steps=50)', "1e-4", 50, [5]),
    "get_scheduler cosine, rises again": (
        'get_scheduler(\n    "cosine",\n    optimizer=optimizer,\n    num_warmup_steps=10,\n    num_training_steps=100,\n)',
        "1e-4",
        100,
        [10],
    ),
    "get_scheduler cosine_with_restarts": (
        'get_scheduler("cosine_with_restarts", optimizer, num_warmup_steps=10, num_training_steps=100, num_cycles=3)',
        "1e-4",
        100,
        [10, 40, 70],
    ),
    "get_scheduler cosine, num_cycles is not passed on": (
        'get_scheduler("cosine", optimizer, num_warmup_steps=0, num_training_steps=40, num_cycles=3)',
        "1e-4",
        40,
        [20],
    ),
    "get_scheduler polynomial": (
        'get_scheduler("polynomial", optimizer, num_warmup_steps=5, num_training_steps=50, power=2.0)',
        "1e-4",
        50,
        [5],
    ),
    "get_scheduler piecewise_constant": (
        'get_scheduler("piecewise_constant", optimizer, step_rules="1:10,0.1:20,0.01:30,0.005")',
        "1e-3",
        35,
        [10, 20, 30],
    ),
    "get_scheduler piecewise_constant, rules out of order": (
        'get_scheduler("piecewise_constant", optimizer, step_rules="0.1:20,1:10,0.005")',
        "1e-3",
        25,
        [10, 20],
    ),
    "get_scheduler of a name that it lacks": ('get_scheduler("inverse_sqrt", optimizer, num_warmup_steps=10)', "1e-3", 20, []),
    "get_piecewise_constant_schedule": ('get_piecewise_constant_schedule(optimizer, "0.5:3,0.25:6,1.0")', "1.0", 8, [3, 6]),
    "get_linear_schedule_with_warmup": ("get_linear_schedule_with_warmup(optimizer, 10, 100)", "1e-4", 100, [10]),
    "get_cosine_schedule_with_warmup, a whole wave": (
        "get_cosine_schedule_with_warmup(optimizer, num_warmup_steps=0, num_training_steps=60, num_cycles=1.0)",
        "1e-4",
        60,
        [30],
    ),
    "get_polynomial_decay_schedule_with_warmup": (
        "get_polynomial_decay_schedule_with_warmup(optimizer, 10, 100, lr_end=1e-6, power=0.5)",
        "1e-4",
        100,
        [10],
    ),
}

EMA = {
    "average, default": ("decay=0.9999", 1000, [1, 2, 9]),
    "average with its own warm-up": ("decay=0.9999, use_ema_warmup=True", 1000, [1, 2]),
    "average with a steeper warm-up": ("decay=0.999, use_ema_warmup=True, inv_gamma=1.0, power=3 / 4", 1000, [1, 2]),
    "average that starts late": ("decay=0.99, min_decay=0.5, update_after_step=5", 30, [5, 6, 7]),
    "average with a low decay": ("decay=0.5", 20, [1, 2, 8, 9]),
}


def decays(code):
    """The decay that call 0, 1, ... of step() uses."""
    names = run(code)
    model, ema = names["model"], names["ema"]
    while True:
        ema.step(model.parameters())
        yield ema.cur_decay_value


def main():
    cases = Cases("diffusers", diffusers.__version__)
    for name, (call, rate, total, boundaries) in CALLS.items():
        code = f"import torch\nfrom diffusers.optimization import {call.split('(')[0]}\n\nmodel = torch.nn.Linear(2, 1)\n"
        code += f"optimizer = torch.optim.AdamW(model.parameters(), lr={rate})\nlr_scheduler = {call}\n"
        cases.snippet(name, code, edges(total, *boundaries), variable="lr_scheduler")
    for name, (arguments, total, boundaries) in EMA.items():
        code = f"import torch\nfrom diffusers.training_utils import EMAModel\n\nmodel = torch.nn.Linear(2, 1)\nema = EMAModel(model.parameters(), {arguments})\n"
        cases.add(name, code, lambda code=code: decays(code), edges(total, *boundaries), curves=(("decay", 0),), variable="ema")
    cases.write("diffusers")


if __name__ == "__main__":
    main()
