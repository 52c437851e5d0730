"""What optax does, step by step: `python make_optax.py` writes optax.json. Made with Python 3.11 and, once each,
jax==0.10.2, optax==0.2.8, optax==0.2.4 (only what changed between the two).

Schedules are called eagerly with an int32 count, as optax calls them; float32 is what jax computes in unless x64 is enabled. Inside `jax.jit` XLA
fuses the same operations and the last bits differ: by up to 1e-6 of the first value, more near a zero.
"""

import optax
import jax
import jax.numpy as jnp

from record_jax import Cases, edges, run

IMPORT = "import optax\n\n"


def called(schedule):
    return lambda step: schedule(jnp.asarray(step, dtype=jnp.int32))


def updates(optimizer, parameter=0.0, dtype=jnp.float32):
    """The rate of each update: what stochastic gradient descent adds to a parameter whose gradient is -1."""
    value = jnp.asarray(parameter, dtype=dtype)
    state = optimizer.init(value)
    while True:
        change, state = optimizer.update(jnp.asarray(-1.0, dtype=dtype), state, value)
        yield change


def hyperparameter(optimizer, name, dtype=jnp.float32):
    """The injected hyperparameter that each update used."""
    value = jnp.asarray(1.0, dtype=dtype)
    state = optimizer.init(value)
    while True:
        _, state = optimizer.update(jnp.asarray(0.0, dtype=dtype), state, value)
        yield state.hyperparams[name]


