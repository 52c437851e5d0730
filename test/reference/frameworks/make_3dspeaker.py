"""What 3D-Speaker makes of `lr_scheduler` and `margin_scheduler`: `CHECKOUT=... python make_3dspeaker.py` writes 3dspeaker.json. Made with Python 3.11 and PyYAML==6.0.4;
CHECKOUT names a checkout of github.com/modelscope/3D-Speaker at 09e7806, whose schedulers are stepped with the number of the update, as speakerlab/bin/train.py does.
"""

import math
import re
from types import SimpleNamespace

import yaml

import checkout
from record_jax import Cases

CLASSES = ("WarmupCosineScheduler", "StepScheduler", "MarginScheduler")
taken = dict(zip(CLASSES, checkout.taken("speakerlab/process/scheduler.py", *CLASSES, math=math)))
UPDATES = 1000


def made(text, section, **more):
    config = yaml.load(text, Loader=yaml.FullLoader)
    found = config[section]
    named = {key: re.fullmatch(r"<(\w+)>", str(value)) for key, value in found["args"].items()}
    given = {key: config.get(match[1]) if match else found["args"][key] for key, match in named.items()}
    return taken[found["obj"].rsplit(".", 1)[1]](**{**given, **more, "step_per_epoch": UPDATES})


def rate(text):
    optimizer = SimpleNamespace(param_groups=[{}])
    found = made(text, "lr_scheduler", optimizer=optimizer)
    return lambda epoch: found.step(round(epoch * UPDATES))


def margin(text):
    found = made(text, "margin_scheduler", criterion=SimpleNamespace(update=lambda margin: None))

    def at(epoch):
        found.step(round(epoch * UPDATES))
        return found.get_margin()

    return at


HEAD = "num_epoch: 70\nlr: 0.2\nmin_lr: !!float 5e-5\noptimizer:\n  obj: torch.optim.SGD\n  args:\n    lr: <lr>\n"
OBJ = "{}_scheduler:\n  obj: speakerlab.process.scheduler.{}\n  args:\n"
RATES = {
    "a cosine": HEAD + OBJ.format("lr", "WarmupCosineScheduler") + "    optimizer: <optimizer>\n    min_lr: <min_lr>\n    max_lr: <lr>\n    warmup_epoch: 5\n    fix_epoch: <num_epoch>\n    step_per_epoch:\n",
    "a cosine of numbers": HEAD + OBJ.format("lr", "WarmupCosineScheduler") + "    min_lr: 0.0001\n    max_lr: 0.1\n    warmup_epoch: 0\n    fix_epoch: 60\n",
    "steps": HEAD + OBJ.format("lr", "StepScheduler") + "    optimizer: <optimizer>\n    lr: <lr>\n    step_epoch_size: 16\n    step_per_epoch:\n",
}
RISE = "    criterion: <loss>\n    initial_margin: 0.0\n    final_margin: 0.3\n    increase_start_epoch: 20\n    fix_epoch: 50\n    step_per_epoch:\n"
MARGINS = {
    "a margin": HEAD + OBJ.format("margin", "MarginScheduler") + RISE,
    "a margin on a line": HEAD + OBJ.format("margin", "MarginScheduler") + RISE + "    increase_type: linear\n",
}
EPOCHS = [0, 0.5, 1, 4.999, 5, 5.001, 12.5, 16, 19.999, 20, 32, 35.25, 49.999, 50, 59.999, 60, 64, 69.999]

if __name__ == "__main__":
    cases = Cases("3dspeaker", "09e7806")
    for name, text in RATES.items():
        cases.add(name, text, rate(text), EPOCHS, language="yaml", unit="epoch")
    for name, text in MARGINS.items():
        cases.add(name, text, margin(text), EPOCHS, language="yaml", unit="epoch", quantity="margin")
    cases.write("3dspeaker")
