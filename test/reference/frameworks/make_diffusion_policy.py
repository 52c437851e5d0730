"""What Diffusion Policy makes of a config: `CHECKOUT=... DIFFUSERS=... python make_diffusion_policy.py` writes diffusion_policy.json. Made with Python 3.11,
torch==2.15.0 and PyYAML==6.0.4; CHECKOUT names a checkout of github.com/real-stanford/diffusion_policy at 5ba07ac, whose average is run as it stands, and
DIFFUSERS the unpacked wheel of diffusers 0.11.1, whose schedules it takes. The run has 700 updates.
"""

import logging
import os
import pathlib
import sys
import types

import torch
import yaml

import checkout
from record_jax import Cases, edges, stepped

TOTAL = 700
CONFIG = {"optimizer": {"_target_": "torch.optim.AdamW", "lr": 0.0001}, "training": {"lr_warmup_steps": 50, "num_epochs": 8000, "gradient_accumulate_every": 1}}
KINDS = ["cosine", "linear", "constant_with_warmup", "polynomial", "cosine_with_restarts"]
AVERAGE = "diffusion_policy.model.diffusion.ema_model.EMAModel"
AVERAGES = {
    "its own numbers": {},
    "as its configs have it": {"update_after_step": 0, "inv_gamma": 1.0, "power": 0.75, "min_value": 0.0, "max_value": 0.9999},
    "bounds": {"update_after_step": 20, "inv_gamma": 10.0, "power": 1.0, "min_value": 0.1, "max_value": 0.9},
}


def of_rate(config, name):
    package = sys.modules.setdefault("diffusers", types.ModuleType("diffusers"))
    package.__path__ = [str(pathlib.Path(os.environ["DIFFUSERS"]) / "diffusers")]
    sys.modules["diffusers.utils"] = types.SimpleNamespace(logging=types.SimpleNamespace(get_logger=logging.getLogger))
    import diffusers.optimization as schedules

    (get,) = checkout.taken("diffusion_policy/model/common/lr_scheduler.py", "get_scheduler", **{key: value for key, value in vars(schedules).items() if not key.startswith("__")})
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=config["optimizer"]["lr"])
    given = dict(num_warmup_steps=config["training"]["lr_warmup_steps"], num_training_steps=TOTAL)
    return stepped(optimizer, get(name, optimizer=optimizer, **given))


if __name__ == "__main__":
    cases = Cases("diffusion_policy", "5ba07ac")
    for name in KINDS:
        text = yaml.safe_dump({**CONFIG, "training": {"lr_scheduler": name, **CONFIG["training"]}}, sort_keys=False)
        cases.add(name, text, of_rate(yaml.safe_load(text), name), edges(TOTAL, 50), language="yaml")
    (model,) = checkout.taken("diffusion_policy/model/diffusion/ema_model.py", "EMAModel", torch=torch)
    for name, given in AVERAGES.items():
        text = yaml.safe_dump({"ema": {"_target_": AVERAGE, **given}}, sort_keys=False)
        made = model(torch.nn.Linear(1, 1), **given)
        cases.add(name, text, made.get_decay, edges(1000, 2, 21, 100), language="yaml", quantity="decay")
    cases.write("diffusion_policy")
