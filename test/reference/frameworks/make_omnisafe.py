"""What OmniSafe makes of `linear_lr_decay`: `CHECKOUT=... python make_omnisafe.py` writes omnisafe.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4; CHECKOUT
names a checkout of github.com/PKU-Alignment/omnisafe at 15603dd, of whose actor the statement is run that makes the scheduler, over the epochs that its wrapper counts.
"""

import ast
import re
import warnings
from types import SimpleNamespace

import torch
import yaml

import checkout
from record_jax import Cases, stepped

ACTOR = "omnisafe/models/actor_critic/actor_critic.py"
text = checkout.source(ACTOR)
(made,) = [
    node
    for node in ast.walk(ast.parse(text))
    if isinstance(node, ast.If) and ast.get_source_segment(text, node.test) == "model_cfgs.linear_lr_decay"
]
statement = compile(ast.Module([made], []), ACTOR, "exec")
epochs_of = re.search(r"epochs = (cfgs\.train_cfgs\.total_steps // cfgs\.algo_cfgs\.steps_per_epoch)", checkout.source("omnisafe/algorithms/algo_wrapper.py"))[1]

CONFIG = """defaults:
  train_cfgs:
    total_steps: {}
  algo_cfgs:
    steps_per_epoch: {}
  model_cfgs:
    linear_lr_decay: True
    actor:
      lr: 0.0003
    critic:
      lr: 0.001
"""


def plain(value):
    return SimpleNamespace(**{key: plain(each) for key, each in value.items()}) if isinstance(value, dict) else value


def rates(text):
    cfgs = plain(yaml.safe_load(text)["defaults"])
    epochs = eval(epochs_of, {"cfgs": cfgs})  # noqa: S307
    owner = SimpleNamespace(actor_optimizer=torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], lr=cfgs.model_cfgs.actor.lr))
    around = {"self": owner, "model_cfgs": cfgs.model_cfgs, "epochs": epochs}
    exec(statement, {**around, "LinearLR": torch.optim.lr_scheduler.LinearLR, "ConstantLR": torch.optim.lr_scheduler.ConstantLR})
    return stepped(owner.actor_optimizer, owner.actor_scheduler), epochs


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("omnisafe", "15603dd")
    for name, (run, each) in {"whole epochs": (1_000_000, 20_000), "a rest": (100_000, 3_000)}.items():
        text = CONFIG.format(run, each)
        values, epochs = rates(text)
        cases.add(name, text, values, range(epochs), language="yaml", unit="epoch")
    cases.write("omnisafe")
