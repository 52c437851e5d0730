"""What a schedule of the Python runtime is besides its values: `python3 runtime_check.py DIRECTORY`, DIRECTORY being that of weight_schedules.py."""

import copy
import decimal
import fractions
import math
import pathlib
import pickle
import sys
import time
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


# What loaders of configs make of numbers: PyYAML reads 1e-5 and 10 * 10 as text.
for total in ("100", " 100 ", "1e2", "1E+2", "0100", "10 * 10", "+100", "1_00", "400 % 300", "int(100.5)", "max(100, 3)", "round(99.6)", "sqrt(1e4)", "100 if 1 else 2", "~-101", "4^96", 100.0):
    assert from_config({"method": "cosine", "base_weight": "5e-1", "total_steps": total}) == schedule("cosine", 0.5, 100), total
assert from_config({"method": "step", "T": "100", "milestones": ["5", "1e1"], "reverse": "true"}) == schedule("step", 1, 100, milestones=[5, 10], reverse=True)
for text in ("schedule(cosine, 0.5, '100')", "${schedule:cosine,0.5,100}", "+schedule(cosine, 0.5, 100)", "schedule (cosine, 0.5, 100, reverse=None)", "${ws.schedule:cosine,${half},${run.steps}}", "schedule(cosine, ${half}, 2 * ${run.steps} / 2)"):
    assert from_config(text, config={"half": "1 / 2", "run": {"steps": 100}}) == schedule("cosine", 0.5, 100), text
assert from_config("${schedule:step,1,100,{milestones:[5,8]}}") == schedule("step", 1, 100, milestones=[5, 8])
assert from_config("${clip:${schedule:cosine,0.5,100},{lo:0.1,hi:0.4}}") == clip(schedule("cosine", 0.5, 100), 0.1, 0.4)
assert from_config("schedule(cosine, 0.5)", total_steps=100) == from_config({"method": "cosine", "w": 0.5}, total_steps=100) == schedule("cosine", 0.5, 100)
assert from_config("schedule(cosine, 0.5, 100)", total_steps=7) == schedule("cosine", 0.5, 100)
# A step is for previews.
assert from_config("2 * schedule(cosine, 0.5, 100, step=50)") == from_config("2 * schedule(cosine, 0.5, 100)")
assert from_config({"method": "cosine", "base_weight": 0.5, "total_steps": 100, "step": 50}) == schedule("cosine", 0.5, 100)

# Epochs, an end, and gates.
ramp = schedule("linear", 0.5, total_epochs=10, delay_epochs=5)
assert ramp.unit == "epoch" and ramp.total_steps == 15 and ramp(10) == 0.25 and cosine.unit == "step"
assert repr(ramp) == "schedule('linear', base_weight=0.5, total_epochs=10, delay_epochs=5)" and pickle.loads(pickle.dumps(ramp)) == ramp
mixed = schedule("linear", 0.5, epochs=10, delay=500, steps_per_epoch=100)
assert mixed == from_config("schedule(linear, 0.5, total_epochs=10, delay=500)", steps_per_epoch=100) == from_config(repr(mixed))
assert mixed(10) == 0.25 and pickle.loads(pickle.dumps(mixed)) == mixed
assert from_config({"method": "linear", "delay_epochs": 5}, total_steps=1_000, steps_per_epoch=100)(10) == 0.5
assert schedule("linear", 0.5, delay=500, until=1_500).total_steps == schedule("linear", 0.5, delay=500, end_step=1_500).total_steps == 1_500
gate = schedule("gate", 0.5, delay=1_000, start_weight=0.1)
assert [gate(step) for step in (-5, 0, 999.5, 1_000, 10**9)] == [0.1, 0.1, 0.1, 0.5, 0.5] and from_config(repr(gate)) == gate
assert (gate * cosine).total_steps == 10_000 and sequence(cosine, gate).total_steps == 11_001
assert from_config("schedule(gate, 0.5, delay=10)", total_steps=1_000).total_steps == 11
raises(ValueError, "A schedule that counts steps and one that counts epochs cannot be put together.", sequence, cosine, ramp)
raises(ValueError, "A schedule that counts epochs and one that counts steps cannot be put together.", maximum, 0.1, ramp, cosine)
raises(ValueError, "Only the last part of a sequence may leave out how long it is.", sequence, gate, cosine)
raises(ValueError, "repeat needs a schedule that says how long it is.", repeat, 2 * gate, 3)
raises(ValueError, "shift needs a schedule that says how long it is.", shift, gate, 3)
raises(ValueError, "total_steps must be given.", from_config, "schedule(linear, delay_epochs=5)", total_steps=1_000)
raises(ValueError, "delay counts steps and total_epochs epochs: steps_per_epoch must say", schedule, "linear", 1, epochs=10, delay=5)
raises(ValueError, "warmup_steps counts steps, but the schedule counts epochs: write warmup, in epochs.", schedule, "wsd", epochs=10, warmup_steps=2)

