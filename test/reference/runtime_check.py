"""What a schedule of the Python runtime is besides its values: `python3 runtime_check.py DIRECTORY`, DIRECTORY being that of weight_schedules.py."""

import copy
import fractions
import pickle
import sys
import warnings

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

import weight_schedules
from weight_schedules import Schedule, clip, from_config, maximum, minimum, repeat, schedule, sequence, shift

warnings.simplefilter("error")

cosine = schedule("cosine", base_weight=0.5, total_steps=10_000)
stairs = schedule("MULTI-STEP", 1, 100, milestones=[10, 20], start_weight=2, delay=5, reverse=True)
points = schedule("piecewise", 1, 10, points=[[0, 1], [5, 0]])
composed = [
    2 - sequence(cosine, stairs) * 3 + points / 2,
    clip(1 / (1 + cosine), 0.1, 0.9),
    minimum(cosine, 0.2, stairs),
    maximum(0.1, points),
    shift(repeat(cosine, 3), -5),
]

for curve in [cosine, stairs, points, *composed]:
    assert isinstance(curve, Schedule)
    assert pickle.loads(pickle.dumps(curve)) == curve
    assert copy.deepcopy(curve) == curve
    assert eval(repr(curve), vars(weight_schedules)) == curve, repr(curve)
    assert from_config(repr(curve)) == curve
    assert len({curve, pickle.loads(pickle.dumps(curve))}) == 1
    try:
        curve.total_steps = 1
    except AttributeError:
        pass
    else:
        raise AssertionError("A schedule can be changed.")

assert cosine != schedule("cosine", 0.5, 10_001)
assert len(range(cosine.total_steps)) == 10_000
assert sequence(cosine, stairs).total_steps == 10_105
assert schedule("cosine", 0.5, 10_000, step=2_500) == cosine(2_500)
assert schedule("cos", w=0.5, T=10_000, t=2_500) == cosine(2_500)
assert schedule("power", 1, 100, 3) == schedule("poly", total_steps=100, exponent=3)
assert cosine(fractions.Fraction(5_001, 2)) == cosine(2_500.5)
assert from_config(0.5)(123) == 0.5
assert from_config({"method": "cosine", "base_weight": 0.5, "total_steps": 10_000}) == cosine
assert from_config({"schedule": "cosine", "w": 0.5, "T": 10_000, "name": "kl", "enabled": True}) == cosine
assert (-cosine)(5_000) == -cosine(5_000) and from_config("-schedule(cosine, 0.5, 10000)") == -cosine
assert (1 / cosine)(0) != (1 / cosine)(0), "NaN where the divisor is 0"
assert clip(cosine, lo=0.1, hi=0.4) == clip(cosine, 0.1, high=0.4) == from_config("clip(schedule(cosine, 0.5, 10000), lo=0.1, hi=0.4)")
assert repeat(cosine, n=3) == repeat(cosine, 3) == from_config("repeat(schedule(cosine, 0.5, 10000), n=3)")
assert clip(cosine, -float("inf"), 0.4)(10_000) == 0.4
assert from_config(2**3)(5) == from_config("2 ** 3")(5) == from_config("-(-8)")(5) == 8


def raises(kind, text, function, *arguments, **keywords):
    try:
        function(*arguments, **keywords)
    except kind as error:
        assert str(error).startswith(text), error
    else:
        raise AssertionError(f"No {kind.__name__}: {text}")


raises(ValueError, "step must be a finite number", cosine, float("nan"))
try:
    schedule("cosine_annealing", 1, 10)
except ValueError as error:
    assert str(error) == "Unknown method: cosine_annealing.", error
raises(ValueError, "Not a schedule: hello.", from_config, "hello")
raises(ValueError, "Not a schedule: __import__('os').", from_config, "__import__('os').system('true')" and "__import__('os')")
raises(ValueError, "The arguments do not fit: clip(schedule, low, high).", clip, 1, 2, 3)
raises(ValueError, "The arguments do not fit: clip(schedule, low, high).", clip, cosine, 0.1)
raises(ValueError, "The arguments do not fit: clip(schedule, low, high).", clip, cosine, 0.1, 0.4, lo=0.1)
raises(ValueError, "The arguments do not fit: repeat(schedule, times).", repeat, cosine, 2, n=2)
raises(ValueError, "The arguments do not fit: repeat(schedule, times).", repeat, cosine)
raises(ValueError, "clip needs a lower bound that is not above the upper one.", clip, cosine, hi=0.1, lo=0.4)
for text in ["1 / 0", "9 ** 9 ** 9", "0 ** -1", "'x' * 2", "schedule(cosine, 0.5, 10000) ** 2", "clip(1, foo=2)", "1 if a < b else 3"]:
    raises(ValueError, "Not a schedule: ", from_config, text)
raises(ValueError, "base_weight must be a finite number, but is infinity.", from_config, 10**400)
raises(ValueError, "total_steps must be between 1e-100 and 1e100 in size, but is 1e200.", schedule, "linear", 1, 1e200)
raises(ValueError, "The run must be at most 1e100 steps long.", repeat, cosine, 10**300)
raises(ValueError, "repeat needs a whole number of times >= 1.", repeat, cosine, 10**400)
raises(ValueError, "The run must be at most 1e100 steps long.", shift, cosine, 1e101)
raises(ValueError, "shift must leave some of the run.", shift, cosine, float("nan"))
raises(ValueError, "The run must be at most 1e100 steps long.", sequence, schedule("linear", 1, 1e100), schedule("linear", 1, 1e100))
raises(ValueError, "The weights must be at most 1e100 in size.", lambda: cosine * 1e308 * 1e308)
raises(ValueError, "There is no step at which this has a weight.", lambda: cosine / 0)
raises(ValueError, "sequence needs at least one schedule.", sequence)
raises(ValueError, "Unknown argument: base_wieght. Did you mean base_weight?", from_config, {"method": "cosine", "base_wieght": 1, "T": 5})
raises(ValueError, "Unknown argument: name. cosine takes method, base_weight", schedule, "cosine", 1, 5, name="kl")
raises(ValueError, "Not a schedule: {'total_steps': 5}.", from_config, {"total_steps": 5})
raises(TypeError, "Schedules combine with numbers", lambda: cosine * [1])
raises(UserWarning, "linear does not use a.", schedule, "linear", 1, 100, 2)
print("ok")
