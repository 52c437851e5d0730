"""What OpenPCDet makes of `adam_onecycle`: `CHECKOUT=... python make_openpcdet.py` writes openpcdet.json. Made with Python 3.11, numpy==2.4.6 and PyYAML==6.0.4;
CHECKOUT names a checkout of github.com/open-mmlab/OpenPCDet at 8caccce, whose OneCycle of tools/train_utils/optimization is run.
"""

from functools import partial
from types import SimpleNamespace

import numpy
import yaml

import checkout
from record_jax import Cases, edges

NAMES = ("LRSchedulerStep", "annealing_cos", "OneCycle")
FILE = "tools/train_utils/optimization/learning_schedules_fastai.py"
one_cycle = checkout.taken(FILE, *NAMES, np=numpy, partial=partial, OptimWrapper=object)[2]
CONFIGS = {
    "of an even run": ("  NUM_EPOCHS: 80\n  LR: 0.01\n  PCT_START: 0.4\n  DIV_FACTOR: 10\n", 25),
    "cut at a whole iteration": ("  NUM_EPOCHS: 7\n  LR: 0.003\n  PCT_START: 0.37\n  DIV_FACTOR: 100\n", 11),
}


def walk(text, iterations, quantity):
    config = yaml.safe_load(text)["OPTIMIZATION"]
    optimizer = SimpleNamespace(lr=None, mom=None)
    made = one_cycle(optimizer, config["NUM_EPOCHS"] * iterations, config["LR"], list(config["MOMS"]), config["DIV_FACTOR"], config["PCT_START"])

    def at(step):
        made.step(step)
        return getattr(optimizer, quantity)

    return at


if __name__ == "__main__":
    cases = Cases("openpcdet", "8caccce")
    for name, (more, iterations) in CONFIGS.items():
        text = f"OPTIMIZATION:\n  BATCH_SIZE_PER_GPU: 2\n  OPTIMIZER: adam_onecycle\n{more}  MOMS: [0.95, 0.85]\n"
        config = yaml.safe_load(text)["OPTIMIZATION"]
        total = config["NUM_EPOCHS"] * iterations
        steps = [step for step in edges(total, int(config["PCT_START"] * total)) if step < total]
        for quantity, key in (("lr", "lr"), ("momentum", "mom")):
            cases.add(f"{quantity} {name}", text, walk(text, iterations, key), steps, language="yaml", quantity=quantity, given={"steps_per_epoch": iterations})
    cases.write("openpcdet")
