#!/bin/bash
# Keras 3.15.1. The learning rate of an epoch is written into the epoch's logs by LearningRateScheduler and ReduceLROnPlateau; CSVLogger takes its columns
# from the logs of the first epoch as they are when its turn comes, and gives each of them, the rate too, a second one for validation.
# Guess: learning_rate is a column whichever of the two callbacks is named first, and there is none for validation, as a rate has no validation.
# Seen, the first line of the file, for a training without validation data:
#   CSVLogger before LearningRateScheduler   epoch,loss,val_loss
#   CSVLogger behind it                      epoch,learning_rate,loss,val_learning_rate,val_loss      (the two of validation are NA in all rows)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q keras==3.15.1 jax==0.10.2
cd "$folder"
KERAS_BACKEND=jax "$folder/venv/bin/python" - <<'PYTHON'
import keras
import numpy as np
from keras.callbacks import CSVLogger, LearningRateScheduler


def lines(*callbacks):
    model = keras.Sequential([keras.layers.Dense(1)])
    model.compile(keras.optimizers.SGD(0.1), "mse")
    model.fit(np.zeros((8, 1)), np.zeros((8, 1)), epochs=2, verbose=0, callbacks=callbacks)
    with open("log.csv") as file:
        return file.read().split()


halved = LearningRateScheduler(lambda epoch, rate: 0.1 * 0.5**epoch)
before, behind = lines(CSVLogger("log.csv"), halved), lines(halved, CSVLogger("log.csv"))
print(before, behind)
assert before == ["epoch,loss,val_loss", "0,0.0,NA", "1,0.0,NA"]
assert behind[0] == "epoch,learning_rate,loss,val_learning_rate,val_loss"
assert [row.split(",")[3] for row in behind[1:]] == ["NA", "NA"]
PYTHON
