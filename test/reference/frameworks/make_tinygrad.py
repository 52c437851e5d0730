"""What the schedulers beside tinygrad do: `CHECKOUT=folder DEV=PYTHON python make_tinygrad.py` writes tinygrad.json. Made with Python 3.11 and tinygrad==0.14.0; the folder
has extra/lr_scheduler.py and examples/mlperf/lr_schedulers.py of tinygrad at a9069c1, which the package leaves out. A value is the rate of update t, in float32.
"""

import sys

from checkout import ROOT

sys.path.insert(0, str(ROOT / "tinygrad"))

from tinygrad import Tensor

from record_jax import Cases, edges, run

HEAD = "from tinygrad import nn\nfrom extra.lr_scheduler import CosineAnnealingLR, MultiStepLR, OneCycleLR\n"
HEAD += "from examples.mlperf.lr_schedulers import CosineAnnealingLRWithWarmup, PolynomialDecayWithWarmup\n\n"
HEAD += "optimizer = nn.optim.SGD(parameters, lr=0.1, momentum=0.9)\nscheduler = {}\n"
CASES = {
    "falls": ("MultiStepLR(optimizer, [10, 20, 30], gamma=0.5)", 40, [10, 20, 30]),
    "falls, with the factor by default": ("MultiStepLR(optimizer, milestones=[5, 15])", 20, [5, 15]),
    "a cosine": ("CosineAnnealingLR(optimizer, T_max=50)", 50, []),
    "a cosine to a lowest rate": ("CosineAnnealingLR(optimizer, 40, 0.001)", 40, []),
    "one cycle": ("OneCycleLR(optimizer, max_lr=0.2, div_factor=25, final_div_factor=10, total_steps=100, pct_start=0.2)", 100, [20]),
    "one cycle to almost nothing": ("OneCycleLR(optimizer, 0.01, 25.0, 1e4, 97, 0.3)", 97, [29, 30]),
    "a polynomial": ("PolynomialDecayWithWarmup(optimizer, initial_lr=8.5, end_lr=1e-4, train_steps=100, warmup=10)", 100, [10]),
    "a polynomial of another power": ("PolynomialDecayWithWarmup(optimizer, 0.5, 0.0, 60, 7, 1)", 60, [7]),
    "a cosine behind a warm-up": ("CosineAnnealingLRWithWarmup(optimizer, 0.002, 0.0002, 10, 90)", 100, [10]),
}


def rates(names):
    while True:
        yield float(names["optimizer"].lr.numpy()[0])
        names["scheduler"].step()


if __name__ == "__main__":
    import importlib.metadata

    cases = Cases("tinygrad", importlib.metadata.version("tinygrad"), float32=True)
    for name, (call, last, boundaries) in CASES.items():
        code = HEAD.format(call)
        parameter = Tensor([0.0])
        cases.add(name, code, rates(run(code, parameters=[parameter])), edges(last, *boundaries), variable="scheduler")
    cases.write("tinygrad")
