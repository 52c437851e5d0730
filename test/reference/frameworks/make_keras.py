"""What Keras does, step by step: `python make_keras.py` writes keras.json. Made with Python 3.11 and, once each,
keras==3.15.1 with tensorflow-cpu==2.21.0; the same with KERAS_BACKEND=jax (jax==0.10.2); keras==3.9.2 with KERAS_BACKEND=jax;
tf-keras==2.21.0 with TF_USE_LEGACY_KERAS=1; tensorflow-cpu==2.15.1, whose keras is 2.15.0.

A learning rate is what an update of SGD subtracts for a gradient of 1, in float32. A schedule called with a number of steps that an optimizer
would hold (an integer) gives the same. An integer as the first rate makes the schedule compute in integers; what that means depends on the
backend, so those cases are run on two.
"""

import json
import os
import types

os.environ.setdefault("TF_CPP_MIN_LOG_LEVEL", "3")
LEGACY = "TF_USE_LEGACY_KERAS" in os.environ

try:
    import tensorflow as tf
except ImportError:
    tf = None
if LEGACY:
    import tf_keras as keras
else:
    import keras

from record_jax import Cases, edges, run

THREE = keras.__version__.startswith("3")
BACKEND = keras.backend.backend() if THREE else "tensorflow"
PREFIX = "keras.optimizers.schedules." if THREE else "tf.keras.optimizers.schedules."
IMPORT = "import keras\n\n" if THREE else "import tensorflow as tf\n\n"

# name: (expression without its prefix, last step, boundaries)
SCHEDULES = {
    "exponential": ("ExponentialDecay(initial_learning_rate=1e-2, decay_steps=100, decay_rate=0.96)", 1000, [100]),
    "exponential in stairs": ("ExponentialDecay(0.1, decay_steps=100, decay_rate=0.5, staircase=True)", 400, [100, 200, 300]),
    "exponential rising": ("ExponentialDecay(1e-4, 50, 1.5)", 200, [50]),
    "piecewise constant: a boundary belongs to its left": ("PiecewiseConstantDecay(boundaries=[100, 200], values=[0.1, 0.01, 0.001])", 300, [100, 200]),
    "piecewise constant, a boundary at zero": ("PiecewiseConstantDecay([0, 5], [1.0, 0.5, 0.1])", 10, [5]),
    "polynomial, defaults end at 1e-4": ("PolynomialDecay(initial_learning_rate=0.1, decay_steps=1000)", 1000, []),
    "polynomial square": ("PolynomialDecay(0.1, 1000, end_learning_rate=0.01, power=2.0)", 1000, []),
    "polynomial root": ("PolynomialDecay(1.0, 100, end_learning_rate=0.1, power=0.5)", 100, [50]),
    "polynomial in cycles": ("PolynomialDecay(0.1, 50, end_learning_rate=0.001, cycle=True)", 150, [50, 100]),
    "polynomial square in cycles": ("PolynomialDecay(0.1, 50, 0.01, power=2.0, cycle=True)", 150, [50, 100]),
    "polynomial up to a higher end": ("PolynomialDecay(0.0, 100, end_learning_rate=1.0)", 100, []),
    "inverse time": ("InverseTimeDecay(0.1, decay_steps=10, decay_rate=0.5)", 100, [10]),
    "inverse time in stairs": ("InverseTimeDecay(0.1, 10, 0.5, staircase=True)", 40, [10, 20, 30]),
    "cosine": ("CosineDecay(initial_learning_rate=1e-3, decay_steps=1000)", 1000, []),
    "cosine down to a part": ("CosineDecay(0.1, 1000, alpha=0.1)", 1000, []),
    "cosine after a warm-up: its steps come on top": (
        "CosineDecay(initial_learning_rate=0.0, decay_steps=900, warmup_target=1e-3, warmup_steps=100)",
        1000,
        [100, 900],
    ),
    "cosine after a warm-up, down to a part of the target": ("CosineDecay(1e-5, 200, alpha=0.05, warmup_target=1e-2, warmup_steps=20)", 220, [20, 200]),
    "cosine after a warm-up that falls": ("CosineDecay(0.1, 50, warmup_target=0.01, warmup_steps=10)", 60, [10]),
    "cosine with a target and no warm-up steps starts at the target": ("CosineDecay(0.1, decay_steps=1000, warmup_target=1.0, alpha=0.1)", 1000, []),
    "cosine with warm-up steps and no target has no warm-up": ("CosineDecay(0.1, decay_steps=1000, warmup_steps=100)", 1000, [100]),
    "cosine with restarts, defaults": ("CosineDecayRestarts(0.1, first_decay_steps=10)", 150, [10, 30, 70]),
    "cosine with smaller restarts above a floor": ("CosineDecayRestarts(0.1, 10, t_mul=2.0, m_mul=0.5, alpha=0.01)", 150, [10, 30, 70]),
    "cosine with equal restarts": ("CosineDecayRestarts(0.1, 10, t_mul=1.0, m_mul=0.9)", 40, [10, 20, 30]),
    "cosine with restarts three times as long": ("CosineDecayRestarts(0.1, 1, t_mul=3.0)", 121, [4, 13, 40]),
    "cosine with shrinking restarts ends in nan": ("CosineDecayRestarts(0.1, 10, t_mul=0.5)", 20, [10, 15, 17]),
}

