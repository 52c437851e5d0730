"""What HRNet and AlphaPose make of LR_STEP: `CHECKOUT=... python make_pose.py` writes pose.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4; CHECKOUT names
a folder with checkouts of github.com/leoxiaobin/deep-high-resolution-net.pytorch at 6f69e46 (hrnet) and github.com/MVIG-SJTU/AlphaPose at c60106d (AlphaPose). The
loops over the epochs are cut out of tools/train.py and scripts/train.py and run as they are, with an empty model; what has nothing to do with the rate is left out.
"""

import ast
from types import SimpleNamespace
from unittest.mock import MagicMock

import torch
import yaml

import checkout
from record_jax import Cases, edges


class Names(dict):
    """The names of a program, those that have nothing to do with the rate among them."""

    def __missing__(self, name):
        if name in ("range", "format", "str", "len", "print"):
            raise KeyError(name)
        return MagicMock()


def loop_in(path, variable):
    (main,) = [node for node in ast.parse(checkout.source(path)).body if getattr(node, "name", None) == "main"]
    is_loop = lambda node: isinstance(node, ast.For) and getattr(node.target, "id", None) == variable
    is_scheduler = lambda node: isinstance(node, ast.Assign) and getattr(node.targets[0], "id", None) == "lr_scheduler"
    return ast.Module([node for node in main.body if is_loop(node) or is_scheduler(node)], [])


def rates(loop, train):
    optimizer = torch.optim.Adam([torch.zeros(1, requires_grad=True)], lr=train["LR"])
    seen = []

    def trained(*arguments):
        seen.append(optimizer.param_groups[0]["lr"])
        optimizer.step()
        return 0, 0

    cfg = MagicMock(TRAIN=SimpleNamespace(**train, BATCH_SIZE=1))
    opt = SimpleNamespace(snapshot=10**9, exp_id="", epoch=0, nThreads=1)
    names = Names(torch=SimpleNamespace(optim=torch.optim, no_grad=torch.no_grad, save=MagicMock(), utils=MagicMock()), train=trained, optimizer=optimizer)
    names.update(cfg=cfg, opt=opt, begin_epoch=train["BEGIN_EPOCH"], last_epoch=-1, perf_indicator=0, best_perf=0, validate=lambda *arguments: 0, num_gpu=1)
    exec(compile(loop, "train.py", "exec"), {}, names)
    return seen


TRAIN = "TRAIN:\n  BEGIN_EPOCH: 0\n  END_EPOCH: {}\n  OPTIMIZER: adam\n  LR: 0.001\n  LR_FACTOR: {}\n  LR_STEP:\n{}"
HRNET = {"of COCO": (210, 0.1, [170, 200]), "one fall": (20, 0.5, [7])}
ALPHA = {
    "DPG_STEP behind the end": (200, 0.1, [90, 120], 140, [160, 190]),
    "DPG_STEP within the run": (50, 0.1, [5, 9], 12, [10, 20]),
    "DPG right behind a fall": (30, 0.5, [10, 20], 20, [1, 3]),
}
listed = lambda steps: "".join(f"  - {step}\n" for step in steps)

if __name__ == "__main__":
    loop = loop_in("hrnet/tools/train.py", "epoch")
    cases = Cases("hrnet", "6f69e46")
    for name, (end, factor, falls) in HRNET.items():
        text = TRAIN.format(end, factor, listed(falls)) + "MODEL:\n  NAME: pose_hrnet\n"
        seen = rates(loop, yaml.safe_load(text)["TRAIN"])
        cases.add(name, text, seen.__getitem__, [step for step in edges(end, *falls) if step < end], language="yaml", unit="epoch")
    cases.write("pose")
    loop = loop_in("AlphaPose/scripts/train.py", "i")
    cases = Cases("alphapose", "c60106d")
    for name, (end, factor, falls, milestone, again) in ALPHA.items():
        text = TRAIN.format(end, factor, listed(falls)) + f"  DPG_MILESTONE: {milestone}\n  DPG_STEP:\n{listed(again)}DATA_PRESET:\n  TYPE: simple\n"
        seen = rates(loop, yaml.safe_load(text)["TRAIN"])
        turns = [*falls, milestone, *again, *(milestone + 1 + step for step in again)]
        cases.add(name, text, seen.__getitem__, [step for step in edges(end, *turns) if step < end], language="yaml", unit="epoch")
    cases.write("pose")
