"""What axolotl makes of its keys: `CHECKOUT=folder python make_axolotl.py` writes axolotl.json. Made with Python 3.11, torch==2.15.0 and transformers==5.24.0;
the folder has the unpacked wheel of axolotl 0.19.0. Its mixin chooses the scheduler, over a trainer of which no more is made than that asks for.
"""

import os
import pathlib
import sys
import types
from unittest import mock

os.environ["CUDA_VISIBLE_DEVICES"] = ""

import torch
import yaml

from record_torch import Cases, edges, updates

sys.path.insert(0, os.environ["CHECKOUT"])
plugins = types.ModuleType("axolotl.integrations.base")
plugins.PluginManager = mock.MagicMock()
plugins.PluginManager.get_instance.return_value.create_lr_scheduler.return_value = None
sys.modules["axolotl.integrations.base"] = plugins
for name in ("axolotl", "axolotl.utils", "axolotl.core", "axolotl.core.trainers", "axolotl.core.trainers.mixins"):
    package = sys.modules[name] = types.ModuleType(name)
    package.__path__ = [str(pathlib.Path(os.environ["CHECKOUT"], *name.split(".")))]
logs = types.ModuleType("axolotl.utils.logging")
logs.get_logger = mock.MagicMock()
sys.modules["axolotl.utils.logging"] = logs

from axolotl.core.trainers.mixins.scheduler import SchedulerMixin

HEAD = "base_model: m\nmicro_batch_size: 2\nlearning_rate: 0.001\nmax_steps: {total}\n"
CASES = {
    "cosine to a part of the rate": (200, "lr_scheduler: cosine\nwarmup_steps: 20\ncosine_min_lr_ratio: 0.1\n", [20]),
    "by default, to a part of the rate": (200, "warmup_steps: 20\ncosine_min_lr_ratio: 0.25\n", [20]),
    "cosine to a part that is none": (100, "lr_scheduler: cosine\nwarmup_steps: 10\ncosine_min_lr_ratio: 0\n", [10]),
    "cosine that stays at a part": (200, "lr_scheduler: cosine\nwarmup_steps: 20\ncosine_min_lr_ratio: 0.1\ncosine_constant_lr_ratio: 0.7\n", [20, 140]),
    "cosine that stays, without a part": (100, "lr_scheduler: cosine\nwarmup_steps: 10\ncosine_constant_lr_ratio: 0.7\n", [10, 70]),
    "cosine that stays before the warm-up is over": (100, "lr_scheduler: cosine\nwarmup_steps: 30\ncosine_min_lr_ratio: 0.1\ncosine_constant_lr_ratio: 0.2\n", [20, 30]),
    "cosine behind a square": (200, "lr_scheduler: cosine\nwarmup_steps: 20\nlr_quadratic_warmup: true\n", [20]),
    "cosine behind a square, to a part that does not count": (200, "lr_scheduler: cosine\nwarmup_steps: 20\nlr_quadratic_warmup: true\ncosine_min_lr_ratio: 0.1\n", [20]),
    "no square": (100, "lr_scheduler: cosine\nwarmup_ratio: 0.15\nlr_quadratic_warmup: false\n", [15]),
    "rex": (200, "lr_scheduler: rex\nwarmup_steps: 20\n", [20]),
    "rex without a warm-up": (100, "lr_scheduler: rex\nwarmup_steps: 0\n", []),
    "rex to a part of the rate": (200, "lr_scheduler: rex\nwarmup_ratio: 0.1\ncosine_min_lr_ratio: 0.1\n", [20]),
    "one_cycle": (200, "lr_scheduler: one_cycle\nwarmup_steps: 60\n", [60]),
    "one_cycle by a ratio": (100, "lr_scheduler: one_cycle\nwarmup_ratio: 0.3\n", [30]),
    "a part that linear does not have": (100, "lr_scheduler: linear\nwarmup_steps: 10\ncosine_min_lr_ratio: 0.1\n", [10]),
}


def scheduled(config):
    total, rate = config["max_steps"], config["learning_rate"]
    warmup = config["warmup_steps"] if "warmup_steps" in config else int(config["warmup_ratio"] * total)
    kind = config.get("lr_scheduler", "cosine")
    other = kind if kind in ("rex", "one_cycle") else None
    trainer = object.__new__(SchedulerMixin)
    parameter = torch.nn.Parameter(torch.zeros(1))
    trainer.optimizer, trainer.lr_scheduler, trainer.axolotl_cfg = torch.optim.AdamW([parameter], lr=rate), None, object()
    keys = ("cosine_min_lr_ratio", "cosine_constant_lr_ratio", "lr_quadratic_warmup")
    trainer.args = types.SimpleNamespace(
        lr_scheduler_type="cosine" if other else kind,
        alternate_lr_scheduler_type=other,
        lr_scheduler_kwargs={},
        learning_rate=rate,
        jagged_restart_steps=None,
        get_warmup_steps=lambda _: warmup,
        **{key: config.get(key) for key in keys},
    )
    trainer.create_scheduler(total, trainer.optimizer)
    return updates(trainer.optimizer, trainer.lr_scheduler)


cases = Cases("axolotl", "0.19.0")
for name, (total, keys, boundaries) in CASES.items():
    text = HEAD.format(total=total) + keys
    steps = [step for step in edges(total, *boundaries) if step < total]
    cases.add(name, text, lambda text=text: scheduled(yaml.safe_load(text)), steps, language="yaml")
cases.write("axolotl")
