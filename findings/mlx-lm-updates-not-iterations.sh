#!/bin/bash
# mlx-lm 0.32.2 with mlx 0.32.4. The `lr_schedule` of a config counts updates, while `iters`, beside it, counts batches; its `warmup` takes one update more than it says.
# Guess: a cosine over as many steps as `iters` ends where the training ends, and the fall begins with update `warmup`.
# Seen, iters 40, cosine_decay from 1.0 over 40:
#   grad_accumulation_steps 1   last rate 0.0015
#   grad_accumulation_steps 4   last rate 0.8802: ten updates, and three quarters of the cosine never come
# Seen, warmup 4 before a cosine over 8 from 1.0: 0.0, 0.25, 0.5, 0.75, 1.0, 1.0, 0.9619: the peak is used twice, in updates 4 and 5.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q "mlx[cpu]==0.32.4" mlx-lm==0.32.2
cd "$folder"
"$folder/venv/bin/python" - > /dev/null <<'PYTHON'
import sys
import types

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
from mlx_lm.tuner import trainer
from mlx_lm.tuner.utils import build_schedule

mx.disable_compile()


class Weight(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = mx.zeros((1,))


def rates(schedule, iters, every):
    seen = []
    note = types.SimpleNamespace(on_train_loss_report=lambda info: seen.append(info), on_val_loss_report=lambda info: None)
    arguments = trainer.TrainingArgs(iters=iters, grad_accumulation_steps=every, steps_per_report=1, adapter_file="adapters.safetensors")
    batches = lambda **_: iter(lambda: (mx.ones((1,)),), None)
    loss = lambda model, x: ((model.weight * x).sum(), mx.array(1))
    trainer.train(Weight(), optim.SGD(learning_rate=build_schedule(schedule)), [], None, arguments, loss, batches, note)
    return [round(info["learning_rate"], 4) for info in seen if info["iteration"] % every == 0]


cosine = {"name": "cosine_decay", "arguments": [1.0, 40]}
one, four = rates(cosine, 40, 1), rates(cosine, 40, 4)
warm = rates({"name": "cosine_decay", "warmup": 4, "arguments": [1.0, 8]}, 7, 1)
print(len(one), one[-1], len(four), four[-1], file=sys.stderr)
print(warm, file=sys.stderr)
assert (len(one), one[-1]) == (40, 0.0015)
assert (len(four), four[-1]) == (10, 0.8802)
assert warm == [0.0, 0.25, 0.5, 0.75, 1.0, 1.0, 0.9619]
PYTHON
