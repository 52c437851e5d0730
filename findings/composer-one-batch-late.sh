#!/bin/bash
# mosaicml 0.32.1 (torch 2.7.0). Composer steps its schedulers before it counts the batch that has ended: each rate is used one batch late, and the first two batches
# have the same one. With a warm-up both are trained at a rate of exactly 0, and the full rate comes a batch after the end of the warm-up.
# Seen, ConstantWithWarmupScheduler(t_warmup="4ba") and a rate of 1.0, the batches 0 to 7 of 8: 0.0, 0.0, 0.25, 0.5, 0.75, 1.0, 1.0, 1.0
# Guess: 0.0, 0.25, 0.5, 0.75, 1.0, 1.0, 1.0, 1.0, as its formula t/t_warmup and transformers' schedule of the same name give.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mosaicml==0.32.1 torch==2.7.0
"$folder/venv/bin/python" -W ignore - <<'PYTHON' 2>"$folder/log" || { cat "$folder/log"; exit 1; }
import torch
from composer import Callback, Trainer
from composer.models import ComposerModel
from composer.optim import ConstantWithWarmupScheduler


class Model(ComposerModel):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def forward(self, batch):
        return self.layer(batch)

    def loss(self, outputs, batch):
        return outputs.mean()


class Watch(Callback):
    def batch_start(self, state, logger):
        seen.append(state.optimizers[0].param_groups[0]["lr"])


seen = []
model = Model()
Trainer(
    model=model,
    train_dataloader=torch.utils.data.DataLoader(torch.zeros(8, 1), batch_size=1),
    optimizers=torch.optim.SGD(model.parameters(), lr=1.0),
    schedulers=ConstantWithWarmupScheduler(t_warmup="4ba"),
    max_duration="8ba",
    callbacks=Watch(),
    device="cpu",
    progress_bar=False,
).fit()
print(seen)
assert seen == [0.0, 0.0, 0.25, 0.5, 0.75, 1.0, 1.0, 1.0], seen
PYTHON
