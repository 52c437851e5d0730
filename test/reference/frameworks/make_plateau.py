"""What torch's ReduceLROnPlateau does on a metric that stays as it is, and on those of a log: `python make_plateau.py` writes plateau.json.
Made with Python 3.11 and torch==2.15.0. "given" has the metric, or the one of each call, the last of which stays.
"""

import itertools
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

# A loss of each call, as a log might have it: it falls, rises, and falls again by less and less.
LOG = [2.0, 1.5, 1.5, 1.4, 1.45, 1.41, 1.39, 1.42, 1.38, 1.38, 1.38, 1.2, 1.3, 1.3, 1.3, 1.19999, 1.25, 1.1, 1.1, 1.1, 1.1, 1.05, 1.2, 0.9, 0.95, 0.95, 0.95]
LOGGED = {
    "patience": "patience=2, factor=0.5",
    "no patience": "patience=0, factor=0.5",
    "cooldown": "patience=1, factor=0.5, cooldown=3",
    "a higher metric is better": "mode='max', patience=2, factor=0.5",
    "a threshold": "patience=1, factor=0.5, threshold=0.05",
    "an absolute threshold": "patience=1, factor=0.5, threshold=0.1, threshold_mode='abs'",
    "an absolute threshold, where higher is better": "'max', 0.5, 1, 0.1, 'abs'",
    "a lowest rate": "patience=1, factor=0.1, min_lr=0.005",
}


def calls(code, metrics):
    names = run(code)
    for call in itertools.count():
        yield names["optimizer"]
        names["optimizer"].step()
        names["scheduler"].step(metrics[min(call, len(metrics) - 1)])


def main():
    cases = Cases("torch", torch.__version__)
    logged = {f"of a log: {name}": (arguments, LOG) for name, arguments in LOGGED.items()}
    for name, (arguments, metric) in {**CASES, **logged}.items():
        code = (
            "import torch\nfrom torch.optim.lr_scheduler import ReduceLROnPlateau\n\nmodel = torch.nn.Linear(2, 1)\n"
            f"optimizer = torch.optim.SGD(model.parameters(), lr=1.0)\nscheduler = ReduceLROnPlateau(optimizer{', ' if arguments else ''}{arguments})\n"
        )
        is_logged = isinstance(metric, list)
        start = lambda code=code, metrics=metric if is_logged else [metric]: calls(code, metrics)
        cases.add(f"plateau: {name}", code, start, range(40), variable="scheduler", given={"metrics" if is_logged else "metric": metric})
    cases.write("plateau")


if __name__ == "__main__":
    main()
