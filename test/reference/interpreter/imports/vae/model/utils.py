from .numbers import CEILING


def kl_weight(step, warmup=2000, floor=0.0):
    """Rises in a line to the ceiling and stays."""
    return max(floor, CEILING * min(1.0, step / warmup))


class CyclicBeta:
    def __init__(self, period, ratio=0.5):
        self.period = period
        self.ratio = ratio
        self.count = 0

    def step(self):
        position = (self.count % self.period) / self.period
        self.count += 1
        return min(1.0, position / self.ratio)
