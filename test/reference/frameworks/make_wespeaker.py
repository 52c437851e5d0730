"""What WeSpeaker makes of `scheduler_args` and `margin_update`: `CHECKOUT=... python make_wespeaker.py` writes wespeaker.json. Made with Python 3.11 and PyYAML==6.0.4;
CHECKOUT names a checkout of github.com/wenet-e2e/wespeaker at dfa7419, whose classes are stepped with the number of the update, as wespeaker/utils/executor.py does, with
what wespeaker/bin/train.py adds to their arguments.
"""

import math
from types import SimpleNamespace

import yaml

import checkout
from record_jax import Cases

CLASSES = ("BaseClass", "ExponentialDecrease", "WarmupCosineScheduler", "MarginScheduler")
taken = dict(zip(CLASSES, checkout.taken("wespeaker/utils/schedulers.py", *CLASSES, math=math)))
UPDATES = 1000


def rate(config, processes):
    scale = 1.0 * processes * config["dataloader_args"]["batch_size"] / 64
    optimizer = SimpleNamespace(param_groups=[{}])
    added = {"num_epochs": config["num_epochs"], "epoch_iter": UPDATES, "scale_ratio": scale}
    made = taken[config["scheduler"]](optimizer, **config["scheduler_args"], **added)

    def at(epoch):
        made.step(round(epoch * UPDATES))
        return made.get_lr()

    return at


def margin(config):
    def at(epoch):
        projection = SimpleNamespace(margin=None)
        projection.update = lambda margin: setattr(projection, "margin", margin)
        made = taken["MarginScheduler"](SimpleNamespace(projection=projection), epoch_iter=UPDATES, **config["margin_update"])
        made.step(round(epoch * UPDATES))
        return made.get_margin()

    return at


def config(scheduler="none", args="{}", update="{}", epochs=30, kind="arc_margin"):
    head = f"num_epochs: {epochs}\ndataloader_args:\n  batch_size: 128\nprojection_args:\n  project_type: {kind}\n"
    return f"{head}margin_scheduler: MarginScheduler\nmargin_update: {update}\nscheduler: {scheduler}\nscheduler_args: {args}\n"


EXPONENTIAL = "{initial_lr: 0.1, final_lr: 0.00005%s}"
RISE = "{initial_margin: 0.0, final_margin: 0.2, increase_start_epoch: 6, fix_start_epoch: 16, update_margin: %s, increase_type: %s}"
RATES = {
    "from zero": (config("ExponentialDecrease", EXPONENTIAL % ", warm_up_epoch: 6, warm_from_zero: True"), 2),
    "from the rate of one process": (config("ExponentialDecrease", EXPONENTIAL % ", warm_up_epoch: 3"), 4),
    "defaults": (config("ExponentialDecrease", EXPONENTIAL % ""), 1),
    "no warm-up": (config("ExponentialDecrease", EXPONENTIAL % ", warm_up_epoch: 0, warm_from_zero: True"), 1),
    "a cosine": (config("WarmupCosineScheduler", "{min_lr: 0.00001, max_lr: 0.001, warmup_epoch: 5, fix_epoch: 25}"), 2),
}
MARGINS = {
    "a margin": config(update=RISE % ("True", "exp")),
    "a margin on a line": config(update=RISE % ("True", "linear")),
    "a margin that stays": config(update=RISE % ("False", "exp")),
    "a margin that is there at once": config(update=(RISE % ("True", "exp")).replace("16", "1").replace("epoch: 6", "epoch: 1")),
}
EPOCHS = [0, 0.5, 1, 2.999, 3, 4.5, 5, 5.001, 6, 7.25, 14.999, 15, 16, 24.999, 25, 29.5]

if __name__ == "__main__":
    cases = Cases("wespeaker", "dfa7419")
    for name, (text, processes) in RATES.items():
        cases.add(name, text, rate(yaml.safe_load(text), processes), EPOCHS, language="yaml", unit="epoch", given={"processes": processes})
    for name, text in MARGINS.items():
        cases.add(name, text, margin(yaml.safe_load(text)), EPOCHS, language="yaml", unit="epoch", quantity="margin")
    cases.write("wespeaker")
