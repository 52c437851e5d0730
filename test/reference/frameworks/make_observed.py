"""What people guess wrong of several libraries, beside what the other files of this folder have: `python make_observed.py` writes observed.json.
Made with Python 3.11, torch==2.15.0, timm==1.0.31, transformers==5.24.0 and accelerate==1.15.0; a library that is missing is left out, its cases kept.

The text that is stored is the one that is read; where `loop` is given, that is what the script's own loop does, which is not run.
"""

import contextlib
import importlib.metadata
import os
import tempfile
import warnings

os.environ |= {"CUDA_VISIBLE_DEVICES": "", "ACCELERATE_USE_CPU": "true"}
warnings.filterwarnings("ignore")

import torch

from record_torch import Cases, run, updates

TORCH = "import torch\nfrom torch.optim.lr_scheduler import *\n\noptimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)\n"
TIMM = "import torch\nfrom timm.scheduler import {}\n\noptimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)\n"


def told(names, epochs):
    """The rate behind each `scheduler.step(epoch)`; before the first one that of epoch 0."""
    for epoch in epochs:
        names["scheduler"].step(epoch)
        yield names["optimizer"].param_groups[0]["lr"]


def of_torch():
    cases = Cases("torch", torch.__version__)
    for arguments, epochs in {
        "T_0=5, T_mult=3": [1, 4, 5, 19, 20, 64, 65, 199, 200, 201, 604, 605, 606],
        "T_0=10, T_mult=3": [9, 10, 39, 40, 399, 400, 1209, 1210, 1211],
        "T_0=1, T_mult=3": [1, 2, 4, 13, 40, 120, 121, 122],
        "T_0=10, T_mult=2, eta_min=0.01": [9.5, 10, 10.25, 29.5, 30, 69.75, 70, 150, 310, 630],
        "T_0=4": [3, 3.5, 4, 7, 8, 400],
    }.items():
        code = TORCH + f"scheduler = CosineAnnealingWarmRestarts(optimizer, {arguments})\n"
        loop = "for epoch in range(epochs):\n    for i, batch in enumerate(loader):\n        optimizer.step()\n        scheduler.step(epoch + i / len(loader))\n"
        values = list(told(run(code), epochs))
        case = {"name": f"restarts that are told the epoch: {arguments}", "library": "torch", "version": cases.version, "code": code + loop, "language": "python"}
        case |= {"quantity": "lr", "group": 0, "unit": "epoch", "variable": "scheduler", "steps": epochs, "values": values, "fails_at": None, "float32": False}
        cases.cases.append(case)
    for name, schedule, steps in [
        ("a milestone at 0.07 of 100", "SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=7), StepLR(optimizer, step_size=2, gamma=0.5)], milestones=[0.07 * 100])", 14),
        ("a milestone at 7", "SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=7), StepLR(optimizer, step_size=2, gamma=0.5)], milestones=[7])", 14),
        ("an end at 0.07 of 100", "ConstantLR(optimizer, factor=0.1, total_iters=0.07 * 100)", 12),
        ("a chain behind a milestone", "SequentialLR(optimizer, [LinearLR(optimizer, 0.1, total_iters=2), ChainedScheduler([ConstantLR(optimizer), ExponentialLR(optimizer, 0.9)])], milestones=[2])", 6),
    ]:
        cases.snippet(name, TORCH + f"scheduler = {schedule}\n", range(steps))
    cases.write("observed")


