"""What Keras's ReduceLROnPlateau does on a metric that stays at 1, and on those of a log: `KERAS_BACKEND=jax python make_plateau_keras.py` writes plateau_keras.json.
Made with Python 3.11, keras==3.15.1 and jax==0.10.2. The value of epoch t is the rate that it is trained with;
"given" has the metric of each epoch, the last of which stays, where it is that of a log.
"""

import keras
import numpy as np

from record_jax import Cases

# name: (arguments, metric of an epoch)
CASES = {
    "defaults": ("", lambda epoch: 1.0),
    "patience and factor": ('monitor="loss", factor=0.5, patience=3', lambda epoch: 1.0),
    "patience of 1": ('"loss", 0.5, 1', lambda epoch: 1.0),
    "no patience": ("factor=0.5, patience=0", lambda epoch: 1.0),
    "cooldown": ("factor=0.5, patience=2, cooldown=3", lambda epoch: 1.0),
    "cooldown of 1": ("factor=0.5, patience=2, cooldown=1", lambda epoch: 1.0),
    "a lowest rate": ("patience=1, min_lr=0.02", lambda epoch: 1.0),
    "a higher metric is better": ('monitor="val_accuracy", mode="max", patience=2', lambda epoch: 1.0),
    "a loss that halves, by less than min_delta": ('monitor="loss", factor=0.5, patience=1', lambda epoch: 1e-4 / 2**epoch),
}

LOG = [2.0, 1.5, 1.5, 1.4, 1.45, 1.41, 1.39, 1.42, 1.38, 1.38, 1.38, 1.2, 1.3, 1.3, 1.3, 1.19999, 1.25, 1.1, 1.1, 1.1, 1.1, 1.05, 1.2, 0.9, 0.95, 0.95]
LOGGED = {
    "patience": "factor=0.5, patience=2",
    "no patience": "factor=0.5, patience=0",
    "cooldown": "factor=0.5, patience=2, cooldown=3",
    "a higher metric is better": 'monitor="val_accuracy", mode="max", factor=0.5, patience=2',
    "a delta": "factor=0.5, patience=2, min_delta=0.1",
    "a loss by its name": 'monitor="loss", factor=0.5, patience=1',
}


def rates(code, metric):
    names = {}
    exec(code, names)
    callback, model = names["callback"], names["model"]
    callback.set_model(model)
    callback.on_train_begin()
    for epoch in range(60):
        yield float(np.asarray(model.optimizer.learning_rate))
        callback.on_epoch_end(epoch, {callback.monitor: metric(epoch)})


def main():
    cases = Cases("keras", keras.__version__, float32=True)
    logged = {f"of a log: {name}": (arguments, lambda epoch: LOG[min(epoch, len(LOG) - 1)]) for name, arguments in LOGGED.items()}
    for rate in ["1.0", "3e-4"]:
        for name, (arguments, metric) in {**CASES, **logged}.items():
            code = (
                "import keras\n\nmodel = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\n"
                f'model.compile(optimizer=keras.optimizers.Adam({rate}), loss="mse")\ncallback = keras.callbacks.ReduceLROnPlateau({arguments})\n'
            )
            given = {"given": {"metrics": LOG}} if name in logged else {}
            cases.add(f"plateau: {name}, from {rate}", code, rates(code, metric), range(0, 40), unit="epoch", variable="callback", **given)
    cases.write("plateau_keras")


if __name__ == "__main__":
    main()
