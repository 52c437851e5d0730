"""What schedulers of small libraries do to PyTorch's optimizers, step by step: `python make_torch_kin.py CHECKOUTS` writes torch_kin.json. Made with Python
3.11, torch==2.15.0, lightning-bolts==0.7.0, pytorch-warmup==0.2.0, schedulefree==1.4.1, torch-ema==0.3 and, once each, warmup-scheduler==0.3 of PyPI and
its repository at 7021d63 (0.3.2, which PyPI does not have); CHECKOUTS has katsura-jp/pytorch-cosine-annealing-with-warmup at 12d03c0, and that repository.

Of Lightning Bolts only the file of its schedulers is run, as its package needs a Lightning of its time.
"""

import importlib.util
import pathlib
import sys
import types
import warnings

import torch

from record_torch import Cases, run, updates

warnings.filterwarnings("ignore")
HEAD = "import torch\n{imports}\n\nmodel = torch.nn.Linear(2, 1)\noptimizer = {optimizer}\n"
SGD = "torch.optim.SGD(model.parameters(), lr=0.1)"
ADAMW = "torch.optim.AdamW(model.parameters(), lr=1e-3)"
GROUPS = "torch.optim.SGD([{'params': [model.weight]}, {'params': [model.bias], 'lr': 0.01}], lr=0.1)"
STEPS = [*range(46), 60, 80]

BOLTS = {
    "cosine behind a warm-up": ("optimizer, warmup_epochs=10, max_epochs=40", SGD),
    "cosine behind a warm-up, from and to other rates": ("optimizer, 5, 30, warmup_start_lr=1e-4, eta_min=1e-5", ADAMW),
    "a warm-up of one step": ("optimizer, warmup_epochs=1, max_epochs=20", SGD),
    "without a warm-up the rate stays at 0": ("optimizer, warmup_epochs=0, max_epochs=20", SGD),
    "without a warm-up, from another rate": ("optimizer, warmup_epochs=0, max_epochs=20, warmup_start_lr=0.05", SGD),
    "two groups": ("optimizer, 4, 16", GROUPS),
}
RESTARTS = {
    "restarts": ("optimizer, first_cycle_steps=20, warmup_steps=5", SGD),
    "restarts that get longer and lower": ("optimizer, first_cycle_steps=10, cycle_mult=1.5, max_lr=0.2, min_lr=0.01, warmup_steps=3, gamma=0.5", SGD),
    "restarts without a warm-up": ("optimizer, 12, max_lr=1e-3, min_lr=1e-5", ADAMW),
}
GRADUAL = {
    "a warm-up alone": ("multiplier=1, total_epoch=5", None),
    "a warm-up to a multiple": ("multiplier=8, total_epoch=5", None),
    "then a cosine": ("multiplier=1, total_epoch=5", "torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 20)"),
    "then a cosine to a floor, by position": ("1.0, 4", "torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=12, eta_min=0.001)"),
    "then steps": ("multiplier=1, total_epoch=3", "torch.optim.lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.5)"),
    "to a multiple, then steps": ("multiplier=2, total_epoch=3", "torch.optim.lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.5)"),
    "to a multiple, then a cosine": ("multiplier=4, total_epoch=6", "torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, 20)"),
    "then milestones": ("multiplier=1, total_epoch=5", "torch.optim.lr_scheduler.MultiStepLR(optimizer, [6, 12], gamma=0.1)"),
    "then an exponential": ("multiplier=1, total_epoch=5", "torch.optim.lr_scheduler.ExponentialLR(optimizer, 0.9)"),
    "then restarts": ("multiplier=1, total_epoch=5", "torch.optim.lr_scheduler.CosineAnnealingWarmRestarts(optimizer, 8)"),
}
DAMPED = {
    "linear": ("LinearWarmup", "optimizer, warmup_period=20", ADAMW),
    "exponential": ("ExponentialWarmup", "optimizer, 10", ADAMW),
    "untuned linear": ("UntunedLinearWarmup", "optimizer", "torch.optim.AdamW(model.parameters(), lr=1e-3, betas=(0.9, 0.95))"),
    "untuned linear, default betas": ("UntunedLinearWarmup", "optimizer", ADAMW),
    "untuned exponential": ("UntunedExponentialWarmup", "optimizer", "torch.optim.Adam(model.parameters(), 1e-3, (0.9, 0.98))"),
}
FREE = {
    "AdamW": "schedulefree.AdamWScheduleFree(model.parameters(), lr=0.0025, warmup_steps=10)",
    "AdamW, defaults": "schedulefree.AdamWScheduleFree(model.parameters(), warmup_steps=4)",
    "SGD": "schedulefree.SGDScheduleFree(model.parameters(), lr=0.5, warmup_steps=7)",
}
EMAS = {
    "average": "ExponentialMovingAverage(model.parameters(), decay=0.995)",
    "average of a low decay": "ExponentialMovingAverage(model.parameters(), 0.6)",
    "average without a warm-up": "ExponentialMovingAverage(model.parameters(), decay=0.9, use_num_updates=False)",
}


