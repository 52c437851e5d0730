"""What is changed where it stands, and other corners of arrays, dataclasses and texts."""

import math
from dataclasses import dataclass, field

import numpy as np

WARMUP, TOTAL = 100, 1000


def ramped(step):
    """A view of the first part is scaled, and so is the table."""
    table = np.ones(TOTAL)
    head = table[:WARMUP]
    head *= np.linspace(0.0, 1.0, WARMUP)
    table[-200:] *= 0.1
    return table[min(step, TOTAL - 1)]


def cooled(step):
    rates = np.full(4, 2.0)
    same = rates
    same -= 0.5
    same **= 2
    return rates[step % 4] / (1 + step)


def halved(step):
    stages = np.arange(4)
    stages /= 2
    return stages[step % 4]


def shifted(step):
    stages = np.arange(4)
    stages[1:] += step
    stages //= 3
    return stages.sum()


def too_wide(step):
    one = np.ones(1)
    one += np.arange(3)
    return one[0]


def merged(step):
    options = {"top": 1.0, "warm": 10}
    seen = options
    seen |= {"warm": 100}
    return min(options["top"], step / options["warm"])


def once(step):
    marks = {1, 2}
    others = marks
    others |= {step}
    return len(marks)


def stage_values(step):
    values = np.repeat([1.0, 0.5, 0.1], [100, 400, 500])
    return values[min(step, len(values) - 1)]


def nested_stages(step):
    return np.repeat(np.array([3, 1]), np.array([2, 3]))[step % 5]


def square_grid(step):
    return math.isqrt(step**7 + 10**30)


def in_tens(step):
    return np.round(step + 15, -1) * np.rint(step) / 10


def from_far(step):
    return np.interp(step, [0, 100, 1000], [float("inf"), 2.0, 1.0])


@dataclass
class Stage:
    begin: int
    weight: float = 1.0
    tags: list = field(default_factory=list)


@dataclass(frozen=True)
class Frozen:
    step: int = 0


def same_stage(step):
    return 0.5 if Stage(step, 0.5) == Stage(100, 0.5) else float(Frozen(step) == Frozen(10))


def in_four_digits(step):
    return float(format(step**3, ".4g")) + float(f"{step / 8:.1e}") + float("%.2e" % (step * 12.5))


def last_part(step):
    name, number = f"epoch_{step}_{step * 2}".rsplit("_", 1)
    return int(number) + len(name.rjust(12, ".")) + len(number.ljust(4))


CASES = [f"{name}(step)" for name in (
    "ramped cooled halved shifted too_wide merged once stage_values nested_stages square_grid in_tens from_far same_stage in_four_digits last_part"
).split()]
