"""What PyTorch-Ignite does, iteration by iteration: `python make_ignite.py` writes ignite.json. Made with Python 3.11, pytorch-ignite==0.5.5 and, once each,
torch==2.15.0 and torch==2.7.0 (only PyTorch's own schedulers, which give other values there).

The trainer really runs, over epochs of as many iterations as "given" says; the value is what the training function sees. Where the schedule is
attached decides what it counts.
"""

import ignite
import torch
from ignite.engine import Events

from record_jax import Cases, run

HEAD = "import torch\nfrom ignite.engine import Engine, Events\nfrom ignite.handlers import {names}\n\noptimizer = torch.optim.SGD(model.parameters(), lr={lr}, momentum=0.9)\ntrainer = Engine(train_step)\n"
ITERATION = "trainer.add_event_handler(Events.ITERATION_STARTED, scheduler)\n"
ITERATION_END = "trainer.add_event_handler(Events.ITERATION_COMPLETED, scheduler)\n"
EPOCH = "trainer.add_event_handler(Events.EPOCH_STARTED, scheduler)\n"

# name: (imports, rate, lines, event, updates seen)
RATES = {
    "cosine in cycles": (
        "CosineAnnealingScheduler",
        0.1,
        "scheduler = CosineAnnealingScheduler(optimizer, 'lr', start_value=0.1, end_value=0.001, cycle_size=10)\n",
        ITERATION,
        24,
    ),
    "cosine in longer and lower cycles": (
        "CosineAnnealingScheduler",
        0.1,
        "scheduler = CosineAnnealingScheduler(optimizer, 'lr', 1.0, 0.1, 5, cycle_mult=2.0, start_value_mult=0.5, end_value_mult=0.1)\n",
        ITERATION,
        38,
    ),
    "cosine after a warm-up of its own": (
        "CosineAnnealingScheduler",
        0.1,
        "scheduler = CosineAnnealingScheduler(optimizer, 'lr', start_value=0.1, end_value=0.001, cycle_size=10, warmup_duration=4)\n",
        ITERATION,
        30,
    ),
    "linear in cycles": (
        "LinearCyclicalScheduler",
        0.1,
        "scheduler = LinearCyclicalScheduler(optimizer, 'lr', start_value=0.001, end_value=0.1, cycle_size=10)\n",
        ITERATION,
        24,
    ),
    "linear in cycles of an odd length": (
        "LinearCyclicalScheduler",
        0.1,
        "scheduler = LinearCyclicalScheduler(optimizer, 'lr', 1.0, 0.0, 7, cycle_mult=1.5)\n",
        ITERATION,
        30,
    ),
    "linear in cycles that do not turn": (
        "LinearCyclicalScheduler",
        0.1,
        "scheduler = LinearCyclicalScheduler(optimizer, 'lr', 1.0, 0.0, 5, monotonic=True)\n",
        ITERATION,
        14,
    ),
    "piecewise linear": (
        "PiecewiseLinear",
        0.1,
        "scheduler = PiecewiseLinear(optimizer, 'lr', milestones_values=[(5, 0.1), (10, 0.05), (20, 0.001)])\n",
        ITERATION,
        26,
    ),
    "piecewise linear with a jump": (
        "PiecewiseLinear",
        0.1,
        "scheduler = PiecewiseLinear(optimizer, 'lr', milestones_values=[(0, 0.0), (4, 1.0), (4, 0.5), (8, 0.1)])\n",
        ITERATION,
        12,
    ),
    "piecewise linear per epoch": ("PiecewiseLinear", 0.1, "scheduler = PiecewiseLinear(optimizer, 'lr', milestones_values=[(0, 1.0), (4, 0.0)])\n", EPOCH, 24),
    "a torch scheduler before each iteration": (
        "LRScheduler",
        1.0,
        "scheduler = LRScheduler(torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5))\n",
        ITERATION,
        12,
    ),
    "a torch scheduler after each iteration": (
        "LRScheduler",
        1.0,
        "scheduler = LRScheduler(torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5))\n",
        "trainer.add_event_handler(Events.ITERATION_COMPLETED, scheduler)\n",
        12,
    ),
    "a torch scheduler as it was once attached": (
        "LRScheduler",
        1.0,
        "scheduler = LRScheduler(torch.optim.lr_scheduler.StepLR(optimizer, 2, 0.5), use_legacy=True)\n",
        "trainer.add_event_handler(Events.ITERATION_COMPLETED, scheduler)\n",
        12,
    ),
    "a torch scheduler per epoch": (
        "LRScheduler",
        0.1,
        "scheduler = LRScheduler(torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=4))\n",
        "trainer.add_event_handler(Events.EPOCH_COMPLETED, scheduler)\n",
        30,
    ),
    "concatenated": (
        "ConcatScheduler, CosineAnnealingScheduler, LinearCyclicalScheduler",
        0.1,
        "warmup = LinearCyclicalScheduler(optimizer, 'lr', start_value=0.1, end_value=0.5, cycle_size=12)\ndecay = CosineAnnealingScheduler(optimizer, 'lr', start_value=0.5, end_value=0.01, cycle_size=12)\n"
        "scheduler = ConcatScheduler(schedulers=[warmup, decay], durations=[6])\n",
        ITERATION,
        30,
    ),
    "a warm-up before cosine: to the optimizer's rate": (
        "CosineAnnealingScheduler, create_lr_scheduler_with_warmup",
        0.3,
        "decay = CosineAnnealingScheduler(optimizer, 'lr', start_value=1.0, end_value=0.0, cycle_size=10)\n"
        "scheduler = create_lr_scheduler_with_warmup(decay, warmup_start_value=0.0, warmup_duration=4)\n",
        ITERATION,
        18,
    ),
    "a warm-up before cosine, to its start": (
        "CosineAnnealingScheduler, create_lr_scheduler_with_warmup",
        0.3,
        "decay = CosineAnnealingScheduler(optimizer, 'lr', start_value=1.0, end_value=0.0, cycle_size=10)\n"
        "scheduler = create_lr_scheduler_with_warmup(decay, warmup_start_value=0.0, warmup_end_value=1.0, warmup_duration=4)\n",
        ITERATION,
        18,
    ),
    "a warm-up before a torch scheduler": (
        "create_lr_scheduler_with_warmup",
        1.0,
        "decay = torch.optim.lr_scheduler.StepLR(optimizer, step_size=3, gamma=0.5)\nscheduler = create_lr_scheduler_with_warmup(decay, warmup_start_value=0.0, warmup_duration=4)\n",
        ITERATION,
        14,
    ),
    "a warm-up before a torch scheduler, to half": (
        "create_lr_scheduler_with_warmup",
        1.0,
        "decay = torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.9)\n"
        "scheduler = create_lr_scheduler_with_warmup(decay, warmup_start_value=0.1, warmup_end_value=0.5, warmup_duration=5)\n",
        ITERATION,
        14,
    ),
    "a warm-up of two steps": (
        "PiecewiseLinear, create_lr_scheduler_with_warmup",
        1.0,
        "decay = PiecewiseLinear(optimizer, 'lr', [(0, 1.0), (5, 0.0)])\nscheduler = create_lr_scheduler_with_warmup(decay, warmup_start_value=0.1, warmup_end_value=1.0, warmup_duration=2)\n",
        ITERATION,
        10,
    ),
    "piecewise linear at the end of iterations": ("PiecewiseLinear", 0.1, "scheduler = PiecewiseLinear(optimizer, 'lr', [(2, 1.0), (8, 0.2)])\n", ITERATION_END, 14),
    "cosine at the end of epochs": (
        "CosineAnnealingScheduler",
        0.1,
        "scheduler = CosineAnnealingScheduler(optimizer, 'lr', 1.0, 0.01, 4)\n",
        "trainer.add_event_handler(Events.EPOCH_COMPLETED, scheduler)\n",
        40,
    ),
    "concatenated, at the end of iterations": (
        "ConcatScheduler, CosineAnnealingScheduler, LinearCyclicalScheduler",
        0.3,
        "warmup = LinearCyclicalScheduler(optimizer, 'lr', start_value=0.1, end_value=0.5, cycle_size=8)\ndecay = CosineAnnealingScheduler(optimizer, 'lr', start_value=0.5, end_value=0.01, cycle_size=10)\n"
        "scheduler = ConcatScheduler(schedulers=[warmup, decay], durations=[4])\n",
        ITERATION_END,
        20,
    ),
    "a warm-up before a torch scheduler, at the end of iterations": (
        "create_lr_scheduler_with_warmup",
        1.0,
        "decay = torch.optim.lr_scheduler.StepLR(optimizer, step_size=3, gamma=0.5)\nscheduler = create_lr_scheduler_with_warmup(decay, warmup_start_value=0.0, warmup_duration=4)\n",
        ITERATION_END,
        14,
    ),
    "momentum": ("PiecewiseLinear", 0.1, "scheduler = PiecewiseLinear(optimizer, 'momentum', [(0, 0.95), (6, 0.85), (12, 0.95)])\n", ITERATION, 16),
}

