"""What TorchSSL and USB make of their configs: `TORCHSSL=... USB=... python make_torchssl.py` writes torchssl.json. Made with Python 3.11, torch==2.15.0,
numpy==2.4.6 and PyYAML==6.0.4; TORCHSSL and USB name checkouts of github.com/TorchSSL/TorchSSL at f26e1d4 and github.com/microsoft/Semi-supervised-learning
at 1ef4cbe. Their functions of the rate are run; what weighs a loss stands in the middle of training loops, from which the statements up to `total_loss` are cut
and run with that loss alone being 1.
"""

import ast
import collections
import math
import os
import pathlib
from types import SimpleNamespace

import numpy as np
import torch
import yaml

from record_jax import Cases, edges, stepped

ROOTS = {name: pathlib.Path(os.environ[name]) for name in ("TORCHSSL", "USB")}
HEADS = {"TORCHSSL": "alg", "USB": "algorithm"}
TOTAL = 640
ADDS = [
    ("TORCHSSL", "fixmatch", {"lr": 0.03}, []),
    ("USB", "fixmatch", {"lr": 0.0005, "num_warmup_iter": 64}, []),
    ("TORCHSSL", "meanteacher", {"lr": 0.03, "unsup_warm_up": 0.4, "ulb_loss_ratio": 50}, [("ulb_loss_ratio", "unsup_loss")]),
    ("TORCHSSL", "mixmatch", {"lr": 0.03, "ramp_up": 0.4, "ulb_loss_ratio": 100}, [("ulb_loss_ratio", "unsup_loss")]),
    ("TORCHSSL", "remixmatch", {"lr": 0.03, "warm_up": 0.015625, "w_match": 1.5, "w_kl": 0.5}, [("w_match", "unsup_loss"), ("w_kl", "u1_loss")]),
    ("USB", "mixmatch", {"lr": 0.03, "unsup_warm_up": 0.4, "ulb_loss_ratio": 100}, [("ulb_loss_ratio", "unsup_loss")]),
    ("USB", "pseudolabel", {"lr": 0.03, "unsup_warm_up": 0.4, "ulb_loss_ratio": 1.0}, [("ulb_loss_ratio", "unsup_loss")]),
    (
        "USB",
        "remixmatch",
        {"lr": 0.03, "unsup_warm_up": 0.015625, "ulb_loss_ratio": 1.5, "kl_loss_ratio": 0.5},
        [("ulb_loss_ratio", "unsup_loss"), ("kl_loss_ratio", "u1_loss")],
    ),
]


def rate(project, values):
    path = ROOTS[project] / {"TORCHSSL": "train_utils.py", "USB": "semilearn/core/utils/build.py"}[project]
    (found,) = [node for node in ast.parse(path.read_text()).body if getattr(node, "name", None) == "get_cosine_schedule_with_warmup"]
    names = {"math": math, "LambdaLR": torch.optim.lr_scheduler.LambdaLR}
    exec(compile(ast.Module([found], []), str(path), "exec"), names)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=values["lr"])
    return stepped(optimizer, names[found.name](optimizer, TOTAL, num_warmup_steps=values.get("num_warmup_iter", 0)))


def weight(project, algorithm, values, loss):
    path = ROOTS[project] / {"TORCHSSL": f"models/{algorithm}/{algorithm}.py", "USB": f"semilearn/algorithms/{algorithm}/{algorithm}.py"}[project]
    statements = [node for node in ast.walk(ast.parse(path.read_text())) if isinstance(node, ast.Assign) and isinstance(node.targets[0], ast.Name)]
    total = [node for node in statements if node.targets[0].id == "total_loss"][-1]
    used = {node.id for node in ast.walk(total) if isinstance(node, ast.Name)}
    clipped = [node for node in statements if "np.clip" in ast.unparse(node)]
    used_there = [node for node in statements if node.targets[0].id == "lambda_u"]
    code = compile(ast.Module([*clipped, *used_there, total], []), str(path), "exec")
    args = SimpleNamespace(num_train_iter=TOTAL, **{"w_rot": 0, **values})

    def at(step):
        self = SimpleNamespace(it=step, num_train_iter=TOTAL, lambda_u=values.get("ulb_loss_ratio"), lambda_kl=values.get("kl_loss_ratio"), lambda_rot=0, **values)
        names = collections.defaultdict(float, {name: 0.0 for name in used if "loss" in name} | {"np": np, "args": args, "self": self, "float": float, loss: 1.0})
        exec(code, {}, names)
        return names["total_loss"]

    return at


if __name__ == "__main__":
    cases = Cases("torchssl", "f26e1d4, 1ef4cbe")
    for project, algorithm, values, weights in ADDS:
        config = {HEADS[project]: algorithm, "epoch": 1, "num_train_iter": TOTAL, "num_eval_iter": 5000, "uratio": 7, "ema_m": 0.999, **values}
        text = yaml.safe_dump(config, sort_keys=False)
        name = f"{algorithm} of {project}"
        if not weights:
            cases.add(name, text, rate(project, values), edges(TOTAL, 64), language="yaml")
        for key, loss in weights:
            steps = [step for step in edges(TOTAL, 10, 256) if step <= TOTAL]
            cases.add(f"{name}: {key}", text, weight(project, algorithm, values, loss), steps, language="yaml", quantity=key)
    cases.write("torchssl")
