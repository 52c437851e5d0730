#!/bin/bash
# pytorch-ignite 0.5.5 (torch 2.15.0). Two warm-ups that do not warm up.
# EMAHandler(momentum_warmup=0.5, warmup_iters=5).attach(trainer, name="average"): the warm-up writes to the name "ema_momentum" whatever name is given, so the
# average uses the final momentum from the start. Seen, momentum of updates 0 to 5: 0.5, 0.4, 0.3, 0.2, 0.1, 0.1 as "ema_momentum"; 0.1 six times as "average".
# CosineAnnealingScheduler(..., cycle_size=4, warmup_duration=2): the first cycle starts at start_value at once; the warm-up comes between cycles only.
# Seen, updates 0 to 7 from 1.0 to 0.0: 1.0, 0.8536, 0.5, 0.1464, 0.0, 0.5, 1.0, 0.8536.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pytorch-ignite==0.5.5 torch==2.15.0
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

import torch
from ignite.engine import Engine, Events
from ignite.handlers import CosineAnnealingScheduler, EMAHandler

warnings.simplefilter("ignore")


def momenta(name):
    trainer, seen = Engine(lambda engine, batch: None), []
    EMAHandler(torch.nn.Linear(1, 1), momentum=0.1, momentum_warmup=0.5, warmup_iters=5).attach(trainer, name=name)
    trainer.add_event_handler(Events.ITERATION_COMPLETED, lambda engine: seen.append(round(getattr(engine.state, name), 6)))
    trainer.run(range(6))
    return seen


optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=0.3)
rates = []
trainer = Engine(lambda engine, batch: rates.append(round(optimizer.param_groups[0]["lr"], 4)))
trainer.add_event_handler(Events.ITERATION_STARTED, CosineAnnealingScheduler(optimizer, "lr", 1.0, 0.0, cycle_size=4, warmup_duration=2))
trainer.run(range(8))
print(momenta("ema_momentum"), momenta("average"), rates)
assert momenta("ema_momentum") == [0.5, 0.4, 0.3, 0.2, 0.1, 0.1]
assert momenta("average") == [0.1] * 6
assert rates == [1.0, 0.8536, 0.5, 0.1464, 0.0, 0.5, 1.0, 0.8536]
PYTHON
