"""What torch's ReduceLROnPlateau does on a metric that stays as it is: `python make_plateau.py` writes plateau.json.
Made with Python 3.11 and torch==2.15.0. "given" has the metric.
"""

import os
import warnings

os.environ["CUDA_VISIBLE_DEVICES"] = ""
warnings.filterwarnings("ignore")

import torch

from record_torch import Cases, run

# name: (arguments, metric)
CASES = {
    "defaults": ("", 1.0),
    "patience and factor": ("patience=3, factor=0.1", 1.0),
    "no patience": ("patience=0, factor=0.5", 1.0),
    "cooldown": ("patience=2, factor=0.5, cooldown=3", 1.0),
    "by position": ("'min', 0.2, 4", 1.0),
    "a higher metric is better": ("mode='max', patience=1", 1.0),
    "a lowest rate": ("patience=1, factor=0.1, min_lr=0.02", 1.0),
    "drops that are too small": ("patience=0, factor=0.5, eps=0.05", 1.0),
    "an absolute threshold": ("patience=1, threshold=0.01, threshold_mode='abs'", 1.0),
    "a metric below 0 is better than itself": ("patience=1", -1.0),
    "a metric below 0, where higher is better": ("patience=1, mode='max'", -1.0),
    "a metric of 0": ("patience=1", 0.0),
}


def calls(code, metric):
    names = run(code)
    while True:
        yield names["optimizer"]
        names["optimizer"].step()
        names["scheduler"].step(metric)


def main():
    cases = Cases("torch", torch.__version__)
    for name, (arguments, metric) in CASES.items():
        code = (
            "import torch\nfrom torch.optim.lr_scheduler import ReduceLROnPlateau\n\nmodel = torch.nn.Linear(2, 1)\n"
            f"optimizer = torch.optim.SGD(model.parameters(), lr=1.0)\nscheduler = ReduceLROnPlateau(optimizer{', ' if arguments else ''}{arguments})\n"
        )
        start = lambda code=code, metric=metric: calls(code, metric)
        cases.add(f"plateau: {name}", code, start, range(40), variable="scheduler", given={"metric": metric})
    cases.write("plateau")


if __name__ == "__main__":
    main()
