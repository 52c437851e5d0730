"""What the trainers of YOLO make of their keys: `python make_ultralytics.py ULTRALYTICS... YOLOV5 YOLOV7 YOLOV6` writes ultralytics.json. Each argument is
VERSION=FOLDER: the package `ultralytics` of two releases as unpacked wheels (ultralytics==8.4.190 and 8.4.102), and checkouts of ultralytics/yolov5 at
5081342 (2026-08-21), WongKinYiu/yolov7 at a207844 (2023-11-03) and meituan/YOLOv6 at e86a483. Made with Python 3.11, torch==2.15.0, numpy==2.4.6.

The rules stand in the middle of long training loops. They are cut out of the sources and run as they are: the factor of an epoch, the iterations of the
warm-up, and what is done to each parameter group in an iteration of it. An epoch has 200 iterations here, so that no least length of a warm-up matters.
"""

import ast
import math
import pathlib
import sys
import textwrap
from types import SimpleNamespace

import numpy as np
import torch
from torch import optim
from torch.optim import lr_scheduler

from record_jax import Cases

BATCHES = 200
HYP = {"lr0": 0.01, "lrf": 0.1, "momentum": 0.937, "warmup_epochs": 3.0, "warmup_momentum": 0.8, "warmup_bias_lr": 0.1}
OLDER = "box: 0.05\nobj: 1.0\niou_t: 0.2\nanchor_t: 4.0\n"


def text(values):
    return "".join(f"{key}: {str(value).lower() if isinstance(value, bool) else value}\n" for key, value in values.items())


