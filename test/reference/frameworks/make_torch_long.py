"""What torch's schedulers that fall at known steps have after millions of them: `python make_torch_long.py` writes torch_long.json in a minute or two. Made with Python 3.11
and torch==2.15.0.
"""

import warnings

import torch

from record_torch import Cases

warnings.filterwarnings("ignore")
HEAD = "import torch\nfrom torch.optim.lr_scheduler import *\noptimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.1)\nscheduler = "
STEPS = [0, 99, 100, 4_199_999, 4_500_000, 4_999_999, 5_000_000, 5_000_001, 5_100_000, 6_000_000, 6_000_001]

if __name__ == "__main__":
    cases = Cases("torch", torch.__version__)
    cases.snippet("steps of a million", f"{HEAD}StepLR(optimizer, step_size=1_000_000, gamma=0.3)\n", STEPS)
    cases.snippet("milestones behind millions", f"{HEAD}MultiStepLR(optimizer, milestones=[100, 4_500_000, 5_100_000], gamma=0.3)\n", STEPS)
    cases.write("torch_long")
