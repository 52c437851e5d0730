"""What ESPnet2's schedulers make of a config: `CHECKOUT=... python make_espnet.py` writes espnet.json. Made with Python 3.11, torch==2.15.0 and pyyaml==6.0.4;
CHECKOUT names a folder with espnet2/schedulers of github.com/espnet/espnet, warmup_lr.py at 4845ad4 and noam_lr.py at 0432564.
"""

import typing
import warnings

import torch
import yaml
from torch.optim.lr_scheduler import LRScheduler

from checkout import taken
from record_jax import Cases, edges

warnings.simplefilter("ignore")
around = {"_LRScheduler": LRScheduler, "AbsBatchStepScheduler": object, "Union": typing.Union, "torch": torch, "warnings": warnings, "typechecked": lambda made: made}
kinds = {
    "warmuplr": taken("espnet2/schedulers/warmup_lr.py", "WarmupLR", **around)[0],
    "noamlr": taken("espnet2/schedulers/noam_lr.py", "NoamLR", **around)[0],
}
CONFIGS = {
    "warmuplr": ("scheduler: warmuplr\nscheduler_conf:\n  warmup_steps: 300\n", 300),
    "warmuplr by its own warm-up": ("scheduler: warmuplr\n", 25000),
    "noamlr": ("scheduler: noamlr\nscheduler_conf:\n  model_size: 256\n  warmup_steps: 300\n", 300),
    "noamlr by its own width": ("scheduler: noamlr\nscheduler_conf:\n  warmup_steps: 300\n", 300),
}


def updates(text):
    config = yaml.safe_load(text)
    optimizer = torch.optim.Adam([torch.nn.Parameter(torch.zeros(1))], **config["optim_conf"])
    scheduler = kinds[config["scheduler"]](optimizer, **config.get("scheduler_conf", {}))
    while True:
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("espnet", "4845ad4")
    for name, (scheduler, warm) in CONFIGS.items():
        text = f"batch_type: numel\nmax_epoch: 50\noptim: adam\noptim_conf:\n  lr: 0.002\n{scheduler}"
        cases.add(name, text, updates(text), edges(2 * warm, warm), language="yaml")
    cases.write("espnet")
