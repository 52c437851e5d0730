"""What YOLOX makes of an experiment: `CHECKOUT=... python make_yolox.py` writes yolox.json. Made with Python 3.11; CHECKOUT names a checkout of
github.com/Megvii-BaseDetection/YOLOX at 6ddff48, whose Exp of yolox/exp/yolox_base.py hands its numbers to the LRScheduler of yolox/utils/lr_scheduler.py.
An epoch has 20 iterations here. As in core/trainer.py the optimizer begins with the rate of get_optimizer, and iteration t + 1 has update_lr(t + 1).
"""

import ast
import math
import sys
import types
from functools import partial

import checkout
from record_jax import Cases, edges

EACH = 20
FUNCTIONS = ("cos_lr", "warm_cos_lr", "yolox_warm_cos_lr", "yolox_semi_warm_cos_lr", "multistep_lr")
scheduler = checkout.taken("yolox/utils/lr_scheduler.py", "LRScheduler", *FUNCTIONS, math=math, partial=partial)[0]
sys.modules["yolox"] = types.ModuleType("yolox")
sys.modules["yolox.utils"] = types.ModuleType("yolox.utils")
sys.modules["yolox.utils"].LRScheduler = scheduler

# The class without what reads images: how it is made, and its scheduler.
base = ast.parse(checkout.source("yolox/exp/yolox_base.py"))
(found,) = [node for node in base.body if getattr(node, "name", None) == "Exp"]
found.body = [node for node in found.body if getattr(node, "name", None) in ("__init__", "get_lr_scheduler")]
sys.modules["yolox.exp"] = types.ModuleType("yolox.exp")
exec(compile(ast.Module([found], []), "yolox_base.py", "exec"), vars(sys.modules["yolox.exp"]) | {"BaseExp": object, "os": __import__("os"), "__file__": "x.py"}, made := {})
sys.modules["yolox.exp"].Exp = made["Exp"]

EXPERIMENTS = {
    "all keys": ["max_epoch = 30", "warmup_epochs = 3", "basic_lr_per_img = 0.01 / 64.0", 'scheduler = "yoloxwarmcos"', "min_lr_ratio = 0.1", "no_aug_epochs = 5", "warmup_lr = 0.0001"],
    "only the warm-up": ["warmup_epochs = 1"],
    "no warm-up": ["max_epoch = 40", "warmup_epochs = 0"],
    "a run without a cosine": ["max_epoch = 12"],
    "warmcos": ["max_epoch = 24", 'scheduler = "warmcos"', "warmup_epochs = 2.5"],
    "cos": ["max_epoch = 24", 'scheduler = "cos"'],
}


def rates(code, batch):
    names = {"__name__": "snippet"}
    exec(compile(code, "<snippet>", "exec"), names)
    exp = names["Exp"]()
    top = exp.basic_lr_per_img * batch
    update = exp.get_lr_scheduler(top, EACH).update_lr
    # get_optimizer of the class
    first = exp.warmup_lr if exp.warmup_epochs > 0 else top
    return exp, lambda epoch: first if epoch == 0 else update(round(epoch * EACH))


if __name__ == "__main__":
    cases = Cases("yolox", "6ddff48")
    for name, lines in EXPERIMENTS.items():
        body = "".join(f"        self.{line}\n" for line in lines)
        code = f"from yolox.exp import Exp as MyExp\n\n\nclass Exp(MyExp):\n    def __init__(self):\n        super().__init__()\n        self.depth = 0.33\n{body}"
        exp, at = rates(code, 1)
        total = exp.max_epoch * EACH
        steps = [step / EACH for step in edges(total, round(exp.warmup_epochs * EACH), max(total - exp.no_aug_epochs * EACH, 0)) if step < total]
        cases.add(name, code, at, steps, unit="epoch")
    cases.write("yolox")