def module(name, file):
    """A single file as a module, under the name that its package has."""
    spec = importlib.util.spec_from_file_location(name, file)
    made = sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(made)


def bolts():
    for name in ["pl_bolts", "pl_bolts.optimizers", "pl_bolts.utils"]:
        sys.modules[name] = types.ModuleType(name)
    sys.modules["pl_bolts.utils.stability"] = types.SimpleNamespace(under_review=lambda: lambda thing: thing)
    (file,) = [path for folder in sys.path for path in pathlib.Path(folder).glob("pl_bolts/optimizers/lr_scheduler.py")]
    module("pl_bolts.optimizers.lr_scheduler", file)


def damped(code, names):
    names = run(code)
    while True:
        yield names["optimizer"].param_groups[0]["lr"] / names["rate"]
        names["optimizer"].step()
        with names["scheduler"].dampening():
            pass


def free(code):
    names = run(code)
    model, optimizer = names["model"], names["optimizer"]
    optimizer.train()
    while True:
        model(torch.ones(1, 2)).sum().backward()
        optimizer.step()
        yield optimizer.param_groups[0]["scheduled_lr"]


def kept(code):
    """The part of the average that an update keeps."""
    names = run(code)
    model, ema = names["model"], names["ema"]
    while True:
        for shadow, parameter in zip(ema.shadow_params, model.parameters()):
            shadow.data = torch.ones_like(shadow, dtype=torch.float64)
            parameter.data = torch.zeros_like(parameter, dtype=torch.float64)
        ema.update()
        yield ema.shadow_params[0].flatten()[0].item()


def main(checkouts, gradual):
    cases = Cases("torch", torch.__version__)

    def add(name, code, start=None, **more):
        def of_optimizer():
            names = run(code)
            return updates(names["optimizer"], names["scheduler"])

        cases.add(name, code, start or of_optimizer, STEPS, variable=more.pop("variable", "scheduler"), **more)

    for name, (arguments, optimizer) in BOLTS.items():
        imports = "from pl_bolts.optimizers.lr_scheduler import LinearWarmupCosineAnnealingLR"
        curves = (("lr", 0), ("lr", 1)) if optimizer == GROUPS else (("lr", 0),)
        add(f"bolts: {name}", HEAD.format(imports=imports, optimizer=optimizer) + f"scheduler = LinearWarmupCosineAnnealingLR({arguments})\n", curves=curves)
    for name, (arguments, optimizer) in RESTARTS.items():
        imports = "from cosine_annealing_warmup import CosineAnnealingWarmupRestarts"
        add(f"cosine_annealing_warmup: {name}", HEAD.format(imports=imports, optimizer=optimizer) + f"scheduler = CosineAnnealingWarmupRestarts({arguments})\n")
    for name, (arguments, after) in GRADUAL.items():
        code = HEAD.format(imports="from warmup_scheduler import GradualWarmupScheduler", optimizer=SGD)
        code += f"after = {after}\n" if after else ""
        given = {"given": {"warmup": gradual}}
        add(f"warmup_scheduler {gradual}: {name}", f"{code}scheduler = GradualWarmupScheduler(optimizer, {arguments}{', after_scheduler=after' if after else ''})\n", **given)
    for name, (kind, arguments, optimizer) in DAMPED.items():
        code = HEAD.format(imports=f"from pytorch_warmup import {kind}", optimizer=optimizer) + "rate = optimizer.param_groups[0]['lr']\n"
        code += f"scheduler = {kind}({arguments})\n"
        add(f"pytorch_warmup: {name}", code, lambda code=code: damped(code, None), curves=(("factor", 0),))
    for name, optimizer in FREE.items():
        code = HEAD.format(imports="import schedulefree", optimizer=optimizer)
        add(f"schedulefree: {name}", code, lambda code=code: free(code), variable="optimizer")
    for name, made in EMAS.items():
        code = f"import torch\nfrom torch_ema import ExponentialMovingAverage\n\nmodel = torch.nn.Linear(2, 1)\nema = {made}\n"
        add(f"torch_ema: {name}", code, lambda code=code: kept(code), curves=(("decay", 0),), variable="ema")
    return cases


if __name__ == "__main__":
    checkouts = pathlib.Path(sys.argv[1])
    sys.path.append(str(checkouts / "pytorch-cosine-annealing-with-warmup"))
    bolts()
    all_cases = main(checkouts, "0.3")
    for name in [name for name in sys.modules if name.startswith("warmup_scheduler")]:
        del sys.modules[name]
    sys.path.insert(0, str(checkouts / "pytorch-gradual-warmup-lr"))
    newer = main(checkouts, "0.3.2")
    all_cases.cases += [case for case in newer.cases if case["name"].startswith("warmup_scheduler")]
    all_cases.write("torch_kin")