# name: (expression, last step, boundaries)
PLAIN = {
    "constant": ("optax.constant_schedule(3e-4)", 10, []),
    "linear up": ("optax.linear_schedule(init_value=0.0, end_value=1e-3, transition_steps=1000)", 1000, []),
    "linear down, delayed": ("optax.linear_schedule(1e-3, 1e-5, transition_steps=500, transition_begin=200)", 700, [200]),
    "linear of no steps stays at the first value": ("optax.linear_schedule(0.0, 1e-3, 0)", 10, []),
    "linear of negative steps stays at the first value": ("optax.linear_schedule(0.0, 1e-3, -5)", 10, []),
    "linear with a begin below zero begins at zero": ("optax.linear_schedule(1e-3, 0.0, 100, -20)", 100, [20, 80]),
    "linear of integers": ("optax.linear_schedule(1, 0, 4)", 4, [2]),
    "polynomial square": ("optax.polynomial_schedule(init_value=1e-3, end_value=1e-5, power=2, transition_steps=1000)", 1000, []),
    "polynomial root, delayed": ("optax.polynomial_schedule(1.0, 0.1, 0.5, 100, transition_begin=50)", 150, [50]),
    "polynomial of power 0 stays at the first value": ("optax.polynomial_schedule(1.0, 0.1, 0, 100)", 100, []),
    "polynomial rising": ("optax.polynomial_schedule(0.0, 1.0, 3, 64)", 64, [32]),
    "exponential": ("optax.exponential_decay(init_value=1e-2, transition_steps=100, decay_rate=0.96)", 1000, [100]),
    "exponential in stairs": ("optax.exponential_decay(1e-2, 100, 0.5, staircase=True)", 400, [100, 200, 300]),
    "exponential in stairs, delayed": ("optax.exponential_decay(1e-2, 100, 0.5, transition_begin=50, staircase=True)", 350, [50, 150, 250]),
    "exponential down to a floor": ("optax.exponential_decay(1e-2, 100, 0.1, end_value=1e-4)", 300, [100, 200]),
    "exponential up to a ceiling": ("optax.exponential_decay(1e-4, 50, 2.0, end_value=1e-3)", 300, [166]),
    "exponential whose floor is above its start": ("optax.exponential_decay(1e-3, 100, 0.5, end_value=1e-2)", 200, [100]),
    "exponential of rate 1 is bounded from above": (
        "optax.exponential_decay(init_value=1e-2, transition_steps=100, decay_rate=1.0, end_value=1e-5)",
        500,
        [100],
    ),
    "exponential of rate 0 stays": ("optax.exponential_decay(1e-2, 100, 0.0)", 200, [100]),
    "exponential of no steps stays": ("optax.exponential_decay(1e-2, 0, 0.5)", 20, []),
    "exponential with a begin below zero": ("optax.exponential_decay(1.0, 4, 0.5, transition_begin=-2)", 12, [4]),
    "cosine": ("optax.cosine_decay_schedule(init_value=1e-3, decay_steps=1000)", 1000, []),
    "cosine down to a part": ("optax.cosine_decay_schedule(1e-3, 1000, alpha=0.1)", 1000, []),
    "cosine with an exponent": ("optax.cosine_decay_schedule(1e-3, decay_steps=1000, alpha=0.05, exponent=2.0)", 1000, []),
    "cosine of integers": ("optax.cosine_decay_schedule(1, 4)", 4, [2]),
    "piecewise constant": ("optax.piecewise_constant_schedule(1e-1, {30: 0.1, 60: 0.1, 80: 0.5})", 90, [30, 60, 80]),
    "piecewise constant, keys in any order": ("optax.piecewise_constant_schedule(init_value=1.0, boundaries_and_scales={10: 0.1, 5: 0.5})", 15, [5, 10]),
    "piecewise constant with a boundary at zero": ("optax.piecewise_constant_schedule(1.0, {0: 0.5, 5: 0.1})", 10, [5]),
    "piecewise constant with a boundary below zero": ("optax.piecewise_constant_schedule(1.0, {-1: 0.1, 5: 0.1})", 8, [5]),
    "piecewise constant without boundaries": ("optax.piecewise_constant_schedule(0.1)", 10, []),
    "piecewise constant that rises": ("optax.piecewise_constant_schedule(1e-4, {100: 10.0, 200: 0.1})", 300, [100, 200]),
    "piecewise linear": ('optax.piecewise_interpolate_schedule("linear", 1.0, {40: 0.1, 80: 0.01})', 80, [40]),
    "piecewise linear, keys in any order": ('optax.piecewise_interpolate_schedule("linear", 1.0, {10: 0.1, 5: 0.5})', 10, [5]),
    "piecewise cosine": ('optax.piecewise_interpolate_schedule("cosine", 1e-3, {100: 10.0, 400: 0.001})', 400, [100]),
    "piecewise linear with a boundary at zero": ('optax.piecewise_interpolate_schedule("linear", 1.0, {0: 0.5, 5: 0.1})', 5, []),
    "linear one-cycle": ("optax.linear_onecycle_schedule(transition_steps=1000, peak_value=1e-2)", 1000, [300, 850]),
    "linear one-cycle whose last part is empty": ("optax.linear_onecycle_schedule(100, 1.0, pct_final=1.0)", 100, [30, 99]),
    "linear one-cycle, other factors": (
        "optax.linear_onecycle_schedule(200, 0.5, pct_start=0.29, pct_final=0.58, div_factor=10.0, final_div_factor=100.0)",
        200,
        [57, 58, 115, 116],
    ),
    "cosine one-cycle": ("optax.cosine_onecycle_schedule(transition_steps=1000, peak_value=1e-2)", 1000, [300]),
    "cosine one-cycle too short to rise": ("optax.cosine_onecycle_schedule(3, 1.0)", 3, []),
    "cosine one-cycle of four steps": ("optax.cosine_onecycle_schedule(4, 1.0)", 4, []),
    "cosine one-cycle whose start is cut down": ("optax.cosine_onecycle_schedule(100, 1.0, pct_start=0.29)", 100, [28, 29]),
    "warm-up, then constant": ("optax.warmup_constant_schedule(init_value=0.0, peak_value=3e-4, warmup_steps=100)", 200, [100]),
    "warm-up of no steps, then constant: never rises": ("optax.warmup_constant_schedule(0.0, 1e-3, 0)", 1000, []),
    "warm-up, then cosine": (
        "optax.warmup_cosine_decay_schedule(init_value=0.0, peak_value=3e-4, warmup_steps=100, decay_steps=1000, end_value=3e-5)",
        1000,
        [100],
    ),
    "warm-up of no steps, then cosine": ("optax.warmup_cosine_decay_schedule(0.0, 1e-3, 0, 100)", 100, []),
    "warm-up, then cosine with an exponent": ("optax.warmup_cosine_decay_schedule(1e-6, 1e-3, 20, 200, 1e-5, exponent=1.5)", 200, [20]),
    "warm-up down to a peak of zero forgets the end value": ("optax.warmup_cosine_decay_schedule(1.0, 0.0, 2, 6, end_value=0.5)", 6, [2]),
    "warm-up down: the peak is below the start": ("optax.warmup_cosine_decay_schedule(1e-3, 1e-4, 10, 50, end_value=1e-3)", 50, [10]),
    "warm-up, then exponential": ("optax.warmup_exponential_decay_schedule(0.0, 1.0, 10, 10, 0.5)", 60, [10, 20]),
    "warm-up, hold, then exponential": (
        "optax.warmup_exponential_decay_schedule(init_value=0.0, peak_value=1.0, warmup_steps=10, transition_steps=10, decay_rate=0.5, transition_begin=10)",
        60,
        [10, 20, 30],
    ),
    "warm-up, then exponential in stairs with a floor": (
        "optax.warmup_exponential_decay_schedule(0.0, 1e-2, 5, 10, 0.3, staircase=True, end_value=1e-3)",
        60,
        [5, 15, 25],
    ),
    "joined: warm-up, hold, cosine": (
        "optax.join_schedules(\n    schedules=[\n        optax.linear_schedule(0.0, 1e-3, 50),\n        optax.constant_schedule(1e-3),\n"
        "        optax.cosine_decay_schedule(1e-3, 300, alpha=0.1),\n    ],\n    boundaries=[50, 200],\n)",
        500,
        [50, 200],
    ),
    "joined: a part cut short": ("optax.join_schedules([optax.linear_schedule(0.0, 1.0, 100), optax.exponential_decay(1.0, 10, 0.9)], [40])", 120, [40]),
    "joined: a part too long is held": ("optax.join_schedules([optax.linear_schedule(0.0, 1.0, 10), optax.constant_schedule(0.5)], [40])", 60, [10, 40]),
    "joined: a join inside a join": (
        "optax.join_schedules(\n    [\n        optax.join_schedules([optax.linear_schedule(0.0, 1.0, 5), optax.constant_schedule(1.0)], [5]),\n"
        "        optax.join_schedules([optax.cosine_decay_schedule(1.0, 10), optax.constant_schedule(0.01)], [10]),\n    ],\n    [20],\n)",
        40,
        [5, 20, 30],
    ),
    "joined: boundaries out of order": (
        "optax.join_schedules([optax.constant_schedule(1.0), optax.constant_schedule(0.5), optax.constant_schedule(0.1)], boundaries=[8, 5])",
        12,
        [5, 8],
    ),
    "joined: a first boundary at zero": ("optax.join_schedules([optax.constant_schedule(0.1), optax.linear_schedule(1.0, 0.0, 10)], [0])", 10, []),
    "cosines with restarts": (
        "optax.sgdr_schedule(\n    [\n        dict(init_value=0.0, peak_value=1e-3, warmup_steps=10, decay_steps=50, end_value=1e-4),\n"
        "        dict(init_value=1e-4, peak_value=5e-4, warmup_steps=10, decay_steps=100, end_value=1e-5),\n    ]\n)",
        150,
        [10, 50, 60],
    ),
}

