#!/bin/bash
# skorch 1.4.0 with torch 2.15.0. LRScheduler makes PyTorch's scheduler anew when a training goes on with partial_fit, as one that stands at the epochs that are done.
# Where the training stopped at a step of StepLR, the step that was taken at its end is taken a second time: the rate is lost by the factor for good.
# Guess: partial_fit goes on where fit has stopped, as it does with CosineAnnealingLR.
# Seen, rate 1.0, the epochs of fit and those of partial_fit:
#   StepLR(step_size=2, gamma=0.5)   1.0, 1.0, 0.5, 0.5                  0.125, 0.125, 0.0625, 0.0625    (8 epochs of fit end 0.25, 0.25, 0.125, 0.125)
#   CosineAnnealingLR(T_max=8)       1.0, 0.9619, 0.8536, 0.6913         0.5, 0.3087, 0.1464, 0.0381
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q skorch==1.4.0 torch==2.15.0
"$folder/venv/bin/python" - <<'PYTHON'
import numpy as np
import torch
from skorch import NeuralNetRegressor
from skorch.callbacks import Callback, LRScheduler
from torch.optim.lr_scheduler import CosineAnnealingLR, StepLR

DATA = np.zeros((4, 1), "float32")


class Watch(Callback):
    def on_epoch_begin(self, net, **_):
        seen.append(round(net.optimizer_.param_groups[0]["lr"], 4))


def rates(epochs, **scheduler):
    seen.clear()
    callbacks = [("scheduler", LRScheduler(**scheduler)), ("watch", Watch())]
    shape = {"module__in_features": 1, "module__out_features": 1}
    net = NeuralNetRegressor(torch.nn.Linear, lr=1.0, train_split=None, verbose=0, callbacks=callbacks, **shape)
    net.set_params(max_epochs=epochs[0]).fit(DATA, DATA)
    for more in epochs[1:]:
        net.set_params(max_epochs=more).partial_fit(DATA, DATA)
    return list(seen)


seen = []
step = {"policy": StepLR, "step_size": 2, "gamma": 0.5}
print(rates([4, 4], **step), rates([8], **step), rates([4, 4], policy=CosineAnnealingLR, T_max=8))
assert rates([8], **step) == [1.0, 1.0, 0.5, 0.5, 0.25, 0.25, 0.125, 0.125]
assert rates([4, 4], **step) == [1.0, 1.0, 0.5, 0.5, 0.125, 0.125, 0.0625, 0.0625]
assert rates([4, 4], policy=CosineAnnealingLR, T_max=8) == [1.0, 0.9619, 0.8536, 0.6913, 0.5, 0.3087, 0.1464, 0.0381]
PYTHON
