"""Writes the golden values of every method: `python3 make_golden.py`. Needs numpy; the versions used are in each file.

The formulas are written here from their sources, not from the TypeScript: whole arrays at once, conditions as np.where.
"""

import itertools
import json
import pathlib
import platform

import numpy as np

OUT = pathlib.Path(__file__).parent / "golden"


def shapes():
    """name -> (parameter sets, function of (t clipped to [0, T], T, parameters, w, start) -> (array, is it the weight itself))"""

    def cosine_part(x):
        return (1.0 - np.cos(np.pi * x)) / 2.0

    def cyclical(t, T, p):
        cycles, ratio = p.get("cycles", 4), p.get("ratio", 0.5)
        phase = np.where(t >= T, 1.0, np.mod(t * cycles, T) / T)
        ramp = {
            "linear": lambda x: x,
            "cosine": cosine_part,
            "sigmoid": lambda x: 1.0 / (1.0 + np.exp(-(12.0 * x - 6.0))),
        }[p.get("ramp", "linear")]
        return np.where(phase < ratio, ramp(np.minimum(phase / ratio, 1.0)), 1.0)

    def inverse_sigmoid(t, T, p):
        k = p.get("k", T / 10.0)
        with np.errstate(over="ignore"):
            return k / (k + np.exp(t / k))

    def inverse_sqrt(t, T, p):
        warmup = p.get("warmup", T / 10.0)
        with np.errstate(divide="ignore"):
            return np.minimum(t / warmup, np.sqrt(warmup / t))

    def step(t, T, p):
        passed = (t[:, None] >= np.asarray(p["milestones"], dtype=float)[None, :]).sum(axis=1)
        return np.power(float(p.get("factor", 0.1)), passed)

    def piecewise(t, T, p):
        xs, ys = (np.array(column, dtype=float) for column in zip(*p["points"]))
        how = p.get("interpolation", "linear")
        if how == "linear" and len(set(xs)) == len(xs):
            return np.interp(t, xs, ys)
        index = np.searchsorted(xs, t, side="right") - 1
        left, right = np.clip(index, 0, None), np.clip(index + 1, None, len(xs) - 1)
        gap = np.where(xs[right] > xs[left], xs[right] - xs[left], 1.0)
        part = np.clip((t - xs[left]) / gap, 0.0, 1.0)
        part = {"linear": part, "hold": np.zeros_like(part), "cosine": cosine_part(part)}[how]
        inside = ys[left] + (ys[right] - ys[left]) * part
        return np.where(index < 0, ys[0], np.where(index >= len(xs) - 1, ys[-1], inside))

    def warmup_hold_decay(t, T, p, w, start):
        in_steps = lambda x: x * T if x < 1 else x
        warmup, decay = in_steps(p.get("warmup", 0.1)), in_steps(p.get("decay", 0.2))
        up = start + (w - start) * (t / warmup if warmup > 0 else np.ones_like(t))
        left = np.clip((T - t) / decay, 0.0, 1.0) if decay > 0 else np.ones_like(t)
        kept = {
            "linear": left,
            "cosine": (1.0 + np.cos(np.pi * (1.0 - left))) / 2.0,
            "one_minus_sqrt": 1.0 - np.sqrt(1.0 - left),
        }[p.get("decay_shape", "linear")]
        end = p.get("end_weight", 0.0)
        down = end + (w - end) * kept
        return np.where(t < warmup, up, np.where((t < T - decay) | (decay == 0), w, down))

    def one_cycle(t, T, p):
        top = p.get("pct_start", 0.3) * T
        first = 1.0 / p.get("div_factor", 25.0)
        last = first / p.get("final_div_factor", 1e4)
        curve = cosine_part if p.get("anneal", "cosine") == "cosine" else (lambda x: x)
        rise = first + (1.0 - first) * curve(t / top)
        fall = 1.0 + (last - 1.0) * curve((t - top) / (T - top))
        return np.where(t <= top, rise, fall)

    def ema_warmup(t, T, p, w, start):
        grown = 1.0 - (1.0 + t / p.get("gamma", 1.0)) ** -p.get("p", 2.0 / 3.0) if p else (1.0 + t) / (10.0 + t)
        return np.maximum(start, np.minimum(w, grown))

    def relative(f):
        return lambda t, T, p, w, start: start + (w - start) * f(t, T, p)

    points = lambda T: [[0, 0], [T / 4, 1], [T / 2, 1], [T / 2, 0.25], [T, 0.75]]
    return {
        "linear": ([{}], relative(lambda t, T, p: t / T)),
        "cosine": ([{}], relative(lambda t, T, p: (1.0 - np.cos(np.pi * t / T)) / 2.0)),
        "power": (
            [{}, {"a": 0.5}, {"a": 1}, {"a": 3.7}, {"a": 0.05}],
            relative(lambda t, T, p: (t / T) ** float(p.get("a", 2))),
        ),
        "exponential": ([{}], relative(lambda t, T, p: 1.0 - np.exp(-t / (T / 4.0)))),
        "constant": ([{}], relative(lambda t, T, p: np.ones_like(t))),
        "sigmoid": (
            [{}, {"k": 25, "midpoint": 0.3}, {"k": 1000, "midpoint": 1}],
            relative(lambda t, T, p: 1.0 / (1.0 + np.exp(np.minimum(-p.get("k", 10) * (t / T - p.get("midpoint", 0.5)), 700.0)))),
        ),
        "sigmoid_rampup": ([{}, {"k": 12.5}], relative(lambda t, T, p: np.exp(-p.get("k", 5) * (1.0 - t / T) ** 2))),
        "cyclical": (
            [{}, {"cycles": 1}, {"cycles": 7, "ratio": 0.25, "ramp": "cosine"}, {"cycles": 2, "ratio": 1, "ramp": "sigmoid"}],
            relative(cyclical),
        ),
        "dann": ([{}, {"gamma": 1}], relative(lambda t, T, p: 2.0 / (1.0 + np.exp(-p.get("gamma", 10) * t / T)) - 1.0)),
        "inverse_sigmoid": ([{}, {"k": 2.5}, {"k": 1000}], relative(inverse_sigmoid)),
        "exponential_decay": ([{}, {"rate": 0.5}, {"rate": 2}], relative(lambda t, T, p: float(p.get("rate", 0.01)) ** (t / T))),
        "inverse_sqrt": ([{}, {"warmup": 0.5}, {"warmup": 4000}], relative(inverse_sqrt)),
        "step": (
            [lambda T: {"milestones": [T / 4, T / 2]}, {"milestones": [0, 3, 3, 5e8], "factor": 0.5}, {"milestones": []}],
            relative(step),
        ),
        "piecewise": (
            [
                lambda T: {"points": points(T)},
                lambda T: {"points": points(T), "interpolation": "hold"},
                lambda T: {"points": points(T), "interpolation": "cosine"},
                {"points": [[2, 0.5], [8, 2], [20, -1]]},
            ],
            relative(piecewise),
        ),
        "warmup_hold_decay": (
            [
                {},
                {"warmup": 0, "decay": 0},
                {"warmup": 0.25, "decay": 0.5, "decay_shape": "cosine", "end_weight": 0.125},
                {"warmup": 0.5, "decay": 0.5, "decay_shape": "one_minus_sqrt"},
            ],
            warmup_hold_decay,
        ),
        "one_cycle": (
            [{}, {"anneal": "linear", "pct_start": 0.25}, {"div_factor": 10, "final_div_factor": 100}],
            relative(one_cycle),
        ),
        # The fall of the learning rate in Mean Teacher's code: 0.5 * (cos(pi * current / rampdown_length) + 1).
        "cosine_rampdown": ([{}], relative(lambda t, T, p: 0.5 * (np.cos(np.pi * t / T) + 1.0))),
        # The cap and the lowest decay bound it, as in the libraries of make_ema_warmup.py.
        "ema_warmup": ([{}, {"gamma": 1, "p": 0.75}, {"gamma": 5, "p": 1}, {"gamma": 20}, {"p": 0.8}], ema_warmup),
    }


