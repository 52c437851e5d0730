"""What fast-reid makes of its SOLVER section: `CHECKOUT=... python make_fastreid.py` writes fastreid.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4;
CHECKOUT names a checkout of github.com/JDAI-CV/fast-reid at c9bc3ce, whose functions build the groups and the schedulers, and whose hook steps them after each iteration and epoch.
"""

import copy
import math
import re
import warnings
from types import SimpleNamespace
from typing import Any, Dict, List, Optional, Set

import torch
import yaml

import checkout
from record_jax import Cases, edges

DEFAULTS = {
    name: eval(value)  # noqa: S307
    for name, value in re.findall(r"^_C\.SOLVER\.([A-Z_]+) = ([^_C\n#]+?)\s*(?:#.*)?$", checkout.source("fastreid/config/defaults.py"), re.M)
    if "CN" not in value
}
scope = {"__name__": "taken"}
exec(compile(checkout.source("fastreid/solver/lr_scheduler.py"), "lr_scheduler.py", "exec"), scope)
build, groups = checkout.taken(
    "fastreid/solver/build.py",
    "build_lr_scheduler",
    "get_default_optimizer_params",
    **{"torch": torch, "math": math, "re": re, "copy": copy, "lr_scheduler": SimpleNamespace(**scope)},
    **{"Any": Any, "Dict": Dict, "List": List, "Optional": Optional, "Set": Set},
)
after_step, after_epoch = (checkout.method("fastreid/engine/hooks.py", "LRScheduler", name) for name in ("after_step", "after_epoch"))

HEAD = "MODEL:\n  META_ARCHITECTURE: Baseline\nSOLVER:\n  OPT: Adam\n"
CONFIGS = {
    "steps behind a warm-up": ("  MAX_EPOCH: 40\n  BASE_LR: 0.00035\n  SCHED: MultiStepLR\n  STEPS: [ 10, 25 ]\n  GAMMA: 0.1\n  WARMUP_FACTOR: 0.1\n  WARMUP_ITERS: 50\n", 20, ["lr"]),
    "a warm-up of whole epochs": ("  MAX_EPOCH: 12\n  BASE_LR: 0.01\n  SCHED: MultiStepLR\n  STEPS: [3, 6]\n  GAMMA: 0.5\n  WARMUP_ITERS: 20\n  WARMUP_METHOD: exp\n", 10, ["lr"]),
    "a cosine behind a delay": (
        "  MAX_EPOCH: 30\n  BASE_LR: 0.0007\n  SCHED: CosineAnnealingLR\n  DELAY_EPOCHS: 10\n  ETA_MIN_LR: 0.0000007\n  WARMUP_ITERS: 33\n  HEADS_LR_FACTOR: 10.0\n  BIAS_LR_FACTOR: 2.0\n",
        16,
        ["lr", "lr of the heads", "lr of biases"],
    ),
    "a cosine behind a warm-up": ("  MAX_EPOCH: 20\n  BASE_LR: 0.01\n  SCHED: CosineAnnealingLR\n  WARMUP_ITERS: 45\n  WARMUP_FACTOR: 0.01\n  WARMUP_METHOD: constant\n", 10, ["lr"]),
    "no warm-up": ("  MAX_EPOCH: 9\n  BASE_LR: 0.01\n  SCHED: MultiStepLR\n  STEPS: [3, 6]\n  WARMUP_ITERS: 0\n", 7, ["lr"]),
}


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.backbone, self.heads = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1, bias=False)


#: The parameters in order: backbone.weight, backbone.bias, heads.weight.
GROUPS = {"lr": 0, "lr of biases": 1, "lr of the heads": 2}


def rates(text, each, group):
    solver = {**DEFAULTS, **yaml.safe_load(text)["SOLVER"]}
    config = SimpleNamespace(SOLVER=SimpleNamespace(**solver))
    params = groups(Model(), base_lr=solver["BASE_LR"], bias_lr_factor=solver["BIAS_LR_FACTOR"], heads_lr_factor=solver["HEADS_LR_FACTOR"])
    optimizer = torch.optim.SGD(params, lr=1.0)
    trainer = SimpleNamespace(warmup_iters=solver["WARMUP_ITERS"], delay_epochs=solver["DELAY_EPOCHS"], grad_scaler=None, iter=0)
    trainer.storage = SimpleNamespace(put_scalar=lambda *args, **kwargs: None)
    hook = SimpleNamespace(_optimizer=optimizer, _scheduler=build(config, optimizer, each), _best_param_group_id=0, trainer=trainer)
    for trainer.epoch in range(solver["MAX_EPOCH"]):
        for _ in range(each):
            yield optimizer.param_groups[group]["lr"]
            optimizer.step()
            after_step(hook)
            trainer.iter += 1
        after_epoch(hook)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("fastreid", "c9bc3ce")
    for name, (more, each, quantities) in CONFIGS.items():
        text = HEAD + more
        solver = {**DEFAULTS, **yaml.safe_load(text)["SOLVER"]}
        last, warm, delay = solver["MAX_EPOCH"] * each, solver["WARMUP_ITERS"], solver["DELAY_EPOCHS"] * each
        turns = [warm, math.ceil(warm / each) * each, delay, delay + each, *(each * step for step in (3, 6, 12, 27) if each * step < last)]
        for quantity in quantities:
            steps = [step for step in edges(last, *turns) if step < last]
            cases.add(f"{name}: {quantity}", text, rates(text, each, GROUPS[quantity]), steps, language="yaml", quantity=quantity, given={"steps_per_epoch": each})
    cases.write("fastreid")
