"""What Keras's ReduceLROnPlateau does on a metric that stays at 1: `KERAS_BACKEND=jax python make_plateau_keras.py` writes plateau_keras.json.
Made with Python 3.11, keras==3.15.1 and jax==0.10.2. The value of epoch t is the rate that it is trained with.
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
    for rate in ["1.0", "3e-4"]:
        for name, (arguments, metric) in CASES.items():
            code = (
                "import keras\n\nmodel = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\n"
                f'model.compile(optimizer=keras.optimizers.Adam({rate}), loss="mse")\ncallback = keras.callbacks.ReduceLROnPlateau({arguments})\n'
            )
            cases.add(f"plateau: {name}, from {rate}", code, rates(code, metric), range(0, 40), unit="epoch", variable="callback")
    cases.write("plateau_keras")


if __name__ == "__main__":
    main()