# PyTorch's own schedulers inside LRScheduler, which asks them for a rate without stepping them: name -> expression
TORCH = {
    "cosine": "CosineAnnealingLR(optimizer, T_max=4)",
    "exponential": "ExponentialLR(optimizer, gamma=0.5)",
    "linear": "LinearLR(optimizer, start_factor=0.1, total_iters=4)",
    "polynomial": "PolynomialLR(optimizer, total_iters=4)",
    "constant": "ConstantLR(optimizer, factor=0.5, total_iters=3)",
    "multistep": "MultiStepLR(optimizer, milestones=[3, 6])",
    "lambda": "LambdaLR(optimizer, lambda step: 1 / (1 + step))",
    "multiplicative": "MultiplicativeLR(optimizer, lambda step: 0.5)",
    "warm restarts": "CosineAnnealingWarmRestarts(optimizer, T_0=4)",
    "one cycle": "OneCycleLR(optimizer, max_lr=1.0, total_steps=18)",
    "cyclic": "CyclicLR(optimizer, base_lr=0.1, max_lr=1.0, step_size_up=3)",
}

# name: (import, expression, event)
STATES = {
    "state: lambda": ("LambdaStateScheduler", "LambdaStateScheduler(lambda event_index: 0.9 ** event_index, 'weight', create_new=True)", "EPOCH_STARTED"),
    "state: exponential": ("ExpStateScheduler", "ExpStateScheduler(initial_value=1.0, gamma=0.5, param_name='weight', create_new=True)", "EPOCH_STARTED"),
    "state: step": (
        "StepStateScheduler",
        "StepStateScheduler(initial_value=1.0, gamma=0.5, step_size=2, param_name='weight', create_new=True)",
        "EPOCH_STARTED",
    ),
    "state: multistep": ("MultiStepStateScheduler", "MultiStepStateScheduler(1.0, 0.1, [2, 4], 'weight', create_new=True)", "EPOCH_STARTED"),
    "state: piecewise linear misses its first milestone": (
        "PiecewiseLinearStateScheduler",
        "PiecewiseLinearStateScheduler(param_name='weight', milestones_values=[(0, 1.0), (4, 0.0)], create_new=True)",
        "EPOCH_STARTED",
    ),
    "state: piecewise linear at the epoch's end": (
        "PiecewiseLinearStateScheduler",
        "PiecewiseLinearStateScheduler([(0, 1.0), (4, 0.0)], 'weight', create_new=True)",
        "EPOCH_COMPLETED",
    ),
}


