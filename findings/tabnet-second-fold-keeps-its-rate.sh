#!/bin/bash
# pytorch-tabnet 4.1.0. A model is given a scheduler that is stepped with each batch ("is_batch_level": True in scheduler_params), and the same dict goes to the model
# of each fold. fit takes the key out of the dict itself, so that all folds but the first are stepped once an epoch; and without an eval_set a scheduler by epochs is
# never stepped at all. Guess: each fold has the same rates.
# Seen, StepLR(step_size=2, gamma=0.5), 4 batches, 2 epochs: 0.02, 0.02, 0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025 in the first fold; 0.02 throughout in the second.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q pytorch-tabnet==4.1.0 torch==2.15.0 pandas
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
import numpy as np
from pytorch_tabnet.tab_model import TabNetRegressor
from torch.optim.lr_scheduler import StepLR
from torch.optim.optimizer import register_optimizer_step_pre_hook

x, y = np.random.rand(64, 3), np.random.rand(64, 1)
params = {"step_size": 2, "gamma": 0.5, "is_batch_level": True}
folds = []
register_optimizer_step_pre_hook(lambda optimizer, *_: folds[-1].append(optimizer.param_groups[0]["lr"]))
for fold in range(2):
    folds.append([])
    model = TabNetRegressor(scheduler_fn=StepLR, scheduler_params=params, verbose=0)
    model.fit(x, y, max_epochs=2, batch_size=16, virtual_batch_size=16, patience=0)
print(folds)
assert folds[0] == [0.02, 0.02, 0.01, 0.01, 0.005, 0.005, 0.0025, 0.0025], folds
assert folds[1] == [0.02] * 8, folds
PYTHON
