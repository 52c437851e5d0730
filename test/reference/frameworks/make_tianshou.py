"""What Tianshou's own schedule does: `CHECKOUT=folder python make_tianshou.py` writes tianshou.json. Made with Python 3.11, numpy and torch==2.15.0; the
folder has the unpacked wheel of tianshou 2.0.1, whose algorithm/optim.py has it. A value is the rate of an optimizer whose rate is 1.
"""

import numpy as np
import torch
from torch.optim.lr_scheduler import LambdaLR, LRScheduler

from checkout import taken
from record_jax import Cases, edges, stepped

CALLS = {
    "rounded up": ("max_epochs=2, epoch_num_steps=1000, collection_step_num_env_steps=300", 8),
    "whole": ("10, 2000, 100", 200),
}

if __name__ == "__main__":
    (made,) = taken("tianshou/algorithm/optim.py", "LRSchedulerFactoryLinear", LRSchedulerFactory=object, torch=torch, np=np, LambdaLR=LambdaLR, LRScheduler=LRScheduler)
    cases = Cases("tianshou", "2.0.1")
    for name, (arguments, last) in CALLS.items():
        code = f"from tianshou.algorithm.optim import LRSchedulerFactoryLinear\n\nscheduler = LRSchedulerFactoryLinear({arguments})\n"
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
        scheduler = eval(f"made({arguments})").create_scheduler(optimizer)
        cases.add(name, code, stepped(optimizer, scheduler), edges(last), quantity="factor")
    cases.write("tianshou")
