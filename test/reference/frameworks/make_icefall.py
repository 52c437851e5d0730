"""What the schedulers of icefall's recipes do: `CHECKOUT=folder python make_icefall.py` writes icefall.json. Made with Python 3.11 and torch==2.15.0; the folder has
icefall at 36e0420, whose egs/librispeech/ASR/zipformer/optim.py and pruned_transducer_stateless2/optim.py have them.

Each snippet ends with the loop that is run here, whose parts stand in the order of the text. A value is the rate that update t uses.
"""

import logging
import types

import torch
from torch.optim import Optimizer
from typing import List, Optional, Union

from checkout import taken
from record_jax import Cases, edges, run

NEW, OLD = "icefall/egs/librispeech/ASR/zipformer/optim.py", "icefall/egs/librispeech/ASR/pruned_transducer_stateless2/optim.py"
RECIPE = """
batch_count = 0
for epoch in range(1, 7):
    scheduler.step_epoch(epoch - 1)
    for batch in range({batches}):
        batch_count += 1
        scheduler.step_batch(batch_count)
        scaler.step(optimizer)
"""
PLAIN = """
for epoch in range(6):
    scheduler.step_epoch(epoch)
    for batch in range({batches}):
        optimizer.step()
        scheduler.step_batch()
"""
BATCHES = """
for step in range(300):
    optimizer.step()
    scheduler.step_batch()
"""
SCALED = "from optim import Eden, Eden2, ScaledAdam\n\noptimizer = ScaledAdam(model.parameters(), lr={})\n"
EVE = "from optim import Eden, Eve\n\noptimizer = Eve(model.parameters(), lr={})\n"
CASES = {
    "a recipe": (NEW, SCALED, 0.045, "Eden(optimizer, 75, 3.5, warmup_batches=30)", RECIPE, 40),
    "a recipe that begins lower": (NEW, SCALED, 0.045, "Eden(optimizer, 7500, 3.5, warmup_start=0.1)", RECIPE, 40),
    "without a warm-up": (NEW, SCALED, 0.05, "Eden(optimizer, lr_batches=100, lr_epochs=2, warmup_batches=0)", RECIPE, 25),
    "stepped behind the optimizer": (NEW, SCALED, 0.03, "Eden(optimizer, lr_batches=100, lr_epochs=2, warmup_batches=20)", PLAIN, 20),
    "a recipe with Eve": (OLD, EVE, 0.003, "Eden(optimizer, 30, 2)", RECIPE, 20),
    "by the batch alone": (NEW, SCALED, 0.04, "Eden2(optimizer, 50, 40, 0.2)", BATCHES, None),
    "by the batch alone, ahead of the optimizer": (NEW, SCALED, 0.04, "Eden2(optimizer, lr_batches=50)", BATCHES.replace("    optimizer.step()\n", "") + "    optimizer.step()\n", None),
}


def rates(file, rate, call, loop, batches):
    """The rates of the updates of a loop."""
    given = {"Optimizer": Optimizer, "logging": logging, "List": List, "Optional": Optional, "Union": Union}
    names = [name for name in ("LRScheduler", "Eden", "Eden2") if file == NEW or name != "Eden2"]
    classes = dict(zip(names, taken(file, *names, **given)))
    seen = []
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
    optimizer.register_step_pre_hook(lambda own, *_: seen.append(own.param_groups[0]["lr"]))
    scaler = types.SimpleNamespace(step=lambda own: own.step())
    scheduler = eval(call, {**classes, "optimizer": optimizer})
    run(loop.format(batches=batches), optimizer=optimizer, scheduler=scheduler, scaler=scaler)
    return seen


if __name__ == "__main__":
    cases = Cases("icefall", "36e0420")
    for name, (file, head, rate, call, loop, batches) in CASES.items():
        seen = rates(file, rate, call, loop, batches)
        code = head.format(rate) + f"scheduler = {call}\n" + loop.format(batches=batches)
        steps = [step for step in edges(len(seen), 20, 25, 30, 40, 50, 75, 80, 100, 120) if step < len(seen)]
        given = {} if batches is None else {"given": {"steps_per_epoch": batches}}
        cases.add(name, code, iter(seen), steps, variable="scheduler", **given)
    cases.write("icefall")
