"""What fastai does, batch by batch: `python make_fastai.py` writes fastai.json. Made with Python 3.11, fastai==2.8.12, torch==2.15.0.

A snippet trains for real, on a model of two parameters and as many batches per epoch as "given" says; the rate and momentum are read when a batch's
update is made. A schedule that is only called is asked for parts of the training, 0 <= part <= 1.
"""

import fastai
import torch
from fastai.callback.core import Callback
from fastai.data.core import DataLoaders
from fastai.data.load import DataLoader
from fastai.learner import defaults

from record_jax import Cases, run

PARTS = [0.0, 0.05, 0.1, 0.1999, 0.2, 0.25, 0.2501, 0.3, 0.31, 0.5, 0.7, 0.75, 0.9, 0.95, 0.99, 1.0, 1.1]

FUNCTIONS = {
    "no change": "SchedNo(0.1, 1.0)",
    "linear": "SchedLin(0.1, 1.0)",
    "cosine": "SchedCos(1.0, 0.01)",
    "exponential": "SchedExp(1e-7, 10)",
    "polynomial": "SchedPoly(0.01, 1.0, 2)",
    "combined": "combine_scheds([0.3, 0.7], [SchedCos(0.3, 0.6), SchedCos(0.6, 0.2)])",
    "combined of three": "combine_scheds([0.25, 0.25, 0.5], [SchedLin(0.0, 1.0), SchedNo(1.0, 1.0), SchedPoly(1.0, 0.1, 3)])",
    "combined, in an order whose sum is exactly one": "combine_scheds([0.1, 0.2, 0.7], [SchedNo(1, 1), SchedNo(2, 2), SchedNo(3, 3)])",
    "combined cosines": "combined_cos(0.25, 0.5, 1.0, 0.0)",
    "combined cosines, nothing before": "combined_cos(0, 0.5, 1.0, 0.0)",
}

REFUSED = {
    "combined, in an order whose sum misses one": "combine_scheds([0.7, 0.2, 0.1], [SchedNo(1, 1), SchedNo(2, 2), SchedNo(3, 3)])",
    "combined, parts of a tenth": "combine_scheds([0.1] * 10, [SchedNo(1, 1)] * 10)",
}

# name: (lines, batches per epoch, groups, hyperparameters read)
RUNS = {
    "one cycle": ("learn.fit_one_cycle(4, lr_max=1e-2)", 5, 1, ["lr", "mom"]),
    "one cycle, by position": ("learn.fit_one_cycle(3, 1e-3)", 4, 1, ["lr"]),
    "one cycle, its own factors": ("learn.fit_one_cycle(2, 0.1, div=10.0, div_final=100.0, pct_start=0.4, moms=(0.9, 0.8, 0.9))", 10, 1, ["lr", "mom"]),
    "one cycle at the learner's rate": ("learn.fit_one_cycle(2)", 4, 1, ["lr"]),
    "one cycle from epoch 2": ("learn.fit_one_cycle(4, 1.0, start_epoch=2)", 4, 1, ["lr"]),
    "one cycle of a slice": ("learn.fit_one_cycle(2, lr_max=slice(1e-4, 1e-2))", 4, 2, ["lr"]),
    "one cycle of a slice with an end": ("learn.fit_one_cycle(2, slice(1e-2))", 4, 2, ["lr"]),
    "flat, then cosine": ("learn.fit_flat_cos(4, 1e-2)", 5, 1, ["lr"]),
    "flat, then cosine, from the middle": ("learn.fit_flat_cos(2, lr=0.1, div_final=10.0, pct_start=0.5)", 8, 1, ["lr"]),
    "flat, then cosine: the start epoch is not heeded": ("learn.fit_flat_cos(4, 1.0, start_epoch=2)", 4, 1, ["lr"]),
    "restarts": ("learn.fit_sgdr(n_cycles=3, cycle_len=1, lr_max=1.0, cycle_mult=2)", 2, 1, ["lr"]),
    "restarts of two epochs": ("learn.fit_sgdr(2, 2, 0.1, cycle_mult=3)", 3, 1, ["lr"]),
    "fine-tuning: frozen, then not": ("learn.fine_tune(2, base_lr=1e-2)", 4, 2, ["lr"]),
    "a constant": ("learn.fit(2, 1e-3)", 4, 1, ["lr", "mom"]),
    "a schedule of one's own": (
        "schedule = combine_scheds([0.2, 0.8], [SchedLin(0.0, 0.1), SchedCos(0.1, 0.001)])\nlearn.fit(2, cbs=ParamScheduler({'lr': schedule}))",
        10,
        1,
        ["lr"],
    ),
}

QUANTITY = {"lr": "lr", "mom": "momentum"}


class Spy(Callback):
    """Writes down the hyperparameters of each update."""

    order = 1000
    seen = []

    def before_step(self):
        Spy.seen.append([dict(group) for group in self.opt.hypers])


def data(batches):
    items = [(torch.zeros(1), torch.zeros(1)) for _ in range(batches)]
    return DataLoaders(DataLoader(items, bs=1, num_workers=0), DataLoader(items[:1], bs=1, num_workers=0))


def trained(line, batches, groups):
    model = torch.nn.Linear(1, 1)
    splitter = (lambda model: [[model.weight], [model.bias]]) if groups == 2 else (lambda model: list(model.parameters()))
    code = (
        "from fastai.callback.schedule import *\nfrom fastai.learner import Learner\n\n"
        "learn = Learner(dls, model, loss_func=loss_func, lr=1e-3" + (", splitter=splitter" if groups == 2 else "") + ")\n" + line + "\n"
    )
    Spy.seen = []
    names = dict(dls=data(batches), model=model, loss_func=torch.nn.functional.mse_loss, splitter=splitter)
    names = {key: value for key, value in names.items() if key in code}
    run(code, **names)
    return code, Spy.seen


if __name__ == "__main__":
    cases = Cases("fastai", fastai.__version__)
    head = "from fastai.callback.schedule import *\n\nschedule = "
    for name, expression in FUNCTIONS.items():
        schedule = run(head + expression + "\n")["schedule"]
        cases.add(name, head + expression + "\n", schedule, PARTS, variable="schedule", quantity="value", unit="fraction")
    for name, expression in REFUSED.items():
        try:
            run(head + expression + "\n")
        except AssertionError as error:
            cases.refused(name, head + expression + "\n", error, quantity="value", unit="fraction")
        else:
            raise SystemExit(f"{name} is accepted")
    defaults.callbacks = [callback for callback in defaults.callbacks if "Progress" not in callback.__name__] + [Spy]
    for name, (line, batches, groups, read) in RUNS.items():
        code, seen = trained(line, batches, groups)
        for group in range(groups):
            for key in read:
                label = name + (f": group {group}" if groups > 1 else "") + ("" if key == "lr" else ": momentum")
                values = [update[group][key] for update in seen]
                more = dict(quantity=QUANTITY[key], group=group, given={"batches": batches, "lr": 1e-3})
                cases.add(label, code, iter(values), range(len(values)), **more)
    try:
        trained("learn.fit_sgdr(3, 1, 0.1, cycle_mult=1)", 2, 1)
    except ZeroDivisionError as error:
        code = "from fastai.callback.schedule import *\nfrom fastai.learner import Learner\n\nlearn = Learner(dls, model, loss_func=loss_func, lr=1e-3)\nlearn.fit_sgdr(3, 1, 0.1, cycle_mult=1)\n"
        cases.refused("restarts of equal length", code, error, given={"batches": 2, "lr": 1e-3})
    cases.write("fastai")
