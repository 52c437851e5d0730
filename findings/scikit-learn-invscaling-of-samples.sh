#!/bin/bash
# scikit-learn 1.9.1. With learning_rate="invscaling" the rate of MLPClassifier and MLPRegressor is learning_rate_init / t^power_t, which is said to be
# of the time step t. It is set once an epoch, but t counts the samples that were seen, not epochs or updates.
# Guess: after the first epoch the rate has fallen by 2^power_t, or by a power of the number of batches.
# Seen, from 0.1 with power_t = 0.5 and batches of 50, behind the epochs 1, 2 and 3:
#      100 samples    0.00995037   0.00705346   0.0057639
#   10,000 samples    0.00099995   0.000707089  0.000577341
# So the first epoch has the whole rate, and the second a hundredth of it, less the more data there is.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q scikit-learn==1.9.1
"$folder/venv/bin/python" - <<'PYTHON'
import warnings

import numpy as np
from sklearn.neural_network import MLPRegressor

warnings.simplefilter("ignore")


def rates(samples):
    """The rate that stands behind so many epochs."""
    x = np.linspace(-1, 1, samples).reshape(-1, 1)
    found = []
    for epochs in (1, 2, 3):
        model = MLPRegressor(
            hidden_layer_sizes=(2,), solver="sgd", learning_rate="invscaling", learning_rate_init=0.1, power_t=0.5,
            max_iter=epochs, batch_size=50, random_state=0,
        ).fit(x, x[:, 0])
        found.append(float(f"{model._optimizer.learning_rate:.6g}"))
    return found


print(rates(100), rates(10_000))
assert rates(100) == [0.00995037, 0.00705346, 0.0057639]
assert rates(10_000) == [0.00099995, 0.000707089, 0.000577341]
PYTHON
