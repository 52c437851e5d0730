"""What Dassl makes of the section OPTIM: `CHECKOUT=... python make_dassl.py` writes dassl.json. Made with Python 3.11, torch==2.15.0 and yacs==0.1.8; CHECKOUT names a
checkout of github.com/KaiyangZhou/Dassl.pytorch at c61a1b5, whose defaults, optimizers and schedulers are run; its trainers step these behind each epoch. The argument
`verbose`, which its warm-ups hand on, is left out: PyTorch has it no more.
"""

import tempfile
import warnings

import torch

import checkout
from record_jax import Cases, stepped


class Scheduler(torch.optim.lr_scheduler._LRScheduler):
    def __init__(self, optimizer, last_epoch=-1, verbose=False):
        super().__init__(optimizer, last_epoch)


scope = {"__name__": "defaults"}
exec(compile(checkout.source("dassl/config/defaults.py"), "defaults.py", "exec"), scope)
names = ("_BaseWarmupScheduler", "ConstantWarmupScheduler", "LinearWarmupScheduler", "build_lr_scheduler", "AVAI_SCHEDS")
build = checkout.taken("dassl/optim/lr_scheduler.py", *names, torch=torch, _LRScheduler=Scheduler)[3]

HEAD = 'OPTIM:\n  NAME: "sgd"\n  LR: {}\n  MAX_EPOCH: {}\n  LR_SCHEDULER: "{}"\n'
CONFIGS = {
    "of CoOp": HEAD.format(0.002, 50, "cosine") + '  WARMUP_EPOCH: 1\n  WARMUP_TYPE: "constant"\n  WARMUP_CONS_LR: 1e-5\n',
    "a cosine": HEAD.format(0.05, 20, "cosine"),
    "a cosine that counts its warm-up": HEAD.format(0.05, 20, "cosine") + "  WARMUP_EPOCH: 4\n  WARMUP_RECOUNT: False\n",
    "a list of one": HEAD.format(0.01, 30, "single_step") + "  STEPSIZE: [12]\n  GAMMA: 0.2\n  WARMUP_EPOCH: 5\n  WARMUP_MIN_LR: 1e-6\n",
    "steps that count the warm-up": HEAD.format(0.01, 30, "single_step") + "  STEPSIZE: [4]\n  WARMUP_EPOCH: 6\n  WARMUP_RECOUNT: False\n",
    "no step": HEAD.format(0.01, 10, "single_step"),
    "steps": HEAD.format(0.01, 30, "multi_step") + "  STEPSIZE: [3, 9, 20]\n  WARMUP_EPOCH: 2\n",
    "steps of which one falls into the warm-up": HEAD.format(0.01, 30, "multi_step") + "  STEPSIZE: [3, 9, 20]\n  WARMUP_EPOCH: 4\n  WARMUP_RECOUNT: False\n",
}


def rates(text):
    config = scope["_C"].clone()
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        config.merge_from_file(file.name)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=config.OPTIM.LR)
    return stepped(optimizer, build(optimizer, config.OPTIM)), config.OPTIM.MAX_EPOCH


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("dassl", "c61a1b5")
    for name, text in CONFIGS.items():
        values, last = rates(text)
        cases.add(name, text, values, range(last), language="yaml", unit="epoch")
    cases.write("dassl")