def trained(code, iterations, read):
    """What the training function sees in each of `iterations` iterations, in epochs of 6."""
    seen, names = [], {}

    def train_step(engine, batch):
        seen.append(read(engine, names))
        names["optimizer"].step()

    names.update(run(code, model=torch.nn.Linear(1, 1), train_step=train_step))
    names["trainer"].run(range(6), max_epochs=-(-iterations // 6))
    return seen[:iterations]


if __name__ == "__main__":
    cases = Cases("pytorch-ignite", ignite.__version__, backend="torch " + torch.__version__.split("+")[0])
    for name, (imports, rate, lines, event, iterations) in RATES.items():
        code = HEAD.format(names=imports, lr=rate) + lines + event
        key = "momentum" if name == "momentum" else "lr"
        values = trained(code, iterations, lambda engine, names: names["optimizer"].param_groups[0][key])
        cases.add(name, code, iter(values), range(iterations), quantity=key, variable="scheduler", given={"epoch_length": 6})
    for kind, expression in TORCH.items():
        for event in ["ITERATION_STARTED", "ITERATION_COMPLETED"]:
            lines = f"scheduler = LRScheduler(torch.optim.lr_scheduler.{expression})\ntrainer.add_event_handler(Events.{event}, scheduler)\n"
            code = HEAD.format(names="LRScheduler", lr=1.0) + lines
            values = trained(code, 12, lambda engine, names: names["optimizer"].param_groups[0]["lr"])
            more = dict(variable="scheduler", given={"epoch_length": 6})
            cases.add(f"torch's {kind} on {event}", code, iter(values), range(12), **more)
    head = "from ignite.engine import Engine, Events\nfrom ignite.handlers.state_param_scheduler import {names}\n\ntrainer = Engine(train_step)\n"
    for name, (imports, expression, event) in STATES.items():
        code = head.format(names=imports) + f"scheduler = {expression}\nscheduler.attach(trainer, Events.{event})\n"
        seen = []
        names = run(code, train_step=lambda engine, batch: seen.append(getattr(engine.state, "weight", None)))
        names["trainer"].run(range(1), max_epochs=8)
        first = next(index for index, value in enumerate(seen) if value is not None)
        cases.add(name, code, lambda epoch: seen[epoch], range(first, 8), quantity="weight", unit="epoch", variable="scheduler")
    code = (
        "from ignite.engine import Engine, Events\nfrom ignite.handlers import EMAHandler\n\ntrainer = Engine(train_step)\n"
        "ema = EMAHandler(model, momentum=0.1, momentum_warmup=0.5, warmup_iters=5)\nema.attach(trainer, name='{key}', event=Events.ITERATION_COMPLETED{every})\n"
    )
    for key, every, name in [
        ("ema_momentum", "", "averaging: the momentum's warm-up"),
        ("ema_momentum", "(every=3)", "averaging every third iteration: the warm-up counts updates"),
        ("average", "", "averaging under another name: the warm-up changes nothing"),
    ]:
        text, seen = code.format(key=key, every=every), []
        names = run(text, model=torch.nn.Linear(1, 1), train_step=lambda engine, batch: None)
        event = Events.ITERATION_COMPLETED(every=3) if every else Events.ITERATION_COMPLETED
        names["trainer"].add_event_handler(event, lambda engine: seen.append(getattr(engine.state, key)))
        names["trainer"].run(range(6), max_epochs=5)
        cases.add(name, text, iter(seen), range(len(seen)), quantity="momentum", unit="update", variable="ema")
    if torch.__version__.startswith("2.7"):
        cases.cases = [case for case in cases.cases if case["name"].startswith("torch's")]
    cases.write("ignite")