INTEGERS = {
    "an integer rate: exponential is zero after the first step": ("ExponentialDecay(1, decay_steps=100, decay_rate=0.5)", 200, [100]),
    "an integer rate: exponential in stairs is zero after the first stair": ("ExponentialDecay(1, 100, 0.5, staircase=True)", 200, [100]),
    "an integer rate: exponential of a rate above one": ("ExponentialDecay(1, 100, 1.5)", 200, [100]),
    "an integer decay rate alone": ("ExponentialDecay(0.1, 100, 1)", 200, [100]),
    "an integer rate: inverse time stays": ("InverseTimeDecay(1, decay_steps=10, decay_rate=0.5)", 40, [10]),
    "an integer rate: inverse time of an integer": ("InverseTimeDecay(1, 10, 1)", 40, [10]),
    "an integer rate: cosine turns by 3, not pi": ("CosineDecay(1, decay_steps=100)", 100, [50]),
    "an integer rate: cosine down to a part": ("CosineDecay(1, 100, alpha=0.1)", 100, [50]),
    "an integer zero before a warm-up": ("CosineDecay(0, 90, warmup_target=1e-3, warmup_steps=10)", 100, [10]),
    "an integer one before a warm-up to a fraction": ("CosineDecay(1, 90, warmup_target=2.5, warmup_steps=10)", 100, [10]),
    "an integer rate: cosine with restarts": ("CosineDecayRestarts(1, 100)", 400, [100, 300]),
    "an integer rate: cosine with smaller restarts": ("CosineDecayRestarts(1, 10, t_mul=1.5, m_mul=0.5, alpha=0.1)", 50, [10, 20, 25]),
    "an integer rate: polynomial ends at the integer below": ("PolynomialDecay(1, 100, end_learning_rate=0.1)", 100, [50]),
    "an integer rate: polynomial of a root stays": ("PolynomialDecay(1, 100, end_learning_rate=0.1, power=0.5)", 100, [50]),
    "an integer rate: polynomial in cycles": ("PolynomialDecay(1, 50, 0.1, power=1.0, cycle=True)", 150, [50, 100]),
    "an integer end alone": ("PolynomialDecay(0.1, 100, 0)", 100, [50]),
    "piecewise constant, an integer first": ("PiecewiseConstantDecay([10, 20], [1, 0.1, 0.01])", 30, [10, 20]),
    "piecewise constant, an integer last": ("PiecewiseConstantDecay([10, 20], [1.0, 0.1, 0])", 30, [10, 20]),
    "piecewise constant of integers": ("PiecewiseConstantDecay([10, 20], [4, 2, 1])", 30, [10, 20]),
    "piecewise constant with boundaries between steps": ("PiecewiseConstantDecay([10.5, 20.5], [1.0, 0.1, 0.01])", 30, [10, 20]),
}

REFUSED = {
    "exponential of no steps": "ExponentialDecay(0.1, 0, 0.5)",
    "cosine of no steps": "CosineDecay(0.1, 0)",
    "polynomial of no steps": "PolynomialDecay(0.1, 0)",
    "restarts of no steps": "CosineDecayRestarts(0.1, 0)",
    "piecewise constant with as many values as boundaries": "PiecewiseConstantDecay([1, 2], [0.1, 0.01])",
}


