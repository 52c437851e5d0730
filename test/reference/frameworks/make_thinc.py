"""What thinc's schedules do, from the configs that spaCy trains by: `python make_thinc.py` writes thinc.json. Made with Python 3.11 and,
once each, thinc==8.3.14 with confection==1.3.4 (with which spaCy 3.8 works), thinc==9.1.1 with confection==0.1.5.

A config is read and resolved by thinc's own registry. A rate is what the optimizer holds when update t is made, stepped after each update as
spaCy steps it; a batch size, which no optimizer holds, is what the schedule itself gives.
"""

import warnings

import thinc
from thinc.api import Config, registry

from record_jax import Cases, edges

NEW = thinc.__version__.startswith("9")

OPTIMIZER = '[training]\n\n[training.optimizer]\n@optimizers = "Adam.v1"\nbeta1 = 0.9\nbeta2 = 0.999\nL2 = 0.01\n\n[training.optimizer.learn_rate]\n'

# name: (text, last step, boundaries)
RATES = {
    "warm-up, then linear": (OPTIMIZER + '@schedules = "warmup_linear.v1"\nwarmup_steps = 250\ntotal_steps = 20000\ninitial_rate = 0.00005\n', 20000, [250]),
    "warm-up, then linear, of names": (
        "[vars]\ntotal = 100\n\n[training]\nmax_steps = ${vars.total}\n\n"
        + OPTIMIZER.replace("[training]\n\n", "")
        + '@schedules = "warmup_linear.v1"\nwarmup_steps = 10\ntotal_steps = ${training.max_steps}\ninitial_rate = 1e-3\n',
        100,
        [10],
    ),
    "no warm-up, then linear": (OPTIMIZER + '@schedules = "warmup_linear.v1"\nwarmup_steps = 0\ntotal_steps = 100\ninitial_rate = 0.001\n', 100, []),
    "a warm-up longer than the whole": (OPTIMIZER + '@schedules = "warmup_linear.v1"\nwarmup_steps = 20\ntotal_steps = 10\ninitial_rate = 0.001\n', 20, [10]),
    "constant": (OPTIMIZER + '@schedules = "constant.v1"\nrate = 0.001\n', 10, []),
    "a number": ('[training]\n\n[training.optimizer]\n@optimizers = "Adam.v1"\nlearn_rate = 0.002\n', 10, []),
    "decaying": (OPTIMIZER + '@schedules = "decaying.v1"\nbase_rate = 0.001\ndecay = 1e-4\n', 1000, []),
    "decaying from a later step": (OPTIMIZER + '@schedules = "decaying.v1"\nbase_rate = 1.0\ndecay = 0.5\nt = 2\n', 10, []),
    "compounding up": (OPTIMIZER + '@schedules = "compounding.v1"\nstart = 0.001\nstop = 0.01\ncompound = 1.1\n', 40, [24]),
    "compounding down": (OPTIMIZER + '@schedules = "compounding.v1"\nstart = 0.1\nstop = 0.001\ncompound = 0.9\n', 60, [43]),
    "compounding from a later step": (OPTIMIZER + '@schedules = "compounding.v1"\nstart = 1.0\nstop = 10.0\ncompound = 1.5\nt = 3.0\n', 10, []),
    "slanted triangle": (OPTIMIZER + '@schedules = "slanted_triangular.v1"\nmax_rate = 0.1\nnum_steps = 100\n', 100, [10]),
    "slanted triangle: below zero past its end": (OPTIMIZER + '@schedules = "slanted_triangular.v1"\nmax_rate = 1.0\nnum_steps = 9\ncut_frac = 0.25\n', 9, [2]),
    "slanted triangle of another ratio": (
        OPTIMIZER + '@schedules = "slanted_triangular.v1"\nmax_rate = 0.1\nnum_steps = 50\ncut_frac = 0.2\nratio = 10\n',
        50,
        [10],
    ),
    "triangles": (OPTIMIZER + '@schedules = "cyclic_triangular.v1"\nmin_lr = 0.0\nmax_lr = 1.0\nperiod = 4\n', 16, [4, 8]),
    "constant, then another": (
        OPTIMIZER
        + '@schedules = "constant_then.v1"\nrate = 0.01\nsteps = 5\n\n[training.optimizer.learn_rate.schedule]\n@schedules = "decaying.v1"\nbase_rate = 0.01\ndecay = 0.1\n',
        20,
        [5],
    ),
}

SIZES = {
    "batch size: compounding": (
        '[training]\n\n[training.batcher]\n\n[training.batcher.size]\n@schedules = "compounding.v1"\nstart = 100\nstop = 1000\ncompound = 1.001\n',
        3000,
        [2304],
    ),
    "batch size: constant, then compounding": (
        '[training]\n\n[training.batcher]\n\n[training.batcher.size]\n@schedules = "constant_then.v1"\nrate = 4\nsteps = 3\n\n[training.batcher.size.schedule]\n@schedules = "compounding.v1"\nstart = 4\nstop = 32\ncompound = 1.5\n',
        12,
        [3],
    ),
}


def rates(text):
    optimizer = registry.resolve(Config().from_str(text))["training"]["optimizer"]
    while True:
        yield optimizer.learn_rate(optimizer.step) if NEW else optimizer.learn_rate
        optimizer.step_schedules()


def sizes(text):
    schedule = registry.resolve(Config().from_str(text))["training"]["batcher"]["size"]
    step = 0
    while True:
        yield schedule(step) if NEW else next(schedule)
        step += 1


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("thinc", thinc.__version__)
    for name, (text, last, boundaries) in RATES.items():
        cases.add(name, text, rates(text), edges(last, *boundaries), language="cfg")
    for name, (text, last, boundaries) in SIZES.items():
        cases.add(name, text, sizes(text), edges(last, *boundaries), language="cfg", quantity="batch size")
    cases.write("thinc")
