"""What those make of a config that took ESPnet's WarmupLR over: `WENET=... FUNASR=... COSYVOICE=... python make_wenet.py` writes wenet.json. Made with Python 3.11,
torch==2.9.1 and pyyaml==6.0.4; they name checkouts of github.com/wenet-e2e/wenet at 1546996, github.com/modelscope/FunASR at 3c58cb5 and
github.com/FunAudioLLM/CosyVoice at ace7c47, whose schedulers are run: WeNet sets its own to step -1 before the run (utils/train_utils.py), CosyVoice to 0 (bin/train.py).
"""

import os
import pathlib
import typing

import torch
import yaml
from torch.optim.lr_scheduler import _LRScheduler

import checkout
from record_jax import Cases, edges

AROUND = {"_LRScheduler": _LRScheduler, "AbsBatchStepScheduler": object, "torch": torch, **{name: getattr(typing, name) for name in ("List", "Union")}}
OPTIM = "optim: adam\noptim_conf:\n  lr: 0.002\nscheduler: {}\nscheduler_conf:\n  warmup_steps: 300\n"
# name: (its checkout, the file of its schedulers, the step that it is set to, the config)
LIBRARIES = {
    "wenet": ("1546996", "wenet/utils/scheduler.py", -1, "encoder_conf: {}\ndataset_conf: {}\n" + OPTIM.format("warmuplr")),
    "funasr": ("3c58cb5", "funasr/schedulers/warmup_lr.py", None, "train_conf: {}\ndataset_conf: {}\n" + OPTIM.format("warmuplr")),
    "cosyvoice": ("ace7c47", "cosyvoice/utils/scheduler.py", 0, "train_conf:\n  grad_clip: 5\n  accum_grad: 2\n"),
}


def updates(config, made, start):
    optimizer = torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], **config["optim_conf"])
    scheduler = made(optimizer, **config["scheduler_conf"])
    if start is not None:
        scheduler.set_step(start)
    while True:
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


if __name__ == "__main__":
    for library, (version, file, start, text) in LIBRARIES.items():
        checkout.ROOT = pathlib.Path(os.environ[library.upper()])
        cases = Cases(library, version)
        if library == "cosyvoice":
            text += "".join(f"  {line}\n" for line in OPTIM.format("warmuplr").splitlines())
        config = yaml.safe_load(text)
        (made,) = checkout.taken(file, "WarmupLR", **AROUND)
        cases.add(f"warmuplr of {library}", text, updates(config.get("train_conf") or config, made, start), edges(600, 300), language="yaml")
        if library == "cosyvoice":
            (constant,) = checkout.taken(file, "ConstantLR", **AROUND)
            text = text.replace("warmuplr", "constantlr")
            cases.add(f"constantlr of {library}", text, updates(yaml.safe_load(text)["train_conf"], lambda made, **_: constant(made), 0), edges(600), language="yaml")
        cases.write("wenet")
