"""What decay libraries give their moving averages at each update: `python make_ema_warmup.py` writes ema_warmup.json. Made with Python 3.11,
torch==2.15.0, diffusers==0.42.1, ema-pytorch==0.8.3 and timm==1.0.31.

Updates count from 0. At their first one the libraries copy the model, so that the cases begin at the second.
"""

import json
import pathlib
from importlib.metadata import version

import torch
from diffusers.training_utils import EMAModel
from ema_pytorch import EMA
from timm.utils import ModelEmaV3
from torch import nn

UPDATES = [1, 2, 3, 8, 9, 10, 98, 99, 100, 890, 891, 1000, 20000, 89990, 100000]


def diffusers(values, update):
    names = {"gamma": "inv_gamma", "p": "power"}
    own = {names[name]: value for name, value in values.items() if name in names}
    low = values.get("start_weight", 0.0)
    ema = EMAModel(nn.Linear(1, 1).parameters(), decay=values["base_weight"], min_decay=low, use_ema_warmup=bool(own), **own)
    return ema.get_decay(update + 1)


def ema_pytorch(values, update):
    ema = EMA(nn.Linear(1, 1), beta=values["base_weight"], inv_gamma=values["gamma"], power=values["p"], update_after_step=0, update_every=1,
              min_value=values.get("start_weight", 0.0))
    ema.step = torch.tensor(update + 1)
    return float(ema.get_current_decay())


def timm(values, update):
    ema = ModelEmaV3(nn.Linear(1, 1), decay=values["base_weight"], min_decay=values.get("start_weight", 0.0), use_warmup=True,
                     warmup_gamma=values["gamma"], warmup_power=values["p"])
    return ema.get_decay(update + 1)


CASES = [
    ("diffusers", diffusers, {"base_weight": 0.9999}),
    ("diffusers", diffusers, {"base_weight": 0.99, "start_weight": 0.5}),
    ("diffusers", diffusers, {"base_weight": 0.9999, "gamma": 1.0, "p": 2 / 3}),
    ("diffusers", diffusers, {"base_weight": 0.999, "gamma": 20.0, "p": 0.75, "start_weight": 0.1}),
    ("ema-pytorch", ema_pytorch, {"base_weight": 0.9999, "gamma": 1.0, "p": 2 / 3}),
    ("ema-pytorch", ema_pytorch, {"base_weight": 0.99, "gamma": 5.0, "p": 1.0, "start_weight": 0.25}),
    ("timm", timm, {"base_weight": 0.9999, "gamma": 1.0, "p": 0.75}),
    ("timm", timm, {"base_weight": 0.99, "gamma": 10.0, "p": 1.0, "start_weight": 0.5}),
]

if __name__ == "__main__":
    cases = [
        {"library": f"{name} {version(name)}", "values": values, "steps": UPDATES, "weights": [float(decay(values, update)) for update in UPDATES]}
        for name, decay, values in CASES
    ]
    lines = ",\n".join(json.dumps(case) for case in cases)
    (pathlib.Path(__file__).parent / "ema_warmup.json").write_text(f"[\n{lines}\n]\n")
