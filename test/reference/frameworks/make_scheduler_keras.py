"""What Keras's LearningRateScheduler makes of functions: `KERAS_BACKEND=jax python make_scheduler_keras.py` writes scheduler_keras.json.
Made with Python 3.11, keras==3.15.1 and jax==0.10.2. The value of epoch t is the rate that it is trained with.
"""

import keras
import numpy as np

from record_jax import Cases

# name: (what stands before the callback, what it is given, the optimizer)
CASES = {
    "falls from the rate before": ("def scheduler(epoch, lr):\n    if epoch < 3:\n        return lr\n    return lr * 0.9\n", "scheduler", '"sgd"'),
    "falls from the rate of an optimizer": ("def falling(epoch, lr):\n    return lr * 0.97 if epoch else lr\n", "schedule=falling, verbose=1", "keras.optimizers.Adam(3e-4)"),
    "drops at some epochs": ("drops = {10: 0.5, 20: 0.1}\n", "lambda epoch, lr: lr * drops.get(epoch, 1.0)", "keras.optimizers.SGD(learning_rate=0.5)"),
    "a lambda of the epoch": ("", "lambda epoch: 1e-3 * 0.9 ** epoch", '"adam"'),
    "a lambda that names its parameters otherwise": ("import math\n", "lambda e, r: r * math.exp(-0.1) if e > 4 else 0.02", '"adam"'),
    "a rate that does not depend on the one before": ("RATES = [0.1, 0.05, 0.01]\n", "lambda epoch, lr: RATES[min(epoch // 5, 2)]", '"rmsprop"'),
    "whole rates are no floats": ("", "lambda epoch, lr: 1 if epoch > 6 else lr * 0.5", "keras.optimizers.SGD(1.0)"),
}


def rates(code):
    names = {}
    exec(code, names)
    callback, model = names["callback"], names["model"]
    callback.set_model(model)
    for epoch in range(40):
        callback.on_epoch_begin(epoch)
        yield float(np.asarray(model.optimizer.learning_rate))


def main():
    cases = Cases("keras", keras.__version__, float32=True)
    for name, (before, arguments, optimizer) in CASES.items():
        code = (
            f"import keras\n{before}\nmodel = keras.Sequential([keras.Input((1,)), keras.layers.Dense(1)])\n"
            f'model.compile(optimizer={optimizer}, loss="mse")\ncallback = keras.callbacks.LearningRateScheduler({arguments})\n'
        )
        cases.add(f"scheduler: {name}", code, rates(code), range(0, 40), unit="epoch", variable="callback")
    cases.write("scheduler_keras")


if __name__ == "__main__":
    main()
