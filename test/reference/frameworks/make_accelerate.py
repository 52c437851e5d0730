"""What accelerate's prepared schedulers do, in one process and in two: `python make_accelerate.py` writes accelerate.json.
Made with Python 3.11, accelerate==1.15.0, torch==2.15.0 and transformers==5.24.0.

Two processes are real: this script starts them, and they talk over gloo. A snippet sets up the training; "given" has the processes and the batches that
the data loader has before it is prepared. The training goes over the prepared loader in epochs, and steps the scheduler after each batch, or after each
epoch where the unit says so. The rate of update number t is read just before that update.
"""

import json
import os
import subprocess
import sys
import warnings

os.environ |= {"CUDA_VISIBLE_DEVICES": "", "ACCELERATE_USE_CPU": "true", "OMP_NUM_THREADS": "1"}
warnings.filterwarnings("ignore")

import accelerate
import torch

from record_torch import Cases, run

HEAD = """\
import torch
from accelerate import Accelerator{plugin}
{imports}

accelerator = Accelerator({options})
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=1.0)
loader = torch.utils.data.DataLoader(torch.ones({batches}, 1), batch_size=1)
scheduler = {scheduler}
model, optimizer, loader, scheduler = accelerator.prepare(model, optimizer, loader, scheduler)
"""
LINEAR = 'get_scheduler("linear", optimizer, num_warmup_steps={}, num_training_steps={})'

# name: (scheduler, options, processes, batches, epochs, stepped per epoch)
CASES = {
    "linear, one process": (LINEAR.format(2, 8), "cpu=True", 1, 8, 1, False),
    "linear, two processes: steps count twice": (LINEAR.format(2, 8), "cpu=True", 2, 8, 1, False),
    "linear, two processes, multiplied as scripts do": (
        'get_scheduler("linear", optimizer, num_warmup_steps=2 * accelerator.num_processes, num_training_steps=8 * accelerator.num_processes)',
        "cpu=True",
        2,
        16,
        1,
        False,
    ),
    "linear, two processes, batches split": (LINEAR.format(0, 8), "cpu=True, dataloader_config=DataLoaderConfiguration(split_batches=True)", 2, 8, 1, False),
    "linear, two processes, not stepped with the optimizer": (LINEAR.format(0, 8), "cpu=True, step_scheduler_with_optimizer=False", 2, 8, 1, False),
    "linear, accumulated": (LINEAR.format(0, 4), "cpu=True, gradient_accumulation_steps=2", 1, 8, 1, False),
    "linear, accumulated, with a rest": (LINEAR.format(0, 4), "cpu=True, gradient_accumulation_steps=3", 1, 7, 2, False),
    "linear, accumulated, two processes": (LINEAR.format(0, 8), "cpu=True, gradient_accumulation_steps=2", 2, 16, 1, False),
    "one cycle, one process": ("torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, total_steps=8, cycle_momentum=False)", "cpu=True", 1, 8, 1, False),
    "one cycle, two processes: never past its end": (
        "torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, total_steps=8, cycle_momentum=False)",
        "cpu=True",
        2,
        12,
        1,
        False,
    ),
    "one cycle, one process: never past its end": (
        "torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, total_steps=8, cycle_momentum=False)",
        "cpu=True",
        1,
        12,
        1,
        False,
    ),
    "one cycle of epochs, two processes: never past its end": (
        "torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, epochs=2, steps_per_epoch=4, cycle_momentum=False)",
        "cpu=True",
        2,
        12,
        1,
        False,
    ),
    "one cycle, accumulated: the batches between do not count": (
        "torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=1.0, total_steps=8, cycle_momentum=False)",
        "cpu=True, gradient_accumulation_steps=2",
        1,
        16,
        1,
        False,
    ),
    "exponential, two processes, prepared alone": ("torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.5)", "cpu=True", 2, 10, 1, False),
    "steps per epoch, one process": ("torch.optim.lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.1)", "cpu=True", 1, 2, 6, True),
    "steps per epoch, two processes": ("torch.optim.lr_scheduler.StepLR(optimizer, step_size=4, gamma=0.1)", "cpu=True", 2, 4, 6, True),
    "exponential, two processes": ("torch.optim.lr_scheduler.ExponentialLR(optimizer, gamma=0.5)", "cpu=True", 2, 10, 1, False),
    "cosine, two processes": ("torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=10)", "cpu=True", 2, 20, 1, False),
}


ALONE = "model, optimizer, loader = accelerator.prepare(model, optimizer, loader)\nscheduler = accelerator.prepare_scheduler(scheduler)\n"


def code_of(name):
    scheduler, options, _, batches, _, _ = CASES[name]
    plugin = ", DataLoaderConfiguration" if "DataLoaderConfiguration" in options else ""
    imports = "from transformers import get_scheduler\n" if "get_scheduler" in scheduler else ""
    batch = HEAD if "split_batches" not in options else HEAD.replace("({batches}, 1), batch_size=1", "({batches} * 2, 1), batch_size=2")
    head = batch if "prepared alone" not in name else "".join(batch.splitlines(keepends=True)[:-1]) + ALONE
    return head.format(plugin=plugin, imports=imports, options=options, batches=batches, scheduler=scheduler)


def rates(name):
    """The rates that the updates of a case use, here in one of its processes."""
    _, _, _, _, epochs, per_epoch = CASES[name]
    names = run(code_of(name))
    accelerator, model, optimizer, loader, scheduler = (names[key] for key in ("accelerator", "model", "optimizer", "loader", "scheduler"))
    seen = []
    for _ in range(epochs):
        for batch in loader:
            with accelerator.accumulate(model):
                accelerator.backward(model(batch).sum() * 0)
                if accelerator.sync_gradients:
                    seen.append(optimizer.param_groups[0]["lr"])
                optimizer.step()
                if not per_epoch:
                    scheduler.step()
                optimizer.zero_grad()
        if per_epoch:
            scheduler.step()
    return seen


def in_processes(name, processes):
    command = [sys.executable, "-m", "torch.distributed.run", "--standalone", f"--nproc_per_node={processes}", __file__, name]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120)
    for line in done.stdout.splitlines():
        if line.startswith("rates "):
            return iter(json.loads(line[6:]))
    raise RuntimeError(done.stderr[-2000:])


def main():
    cases = Cases("accelerate", accelerate.__version__)
    for name, (_, _, processes, batches, _, per_epoch) in CASES.items():
        given = {"processes": processes, "batches": batches, **({"stepped": "epoch"} if per_epoch else {})}
        start = lambda name=name, processes=processes: in_processes(name, processes)
        cases.add(name, code_of(name), start, range(20), given=given)
    cases.write("accelerate")


if __name__ == "__main__":
    if len(sys.argv) > 1:
        found = rates(sys.argv[1])
        if os.environ["RANK"] == "0":
            print("rates", json.dumps(found), flush=True)
    else:
        main()