COMPOSED = {
    "a function of the step": (
        IMPORT + "warmup = optax.linear_schedule(0.0, 1.0, 20)\ndecay = optax.cosine_decay_schedule(1e-3, 200)\n\n\n"
        "def schedule(step):\n    return warmup(step) * decay(step)\n",
        200,
        [20],
    ),
    "a lambda of two": (
        IMPORT + "base = optax.exponential_decay(1e-2, 50, 0.5)\nschedule = lambda count: 0.1 * base(count) + 1e-5\n",
        200,
        [50],
    ),
    "names for the numbers": (
        IMPORT + "EPOCHS, STEPS_PER_EPOCH, WARMUP_EPOCHS = 10, 390, 2\nPEAK = 0.1 * 512 / 256\n\n"
        "schedule = optax.warmup_cosine_decay_schedule(\n    init_value=0.0,\n    peak_value=PEAK,\n    warmup_steps=WARMUP_EPOCHS * STEPS_PER_EPOCH,\n"
        "    decay_steps=EPOCHS * STEPS_PER_EPOCH,\n)\n",
        3900,
        [780],
    ),
    "imported by name": (
        "from optax.schedules import cosine_decay_schedule as decay, join_schedules\nfrom optax import linear_schedule\n\n"
        "total, warm = 1_000, 1_000 // 10\nschedule = join_schedules([linear_schedule(0.0, 6e-4, warm), decay(6e-4, total - warm, 0.1)], [warm])\n",
        1000,
        [100],
    ),
}

