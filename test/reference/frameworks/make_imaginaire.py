"""What Imaginaire makes of `lr_policy`: `CHECKOUT=... python make_imaginaire.py` writes imaginaire.json. Made with Python 3.11, torch==2.15.0 and
PyYAML==6.0.4; CHECKOUT names a checkout of github.com/NVlabs/imaginaire at c6f7484, whose get_scheduler of utils/trainer.py is run, and what it makes is
stepped behind each iteration or epoch, as trainers/base.py does.
"""

import json
from types import SimpleNamespace

import torch
import yaml

import checkout
from record_jax import Cases, edges, stepped

(get_scheduler,) = checkout.taken("imaginaire/utils/trainer.py", "get_scheduler", lr_scheduler=torch.optim.lr_scheduler)
POLICIES = {
    "step": ("iteration_mode: False, type: step, step_size: 20, gamma: 0.5", [20, 40]),
    "step by iteration": ("iteration_mode: True, type: step, step_size: 30, gamma: 0.1", [30, 60]),
    "linear": ("type: linear, decay_start: 30, decay_end: 80, decay_target: 0.2", [30, 80]),
}

if __name__ == "__main__":
    cases = Cases("imaginaire", "c6f7484")
    for name, (policy, boundaries) in POLICIES.items():
        text = f"max_epoch: 100\nmax_iter: 100\ntrainer: {{type: imaginaire.trainers.spade}}\ngen_opt:\n  type: adam\n  lr: 0.0004\n  lr_policy: {{{policy}}}\n"
        opened = json.loads(json.dumps(yaml.safe_load(text)["gen_opt"]), object_hook=lambda keys: SimpleNamespace(**keys))
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=opened.lr)
        unit = "step" if "True" in policy else "epoch"
        cases.add(name, text, stepped(optimizer, get_scheduler(opened, optimizer)), edges(100, *boundaries), language="yaml", unit=unit)
    cases.write("imaginaire")
