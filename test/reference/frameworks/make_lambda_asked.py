"""Rates that torch makes of functions which read names of the functions around them: `python3 make_lambda_asked.py > lambda_asked.json`.

Each case is a text as scripts have it, a call of it, and what the text leaves open: the answers that belong to the call. Needs torch.
"""

import json
from types import SimpleNamespace

import torch

HEAD = """import torch
from torch.optim.lr_scheduler import LambdaLR
optimizer = torch.optim.SGD(params, lr=0.5)
"""
LINEAR = """def linear(optimizer, num_warmup_steps, num_training_steps, last_epoch=-1):
    def lr_lambda(current_step):
        if current_step < num_warmup_steps:
            return float(current_step) / float(max(1, num_warmup_steps))
        return max(0.0, float(num_training_steps - current_step) / float(max(1, num_training_steps - num_warmup_steps)))

    return LambdaLR(optimizer, lr_lambda, last_epoch)
"""
POLYNOMIAL = """def polynomial(warm, total, power=2.0):
    return LambdaLR(optimizer, lambda step: min(step / warm, max(0, 1 - step / total)) ** power)
"""
CASES = [
    ("parameters", LINEAR, "linear(optimizer, 10, 100)", "", {"LambdaLR.lr": 0.5, "LambdaLR.num_warmup_steps": 10, "LambdaLR.num_training_steps": 100}),
    ("a call", POLYNOMIAL, "polynomial(20, 200)", "made = polynomial(20, 200)\n", {}),
    ("a call with another default", POLYNOMIAL, "polynomial(20, total=200, power=3)", "made = polynomial(20, total=200, power=3)\n", {}),
    (
        "attributes and items",
        "def train(cfg, hyp):\n    return LambdaLR(optimizer, lambda step: (1 - step / cfg.train.steps) * (1 - hyp['lrf']) + hyp['lrf'])\n",
        "train(SimpleNamespace(train=SimpleNamespace(steps=120)), {'lrf': 0.1})",
        "",
        {"LambdaLR.cfg.train.steps": 120, "LambdaLR.hyp['lrf']": 0.1},
    ),
    (
        "the length of something",
        "def train(loader, epochs=3):\n    return LambdaLR(optimizer, lambda step: 1 - step / (epochs * len(loader)))\n",
        "train(range(40))",
        "",
        {"LambdaLR.len(loader)": 40},
    ),
    (
        "attributes that later steps need",
        "def train(cfg):\n    def factor(step):\n        if step < cfg.hold:\n            return 1.0\n        return max(0.0, 1 - (step - cfg.hold) / cfg.fall)\n\n    return LambdaLR(optimizer, factor)\n",
        "train(SimpleNamespace(hold=50, fall=60))",
        "",
        {"LambdaLR.cfg.hold": 50, "LambdaLR.cfg.fall": 60},
    ),
    (
        "an attribute of the object",
        "class Model:\n    def configure(self):\n        return LambdaLR(optimizer, lambda step: min(1.0, (step + 1) / self.hparams.warmup))\n",
        "made(Model())",
        "",
        {"LambdaLR.self.hparams.warmup": 25},
    ),
]
STEPS = [0, 1, 2, 9, 10, 11, 19, 20, 21, 50, 99, 100, 101, 119, 120]


def made(model):
    model.hparams = SimpleNamespace(warmup=25)
    return model.configure()


def rates(scheduler):
    group = scheduler.optimizer.param_groups[0]
    values = [group["lr"]]
    for _ in range(max(STEPS)):
        scheduler.optimizer.step()
        scheduler.step()
        values.append(group["lr"])
    return [values[step] for step in STEPS]


def main():
    cases = []
    for name, code, call, behind, answers in CASES:
        scope = {"params": [torch.nn.Parameter(torch.zeros(1))], "SimpleNamespace": SimpleNamespace, "made": made}
        exec(HEAD + code, scope)
        values = rates(eval(call, scope))
        cases.append({"name": name, "code": HEAD + code + behind, "answers": answers, "steps": STEPS, "values": values})
    print(json.dumps({"made": f"torch {torch.__version__.split('+')[0]}", "cases": cases}, indent=1))


main()
