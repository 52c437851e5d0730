"""What the schedules of k-diffusion and of stable-audio-tools do: `CHECKOUT=folder python make_k_diffusion.py` writes k_diffusion.json and stable_audio.json. Made
with Python 3.11, torch==2.15.0 and jsonmerge==1.9.2; the folder has k-diffusion at 4601bf0 (0.1.1) and stable-audio-tools at 50049e3.

k-diffusion hands `verbose` on to torch, which later releases than 2.6 refuse: the class that its schedulers are made of takes it here. Its configs are read by its own
`load_config`, and what train.py makes of them are the statements there.
"""

import argparse
import json
import tempfile
import types

import jsonmerge
import torch
from torch.optim.lr_scheduler import _LRScheduler

from checkout import parts, taken
from pathlib import Path
from record_jax import Cases, edges, stepped


class Talkative(_LRScheduler):
    def __init__(self, optimizer, last_epoch, verbose=False):
        super().__init__(optimizer, last_epoch)


HEAD = "import torch\nimport k_diffusion as K\n\noptimizer = torch.optim.AdamW(model.parameters(), lr={})\n"
CALLS = {
    "inverse with its defaults": ("InverseLR(optimizer)", 0.1, 20, []),
    "inverse behind a warm-up": ("InverseLR(optimizer, inv_gamma=50, power=0.5, warmup=0.9)", 1e-3, 200, [50]),
    "inverse down to a lowest rate": ("InverseLR(optimizer, 10., 1., 0.5, 2e-4)", 1e-3, 100, [40]),
    "exponential": ("ExponentialLR(optimizer, num_steps=30)", 1e-3, 150, [30, 60]),
    "exponential behind a warm-up, down to a lowest rate": ("ExponentialLR(optimizer, 30, decay=0.1, warmup=0.8, min_lr=1e-5)", 1e-3, 150, [30, 60]),
    "constant behind a warm-up": ("ConstantLRWithWarmup(optimizer, warmup=0.95)", 2e-4, 100, []),
    "constant": ("ConstantLRWithWarmup(optimizer)", 2e-4, 100, []),
}
AVERAGES = {
    "an average": ("EMAWarmup(power=0.6667, max_value=0.9999)", 10000, [100]),
    "an average between bounds, from a step on": ("EMAWarmup(inv_gamma=20, power=1, min_value=0.1, max_value=0.9, start_at=10)", 400, [10, 12, 190]),
}
CONFIGS = {
    "inverse in a config": ({"model": {"type": "image_v1"}, "optimizer": {"lr": 3e-4}, "lr_sched": {"type": "inverse", "inv_gamma": 20000.0, "power": 1.0, "warmup": 0.99}}, 20000),
    "exponential in a config": ({"model": {"type": "image_v1"}, "lr_sched": {"type": "exponential", "num_steps": 100, "decay": 0.7}}, 500),
    "constant in a config": ({"model": {"type": "image_transformer_v1", "width": 64, "depth": 2}, "lr_sched": {"type": "constant", "warmup": 0.9}}, 100),
}
CONFIG_AVERAGES = {
    "an average in a config": ({"model": {"type": "image_v1"}, "ema_sched": {"type": "inverse", "power": 0.75, "max_value": 0.999}}, 20000),
    "an average by default": ({"model": {"type": "image_v1"}, "ema_sched": {"type": "inverse"}}, 20000),
}

AUDIO = {
    "inverse": ("InverseLR", {"inv_gamma": 1000, "power": 0.5, "warmup": 0.99}, {"lr": 5e-5}, 2000, [1000]),
    "inverse down to a last rate": ("InverseLR", {"inv_gamma": 20, "power": 1, "final_lr": 1e-5}, {"lr": 5e-5}, 200, [80]),
    "exponential": ("ExponentialLR", {"gamma": 0.999996}, {"lr": 1.5e-4}, 1000, []),
    "cosine": ("CosineAnnealingLR", {"T_max": 100, "eta_min": 1e-6}, {"lr": 1e-4}, 100, []),
    "steps of the rate by default": ("MultiStepLR", {"milestones": [10, 20], "gamma": 0.5}, {"betas": [0.9, 0.999]}, 30, [10, 20]),
}
AUDIO_CALL = "from stable_audio_tools.training.utils import InverseLR\n\nimport torch\n\noptimizer = torch.optim.Adam(model.parameters(), lr=1e-3)\n"
AUDIO_CALL += "scheduler = InverseLR(optimizer, inv_gamma=30, power=0.5, warmup=0.9, final_lr=4e-4)\n"


