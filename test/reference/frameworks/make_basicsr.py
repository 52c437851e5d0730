"""What BasicSR makes of `train.scheduler`: `python make_basicsr.py BASICSR RESTORMER` writes basicsr.json. The arguments are checkouts of github.com/XPixelGroup/BasicSR
at 8d56e3a (2024-05-17) and of github.com/swz30/Restormer at df766d5, whose copy has more classes, as that of NAFNet. Made with Python 3.11, torch==2.15.0, PyYAML==6.0.4. The classes of lr_scheduler.py, and what base_model.py does with them, are cut
out of the sources and run as they are; update number t is iteration t + 1.
"""

import ast
import pathlib
import sys
import textwrap
from types import SimpleNamespace

import torch
import yaml

from record_jax import Cases, edges

HEAD = "train:\n  optim_g:\n    type: Adam\n    lr: !!float 2e-4\n"
GAN = HEAD + "  optim_d:\n    type: Adam\n    lr: !!float 1e-4\n"
STEPS = "  scheduler:\n    type: MultiStepLR\n    milestones: [300, 450, 700]\n    gamma: 0.5\n\n  total_iter: 900\n"
CASES = {
    "milestones": (HEAD + STEPS + "  warmup_iter: -1  # no warm up\n", [300, 450, 700]),
    "milestones behind a warm-up": (HEAD + STEPS + "  warmup_iter: 100\n", [100, 300, 450]),
    "a milestone in the warm-up": (HEAD + STEPS + "  warmup_iter: 350\n", [300, 350, 450]),
    "a milestone given twice": (HEAD + "  scheduler:\n    type: MultiStepLR\n    milestones: [300, 300]\n    gamma: 0.5\n  total_iter: 900\n", [300]),
    "restarts": (
        HEAD + "  scheduler:\n    type: MultiStepRestartLR\n    milestones: [200, 600]\n    gamma: 0.1\n    restarts: [0, 400]\n    restart_weights: [1, 0.5]\n  total_iter: 900\n",
        [200, 400, 600],
    ),
    "a weight at the start": (
        HEAD + "  scheduler:\n    type: MultiStepRestartLR\n    milestones: [200]\n    restarts: [0]\n    restart_weights: [0.5]\n  total_iter: 900\n",
        [200],
    ),
    "one period": (
        HEAD + "  scheduler:\n    type: CosineAnnealingRestartLR\n    periods: [900]\n    restart_weights: [1]\n    eta_min: !!float 1e-7\n  total_iter: 900\n  warmup_iter: -1\n",
        [450],
    ),
    "periods": (
        HEAD + "  scheduler:\n    type: CosineAnnealingRestartLR\n    periods: [200, 300, 400]\n    restart_weights: [1, 0.5, 0.25]\n    eta_min: !!float 1e-6\n  total_iter: 900\n  warmup_iter: 50\n",
        [50, 200, 500],
    ),
}
BOTH = GAN + STEPS
OF_COPY = {
    "periods with ends of their own": (
        HEAD + "  scheduler:\n    type: CosineAnnealingRestartCyclicLR\n    periods: [300, 600]\n    restart_weights: [1, 1]\n    eta_mins: [0.0002, 0.000001]\n  total_iter: 900\n  warmup_iter: -1\n",
        [300],
    ),
    "periods with weights and a warm-up": (
        HEAD + "  scheduler:\n    type: CosineAnnealingRestartCyclicLR\n    periods: [200, 300, 400]\n    restart_weights: [1, 0.5, 0.25]\n    eta_mins: [0.0001, 0, 0.00001]\n  total_iter: 900\n  warmup_iter: 50\n",
        [50, 200, 500],
    ),
    "the cosine of PyTorch": (HEAD + "  scheduler:\n    type: TrueCosineAnnealingLR\n    T_max: 900\n    eta_min: !!float 1e-7\n  total_iter: 900\n  warmup_iter: -1\n", [450]),
    "the cosine of PyTorch behind a warm-up": (HEAD + "  scheduler:\n    type: TrueCosineAnnealingLR\n    T_max: 400\n  total_iter: 900\n  warmup_iter: 30\n", [30, 400, 800]),
    "a straight line": (HEAD + "  scheduler:\n    type: LinearLR\n  total_iter: 900\n", []),
}


def cut(source, name):
    return textwrap.dedent(next(ast.get_source_segment(source, node, padded=True) for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.name == name))


def load(folder):
    models = pathlib.Path(folder) / "basicsr/models"
    schedulers = {"__name__": "lr_scheduler"}
    exec((models / "lr_scheduler.py").read_text(), schedulers)
    names = {"lr_scheduler": SimpleNamespace(**schedulers), "torch": torch}
    base = (models / "base_model.py").read_text()
    for name in ("setup_schedulers", "_set_lr", "_get_init_lr", "update_learning_rate"):
        exec(cut(base, name), names)
    return names


def rates(names, text, which):
    train = yaml.safe_load(text)["train"]
    made = [torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], lr=train[key]["lr"]) for key in ("optim_g", "optim_d") if key in train]
    self = SimpleNamespace(opt={"train": train}, optimizers=made, schedulers=[])
    for name in ("_set_lr", "_get_init_lr"):
        setattr(self, name, lambda *args, name=name: names[name](self, *args))
    names["setup_schedulers"](self)
    for iteration in range(1, train["total_iter"] + 1):
        names["update_learning_rate"](self, iteration, warmup_iter=train.get("warmup_iter", -1))
        yield made[which].param_groups[0]["lr"]


if __name__ == "__main__":
    names = load(sys.argv[1])
    cases = Cases("basicsr", "8d56e3a")
    for name, (text, boundaries) in CASES.items():
        cases.add(name, text, rates(names, text, 0), [step for step in edges(900, *boundaries) if step < 900], language="yaml")
    for which, quantity in enumerate(("lr", "lr of optim_d")):
        cases.add(f"two optimizers: {quantity}", BOTH, rates(names, BOTH, which), [0, 299, 300, 899], language="yaml", quantity=quantity)
    cases.write("basicsr")
    names = load(sys.argv[2])
    cases = Cases("restormer", "df766d5")
    for name, (text, boundaries) in OF_COPY.items():
        cases.add(name, text, rates(names, text, 0), [step for step in edges(900, *boundaries) if step < 900], language="yaml")
    cases.write("basicsr")