# Numbers of other libraries.
assert schedule("cosine", decimal.Decimal("0.5"), fractions.Fraction(100)) == schedule("cosine", 0.5, 100)
assert cosine(decimal.Decimal(5_000)) == cosine(5_000) == schedule("cosine", 0.5, 10_000, step=decimal.Decimal(5_000))

# Long sums: in no time, and without recursion.
terms = [schedule("cosine", 0.001, 1_000 + i) for i in range(1_000)]
took = []
for _ in range(5):
    start = time.process_time()
    total = sum(terms)
    took.append(time.process_time() - start)
assert min(took) < 0.05, took
assert abs(total(1_500) - math.fsum(term(1_500) for term in terms)) < 1e-12
mixed = cosine
for i in range(1_000):
    mixed = 0.9 * mixed + terms[i]
for long in (total, mixed):
    assert pickle.loads(pickle.dumps(long)) == copy.deepcopy(long) == long and hash(long) == hash(copy.copy(long))
assert from_config(repr(total)) == total
assert repr(0.5 * cosine + 1 - cosine * stairs) == f"0.5 * {cosine!r} + 1 - {cosine!r} * {stairs!r}"
assert repr((1 - cosine) / 2) == f"(1 - {cosine!r}) / 2" and repr(minimum(cosine, 0.2, 0.3)) == f"minimum({cosine!r}, 0.2, 0.3)"

# What torch.optim's LambdaLR saves of a function, and loads into it.
assert cosine.__dict__ == vars(composed[0]) == {}
cosine.__dict__.update(base_weight=9, _at=None, total_steps=3)
assert cosine == schedule("cosine", 0.5, 10_000) and cosine(2_500) == schedule("cosine", 0.5, 10_000)(2_500) and cosine.total_steps == 10_000

assert weight_schedules.__version__ in pathlib.Path(weight_schedules.__file__).read_text("utf8").splitlines()[0]

raises(ValueError, "step must be a finite number", cosine, float("nan"))
raises(ValueError, "step must be a finite number, but is infinity.", cosine, float("inf"))
raises(ValueError, "step must be a finite number, but is -infinity.", composed[-1], -float("inf"))
raises(ValueError, "step must be a number, but is 2500.", cosine, "2500")
raises(ValueError, "step must be a number, but is a list.", cosine, [1, 2])
raises(ValueError, 'total_steps must be a number, but is the text "10".', schedule, "cosine", 1, "10")
raises(ValueError, "milestones must be a list of numbers, but is 5.", schedule, "step", 1, 100, milestones=5)
raises(ValueError, "milestones must be a list of numbers, but has x.", schedule, "step", 1, 100, milestones=[1, "x"])
raises(ValueError, "The arguments do not fit: sequence(schedule, schedule, ...). Unpack the list: sequence(*parts).", sequence, [cosine, cosine])
raises(ValueError, "k is given more than once.", from_config, "schedule(sigmoid, 1, 100, k=1, k=2)")
raises(ValueError, "total_steps must be given.", from_config, "schedule(cosine, 0.5)")
raises(ValueError, "Not a schedule: 1 / 0. Division by zero.", from_config, "1 / 0")
raises(ValueError, "There is no run.steps in the config that is given.", from_config, "schedule(cosine, 1, ${run.steps})", config={"run": {}})
raises(ValueError, "Not a schedule: ", from_config, "-" * 100_000 + "1")
raises(ValueError, "Not a schedule: ", from_config, "(" * 1_000)
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