def of_timm():
    cases = Cases("timm", importlib.metadata.version("timm"))

    def add(name, function, call, steps):
        code = TIMM.format(function) + f"scheduler, epochs = {call}\n"

        def start():
            names = run(code)
            for epoch in range(max(steps) + 1):
                names["scheduler"].step(epoch)
                yield names["optimizer"]

        cases.add(name, code, start, steps, unit="epoch")

    wsd = [0, 69, 70, 71, 72, 79, 80, 81, 82, 99]
    add("wsd through create_scheduler_v2", "create_scheduler_v2", 'create_scheduler_v2(optimizer, sched="wsd", num_epochs=100)', wsd)
    head = 'create_scheduler\nfrom argparse import Namespace\n'
    add("wsd through create_scheduler", head, 'create_scheduler(Namespace(sched="wsd", epochs=100, warmup_epochs=0, eval_metric="top1"), optimizer)', wsd)
    add("the defaults of create_scheduler", head, 'create_scheduler(Namespace(sched="cosine"), optimizer)', [0, 1, 4, 5, 6, 50, 99])
    add("steps through create_scheduler", head, 'create_scheduler(Namespace(sched="step", warmup_epochs=0, lr_cycle_decay=0.3), optimizer)', [0, 29, 30, 31, 60, 90])
    add("milestones through create_scheduler", head, 'create_scheduler(Namespace(sched="multistep", warmup_epochs=0, epochs=90), optimizer)', [0, 28, 29, 30, 59, 60, 89])
    cycles = 'create_scheduler(Namespace(sched="cosine", epochs=10, warmup_epochs=2, warmup_lr=0.1, lr_cycle_mul=2.0, lr_cycle_limit=3, lr_cycle_decay=0.5), optimizer)'
    add("cycles through create_scheduler", head, cycles, [0, 1, 2, 9, 10, 11, 29, 30, 31])
    triple = 'create_scheduler_v2(optimizer, sched="cosine", num_epochs=10, cycle_limit=9, cycle_mul=3.0, cycle_decay=1.0)'
    add("a start of a cycle that rounding misses", "create_scheduler_v2", triple, [0, 9, 10, 39, 40, 129, 130, 399, 400, 401, 1209, 1210, 1211])
    cases.write("observed")


def of_transformers():
    import transformers

    cases = Cases("transformers", transformers.__version__)
    head = "import torch\nfrom transformers import Trainer, TrainingArguments\n\nmodel = torch.nn.Linear(1, 1)\n"
    for name, optimizer, arguments in [
        ("an optimizer that the Trainer is given", "torch.optim.AdamW(model.parameters(), lr=0.5)", "learning_rate=7.0, warmup_steps=3, max_steps=6"),
        ("an optimizer with its own default", "torch.optim.SGD(model.parameters())", 'learning_rate=7.0, lr_scheduler_type="cosine", max_steps=6'),
    ]:
        code = head + f'optimizer = {optimizer}\nargs = TrainingArguments(output_dir="out", report_to="none", {arguments})\ntrainer = Trainer(model, args, optimizers=(optimizer, None))\n'

        def start():
            with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
                names = run(code)
            trainer = names["trainer"]
            trainer.create_optimizer_and_scheduler(num_training_steps=6)
            # What accelerate puts around them changes nothing in one process.
            return updates(names["optimizer"], trainer.lr_scheduler)

        cases.add(name, code, start, range(7), variable="args")
    cases.write("observed")


def of_accelerate():
    import accelerate

    cases = Cases("accelerate", accelerate.__version__)
    for adjusts in ["True", "False"]:
        code = (
            "import torch\nfrom accelerate import Accelerator\nfrom accelerate.utils import GradientAccumulationPlugin\nfrom transformers import get_scheduler\n\n"
            f"plugin = GradientAccumulationPlugin(num_steps=3, adjust_scheduler={adjusts})\naccelerator = Accelerator(cpu=True, gradient_accumulation_plugin=plugin)\n"
            "model = torch.nn.Linear(1, 1)\noptimizer = torch.optim.SGD(model.parameters(), lr=1.0)\nloader = torch.utils.data.DataLoader(torch.ones(9, 1), batch_size=1)\n"
            'scheduler = get_scheduler("linear", optimizer, num_warmup_steps=0, num_training_steps=9)\n'
            "model, optimizer, loader, scheduler = accelerator.prepare(model, optimizer, loader, scheduler)\n"
        )

        def start():
            names = run(code)
            accelerator, model, optimizer, scheduler = (names[each] for each in ["accelerator", "model", "optimizer", "scheduler"])
            rates = [1.0]
            for batch in names["loader"]:
                with accelerator.accumulate(model):
                    accelerator.backward(model(batch).sum())
                    optimizer.step()
                    scheduler.step()
                    optimizer.zero_grad()
                if accelerator.sync_gradients:
                    rates.append(optimizer.param_groups[0]["lr"])
            return iter(rates)

        cases.add(f"accumulation, adjust_scheduler={adjusts}", code, start, range(4), variable="scheduler")
    cases.write("observed")


if __name__ == "__main__":
    for make in [of_torch, of_timm, of_transformers, of_accelerate]:
        try:
            make()
        except (ModuleNotFoundError, importlib.metadata.PackageNotFoundError) as error:
            print(f"{make.__name__}: {error}")