RUNS = {
    "in sgd": ("optimizer = optax.sgd(learning_rate=optax.linear_schedule(1.0, 0.0, 4))\n", 4, [], 0.0),
    "in a chain that scales by a schedule": (
        "schedule = optax.cosine_decay_schedule(0.1, 20)\noptimizer = optax.chain(optax.identity(), optax.scale_by_schedule(schedule), optax.scale(-1.0))\n",
        20,
        [10],
        0.0,
    ),
    "in a chain that scales by the rate": (
        "optimizer = optax.chain(optax.clip(10.0), optax.scale_by_learning_rate(optax.exponential_decay(0.5, 5, 0.5, staircase=True)))\n",
        15,
        [5, 10],
        0.0,
    ),
    "two schedules in one chain multiply": (
        "ramp = optax.linear_schedule(0.0, 1.0, 5)\ndecay = optax.linear_schedule(1.0, 0.0, 10)\n"
        "optimizer = optax.chain(optax.scale_by_schedule(ramp), optax.sgd(decay))\n",
        10,
        [5],
        0.0,
    ),
    "every third step of MultiSteps counts": (
        "schedule = optax.linear_schedule(1.0, 0.0, 4)\noptimizer = optax.MultiSteps(optax.sgd(schedule), every_k_schedule=3)\n",
        14,
        [2, 5, 8, 11],
        0.0,
    ),
}

INJECTED = {
    "injected into adamw": (
        "optimizer = optax.inject_hyperparams(optax.adamw)(\n    learning_rate=optax.warmup_cosine_decay_schedule(0.0, 1e-3, 5, 20), weight_decay=0.1\n)\n",
        "learning_rate",
        "lr",
        20,
        [5],
    ),
    "injected weight decay": (
        "optimizer = optax.inject_hyperparams(optax.adamw)(\n    learning_rate=1e-3, weight_decay=optax.linear_schedule(0.1, 0.01, 10)\n)\n",
        "weight_decay",
        "weight decay",
        10,
        [],
    ),
    "injected momentum": (
        "optimizer = optax.inject_hyperparams(optax.sgd)(\n    learning_rate=0.1, momentum=optax.piecewise_interpolate_schedule('linear', 0.85, {10: 1.1})\n)\n",
        "momentum",
        "momentum",
        10,
        [],
    ),
    "injected constant": ("optimizer = optax.inject_hyperparams(optax.sgd)(learning_rate=0.1)\n", "learning_rate", "lr", 5, []),
    "injected function of the step": (
        "optimizer = optax.inject_hyperparams(optax.sgd)(learning_rate=lambda step: 0.1 / (1 + 0.5 * step))\n",
        "learning_rate",
        "lr",
        10,
        [],
    ),
}

REFUSED = {
    "cosine of no steps": "optax.cosine_decay_schedule(1e-3, 0)",
    "cosine one-cycle of no steps": "optax.cosine_onecycle_schedule(0, 1.0)",
    "linear one-cycle of no steps": "optax.linear_onecycle_schedule(0, 1.0)",
    "a warm-up as long as the whole": "optax.warmup_cosine_decay_schedule(0.0, 1e-3, 100, 100)",
    "a negative scale": "optax.piecewise_constant_schedule(1.0, {5: -0.1})",
    "a negative scale between lines": 'optax.piecewise_interpolate_schedule("linear", 1.0, {5: -0.1})',
    "an unknown interpolation": 'optax.piecewise_interpolate_schedule("cubic", 1.0, {5: 0.1})',
}

# What follows a metric: name -> (expression, metric of each update, type of the parameters)
PLATEAUS = {
    "plateau, no patience, a metric that falls": ("factor=0.5, patience=0", [1.0, 0.5, 0.25, 0.125, 0.1, 0.05], "float32"),
    "plateau, no patience, a constant metric": ("factor=0.5, patience=0", [1.0] * 6, "float32"),
    "plateau, patience and cooldown": ("factor=0.1, patience=2, cooldown=2", [1.0] * 12, "float32"),
    "plateau of means of two": ("factor=0.5, patience=1, accumulation_size=2, min_scale=0.2", [1.0] * 16, "float32"),
    "plateau, a metric that falls a little, in bfloat16": ("factor=0.5, patience=1", [1.0, 0.999, 0.998, 0.997, 0.996, 0.995], "bfloat16"),
    "plateau, a metric that falls a little, in float32": ("factor=0.5, patience=1", [1.0, 0.999, 0.998, 0.997, 0.996, 0.995], "float32"),
}

