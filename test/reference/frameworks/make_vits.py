"""What speech models make of `lr_decay`: `CHECKOUT=GPT_SOVITS python make_vits.py` writes vits.json. Made with Python 3.11 and torch==2.9.1. HiFi-GAN (4769534), VITS
(2e561ba), so-vits-svc (730930d) and GPT-SoVITS (48b1a01) make an ExponentialLR within their loops, which are written here as they stand there; CHECKOUT names a
checkout of github.com/RVC-Boss/GPT-SoVITS, whose AR/modules/lr_schedulers.py is run.
"""

import json
import math
from types import SimpleNamespace

import torch

from checkout import taken
from record_jax import Cases, edges

TRAIN = {"learning_rate": 2e-4, "lr_decay": 0.99, "epochs": 40, "c_mel": 45, "c_kl": 1.0}


def config(**more):
    return json.dumps({"train": {**TRAIN, **more}, "model": {"inter_channels": 192}}, indent=2)


def made(*factors, rate=2e-4, decay=0.99):
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": rate * factor} for factor in factors]
    optimizer = torch.optim.AdamW(groups, rate)
    return optimizer, torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=decay, last_epoch=-1)


def epochs(group=0, factors=(1,), warm=0, before=0, rate=2e-4, decay=0.99):
    optimizer, scheduler = made(*factors, rate=rate, decay=decay)
    for _ in range(before):
        optimizer.step()
        scheduler.step()
    epoch = 1
    while True:
        if epoch <= warm:
            for each in optimizer.param_groups:
                each["lr"] = rate / warm * epoch
        yield optimizer.param_groups[group]["lr"]
        optimizer.step()
        scheduler.step()
        epoch += 1


STAGE = "optimizer:\n  lr: 0.01\n  lr_init: 0.00001\n  lr_end: 0.0001\n  warmup_steps: 20\n  decay_steps: 60\nmodel:\n  phoneme_vocab_size: 732\n"


def first_stage():
    around = {"torch": torch, "math": math, "plt": None, "nn": torch.nn, "Adam": torch.optim.Adam}
    (schedule,) = taken("GPT_SoVITS/AR/modules/lr_schedulers.py", "WarmupCosineLRSchedule", **around)
    optimizer = SimpleNamespace(param_groups=[{"lr": 0.01}])
    scheduler = schedule(optimizer, init_lr=0.00001, peak_lr=0.01, end_lr=0.0001, warmup_steps=20, total_steps=60)
    while True:
        yield optimizer.param_groups[0]["lr"]
        scheduler.step()


if __name__ == "__main__":
    more = {"language": "json", "unit": "epoch"}
    cases = Cases("vits", "2e561ba")
    cases.add("VITS", config(warmup_epochs=0), epochs(), edges(40), **more)
    cases.add("VITS, whose warm-up does not count", config(warmup_epochs=5), epochs(), edges(40, 5), **more)
    cases.add("so-vits-svc", config(warmup_epochs=0, half_type="fp16"), epochs(), edges(40), **more)
    cases.add("so-vits-svc with a warm-up", config(warmup_epochs=5, half_type="fp16"), epochs(warm=5), edges(40, 5), **more)
    text = config(warmup_epochs=0, text_low_lr_rate=0.4)
    cases.add("GPT-SoVITS", text, epochs(factors=(1, 0.4), before=1), edges(40), **more)
    cases.add("the text of GPT-SoVITS", text, epochs(1, (1, 0.4), before=1), edges(40), quantity="lr of the text", **more)
    flat = json.dumps({"resblock": "1", "learning_rate": 2e-4, "adam_b1": 0.8, "lr_decay": 0.999, "upsample_rates": [8, 8, 2, 2]})
    cases.add("HiFi-GAN", flat, epochs(decay=0.999), edges(3100), **more)
    cases.add("the first stage of GPT-SoVITS", STAGE, first_stage(), edges(60, 20), language="yaml")
    cases.write("vits")