def cut(source, wanted):
    """The source of the first statement that is wanted, and its indentation taken away."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.stmt) and wanted(node, ast.get_source_segment(source, node) or ""):
            lines = source.splitlines()[node.lineno - 1 : node.end_lineno]
            return textwrap.dedent("\n".join(lines))
    raise AssertionError("not in this source")


def function(source, name):
    return cut(source, lambda node, _: isinstance(node, ast.FunctionDef) and node.name == name)


def statement(source, start, kind=ast.stmt):
    return cut(source, lambda node, code: isinstance(node, kind) and code.startswith(start))


def groups(optimizer):
    """Biases, weights with decay, weights without."""
    one = lambda: [torch.nn.Parameter(torch.zeros(1))]
    return [{"params": one(), "param_group": name, **optimizer} for name in ("bias", "weight", "bn")]


def made(optimizer, lr, momentum):
    if optimizer == "SGD":
        return torch.optim.SGD(groups({}), lr=lr, momentum=momentum, nesterov=True)
    return torch.optim.AdamW(groups({}), lr=lr, betas=(momentum, 0.999))


def rows(optimizer, step, warm_up, epochs):
    """The rate, that of the biases and the momentum in each iteration."""
    bias, weight = (next(group for group in optimizer.param_groups if group["param_group"] == name) for name in ("bias", "weight"))
    for epoch in range(epochs):
        step()
        for i in range(BATCHES):
            warm_up(epoch, i + BATCHES * epoch)
            yield weight["lr"], bias["lr"], weight.get("momentum")


def ultralytics_rows(folder, args, optimizer):
    folder = pathlib.Path(folder) / "ultralytics"
    trainer = (folder / "engine/trainer.py").read_text()
    names = {"np": np, "math": math, "optim": optim, "max": max, "round": round}
    exec(function((folder / "utils/torch_utils.py").read_text(), "one_cycle"), names)
    exec(function(trainer, "_setup_scheduler"), names)
    self = SimpleNamespace(args=SimpleNamespace(nbs=64, **args), epochs=args["epochs"], accumulate=1, batch_size=16)
    self.optimizer = made(optimizer, args["lr0"], args["momentum"])
    names["_setup_scheduler"](self)
    names |= {"self": self, "nb": BATCHES, "acc0": 4}
    if "def _get_warmup_iterations" in trainer:
        exec(function(trainer, "_get_warmup_iterations"), names)
        self._get_warmup_iterations = lambda batches: names["_get_warmup_iterations"](self, batches)
    exec(statement(trainer, "nw = ", ast.Assign), names)
    block = cut(trainer, lambda node, code: isinstance(node, ast.If) and "ni <= nw" in code.splitlines()[0])
    self.scheduler.last_epoch = -1

    def warm_up(epoch, ni):
        exec(block, names | {"epoch": epoch, "ni": ni})

    yield from rows(self.optimizer, self.scheduler.step, warm_up, args["epochs"])


def older_rows(folder, hyp, epochs, *, is_seven, is_cosine, ultralytics):
    # YOLOv5 has its cosine from the package.
    folder = pathlib.Path(folder)
    train = (folder / "train.py").read_text()
    names = {"np": np, "math": math, "max": max, "round": round, "hyp": hyp, "epochs": epochs, "nb": BATCHES, "nbs": 64, "batch_size": 16, "total_batch_size": 16}
    names["opt"] = SimpleNamespace(cos_lr=is_cosine, linear_lr=not is_cosine)
    exec(function((folder if is_seven else pathlib.Path(ultralytics)).joinpath("utils/general.py" if is_seven else "ultralytics/utils/torch_utils.py").read_text(), "one_cycle"), names)
    exec(statement(train, "if opt.linear_lr" if is_seven else "if opt.cos_lr", ast.If), names)
    exec(statement(train, "nw = ", ast.Assign), names)
    block = statement(train, "if ni <= nw", ast.If)
    optimizer = made("SGD", hyp["lr0"], hyp["momentum"])
    if is_seven:
        # There the biases are the third group.
        optimizer.param_groups.append(optimizer.param_groups.pop(0))
    scheduler = lr_scheduler.LambdaLR(optimizer, lr_lambda=names["lf"])
    names |= {"optimizer": optimizer, "scheduler": scheduler, "start_epoch": 0}
    exec(statement(train, "scheduler.last_epoch = ", ast.Assign), names)

    def warm_up(epoch, ni):
        # These step their scheduler behind each epoch.
        if ni > 0 and ni % BATCHES == 0:
            scheduler.step()
        exec(block, names | {"epoch": epoch, "ni": ni})

    yield from rows(optimizer, lambda: None, warm_up, epochs)


def yolov6_rows(folder, solver, epochs):
    folder = pathlib.Path(folder) / "yolov6"
    engine = (folder / "core/engine.py").read_text()
    names = {"np": np, "math": math, "torch": torch, "max": max, "round": round}
    exec(function((folder / "solver/build.py").read_text(), "build_lr_scheduler"), names)
    cfg = SimpleNamespace(solver=SimpleNamespace(**solver))
    optimizer = made(solver["optim"], solver["lr0"], solver["momentum"])
    # Its biases are the third group.
    optimizer.param_groups.append(optimizer.param_groups.pop(0))
    self = SimpleNamespace(cfg=cfg, args=SimpleNamespace(quant=False), max_stepnum=BATCHES, start_epoch=0, batch_size=16, optimizer=optimizer)
    self.scheduler, self.lf = names["build_lr_scheduler"](cfg, optimizer, epochs)
    names["self"] = self
    exec(statement(engine, "self.warmup_stepnum = ", ast.Assign), names)
    exec(statement(engine, "self.scheduler.last_epoch = ", ast.Assign), names)
    block = statement(engine, "if curr_step <= self.warmup_stepnum", ast.If)

    def warm_up(epoch, ni):
        if ni > 0 and ni % BATCHES == 0:
            self.scheduler.step()
        self.epoch, names["curr_step"] = epoch, ni
        exec(block, names)

    yield from rows(optimizer, lambda: None, warm_up, epochs)


def add(cases, name, config, made_rows, epochs, warm, *, has_momentum=True, quantities=("lr", "lr of biases", "momentum"), **more):
    table = list(made_rows)
    iterations = {0, 1, 77, BATCHES - 1, BATCHES, BATCHES + 1, BATCHES * epochs // 2, BATCHES * (epochs - 1), BATCHES * epochs - 1}
    iterations |= {round(warm * BATCHES) + d for d in (-1, 0, 1)}
    steps = sorted(i / BATCHES for i in iterations if 0 <= i < len(table))
    for index, quantity in enumerate(quantities):
        if quantity == "momentum" and not has_momentum:
            continue
        cases.add(f"{name}: {quantity}", config, lambda x, k=index: table[round(x * BATCHES)][k], steps, quantity=quantity, unit="epoch", **more)


CONFIGS = {
    "all keys": (dict(HYP, epochs=20, cos_lr=False), "SGD"),
    "half a cosine": (dict(HYP, epochs=20, cos_lr=True, lrf=0.01), "SGD"),
    "no warm-up": (dict(HYP, epochs=8, warmup_epochs=0), "SGD"),
    "half an epoch of warm-up": (dict(HYP, epochs=8, warmup_epochs=2.5), "SGD"),
    "AdamW": (dict(HYP, epochs=8, lr0=0.001, warmup_bias_lr=0.0), "AdamW"),
    "a warm-up that is longer than the run": (dict(HYP, epochs=3, warmup_epochs=5), "SGD"),
}


def ultralytics(version, folder):
    cases = Cases("ultralytics", version)
    defaults = dict(epochs=100, cos_lr=False, lr0=0.01, lrf=0.01, momentum=0.937, warmup_epochs=3.0, warmup_momentum=0.8, warmup_bias_lr=0.1)
    for name, (values, optimizer) in CONFIGS.items():
        table = ultralytics_rows(folder, defaults | values, optimizer)
        config = text({"task": "detect", "optimizer": optimizer, **values})
        warm = (defaults | values)["warmup_epochs"]
        add(cases, name, config, table, values["epochs"], warm, has_momentum=optimizer == "SGD", language="yaml")
    few = {"lr0": 0.02, "lrf": 0.2}
    add(cases, "what is left out", text({"optimizer": "SGD", **few}), ultralytics_rows(folder, defaults | few, "SGD"), 100, 3, language="yaml")
    code = "from ultralytics import YOLO\n\nmodel = YOLO('yolo11n.pt')\nresults = model.train(data='coco8.yaml', epochs=12, lr0=0.02, lrf=0.05, cos_lr=True, optimizer='SGD')\n"
    called = dict(epochs=12, lr0=0.02, lrf=0.05, cos_lr=True)
    add(cases, "a call", code, ultralytics_rows(folder, defaults | called, "SGD"), 12, 3)
    cases.write("ultralytics")


def older(library, folder, **package):
    is_seven = library == "yolov7"
    cases = Cases(library, "a207844" if is_seven else "5081342")
    more = OLDER + ("loss_ota: 1\n" if is_seven else "")
    for name, hyp, is_cosine in [("a hyp file", HYP, is_seven), ("half an epoch of warm-up", dict(HYP, lrf=0.05, warmup_epochs=5.5), is_seven), ("a short warm-up", dict(HYP, lr0=0.0032, lrf=0.12, warmup_epochs=6.0 if is_seven else 2.0), is_seven)]:
        if is_seven:
            hyp = dict(hyp, warmup_epochs=max(hyp["warmup_epochs"], 5.0))
        rows_of = older_rows(folder, hyp, 30, is_seven=is_seven, is_cosine=is_cosine, **package)
        add(cases, name, text({**hyp}) + more + "epochs: 30\n", rows_of, 30, hyp["warmup_epochs"], language="yaml")
    if not is_seven:
        options = "weights: yolov5s.pt\nhyp:\n" + textwrap.indent(text(HYP) + more, "  ") + "epochs: 30\noptimizer: SGD\ncos_lr: true\n"
        add(cases, "saved options", options, older_rows(folder, HYP, 30, is_seven=False, is_cosine=True, **package), 30, 3, language="yaml")
    cases.write("ultralytics")


def yolov6(folder):
    cases = Cases("yolov6", "e86a483")
    solver = {"optim": "SGD", "lr_scheduler": "Cosine", **HYP, "warmup_epochs": 5.0}
    changes = {
        "a solver": {},
        "half an epoch of warm-up": {"lr0": 0.0032, "lrf": 0.12, "warmup_epochs": 6.5, "warmup_bias_lr": 0.05},
        "Constant": {"lr_scheduler": "Constant"},
        "Adam": {"optim": "Adam", "lr0": 0.001},
    }
    for name, change in changes.items():
        values = solver | change
        pairs = "".join(f"    {key}={value!r},\n" for key, value in values.items())
        add(cases, name, f"epochs = 30\nsolver = dict(\n{pairs})\n", yolov6_rows(folder, values, 30), 30, values["warmup_epochs"], has_momentum=values["optim"] == "SGD")
    cases.write("ultralytics")


if __name__ == "__main__":
    folders = dict(argument.split("=", 1) for argument in sys.argv[1:])
    packages = [(version, folder) for version, folder in folders.items() if not version.startswith("yolov")]
    for version, folder in packages:
        ultralytics(version, folder)
    for library in ("yolov5", "yolov7"):
        older(library, folders[library], ultralytics=packages[-1][1])
    yolov6(folders["yolov6"])
