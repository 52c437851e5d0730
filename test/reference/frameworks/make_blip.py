"""What BLIP makes of the keys of its configs: `CHECKOUT=... python make_blip.py` writes blip.json. Made with Python 3.11; CHECKOUT names a checkout of
github.com/salesforce/BLIP at 056a169, whose functions of utils.py are called where pretrain.py calls them (in each epoch, and in each iteration of the first
one) and where train_vqa.py, train_caption.py, train_retrieval.py and train_nlvr.py do (in each epoch).
"""

import math
from types import SimpleNamespace

import checkout
from record_jax import Cases, edges

cosine, warm_up, fall = checkout.taken("utils.py", "cosine_lr_schedule", "warmup_lr_schedule", "step_lr_schedule", math=math)
PRETRAINING = {"init_lr": 3e-4, "min_lr": 1e-6, "warmup_lr": 1e-6, "lr_decay_rate": 0.9, "max_epoch": 20, "warmup_steps": 30}
TUNING = {"init_lr": 2e-5, "min_lr": 1e-6, "max_epoch": 10}


def pretraining(config, iterations):
    optimizer = SimpleNamespace(param_groups=[{}])
    for epoch in range(config["max_epoch"]):
        fall(optimizer, epoch, config["init_lr"], config["min_lr"], config["lr_decay_rate"])
        for i in range(iterations):
            if epoch == 0:
                warm_up(optimizer, i, config["warmup_steps"], config["warmup_lr"], config["init_lr"])
            yield optimizer.param_groups[0]["lr"]


def tuning(config):
    optimizer = SimpleNamespace(param_groups=[{}])
    for epoch in range(config["max_epoch"]):
        cosine(optimizer, epoch, config["max_epoch"], config["init_lr"], config["min_lr"])
        yield optimizer.param_groups[0]["lr"]


def text(config):
    return "vit: 'base'\nvit_grad_ckpt: False\nvit_ckpt_layer: 0\n" + "".join(f"{key}: {value!r}\n" for key, value in config.items())


if __name__ == "__main__":
    cases = Cases("blip", "056a169")
    for name, change in {"pretraining": {}, "a warm-up that is longer than an epoch": {"warmup_steps": 80}, "down to the lowest rate": {"lr_decay_rate": 0.5}}.items():
        config = PRETRAINING | change
        steps = [step for step in edges(1000, 30, 50, 100) if step < 1000]
        cases.add(name, text(config), pretraining(config, 50), steps, language="yaml", given={"steps_per_epoch": 50})
    cases.add("tuning", text(TUNING), tuning(TUNING), range(10), language="yaml", unit="epoch")
    cases.write("blip")
