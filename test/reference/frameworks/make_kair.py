"""What KAIR makes of `train`: `CHECKOUT=... python make_kair.py` writes kair.json. Made with Python 3.11 and torch==2.15.0; CHECKOUT names a checkout of
github.com/cszn/KAIR at fc1732f. The classes of models/ make their optimizers and schedulers for a small network, and update_learning_rate gets the count
of updates, which is 1 in the first, as in its main programs.
"""

import json
import warnings
from collections import OrderedDict

import torch

import checkout
from record_jax import Cases, edges

warnings.simplefilter("ignore")
around = dict(OrderedDict=OrderedDict, torch=torch, nn=torch.nn, lr_scheduler=torch.optim.lr_scheduler, Adam=torch.optim.Adam)
(ModelBase,) = checkout.taken("models/model_base.py", "ModelBase", **around)
(ModelPlain,) = checkout.taken("models/model_plain.py", "ModelPlain", ModelBase=ModelBase, **around)
(ModelVRT,) = checkout.taken("models/model_vrt.py", "ModelVRT", ModelPlain=ModelPlain, **around)
(ModelGAN,) = checkout.taken("models/model_gan.py", "ModelGAN", ModelBase=ModelBase, **around)
MODELS = {"plain": ModelPlain, "vrt": ModelVRT, "gan": ModelGAN}
DEFAULTS = {"G_optimizer_type": "adam", "G_optimizer_betas": [0.9, 0.999], "G_scheduler_restart_weights": 1, "G_optimizer_wd": 0}

STEPS = {"G_scheduler_type": "MultiStepLR", "G_scheduler_milestones": [40, 80, 100], "G_scheduler_gamma": 0.5}
COSINE = {"G_scheduler_type": "CosineAnnealingWarmRestarts", "G_scheduler_periods": 60, "G_scheduler_eta_min": 1e-7}
DISCRIMINATOR = {"D_optimizer_lr": 0.0001, "D_scheduler_type": "MultiStepLR", "D_scheduler_milestones": [50, 60], "D_scheduler_gamma": 0.2}
CONFIGS = [
    ("milestones", "plain", STEPS, ["lr"]),
    ("warm restarts", "plain", COSINE, ["lr"]),
    ("longer periods", "plain", {**COSINE, "G_scheduler_restart_weights": 2}, ["lr"]),
    ("much longer periods", "plain", {**COSINE, "G_scheduler_periods": 1, "G_scheduler_restart_weights": 3}, ["lr"]),
    ("a discriminator", "gan", {**STEPS, **DISCRIMINATOR}, ["lr", "lr of the discriminator"]),
    ("layers of their own", "vrt", {"total_iter": 60, "fix_iter": 20, "fix_lr_mul": 0.125, "fix_keys": ["flow"], **COSINE}, ["lr", "lr of fix_keys"]),
]


def rates(model, train):
    class Network(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.flow, self.rest = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1)

    made = MODELS[model].__new__(MODELS[model])
    vars(made).update(opt_train=train, schedulers=[], netG=Network(), netD=Network())
    made.define_optimizer()
    made.define_scheduler()
    optimizer = getattr(made, "D_optimizer", made.G_optimizer)
    count = 0
    while True:
        count += 1
        made.update_learning_rate(count)
        yield made.G_optimizer.param_groups[0]["lr"], optimizer.param_groups[-1]["lr"]
        made.G_optimizer.step()


if __name__ == "__main__":
    cases = Cases("kair", "fc1732f")
    for name, model, train, quantities in CONFIGS:
        keys = ",\n".join(f'    "{key}": {json.dumps(value)}' for key, value in ({"G_optimizer_lr": 0.0002} | train).items())
        text = f'{{\n  "task": "mine" // of the folder\n  , "model": "{model}"\n  , "train": {{\n{keys}\n  }}\n}}\n'
        for index, quantity in enumerate(quantities):
            source = (row[index] for row in rates(model, DEFAULTS | {"G_optimizer_lr": 0.0002} | train))
            steps = [step for step in edges(100, 19, 39, 59, 79, 120) if model != "vrt" or step <= 60]
            cases.add(f"{name}: {quantity}", text, source, steps, language="json", quantity=quantity)
    cases.write("kair")
