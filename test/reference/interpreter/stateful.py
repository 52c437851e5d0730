"""Annealers in the manner of public code, stepped by CPython; writes stateful.json. Run: python3 stateful.py"""

import json
import platform

TEXT = '''
import math

class KLAnnealer:
    def __init__(self, start=0.0, stop=0.2, rate=0.001):
        self.beta = start
        self.stop = stop
        self.rate = rate

    def step(self):
        self.beta = min(self.stop, self.beta + self.rate)


class EpsilonSchedule:
    def __init__(self, decay=0.995, floor=0.05):
        self.decay, self.floor = decay, floor
        self._epsilon = 1.0

    @property
    def epsilon(self):
        return max(self.floor, self._epsilon)

    def update(self):
        self._epsilon *= self.decay


class WarmupWeight:
    def __init__(self, n=40):
        self.n = n
        self.count = 0

    def step(self):
        self.count += 1

    def get_weight(self):
        return 0.5 * (1 - math.cos(math.pi * min(1.0, self.count / self.n)))


class CyclicBeta:
    def __init__(self, period=25, cycles=3):
        self.period, self.cycles, self.t = period, cycles, 0

    def step(self):
        cycle, part = divmod(self.t, self.period)
        self.t += 1
        return 1.0 if cycle >= self.cycles else part / self.period
'''
NAMES = {"KLAnnealer": "beta", "EpsilonSchedule": "epsilon", "WarmupWeight": "get_weight", "CyclicBeta": None}
STEPS = [0, 1, 2, 3, 7, 20, 24, 25, 39, 40, 41, 74, 75, 99, 199, 200, 201, 500, 3000, 100000]

values = {}
space = {}
exec(TEXT, space)
for name, read in NAMES.items():
    item = space[name]()
    found = []
    for step in range(STEPS[-1] + 1):
        before = None if read is None else getattr(item, read)
        value = before() if callable(before) else before
        result = (item.update if hasattr(item, "update") else item.step)()
        if step in STEPS:
            found.append(result if read is None else value)
    values[name] = found
with open("stateful.json", "w") as file:
    json.dump({"made": "CPython " + platform.python_version(), "text": TEXT, "steps": STEPS, "values": values}, file, indent=1)
    file.write("\n")