def updates(optimizer):
    """The rate of each update."""
    value = keras.Variable(0.0) if THREE else tf.Variable(0.0)
    while True:
        value.assign(0.0 * value)
        optimizer.apply_gradients([((-1.0 + 0.0 * value), value)])
        yield value.numpy() if hasattr(value, "numpy") else value.value


def add_schedules(cases, table):
    for name, (expression, total, boundaries) in table.items():
        code = f"{IMPORT}schedule = {PREFIX}{expression}\n"
        schedule = run(code)["schedule"]
        cases.add(name, code, counted(schedule), edges(total, *boundaries), variable="schedule")


def counted(schedule):
    def at(step):
        count = keras.ops.convert_to_tensor(step) if THREE else tf.constant(step, tf.int64)
        value = schedule(count)
        return value if isinstance(value, float) else keras.ops.convert_to_numpy(value) if THREE else value.numpy()

    return at


def add_refused(cases):
    for name, expression in REFUSED.items():
        code = f"{IMPORT}schedule = {PREFIX}{expression}\n"
        try:
            schedule = run(code)["schedule"]
        except Exception as error:
            cases.refused(name, code, error)
        else:
            cases.add(name, code, counted(schedule), [0, 1, 2], variable="schedule")


def add_runs(cases):
    """Schedules in optimizers, of our own, and per epoch."""
    code = (
        IMPORT + f"schedule = {PREFIX}PolynomialDecay(1.0, 4, end_learning_rate=0.0)\noptimizer = {PREFIX.split('.schedules')[0]}.SGD(learning_rate=schedule)\n"
    )
    cases.add("in sgd", code, updates(run(code)["optimizer"]), range(8), variable="optimizer")

    own = "keras" if THREE else "tf.keras"
    maths = "keras.ops" if THREE else "tf.math"
    cast = "keras.ops.cast(step, 'float32')" if THREE else "tf.cast(step, tf.float32)"
    code = IMPORT + (
        f"class Noam({own}.optimizers.schedules.LearningRateSchedule):\n    def __init__(self, d_model, warmup_steps=4000):\n"
        "        self.d_model = d_model\n        self.warmup_steps = warmup_steps\n\n    def __call__(self, step):\n"
        f"        step = {cast}\n        return self.d_model**-0.5 * {maths}.minimum(step**-0.5, step * self.warmup_steps**-1.5)\n\n\n"
        "schedule = Noam(512, warmup_steps=40)\n"
    )
    cases.add("a class of one's own: the first rate", code, counted(run(code)["schedule"]), edges(100, 40), variable="schedule")

    code = IMPORT + (
        f"class WarmUp({own}.optimizers.schedules.LearningRateSchedule):\n    def __init__(self, after, steps):\n        self.after, self.steps = after, steps\n\n"
        f"    def __call__(self, step):\n        step = {cast}\n        ramp = {maths}.minimum(1.0, step / self.steps)\n        return ramp * self.after(step)\n\n\n"
        f"schedule = WarmUp({own}.optimizers.schedules.CosineDecay(0.1, 100), steps=10)\n"
    )
    cases.add("a class of one's own around another", code, counted(run(code)["schedule"]), edges(100, 10), variable="schedule")

    if not THREE:
        code = IMPORT + "optimizer = tf.keras.optimizers.legacy.SGD(learning_rate=0.1, decay=0.01)\n"
        cases.add("decay of a legacy optimizer", code, updates(run(code)["optimizer"]), edges(100), variable="optimizer")
        return
    code = IMPORT + (
        "def scheduler(epoch, lr):\n    if epoch < 3:\n        return lr\n    return lr * 0.9\n\n\ncallback = keras.callbacks.LearningRateScheduler(scheduler)\n"
    )
    cases.add("per epoch from the last rate", code, epochs(run(code)["callback"], 0.01), range(8), unit="epoch", variable="callback", given={"lr": 0.01})
    code = IMPORT + (
        "def step_decay(epoch):\n    return 0.1 * 0.5 ** (epoch // 2)\n\n\ncallback = keras.callbacks.LearningRateScheduler(step_decay, verbose=0)\n"
    )
    cases.add("per epoch from the epoch", code, epochs(run(code)["callback"], 0.01), range(8), unit="epoch", variable="callback", given={"lr": 0.01})
    code = IMPORT + f"callback = keras.callbacks.LearningRateScheduler({PREFIX}ExponentialDecay(0.1, 5, 0.5))\n"
    cases.add("per epoch from a schedule of steps", code, epochs(run(code)["callback"], 0.01), range(8), unit="epoch", variable="callback", given={"lr": 0.01})
    code = IMPORT + f"optimizer = keras.optimizers.SGD({PREFIX}ExponentialDecay(1.0, decay_steps=1, decay_rate=0.5), gradient_accumulation_steps=2)\n"
    cases.add("gradients gathered over two steps: the schedule counts both", code, updates(run(code)["optimizer"]), range(6), variable="optimizer")