TOTALS = [1, 3, 10, 1000, 12345.5, 1000000, 1000000000]
COMMON = [
    {},
    {"base_weight": 0.3},
    {"base_weight": -2, "start_weight": 0.5},
    {"base_weight": 1e-5, "delay": 3},
    {"base_weight": 0.7, "reverse": True},
    {"base_weight": 0.25, "start_weight": 1, "delay": 7.5, "reverse": True},
]


def steps_of(T, delay):
    inner = [0, 1, 2, 3, 5, T / 10, T / 7, T / 4, 0.3 * T, T / 3, T / 2, 0.8 * T, T - 2, T - 1, T]
    around = sorted({x + d for x in inner for d in (-1.0, 0.0, 0.5, 1.0)} | {-1000.0, 1.25 * T, 2.0 * T, 1e10})
    return np.array([x + delay for x in around], dtype=float)


def is_clear_of_jumps(method, t, T, p):
    """Steps so near a jump that is no exact number of steps that rounding decides the side."""
    jumps = {
        "cyclical": [T * (i + q) / p.get("cycles", 4) for i in range(p.get("cycles", 4)) for q in (0, p.get("ratio", 0.5))],
        "step": p.get("milestones", []),
        "piecewise": [x for x, _ in p.get("points", [])],
    }.get(method, [])
    away = [abs(t - x) > 1e-9 * max(1.0, abs(x)) for x in jumps if x != round(x * 1024) / 1024]
    return all(away)


def cases(method, variants, weight):
    for (index, variant), T in itertools.product(enumerate(variants), TOTALS):
        own = variant(T) if callable(variant) else variant
        if method == "warmup_hold_decay" and T < 2:
            continue
        # The common parameters matter alike for all variants: all of them with the first one, one in turn with the others.
        common = COMMON if index == 0 and T in (10, 1000000000) else [COMMON[(index + int(T)) % len(COMMON)]]
        for shared in common:
            delay, reverse = shared.get("delay", 0), shared.get("reverse", False)
            w, start = float(shared.get("base_weight", 1)), float(shared.get("start_weight", 0))
            steps = steps_of(T, delay)
            t = np.clip(steps - delay, 0.0, T)
            t = T - t if reverse else t
            keep = np.array([is_clear_of_jumps(method, x, T, own) for x in t])
            weights = weight(t[keep], float(T), own, w, start)
            if method == "constant":
                # A gate: it is shut until its delay is over.
                weights = np.where((delay > 0) & (steps[keep] < delay), start, weights)
            yield {
                "values": {"total_steps": T, **shared, **own},
                "steps": [plain(x) for x in steps[keep]],
                "weights": [plain(x) for x in weights],
            }


def plain(x):
    x = float(x)
    return int(x) if x == int(x) and abs(x) < 2**53 else x


def main():
    OUT.mkdir(exist_ok=True)
    for method, (variants, weight) in shapes().items():
        found = list(cases(method, variants, weight))
        head = {"method": method, "numpy": np.__version__, "python": platform.python_version()}
        lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in found)
        text = json.dumps(head)[:-1] + ', "cases": [\n' + lines + "\n]}\n"
        (OUT / f"{method}.json").write_text(text)
        print(method, len(found), sum(len(case["steps"]) for case in found), len(text))


if __name__ == "__main__":
    main()
