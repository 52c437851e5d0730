"""How the Python runtime compares with functions written by hand: `python3 runtime_speed.py DIRECTORY`, DIRECTORY being that of weight_schedules.py.

Prints ratios, and fails where one is above what is promised: 2.5 for a call of a base method, 5 for one of two together, 1.5 for 10^6 steps as an
array of NumPy, PyTorch or JAX where these are installed, and 50 ms for a sum of 1,000 terms. On a busy machine, run it again.
"""

import importlib
import math
import sys
import timeit

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

from weight_schedules import clip, minimum, schedule, sequence

T, W = 10_000, 0.5
STEPS = range(1, T, 7)
LINEAR, COSINE, POWER, EXPONENTIAL = (schedule(method, W, T) for method in ("linear", "cosine", "power", "exponential"))
too_slow = []


def bounded(shape):
    """A schedule as people write it, with the bounds that the runtime has."""

    def by_hand(step, w=W, T=T):
        if step < 0:
            step = 0
        elif step > T:
            step = T
        return w * shape(step / T)

    return by_hand


def check(name, ours, by_hand, limit):
    """The least of several runs, each beside the other."""
    times = [(timeit.timeit(ours, number=1), timeit.timeit(by_hand, number=1)) for _ in range(60)]
    ratio = min(a for a, _ in times) / min(b for _, b in times)
    print(f"{name}: {ratio:.2f}", flush=True)
    if ratio > limit:
        too_slow.append(name)


def check_calls(name, ours, by_hand, limit):
    def all_of(function):
        def run():
            for step in STEPS:
                function(step)

        return run

    check(name, all_of(ours), all_of(by_hand), limit)


def linear(step, w=W, T=T):
    if step < 0:
        step = 0
    elif step > T:
        step = T
    return w * step / T


def cosine(step, w=W, T=T):
    if step < 0:
        step = 0
    elif step > T:
        step = T
    return w * (1 - math.cos(math.pi * step / T)) / 2


check_calls("linear", LINEAR, linear, 2.5)
check_calls("cosine", COSINE, cosine, 2.5)
check_calls("power", POWER, bounded(lambda x: x**2), 2.5)
check_calls("exponential", EXPONENTIAL, bounded(lambda x: 1 - math.exp(-4 * x)), 2.5)
check_calls("0.5 * cosine + 0.1", 0.5 * COSINE + 0.1, lambda step: 0.5 * cosine(step) + 0.1, 5)
check_calls("cosine + linear", COSINE + LINEAR, lambda step: cosine(step) + linear(step), 5)
check_calls("sequence", sequence(COSINE, LINEAR), lambda step: cosine(step) if step < T else linear(step - T), 5)
check_calls("minimum", minimum(COSINE, LINEAR), lambda step: min(cosine(step), linear(step)), 5)
check_calls("clip", clip(COSINE, 0.1, 0.4), lambda step: min(max(cosine(step), 0.1), 0.4), 5)

terms = [schedule("cosine", 0.001, 1_000 + i) for i in range(1_000)]
took = min(timeit.repeat(lambda: sum(terms), number=1, repeat=7))
print(f"a sum of 1,000 terms: {1_000 * took:.1f} ms")
if took > 0.05:
    too_slow.append("sum")

for name in ("numpy", "torch", "jax.numpy"):
    try:
        m = importlib.import_module(name)
    except ImportError:
        continue
    steps = m.linspace(-5, T + 5, 10**6, dtype=m.float32 if name == "jax.numpy" else m.float64)
    arrays = {
        "linear": (LINEAR, lambda t: W * t / T),
        "cosine": (COSINE, lambda t: W * (1 - m.cos(math.pi * t / T)) / 2),
        "power": (POWER, lambda t: W * (t / T) ** 2),
        "exponential": (EXPONENTIAL, lambda t: W * (1 - m.exp(-t / (T / 4)))),
        "0.5 * cosine + 0.1": (0.5 * COSINE + 0.1, lambda t: 0.5 * (W * (1 - m.cos(math.pi * t / T)) / 2) + 0.1),
        "cosine + linear": (COSINE + LINEAR, lambda t: W * (1 - m.cos(math.pi * t / T)) / 2 + W * t / T),
    }
    done = lambda array: array.block_until_ready() if name == "jax.numpy" else array
    for what, (ours, formula) in arrays.items():
        check(f"{name}, {what}", lambda: done(ours(steps)), lambda: done(formula(m.clip(steps, 0, T))), 1.5)

sys.exit(f"Too slow: {', '.join(too_slow)}" if too_slow else 0)