def add_plateaus(cases):
    for name, arguments, metric in [
        ("plateau: a loss that halves is no better by the least difference", "monitor='loss', factor=0.5, patience=1", [1e-4, 5e-5, 2.5e-5, 1.25e-5, 6e-6]),
        ("plateau: a constant loss", "monitor='loss', factor=0.1, patience=2, cooldown=1, min_lr=1e-3", [1.0] * 12),
        ("plateau: a rising accuracy", "monitor='loss', factor=0.5, patience=1, mode='max', min_delta=0.0", [0.1, 0.2, 0.2, 0.2, 0.3, 0.3, 0.3]),
    ]:
        code = IMPORT + f"callback = keras.callbacks.ReduceLROnPlateau({arguments})\n"
        cases.add(
            name, code, plateau(run(code)["callback"], metric), range(len(metric)), unit="epoch", variable="callback", given={"lr": 1.0, "metric": metric}
        )


def plateau(callback, metric):
    """The rate in each epoch; the metric is that epoch's."""
    optimizer = keras.optimizers.SGD(1.0)
    callback.set_model(types.SimpleNamespace(optimizer=optimizer))
    callback.on_train_begin({})
    for epoch, value in enumerate(metric):
        yield keras.ops.convert_to_numpy(optimizer.learning_rate)
        callback.on_epoch_end(epoch, {"loss": value})


def epochs(callback, rate):
    """The rate in each epoch."""
    optimizer = keras.optimizers.SGD(rate)
    callback.set_model(types.SimpleNamespace(optimizer=optimizer))
    for epoch in range(100):
        callback.on_epoch_begin(epoch, {})
        yield keras.ops.convert_to_numpy(optimizer.learning_rate)


def add_configs(cases):
    """What get_config and model.to_json write, read back."""
    for name, kind, config, total, boundaries in [
        ("CosineDecay", "CosineDecay", {"initial_learning_rate": 1e-5, "decay_steps": 90, "alpha": 0.1, "warmup_target": 1e-3, "warmup_steps": 10}, 100, [10]),
        (
            "PolynomialDecay",
            "PolynomialDecay",
            {"initial_learning_rate": 0.1, "decay_steps": 50, "end_learning_rate": 0.001, "power": 2.0, "cycle": False},
            50,
            [],
        ),
        ("PiecewiseConstantDecay", "PiecewiseConstantDecay", {"boundaries": [10, 20], "values": [0.1, 0.01, 0.001]}, 30, [10, 20]),
        ("ExponentialDecay", "ExponentialDecay", {"initial_learning_rate": 0.1, "decay_steps": 10, "decay_rate": 0.9, "staircase": True}, 40, [10, 20]),
    ]:
        text = json.dumps({"module": "keras.optimizers.schedules", "class_name": kind, "config": config, "registered_name": None}, indent=2)
        schedule = keras.optimizers.schedules.deserialize(json.loads(text))
        cases.add(f"a config of {name}", text, counted(schedule), edges(total, *boundaries), language="json")


if __name__ == "__main__":
    cases = Cases("tf_keras" if LEGACY else "keras", keras.__version__, float32=True, backend=BACKEND)
    first = THREE and BACKEND == "tensorflow" or not THREE
    if first:
        add_schedules(cases, SCHEDULES)
        add_refused(cases)
        add_runs(cases)
        if THREE:
            add_configs(cases)
            add_plateaus(cases)
    else:
        add_schedules(cases, {name: SCHEDULES[name] for name in ["exponential", "cosine after a warm-up: its steps come on top"]})
    add_schedules(cases, INTEGERS)
    cases.write("keras")