BFLOAT16 = IMPORT + "optimizer = optax.inject_hyperparams(optax.sgd)(learning_rate=optax.linear_schedule(1e-3, 0.0, 1000))\n"


def changed(cases):
    """What 0.2.4 did otherwise than 0.2.8."""
    optimizer = run(BFLOAT16)["optimizer"]
    for dtype in ["bfloat16", "float32"]:
        values = hyperparameter(optimizer, "learning_rate", jnp.dtype(dtype))
        cases.add(f"injected, the parameters in {dtype}", BFLOAT16, values, range(6), given={"dtype": dtype}, variable="optimizer")

    for name, (arguments, metric, dtype) in PLATEAUS.items():
        code = f"{IMPORT}optimizer = optax.chain(optax.sgd(1.0), optax.contrib.reduce_on_plateau({arguments}))\n"
        values = plateau(run(code)["optimizer"], metric, jnp.dtype(dtype))
        cases.add(name, code, values, range(len(metric)), given={"metric": metric, "dtype": dtype}, variable="optimizer")


def plateau(optimizer, metric, dtype):
    value = jnp.zeros((), dtype=dtype)
    state = optimizer.init(value)
    for one in metric:
        change, state = optimizer.update(-jnp.ones((), dtype=dtype), state, value, value=jnp.asarray(one))
        yield change


def plain(cases, name):
    expression, total, boundaries = PLAIN[name]
    code = f"{IMPORT}schedule = {expression}\n"
    cases.add(name, code, called(run(code)["schedule"]), edges(total, *boundaries), variable="schedule")


def everything(cases):
    for name in PLAIN:
        plain(cases, name)
    for name, (code, total, boundaries) in COMPOSED.items():
        cases.add(name, code, called(run(code)["schedule"]), edges(total, *boundaries), variable="schedule")
    for name, (code, total, boundaries, parameter) in RUNS.items():
        code = IMPORT + code
        optimizer = run(code)["optimizer"]
        if isinstance(optimizer, optax.MultiSteps):
            optimizer = optimizer.gradient_transformation()
        cases.add(name, code, updates(optimizer, parameter), [s for s in edges(total, *boundaries) if s <= total + 3], variable="optimizer")
    for name, (code, key, quantity, total, boundaries) in INJECTED.items():
        code = IMPORT + code
        cases.add(name, code, hyperparameter(run(code)["optimizer"], key), edges(total, *boundaries), quantity=quantity, variable="optimizer")
    groups = IMPORT + (
        "optimizer = optax.multi_transform(\n    {'encoder': optax.sgd(optax.cosine_decay_schedule(1e-4, 20)), 'head': optax.sgd(optax.linear_schedule(1e-2, 0.0, 10))},\n"
        "    {'encoder': 'encoder', 'head': 'head'},\n)\n"
    )
    for group, part in enumerate(["encoder", "head"]):
        cases.add(f"two groups: {part}", groups, grouped(run(groups)["optimizer"], part), range(24), group=group, variable="optimizer")
    for name, expression in REFUSED.items():
        code = f"{IMPORT}schedule = {expression}\n"
        try:
            run(code)
        except Exception as error:
            cases.refused(name, code, error)
        else:
            raise AssertionError(f"{name} is accepted")


def grouped(optimizer, part):
    values = {"encoder": jnp.zeros(()), "head": jnp.zeros(())}
    state = optimizer.init(values)
    while True:
        change, state = optimizer.update({key: -jnp.ones(()) for key in values}, state, values)
        yield change[part]


if __name__ == "__main__":
    assert not jax.config.jax_enable_x64
    cases = Cases("optax", optax.__version__, float32=True)
    changed(cases)
    if optax.__version__ == "0.2.4":
        for name in ["linear up", "warm-up, then cosine", "cosine one-cycle"]:
            plain(cases, name)
    else:
        everything(cases)
    cases.write("optax")
