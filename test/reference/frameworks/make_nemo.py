"""What NeMo's schedulers make of a config: `CHECKOUT=... python make_nemo.py` writes nemo.json. Made with Python 3.11, torch==2.15.0, pyyaml==6.0.4 and
omegaconf==2.4.0; CHECKOUT names a checkout of github.com/NVIDIA/NeMo at 8cfedd7 (2025-09-20), of which the classes of the schedulers are run, with the arguments
that `prepare_lr_scheduler` gives them.
"""

import math
import warnings

import torch
from omegaconf import OmegaConf
from torch.optim.lr_scheduler import LRScheduler

from checkout import taken
from record_jax import Cases, edges

warnings.simplefilter("ignore")
VERSION = "8cfedd7"
HELPERS = ["_squareroot_annealing", "_square_annealing", "_cosine_annealing", "_linear_warmup_with_cosine_annealing", "_poly_decay", "_noam_hold_annealing"]
POLICIES = ["WarmupPolicy", "WarmupHoldPolicy", "WarmupAnnealHoldPolicy"]
NAMES = [
    *["SquareAnnealing", "CosineAnnealing", "NoamAnnealing", "NoamHoldAnnealing", "WarmupHoldAnnealOneMinusSquareRoot", "WarmupHoldAnnealLinear"],
    *["WarmupAnnealing", "InverseSquareRootAnnealing", "SquareRootAnnealing", "PolynomialDecayAnnealing", "PolynomialHoldDecayAnnealing"],
]
around = {"_LRScheduler": LRScheduler, "math": math, "warnings": warnings}
kinds = dict(zip(NAMES, taken("nemo/core/optim/lr_scheduler.py", *NAMES, *POLICIES, *HELPERS, **around)))

# name: (arguments of sched, the rate, the steps of the run, boundaries)
SCHEDULES = {
    "cosine": ("name: CosineAnnealing, warmup_steps: 100, min_lr: 1.0e-6", 1e-3, 1000, [100]),
    "cosine of a part": ("name: CosineAnnealing, warmup_steps: null, warmup_ratio: 0.07, min_lr: 1.0e-6", 1e-3, 777, [54, 55]),
    "cosine without a warm-up": ("name: CosineAnnealing", 1e-3, 500, []),
    "cosine with a constant end": ("name: CosineAnnealing, warmup_steps: 100, constant_steps: 200, min_lr: 1.0e-5", 1e-3, 1000, [100, 800]),
    "cosine with a constant part": ("name: CosineAnnealing, warmup_steps: 50, constant_ratio: 0.3, min_lr: 1.0e-5", 1e-3, 333, [50, 234]),
    "cosine with constant_steps of 0": ("name: CosineAnnealing, warmup_steps: 50, constant_steps: 0, min_lr: 1.0e-5", 1e-3, 333, [50]),
    "noam": ("name: NoamAnnealing, d_model: 256, warmup_steps: 100, min_lr: 1.0e-6", 2.0, 1000, [100]),
    "noam that stays up": ("name: NoamAnnealing, d_model: 256, warmup_steps: 100, min_lr: 0.005", 2.0, 1000, [100, 600, 625]),
    "noam of a part": ("name: NoamAnnealing, d_model: 512, warmup_steps: null, warmup_ratio: 0.05", 5.0, 1000, [50]),
    "noam without a warm-up": ("name: NoamAnnealing, d_model: 512", 5.0, 300, []),
    "noam with a hold": ("name: NoamHoldAnnealing, warmup_steps: 50, hold_steps: 150, decay_rate: 1.0, min_lr: 1.0e-5", 1e-3, 1000, [50, 200]),
    "noam with a hold of a part": ("name: NoamHoldAnnealing, warmup_ratio: 0.1, hold_ratio: 0.3", 1e-3, 400, [40, 160]),
    "noam with no hold": ("name: NoamHoldAnnealing, warmup_steps: 40", 1e-3, 400, [40]),
    "a line": ("name: WarmupAnnealing, warmup_ratio: 0.1, min_lr: 1.0e-5", 1e-3, 500, [50]),
    "inverse square root": ("name: InverseSquareRootAnnealing, warmup_ratio: 0.02", 1e-3, 500, [10]),
    "inverse square root that drops": ("name: InverseSquareRootAnnealing, warmup_steps: 30, min_lr: 1.0e-5", 1e-3, 500, [30]),
    "square": ("name: SquareAnnealing, warmup_steps: 30", 1e-3, 500, [30, 450]),
    "square root": ("name: SquareRootAnnealing, warmup_steps: 30, min_lr: 1.0e-4", 1e-3, 500, [30, 495]),
    "a power": ("name: PolynomialDecayAnnealing, warmup_steps: 30, power: 2.0, min_lr: 1.0e-5", 1e-3, 500, [30]),
    "a power in cycles": ("name: PolynomialDecayAnnealing, warmup_steps: 30, power: 2.0, cycle: true", 1e-3, 500, [30]),
    "a power behind a hold": ("name: PolynomialHoldDecayAnnealing, warmup_steps: 30, hold_steps: 70, power: 3.0, min_lr: 1.0e-5", 1e-3, 500, [30, 100]),
    "a power without a hold": ("name: PolynomialHoldDecayAnnealing, warmup_steps: 30, power: 3.0", 1e-3, 500, [30]),
    "a line behind a hold": ("name: WarmupHoldAnnealLinear, warmup_steps: 30, hold_ratio: 0.5, min_lr: 1.0e-5", 1e-3, 500, [30, 280]),
    "a line without a hold": ("name: WarmupHoldAnnealLinear, warmup_steps: 100, min_lr: 1.0e-5", 1e-3, 500, [100]),
    "one minus a square root": ("name: WarmupHoldAnnealOneMinusSquareRoot, warmup_steps: 30, hold_steps: 300, min_lr: 1.0e-5", 1e-3, 500, [30, 330]),
}
REFUSED = {
    "both of a warm-up": ("name: CosineAnnealing, warmup_steps: 10, warmup_ratio: 0.1", 1e-3),
    "a lowest rate above the rate": ("name: CosineAnnealing, warmup_steps: 10, min_lr: 0.1", 1e-3),
    "a noam with a hold and no warm-up": ("name: NoamHoldAnnealing, hold_steps: 10", 1e-3),
}


def config(sched, rate, total):
    return f"trainer:\n  max_steps: {total}\nmodel:\n  optim:\n    name: adamw\n    lr: {rate}\n    sched: {{{sched}}}\n"


def updates(text):
    """`trainer.max_steps` is what `setup_optimization` puts into `sched`."""
    read = OmegaConf.to_container(OmegaConf.create(text), resolve=True)
    optim = read["model"]["optim"]
    arguments = optim["sched"] | {"max_steps": read["trainer"]["max_steps"]}
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=optim["lr"])
    scheduler = kinds[arguments.pop("name")](optimizer, **arguments)
    while True:
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("nemo", VERSION)
    for name, (sched, rate, total, boundaries) in SCHEDULES.items():
        text = config(sched, rate, total)
        cases.add(name, text, updates(text), edges(total, *boundaries), language="yaml", total=total)
    for name, (sched, rate) in REFUSED.items():
        text = config(sched, rate, 100)
        try:
            walk = updates(text)
            [next(walk) for _ in range(20)]
        except Exception as error:
            cases.refused(name, text, error, language="yaml")
        else:
            raise AssertionError(name)
    cases.write("nemo")
