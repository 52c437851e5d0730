"""Objects that people keep a schedule in: frozen dataclasses and named tuples with methods."""

import math
from dataclasses import dataclass
from typing import NamedTuple


@dataclass(frozen=True)
class Ramp:
    start: float
    end: float
    steps: int
    slope: float = 0.0

    def __post_init__(self):
        object.__setattr__(self, "slope", (self.end - self.start) / self.steps)

    def __call__(self, step):
        return min(self.start + self.slope * step, self.end)


class Stage(NamedTuple):
    begin: int
    weight: float = 1.0

    def holds(self, step):
        return step >= self.begin

    @property
    def doubled(self):
        return 2 * self.weight


class Cosine(NamedTuple):
    high: float
    low: float
    length: int
    HALF = 0.5

    def at(self, step):
        x = min(step / self.length, 1.0)
        return self.low + self.HALF * (self.high - self.low) * (1 + math.cos(math.pi * x))

    def __call__(self, step):
        return self.at(step) / self.high


class Guarded:
    def __init__(self, value):
        self.value = value

    def __setattr__(self, name, value):
        if value < 0:
            value = 0
        object.__setattr__(self, name, value * 1.0)

    def at(self, step):
        return max(self.value - step / 1000, 0.0)


class Checked(Guarded):
    def __setattr__(self, name, value):
        super().__setattr__(name, value + 1)


RAMP = Ramp(0.1, 0.9, 640)
STAGES = [Stage(0), Stage(50, 0.5), Stage(500, 0.25)]
COSINE = Cosine(1e-3, 1e-5, 4096)
GUARDED = Guarded(-3)
CHECKED = Checked(0.5)


def staged_weight(step):
    return [each for each in STAGES if each.holds(step)][-1].doubled


def ramp_weight(step):
    return RAMP(step)


def cosine_lr(step):
    return COSINE.at(step)


def cosine_factor(step):
    return COSINE(step)


def named_length(step):
    begin, weight = STAGES[step % 3]
    return begin * weight + len(STAGES[0])


def guarded_weight(step):
    return GUARDED.at(step)


def checked_weight(step):
    return CHECKED.at(step)


def fresh(step):
    return Guarded(0.75).at(step)


def ramp_slope(step):
    return Ramp(0, 1, step).slope


def equal_stages(step):
    return 1.0 if Stage(0, 1.0) == STAGES[0] and isinstance(STAGES[step % 3], tuple) else 0.0


def replaced(step):
    low, high, length = COSINE
    return low + (high - low) * min(step / length, 1.0)


def second_ramp(step):
    return Ramp(start=0.0, end=2.0, steps=100)(step) / 2


CASES = [
    "replaced(step)",
    "second_ramp(step)",
    "staged_weight(step)",
    "ramp_weight(step)",
    "cosine_lr(step)",
    "cosine_factor(step)",
    "named_length(step)",
    "guarded_weight(step)",
    "checked_weight(step)",
    "fresh(step)",
    "ramp_slope(step)",
    "equal_stages(step)",
]