def parameters():
    return [torch.nn.Parameter(torch.zeros(1))]


def values_of(average):
    while True:
        yield average.get_value()
        average.step()


def of_diffusion(cases):
    optim = types.SimpleNamespace(lr_scheduler=types.SimpleNamespace(_LRScheduler=Talkative))
    names = ("EMAWarmup", "InverseLR", "ExponentialLR", "ConstantLRWithWarmup")
    utils = types.SimpleNamespace(**dict(zip(names, taken("k-diffusion/k_diffusion/utils.py", *names, optim=optim))))
    for name, (call, rate, last, boundaries) in CALLS.items():
        optimizer = torch.optim.AdamW(parameters(), lr=rate)
        scheduler = eval(f"utils.{call}", {"utils": utils, "optimizer": optimizer})
        code = HEAD.format(rate) + f"scheduler = K.utils.{call}\n"
        cases.add(name, code, stepped(optimizer, scheduler), edges(last, *boundaries), variable="scheduler")
    for name, (call, last, boundaries) in AVERAGES.items():
        average = eval(f"utils.{call}", {"utils": utils})
        code = f"from k_diffusion.utils import EMAWarmup\n\naverage = {call}\n"
        cases.add(name, code, values_of(average), edges(last, *boundaries), variable="average", quantity="decay")
    (load,) = taken("k-diffusion/k_diffusion/config.py", "load_config", json=json, Path=Path, merge=jsonmerge.merge, round_to_power_of_two=lambda x, tol: 1)
    kept = ("if opt_config['type']", "if sched_config['type']", "ema_sched = ")
    made = parts("k-diffusion/train.py", "main", lambda text: text.startswith(kept))
    for name, (config, last) in {**CONFIGS, **CONFIG_AVERAGES}.items():
        with tempfile.NamedTemporaryFile("w", suffix=".json") as file:
            file.write(json.dumps(config))
            file.flush()
            whole = load(file.name)
        scope = {"K": types.SimpleNamespace(utils=utils), "optim": torch.optim, "groups": parameters(), "lr": whole["optimizer"]["lr"]}
        scope |= {"opt_config": whole["optimizer"], "sched_config": whole["lr_sched"], "ema_sched_config": whole["ema_sched"], "args": argparse.Namespace()}
        exec(made, scope)
        is_rate = name in CONFIGS
        values = stepped(scope["opt"], scope["sched"]) if is_rate else values_of(scope["ema_sched"])
        text = json.dumps(config, indent=2) + "\n"
        cases.add(name, text, values, edges(last), language="json", variable="lr_sched" if is_rate else "ema_sched", quantity="lr" if is_rate else "decay")


def of_audio(cases):
    names = ("InverseLR", "create_optimizer_from_config", "create_scheduler_from_config")
    made, optimizer_of, scheduler_of = taken("stable-audio-tools/stable_audio_tools/training/utils.py", *names, torch=torch)
    for name, (kind, config, optimizer_config, last, boundaries) in AUDIO.items():
        both = {"optimizer": {"type": "AdamW", "config": optimizer_config}, "scheduler": {"type": kind, "config": config}}
        text = json.dumps({"training": {"optimizer_configs": {"diffusion": both}}}, indent=2) + "\n"
        optimizer = optimizer_of(both["optimizer"], parameters())
        scheduler = scheduler_of(both["scheduler"], optimizer)
        cases.add(name, text, stepped(optimizer, scheduler), edges(last, *boundaries), language="json", variable="scheduler")
    optimizer = torch.optim.Adam(parameters(), lr=1e-3)
    scheduler = made(optimizer, inv_gamma=30, power=0.5, warmup=0.9, final_lr=4e-4)
    cases.add("called", AUDIO_CALL, stepped(optimizer, scheduler), edges(300, 30, 158), variable="scheduler")


if __name__ == "__main__":
    cases = Cases("k-diffusion", "0.1.1")
    of_diffusion(cases)
    cases.write("k_diffusion")
    cases = Cases("stable-audio-tools", "50049e3")
    of_audio(cases)
    cases.write("stable_audio")
