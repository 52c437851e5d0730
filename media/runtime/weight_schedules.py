# Weight Schedules 0.1.0, https://github.com/weight-schedules/weight-schedules
# Generated; checksum of the other lines: 75a5850f
# SPDX-License-Identifier: MIT
# fmt: off
# ruff: noqa
# flake8: noqa
"""Weight schedules: weights that change with the training step. No dependencies.

    from weight_schedules import schedule

    kl = schedule("cosine", base_weight=0.5, total_steps=10_000)
    loss = reconstruction + kl(step) * divergence

``help(schedule)`` lists the methods. Schedules combine with ``+ - * /`` among each other and with
numbers, and by ``sequence``, ``minimum``, ``maximum``, ``clip``, ``repeat`` and ``shift``. They are
functions of the step: of a number, or of an array of NumPy, PyTorch or JAX, also within
``torch.compile``, ``jax.jit`` and ``vmap``. PyTorch takes them as they are:

    torch.optim.lr_scheduler.LambdaLR(optimizer, schedule("cosine", 1, 1_000))

A config holds one as text, as a mapping, or, after ``register_resolver()``, in Hydra and OmegaConf
as ``${schedule:cosine,0.5,10000}``:

    from_config("schedule(cosine, 0.5, 10000)")
    from_config({"method": "cosine", "base_weight": 0.5, "total_steps": 10_000})
"""

from __future__ import annotations

import ast
import difflib
import importlib
import inspect
import math
import numbers
import operator
import re
import sys
import warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, SupportsFloat, Union, overload

__version__ = "0.1.0"
__all__ = ["Schedule", "clip", "from_config", "maximum", "minimum", "register_resolver", "repeat",
           "schedule", "sequence", "shift"]

Method = Literal[
    "linear", "linear_rampup", "lin", "cosine", "cos", "half_cosine", "power", "polynomial", "poly",
    "exponential", "exp", "constant", "const", "fixed", "gate", "sigmoid", "logistic",
    "sigmoid_rampup", "mean_teacher", "gaussian_rampup", "cyclical", "cyclical_annealing",
    "cyclic_annealing", "dann", "grl", "ganin", "inverse_sigmoid", "scheduled_sampling",
    "inverse_sigmoid_decay", "exponential_decay", "exp_decay", "geometric_decay", "inverse_sqrt",
    "inv_sqrt", "inverse_square_root", "rsqrt", "step", "multistep", "multi_step", "step_decay",
    "piecewise", "points", "interpolated", "warmup_hold_decay", "wsd", "warmup_stable_decay",
    "trapezoid", "trapezoidal", "one_cycle", "onecycle", "1cycle", "cosine_rampdown",
    "cosine_decay", "cos_rampdown", "ema_warmup", "ema_warm_up"
]
_Real = SupportsFloat  # A number, or a library's scalar.
_Option = Union[_Real, Iterable[Any], None]
_Operand = Union[_Real, "Schedule"]
_Curve = Callable[[Any], Any]

# The largest size of a number; nothing that is computed from such numbers overflows.
_LARGEST = 1e100
# Ten parts of a run, which are not those of any cycles: where a curve's size is looked at.
_PARTS = [*(i / (2.6 * math.pi) for i in range(9)), 1]


class Schedule:
    """A weight as a function of the training step: call it with one.

    Before step 0 it holds its first value, past ``total_steps`` its last one, and a boundary
    belongs to the part on its right. Immutable, comparable and picklable.
    """

    # The `__dict__` stays empty: PyTorch's schedulers save that of a function, and load into it.
    __slots__ = ("__dict__", "__weakref__", "_arrays", "_at", "_end", "_inside", "_parts", "_size", "total_steps", "unit")
    # NumPy's numbers leave arithmetic to this class.
    __array_ufunc__ = None

    total_steps: float  # The number of steps that the schedule takes, in `unit`.
    unit: str  # What it counts: "step" or "epoch".
    _parts: tuple[Any, ...]  # What it is and what it is made of, hashable.
    _size: float  # What no weight is larger than, as far as is known.
    _at: Any  # The weight at a number, once it was asked for; faster _inside (0, _end).
    _inside: _Curve
    _end: float
    _arrays: dict[type, _Curve]  # The weights at an array, by its type.

    def __init__(self, *parts: Any, steps: float, unit: str, size: float = math.inf) -> None:
        if not steps <= _LARGEST:
            raise ValueError("The run must be at most 1e100 steps long.")
        _be_known_to_torch()
        self._put(_parts=parts, _arrays={}, total_steps=steps, unit=unit, _at=None, _end=0.0)
        if size > _LARGEST:
            weights = [self(float(steps * part)) for part in _PARTS]
            size = max((abs(weight) for weight in weights if weight == weight), default=-1)
            if parts[0] == "chain" and size > _LARGEST:
                raise ValueError("The weights must be at most 1e100 in size.")
            if size < 0:
                raise ValueError("There is no step at which this has a weight.")
        self._put(_size=size)

    def _put(self, **values: Any) -> None:
        for name, value in values.items():
            object.__setattr__(self, name, value)

    @overload
    def __call__(self, step: float) -> float: ...
    @overload
    def __call__(self, step: _Real) -> Any: ...
    def __call__(self, step: Any) -> Any:
        """The weight at a step, whole or not; of an array of steps, an array."""
        kind = type(step)
        if kind is int or kind is float:
            return self._inside(step) if 0 < step < self._end else self._outside(step)
        return (self._arrays.get(kind) or self._of_arrays(step))(step)

    def _outside(self, step: Any) -> float:
        number = _number(step)
        if number is None or number - number != 0:
            raise ValueError(f"step must be a {'' if number is None else 'finite '}number, but is {_text(step)}.")
        if number <= 0:
            # A run begins: PyTorch is imported by now.
            _be_known_to_torch()
        at = self._at
        if at is None:
            at = _curve(_Numbers, self)
            inside, end = getattr(at, "inside", (at, math.inf))
            self._put(_at=at, _inside=inside, _end=end)
        return float(at(number))

    def _of_arrays(self, step: Any) -> _Curve:
        library = _library(type(step))
        if library is None or (isinstance(step, numbers.Real) and library.__name__ == "numpy"):
            return self._outside
        curve = _curve(library, self)
        self._arrays[type(step)] = library.errstate(all="ignore")(curve) if library.__name__ == "numpy" else curve
        return curve

    def __setattr__(self, name: str, value: object) -> None:
        raise AttributeError("A schedule cannot be changed.")

    def __reduce__(self) -> tuple[Any, ...]: return _restore, self._parts
    def __eq__(self, other: object) -> bool: return isinstance(other, Schedule) and self._parts == other._parts
    def __hash__(self) -> int: return hash(self._parts)
    def __repr__(self) -> str: return _written(self)[0]
    def __neg__(self) -> Schedule: return _pair("*", -1, self)
    def __pos__(self) -> Schedule: return self
    def __add__(self, other: _Operand) -> Schedule: return _pair("+", self, other)
    def __sub__(self, other: _Operand) -> Schedule: return _pair("-", self, other)
    def __rsub__(self, other: _Real) -> Schedule: return _pair("-", other, self)
    def __mul__(self, other: _Operand) -> Schedule: return _pair("*", self, other)
    def __rmul__(self, other: _Real) -> Schedule: return _pair("*", other, self)
    def __truediv__(self, other: _Operand) -> Schedule: return _pair("/", self, other)
    def __rtruediv__(self, other: _Real) -> Schedule: return _pair("/", other, self)

    def __radd__(self, other: _Real) -> Schedule:
        # The sum of a list begins with 0.
        return self if type(other) is int and other == 0 else _pair("+", other, self)


@overload
def schedule(method: Method, base_weight: _Real, total_steps: _Real, a: _Real = ..., *, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, total_steps: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, T: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, steps: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, max_steps: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, num_steps: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, total_epochs: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, epochs: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, until: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, end_step: _Real, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Literal["constant", "const", "fixed", "gate"], base_weight: _Real = ..., *, step: None = None, t: None = None, **more: _Option) -> Schedule: ...
@overload
def schedule(method: Method, *, base_weight: _Real = ..., total_steps: _Real, **more: _Option) -> Any: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., total_steps: _Real = ..., a: _Real = ..., *, step: _Real, **more: _Option) -> float: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., total_steps: _Real = ..., a: _Real = ..., *, t: _Real, **more: _Option) -> float: ...
def schedule(method: Any, base_weight: Any = None, total_steps: Any = None, a: Any = None, **more: Any) -> Any:
    """The schedule of a method or, where ``step`` is given, its weight at that step.

    Raises a ValueError for an unknown method or parameter and for a value out of its domain, and
    warns of a parameter that only other methods have. Parameters of every method:

    base_weight: The weight w that the curve is scaled to (default 1; also w, weight,
        max_weight).
    total_steps: The number of steps T that the curve takes (> 0; also T, steps, max_steps,
        num_steps).
    step: The step whose value is asked for (also t).
    start_weight: The weight where the shape is 0: the curve is start_weight + (base_weight -
        start_weight) · shape (default 0).
    total_epochs: Instead of total_steps: the number of epochs that the curve takes, which then
        counts epochs (> 0; also epochs).
    until: Instead of total_steps: the step at which the curve ends, the delay included (> 0;
        also end_step).
    delay: Steps spent at the curve's first value before it begins; total_steps counts from
        their end (>= 0; default 0).
    delay_epochs: Instead of delay: the same in epochs (>= 0).
    steps_per_epoch: The steps of an epoch, where one of length and delay is given in steps and
        the other in epochs (> 0).
    reverse: Run the shape from total_steps to 0 (default False).

    Methods, their own parameters and defaults, and the weight at step t; w is base_weight and T is
    total_steps:

    linear, also linear_rampup, lin: w · t/T
    cosine, also cos, half_cosine: w · (1 - cos(π t/T)) / 2
    power(a=2), also polynomial, poly: w · (t/T)^a
    exponential, also exp: w · (1 - e^(-t/(T/4)))
    constant, also const, fixed, gate: w; start_weight while t < delay
    sigmoid(k=10, midpoint=0.5), also logistic: w / (1 + e^(-k (t/T - midpoint)))
    sigmoid_rampup(k=5), also mean_teacher, gaussian_rampup: w · e^(-k (1 - t/T)²)
    cyclical(cycles=4, ratio=0.5, ramp="linear"), also cyclical_annealing, cyclic_annealing: w ·
        ramp(τ / ratio) while τ < ratio, then w; τ = (t · cycles / T) mod 1
    dann(gamma=10), also grl, ganin: w · (2 / (1 + e^(-gamma · t/T)) - 1)
    inverse_sigmoid(k=T / 10), also scheduled_sampling, inverse_sigmoid_decay: w · k / (k +
        e^(t/k))
    exponential_decay(rate=0.01), also exp_decay, geometric_decay: w · rate^(t/T)
    inverse_sqrt(warmup=T / 10), also inv_sqrt, inverse_square_root, rsqrt: w · min(t/warmup,
        √(warmup/t))
    step(milestones, factor=0.1), also multistep, multi_step, step_decay: w · factor^(number of
        milestones ≤ t)
    piecewise(points, interpolation="linear"), also points, interpolated: w · the value between
        the points [step, value]
    warmup_hold_decay(warmup=0.1, decay=0.2, decay_shape="linear", end_weight=0), also wsd,
        warmup_stable_decay, trapezoid, trapezoidal: w · t/warmup, then w, then w → end_weight over
        the last `decay` steps
    one_cycle(pct_start=0.3, div_factor=25, final_div_factor=10000, anneal="cosine"), also
        onecycle, 1cycle: w/div_factor → w at pct_start · T → w/(div_factor · final_div_factor) at T
    cosine_rampdown, also cosine_decay, cos_rampdown: w · (1 + cos(π t/T)) / 2
    ema_warmup(gamma=None, p=None), also ema_warm_up: min(w, (1 + t)/(10 + t)), or min(w, 1 - (1
        + t/gamma)^-p) where gamma or p is given; at least start_weight
    """
    given = {"base_weight": base_weight, "total_steps": total_steps, "a": a}
    return _build(method, [*((name, value) for name, value in given.items() if value is not None), *more.items()])


def sequence(*parts: Schedule) -> Schedule:
    """One schedule after the other, each for its own total_steps."""
    if not all(map(_is, parts)):
        hint = " Unpack the list: sequence(*parts)." if _is_list(parts[0]) else ""
        raise ValueError(_unfit("sequence(schedule, schedule, ...)") + hint)
    if not parts:
        raise ValueError("sequence needs at least one schedule.")
    if any(map(_is_endless, parts[:-1])):
        raise ValueError("Only the last part of a sequence may leave out how long it is.")
    return Schedule("sequence", *parts, steps=sum(part.total_steps for part in parts), unit=_unit(parts))


def minimum(*curves: _Operand) -> Schedule:
    """The lowest of several schedules or numbers at each step."""
    return _fold("minimum", curves)


def maximum(*curves: _Operand) -> Schedule:
    """The highest of several schedules or numbers at each step."""
    return _fold("maximum", curves)


def clip(schedule: Schedule, low: _Real | None = None, high: _Real | None = None, *,
         lo: _Real | None = None, hi: _Real | None = None) -> Schedule:
    """The schedule held between two values: low and high, or lo and hi."""
    bottom, top = _either(low, lo), _either(high, hi)
    if not _is(schedule) or bottom is None or top is None:
        raise ValueError(_unfit("clip(schedule, low, high)"))
    if not bottom <= top:
        raise ValueError("clip needs a lower bound that is not above the upper one.")
    return minimum(maximum(schedule, bottom), top)


def repeat(schedule: Schedule, times: _Real | None = None, *, n: _Real | None = None) -> Schedule:
    """The run of a schedule several times over, as times or n says."""
    number = _either(times, n)
    if not _is(schedule) or number is None:
        raise ValueError(_unfit("repeat(schedule, times)"))
    if not (number >= 1 and math.isfinite(number) and number == int(number)):
        raise ValueError("repeat needs a whole number of times >= 1.")
    if _is_endless(schedule):
        raise ValueError("repeat needs a schedule that says how long it is.")
    return Schedule("repeat", schedule, int(number), steps=schedule.total_steps * int(number), unit=schedule.unit)


def shift(schedule: Schedule, steps: _Real) -> Schedule:
    """The schedule so many steps later; earlier, from its midst, where negative."""
    number = _number(steps)
    if not _is(schedule) or number is None:
        raise ValueError(_unfit("shift(schedule, steps)"))
    if not schedule.total_steps + number > 0:
        raise ValueError("shift must leave some of the run.")
    if _is_endless(schedule):
        raise ValueError("shift needs a schedule that says how long it is.")
    return Schedule("shift", schedule, number, steps=schedule.total_steps + number, unit=schedule.unit)


def from_config(value: object, *, total_steps: _Real | None = None, steps_per_epoch: _Real | None = None,
                config: Mapping[Any, Any] | None = None) -> Schedule:
    """The schedule that a config's value describes.

    The value is text such as ``schedule(cosine, 0.5, 10000)``, which may compose schedules and
    compute with numbers; a mapping of parameters, the method being that of ``method`` or
    ``schedule``, whose other keys do not matter; or a number, for a weight that stays the same.
    ``total_steps`` is the length of a schedule that does not say it, ``steps_per_epoch`` is for one
    that is given partly in steps and partly in epochs, and ``config`` is where
    ``${trainer.max_steps}`` is looked up. A ``step`` is for previews alone. Text is read, never
    run. Raises a ValueError for anything else.
    """
    result: Any = value
    reader = _Reader(total_steps, steps_per_epoch, config)
    if isinstance(value, str):
        result = reader.read(value)
    elif isinstance(value, Mapping):
        given = {str(name): item for name, item in value.items()}
        method = given.pop("method" if "method" in given else "schedule", None)
        result = method and _build(method, given.items(), reader, are_others_fine=True)
    number = _number(result)
    if number is not None:
        result = _build("constant", [("base_weight", number), ("total_steps", 1)])
    if _is(result):
        return result  # type: ignore[no-any-return]
    raise ValueError(f"Not a schedule: {value}.")


def register_resolver(name: str = "schedule") -> None:
    """Makes ``${schedule:cosine,0.5,10000}`` work in Hydra and OmegaConf configs.

    Call it before a config is read. ``cfg.kl_weight`` is then the schedule itself: take it out of
    the config once, since each access reads the text again, or resolve the config. Written as YAML
    it is text for ``from_config``. What has no place by position goes into a mapping at the end:
    ``${schedule:step,1,10000,{milestones:[5000,8000]}}``. The functions that compose schedules
    become resolvers, too, where their names are free.
    """
    config: Any = importlib.import_module("omegaconf").OmegaConf
    yaml: Any = importlib.import_module("yaml")
    # Up to OmegaConf 2.3, `register_resolver` is another function.
    is_new = "replace" in inspect.signature(config.register_resolver).parameters
    register = config.register_resolver if is_new else config.register_new_resolver

    def resolver(function: str) -> Any:
        def resolve(*arguments, _node_):  # type: ignore[no-untyped-def]
            # Else a config could not be resolved, as its values may not be objects.
            _node_._set_flag("allow_objects", True)
            return _called(function, arguments, {}, _Reader())

        return resolve

    for dumper in (yaml.Dumper, yaml.SafeDumper):
        dumper.add_multi_representer(Schedule, lambda d, s: d.represent_str(repr(s)))
    register(name, resolver("schedule"), replace=True)
    for free in [n for n in _FUNCTIONS if not config.has_resolver(n)]:
        register(free, resolver(free))


# ---- How a config's text is read ----

_FUNCTIONS: dict[str, Callable[..., Any]] = {
    f.__name__: f for f in (schedule, sequence, minimum, maximum, clip, repeat, shift)}
_OF_NUMBERS: dict[str, Callable[..., Any]] = {
    f.__name__: f for f in (abs, float, int, max, min, round, math.ceil, math.exp, math.floor,
                            math.log, math.log2, math.log10, math.sqrt)}
_OPERATORS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.BitAnd: operator.and_,
    ast.BitOr: operator.or_, ast.BitXor: operator.xor, ast.Invert: operator.invert,
    ast.UAdd: lambda a: a, ast.USub: operator.neg,
    # A float's power fails where that of a whole number would take for ever.
    ast.Pow: lambda a, b: a**b if abs(float(a) ** b) else 0.0}


class _Reader(NamedTuple):
    """Evaluates texts of configs, given the run's length and the config around."""

    total_steps: _Real | None = None
    steps_per_epoch: _Real | None = None
    config: Mapping[Any, Any] | None = None

    def read(self, text: str) -> Any:
        if _numeric(text) is not None:
            return _numeric(text)
        try:
            plain = self._plain(text.strip())
            tree = ast.parse(plain, mode="eval").body
            for node in ast.walk(tree):
                if isinstance(node, ast.Call) and "," in plain:
                    _refuse_torn_number(node, plain)
            return self.evaluate(tree)
        except SyntaxError as error:
            raise ValueError(f"Not a schedule: {text[:200]}.") from error
        except (TypeError, ArithmeticError, RecursionError, MemoryError) as error:
            raise ValueError(f"Not a schedule: {text[:200]}. {str(error).rstrip('.').capitalize()}.") from error

    def value(self, given: Any, kind: str = "") -> Any:
        """An argument's value: the texts in it are read, but for a choice."""
        if isinstance(given, str) and kind != "choice":
            return self.read(given)
        return [self.value(item) for item in given] if _is_list(given) else given

    def _plain(self, text: str) -> str:
        """The text with ${name:arguments} as a call and ${key} as what that is in the config."""
        done = ""
        ends: list[str] = []
        for part, word, end in re.findall(r"(\$\{\s*([\w.]+)\s*([:}])|[{}]|[^${}]+|\$)", text):
            if word:
                done += f"{word}(" if end == ":" else f"({self._look_up(word)})"
            elif ")" in ends and part not in "{}":
                done += _as_python(part)
            else:
                done += ends.pop() if part == "}" and ends else part
            if end == ":" or part == "{":
                ends.append(")" if end else "}")
        return done

    def _look_up(self, key: str) -> Any:
        found: Any = self.config
        for name in key.split("."):
            if not isinstance(found, Mapping) or name not in found:
                raise ValueError(f"There is no {key} in the config that is given.")
            found = found[name]
        return found

    def evaluate(self, node: ast.expr) -> Any:
        """What an expression comes to; a bare word is a string."""
        rest = []
        while isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            # A loop, as sums may be long.
            rest.append((_OPERATORS[type(node.op)], node.right))
            node = node.left
        value = self._evaluate(node)
        for function, right in reversed(rest):
            value = function(_operand(value), _operand(self.evaluate(right)))
        return value

    def _evaluate(self, node: ast.expr) -> Any:
        if isinstance(node, ast.Constant):
            return node.value
        if isinstance(node, ast.Name):
            return {"true": True, "false": False, "null": None}.get(node.id, node.id)
        if isinstance(node, (ast.List, ast.Tuple)):
            return [self.evaluate(item) for item in node.elts]
        if isinstance(node, ast.Dict):
            keys = [self.evaluate(key) for key in node.keys if key]
            return dict(zip(keys, map(self.evaluate, node.values)))
        if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](_operand(self.evaluate(node.operand)))
        if isinstance(node, ast.IfExp):
            return self.evaluate(node.body if _operand(self.evaluate(node.test)) else node.orelse)
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            values = [self.evaluate(item) for item in node.args]
            named = [(k.arg or "**", self.evaluate(k.value)) for k in node.keywords]
            for word in [word for i, (word, _) in enumerate(named) if word in dict(named[:i])]:
                raise ValueError(f"{word} is given more than once.")
            if name in _OF_NUMBERS and not named:
                return _OF_NUMBERS[name](*map(_operand, values))
            if name in _FUNCTIONS:
                return _called(name, values, dict(named), self)
        raise ValueError(f"Not a schedule: {ast.unparse(node)}.")


def _as_python(text: str) -> str:
    """A piece of a resolver's arguments, in which OmegaConf takes what is no name or number of Python."""
    sign = re.search(r"[()~<>^&!#;=]", re.sub(r"'[^']*'|\"[^\"]*\"", "", text))
    if sign:
        raise ValueError(f"OmegaConf does not read {sign[0]} here: write the argument in quotes.")
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", "_", text, flags=re.I)
    text = re.sub(r"(?<![\w.'\"])(0\d\d)(?![\w.'\"])", r"'\1'", text)
    return re.sub(r"(?<![\w.'\"])(1(?=cycle\b)|0+(?=\d))", lambda found: "one" if found[0] == "1" else "", text, flags=re.I)


def _refuse_torn_number(call: ast.Call, text: str) -> None:
    """Raises a ValueError for a number with a comma for its thousands: the only comma without a blank behind it, or one too many."""
    items: Any = sorted([*call.args, *call.keywords], key=lambda item: (item.lineno, item.col_offset))
    texts = [ast.get_source_segment(text, item) or "" for item in items]
    tight = [b.lineno == a.end_lineno and b.col_offset == a.end_col_offset + 1 for a, b in zip(items, items[1:])]
    for i, is_tight in enumerate(tight):
        if is_tight and re.fullmatch(r"[1-9]\d{0,2},\d{3}", f"{texts[i]},{texts[i + 1]}") and (i > 1 or sum(tight) == 1):
            raise ValueError(f"The comma parts {texts[i]},{texts[i + 1]} into two. Write {texts[i]}{texts[i + 1]}.")


def _called(name: str, values: Sequence[Any], named: dict[str, Any], reader: _Reader) -> Any:
    """What a call in a config comes to: texts may stand for numbers, a mapping for names."""
    if values and isinstance(values[-1], Mapping):
        named, values = {**values[-1], **named}, values[:-1]
    if name == "schedule":
        if len(values) > 4:
            raise TypeError("schedule takes at most 4 arguments by position")
        for whole, rest in zip(values[2:], values[3:]):
            # OmegaConf takes what begins with a zero for a text.
            if isinstance(rest, str) and re.fullmatch(r"[1-9]\d{0,2},0\d\d", f"{whole},{rest}"):
                raise ValueError(f"The comma parts {whole},{rest} into two. Write {whole}{rest}.")
        words = ("method", "base_weight", "total_steps", "a")
        given = [*zip(words, values), *named.items()]
        methods = [value for word, value in given if word == "method"]
        if len(methods) != 1:
            raise ValueError(f"method is {'given more than once' if methods else 'missing'}.")
        return _build(methods[0], [pair for pair in given if pair[0] != "method"], reader)
    named = {key: reader.value(value) for key, value in named.items()}
    return _FUNCTIONS[name](*map(reader.value, values), **named)


# ---- How schedules are made ----


def _build(method: object, given: Iterable[tuple[str, Any]], reader: _Reader | None = None,
           are_others_fine: bool = False) -> Any:
    found = _find_method(method)
    values = found.checked(given, reader, are_others_fine)
    step = values.pop("step", None)
    unit, length, delay = _lengths(values)
    curve = Schedule("schedule", found.name, *values.items(), steps=delay + length, unit=unit)
    return curve if step is None or reader else curve(step)


def _restore(name: str, first: Any, *rest: Any) -> Schedule:
    """The schedule that is pickled as these parts, checked as if it were new."""
    if name == "schedule":
        return _build(first, rest)  # type: ignore[no-any-return]
    if name != "chain":
        return _FUNCTIONS[name](first, *rest)  # type: ignore[no-any-return]
    for operation, operand in rest:
        first = _pair(operation, first, operand)
    return first  # type: ignore[no-any-return]


def _be_known_to_torch() -> None:
    """Lets torch.load read schedules with its defaults; _restore runs nothing from a file."""
    serialization: Any = getattr(sys.modules.get("torch"), "serialization", None)
    if hasattr(serialization, "add_safe_globals"):
        serialization.add_safe_globals([_restore])


def _pair(operation: str, left: Any, right: Any) -> Schedule:
    """Two curves as one; a chain of operations is kept flat, however long it is."""
    left, right = _operand(left), _operand(right)
    if operation not in "-/" and _is_chain(right) and not _is_chain(left):
        left, right = right, left
    links = (*(left._parts if _is_chain(left) else ("chain", left)), (operation, right))
    a, b = (curve._size if _is(curve) else abs(curve) for curve in (left, right))
    if operation == "/":
        size = math.inf if _is(right) or not b else a / b
    else:
        size = a * b if operation == "*" else a + b if operation in "+-" else max(a, b)
    schedules = [curve for curve in (left, right) if _is(curve)]
    return Schedule(*links, steps=max(c.total_steps for c in schedules), unit=_unit(schedules), size=size)


def _fold(operation: str, curves: Sequence[Any]) -> Schedule:
    if len(curves) < 2 or not all(_is(c) or _number(c) is not None for c in curves):
        raise ValueError(_unfit(f"{operation}(schedule, schedule or number, ...)"))
    if not any(map(_is, curves[:2])):
        raise ValueError("At least one of the two must be a schedule.")
    result = curves[0]
    for curve in curves[1:]:
        result = _pair(operation, result, curve)
    return result  # type: ignore[no-any-return]


def _unit(schedules: Sequence[Schedule]) -> str:
    """What schedules count that are put together."""
    unit = schedules[0].unit
    other = next((schedule.unit for schedule in schedules if schedule.unit != unit), None)
    if other:
        raise ValueError(f"A schedule that counts {unit}s and one that counts {other}s cannot be put together.")
    return unit


def _is_endless(curve: Any) -> bool:
    """Whether a curve is the same however long it is, and does not say how long."""
    name, first, *rest = curve._parts
    if name == "schedule":
        return not any(key in ("total_steps", "total_epochs", "until") for key, _ in rest)
    if name == "sequence":
        return _is_endless(rest[-1] if rest else first)
    return name == "chain" and all(_is_endless(c) for c in (first, *(c for _, c in rest)) if _is(c))


def _counts_epochs(given: Mapping[str, Any]) -> bool:
    """Whether parameters are those of a schedule of epochs: its length is, or, where none is given, its delay."""
    return "total_epochs" in given or ("delay_epochs" in given and not {"total_steps", "until"} & given.keys())


def _lengths(given: Mapping[str, Any]) -> tuple[str, float, float]:
    """What is counted, how long the schedule itself is, and its delay; the length is 1 where none is given."""
    in_epochs = _counts_epochs(given)
    own, other = ("delay_epochs", "delay") if in_epochs else ("delay", "delay_epochs")
    delay = given.get(own, 0)
    if given.get(other) and not given.get(own):
        if "steps_per_epoch" not in given:
            total = "total_epochs" if in_epochs else "until" if "until" in given else "total_steps"
            units = "steps and {} epochs" if in_epochs else "epochs and {} steps"
            raise ValueError(f"{other} counts {units.format(total)}: "
                             "steps_per_epoch must say how many steps an epoch has.")
        per_epoch = given["steps_per_epoch"]
        delay = given[other] / per_epoch if in_epochs else given[other] * per_epoch
    if "until" in given:
        if not given["until"] > delay:
            raise ValueError(f"until must be > {_text(delay)}, the end of the delay, but is {_text(given['until'])}.")
        return "step", given["until"] - delay, delay
    return ("epoch", given.get("total_epochs", 1), delay) if in_epochs else ("step", given.get("total_steps", 1), delay)


def _is(value: Any) -> Any:
    return isinstance(value, Schedule)


def _is_chain(value: Any) -> bool:
    return isinstance(value, Schedule) and bool(value._parts[0] == "chain")


def _operand(value: object) -> Any:
    number = value if isinstance(value, (Schedule, bool)) else _number(value)
    if number is None:
        raise TypeError(f"Schedules combine with numbers and with each other, but not with {_text(value)}: "
                        "call the schedule with a step to get its weight.")
    return number


def _either(value: object, other: object) -> float | None:
    """The one number that is given of two spellings; None where that is not so."""
    given = [number for number in (value, other) if number is not None]
    return _number(given[0]) if len(given) == 1 else None


def _unfit(usage: str) -> str:
    return f"The arguments do not fit: {usage}."


def _written(curve: Any) -> tuple[str, int]:
    """A curve as Python, and how strongly that binds: a sum 1, a product 2, others 3."""
    if not _is(curve):
        return repr(curve), 3
    name, first, *rest = curve._parts
    if name == "schedule":
        defaults = {"start_weight": 0, "delay": 0, "reverse": False}
        shown = [f"{key}={value!r}" for key, value in rest if defaults.get(key) != value]
        return f"schedule({', '.join([repr(first), *shown])})", 3
    if name != "chain":
        return f"{name}({', '.join(map(repr, [first, *rest]))})", 3
    (text, level), last = _written(first), ""
    for operation, operand in rest:
        term, own = _written(operand)
        needed = {"+": 1, "-": 1, "*": 2, "/": 2}.get(operation, 3)
        if needed < 3:
            text = text if level >= needed else f"({text})"
            text += f" {operation} " + (term if own > needed else f"({term})")
        else:
            text = f"{text[:-1] if last == operation else f'{operation}({text}'}, {term})"
        level, last = needed, operation
    return text, level


# ---- How they are evaluated: by functions for numbers, and for the arrays of a library m ----


class _Numbers:
    """What curves need of an array library, for Python's numbers."""

    cos, floor, sqrt = math.cos, math.floor, math.sqrt

    @staticmethod
    def exp(x: float) -> float: return math.exp(x) if x < 709 else math.inf
    @staticmethod
    def clip(x: float, low: float, high: float) -> float: return low if x < low else high if x > high else x
    @staticmethod
    def where(condition: bool, x: float, y: float) -> float: return x if condition else y


def _library(kind: type) -> Any:
    """The library that an array's type is of; None where it is of none."""
    for base in kind.__mro__:
        name = base.__module__.partition(".")[0]
        if name in ("numpy", "torch"):
            return sys.modules[name]
        if name in ("jax", "jaxlib"):
            return sys.modules["jax.numpy"]
    return None


def _curve(m: Any, part: Any) -> _Curve:
    """The weight as a function of the step."""
    if not _is(part):
        constant = float(part)
        return lambda step: constant
    name, first, *rest = part._parts
    if name == "schedule":
        return _leaf(m, _METHODS[first], dict(rest))
    if name == "chain":
        return _chain(m, _curve(m, first), rest)
    if name == "sequence":
        return _one_after_the_other(m, [first, *rest])
    curve, total, number = _curve(m, first), float(part.total_steps), float(rest[0])
    if name == "shift":
        return lambda step: curve(m.where(step < 0, -number, step - number))
    period = float(first.total_steps)

    def repeated(step: Any) -> Any:
        cycle = m.floor(m.clip(step / period, 0.0, number - 1))
        return curve(m.where(step < total, step - cycle * period, total))

    return repeated


def _chain(m: Any, start: _Curve, rest: Sequence[tuple[str, Any]]) -> _Curve:
    functions: dict[str, Callable[[Any, Any], Any]] = {
        "+": operator.add, "-": operator.sub, "*": operator.mul,
        # NaN where the divisor is 0, and the lower and the higher are NaN where either is.
        "/": lambda a, b: a / m.where(b == 0, math.nan, b),
        "minimum": lambda a, b: a if a < b or a != a else b,
        "maximum": lambda a, b: a if a > b or a != a else b}
    if m is not _Numbers:
        def bounded(a: Any, b: Any, place: int, other: Callable[[Any, Any], Any]) -> Any:
            a, b = (b, a) if type(a) is float else (a, b)
            return m.clip(a, *((None, b) if place else (b, None))) if type(b) is float else other(a, b)

        functions["minimum"] = lambda a, b: bounded(a, b, 1, m.minimum)
        functions["maximum"] = lambda a, b: bounded(a, b, 0, m.maximum)
    links = []
    for operation, operand in rest:
        by_number = operation == "/" and not _is(operand)
        function = operator.truediv if by_number else functions[operation]
        links.append((function, _curve(m, operand or math.nan if by_number else operand)))

    def chain(step: Any) -> Any:
        value = start(step)
        for function, operand in links:
            value = function(value, operand(step))
        return value

    return chain


def _one_after_the_other(m: Any, parts: Sequence[Schedule], begin: float = 0.0) -> _Curve:
    """By halves, so that a part is found in few steps however many there are."""
    if len(parts) == 1:
        only = _curve(m, parts[0])
        return (lambda step: only(step - begin)) if begin else only
    half = len(parts) // 2
    middle = sum((part.total_steps for part in parts[:half]), begin)
    left = _one_after_the_other(m, parts[:half], begin)
    right = _one_after_the_other(m, parts[half:], middle)
    if m is _Numbers:
        return lambda step: left(step) if step < middle else right(step)
    return lambda step: m.where(step < middle, left(step), right(step))


def _leaf(m: Any, method: _Method, values: dict[str, Any]) -> _Curve:
    w, start = float(values["base_weight"]), float(values["start_weight"])
    # Python's numbers stay whole where they are: they compare faster with whole steps.
    T, delay = ((x if m is _Numbers else float(x)) for x in _lengths(values)[1:])
    own = {parameter.name: values.get(parameter.name) for parameter in method.own}
    if method.has_start:
        weight = method.weight(m, T, w, start, **own)
    elif start == w:
        weight = lambda t: 0 * t + w
    elif start:
        shape = method.weight(m, T, 1.0, **own)
        # Exactly start where the shape is 0, and exactly w where it is 1.
        weight = lambda t: start * (1 - (s := shape(t))) + w * s
        if m is not _Numbers:
            weight = lambda t: start + (w - start) * shape(t)
    else:
        weight = method.weight(m, T, w, **own)
    if method.is_gate and delay:
        return lambda step: m.where(step < delay, start, weight(m.clip(step, 0.0, delay)))
    if values["reverse"]:
        end = delay + T
        return lambda step: weight(m.clip(end - step, 0.0, T))
    if delay or m is not _Numbers:
        return lambda step: weight(m.clip(step - delay if delay else step, 0.0, T))
    first, last = weight(0.0), weight(T)

    def at(step: float) -> Any:
        if 0 < step < T:
            return weight(step)
        return first if step <= 0 else last

    at.inside = weight, T  # type: ignore[attr-defined]
    return at


def _count(steps: Sequence[float], step: float) -> int:
    """How many of the ascending steps are <= the step: bisect_right, which torch.compile cannot follow."""
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        if steps[middle] > step:
            high = middle
        else:
            low = middle + 1
    return low


def _table(m: Any, steps: Sequence[float], rows: Sequence[Sequence[float]]) -> _Curve:
    """The row at a step: the one after as many as there are steps <= it."""
    if m is _Numbers:
        return lambda step: rows[_count(steps, step)]
    is_torch = m.__name__ == "torch"
    make = m.tensor if is_torch else sys.modules["numpy"].asarray
    edges, *columns = (make(column, dtype=m.float64) for column in (steps, *zip(*rows)))

    def row(step: Any) -> Any:
        def fit(column: Any) -> Any: return column.to(step) if is_torch else column.astype(step.dtype)
        index = m.searchsorted(fit(edges), step, side="right")
        return [m.take(fit(column), index) for column in columns]

    return row


# ---- How parameters are checked ----


class _Parameter(NamedTuple):
    name: str
    also: str = ""
    kind: str = "number"
    default: Any = None  # A value, or a function of the total steps.
    optional: bool = False
    instead: str = ""  # The parameter in whose place it stands.
    choices: Sequence[str] = ()
    ascending: bool = False
    whole: bool = False
    min: float = -math.inf
    above: float = -math.inf
    max: float = math.inf
    below: float = math.inf

    def checked(self, value: Any) -> Any:
        """The value as it is kept: Python's own numbers, and tuples for lists."""
        value = _plain(value)
        kept, wanted = self._read(value)
        if kept is None:
            is_numeric = self.kind == "number" and isinstance(value, str) and _numeric(value) is not None
            shown = f'is the text "{value}"' if is_numeric else f"is {_text(value)}"
            if self.kind in ("numbers", "points") and _is_list(value):
                shown = next((f"has {_text(item)}" for item in value if self._read([item])[0] is None), "")
            raise ValueError(f"{self.name} must be {wanted}{', but ' if shown else ''}{shown}.")
        items = kept if isinstance(kept, tuple) else (kept,)
        rows = [item if isinstance(item, tuple) else (item,) for item in items]
        for number in [number for row in rows for number in row if self.kind not in ("choice", "switch")]:
            if self._fault(number):
                raise ValueError(f"{self.name} must be {self._fault(number)}, but is {_text(number)}.")
        steps = [row[0] for row in rows]
        if self.ascending and steps != sorted(steps):
            raise ValueError(f"{self.name} must have its steps in ascending order.")
        return kept

    def _read(self, value: Any) -> tuple[Any, str]:
        """The value, None where it is of the wrong kind, and what it must be."""
        if self.kind == "numbers":
            return _list(value, _number), "a list of numbers"
        if self.kind == "points":
            points = _list(value, lambda item: _list(item, _number))
            fit = points and all(len(point) == 2 for point in points)
            return points if fit else None, "a list of [step, value] points"
        if self.kind == "choice":
            return value if value in self.choices else None, f"one of {', '.join(self.choices)}"
        if self.kind == "switch":
            return value if isinstance(value, bool) else None, "true or false"
        return _number(value), "a number"

    def _fault(self, number: float) -> str | None:
        """What a number must be and is not."""
        if not math.isfinite(number):
            return "a finite number"
        if number and not 1 / _LARGEST <= abs(number) <= _LARGEST:
            return "between 1e-100 and 1e100 in size"
        if self.whole and number != int(number):
            return "a whole number"
        low, high = number < self.min, number > self.max
        if low or high:
            return f">= {_text(self.min)}" if low else f"<= {_text(self.max)}"
        if number <= self.above or number >= self.below:
            return f"> {_text(self.above)}" if number <= self.above else f"< {_text(self.below)}"
        return None


class _Method(NamedTuple):
    name: str
    own: Sequence[_Parameter]
    parameters: Sequence[_Parameter]  # Its own and the common ones.
    names: Mapping[str, _Parameter]  # Those by all their spellings.
    weight: Callable[..., _Curve]  # Makes the weight as a function of the step t, 0 <= t <= T.
    has_start: bool  # It knows what to do with a start_weight that is not 0.
    problem: Callable[..., str | None] | None  # What is wrong with values that are each fine.
    is_gate: bool  # It is at start_weight during its delay, and the same however long it is.

    def checked(self, given: Iterable[tuple[str, Any]], reader: _Reader | None,
                are_others_fine: bool) -> dict[str, Any]:
        """The values of all parameters by name, in one order; None counts as not given."""
        found: dict[str, Any] = {}
        words: dict[str, str] = {}
        for word, value in given:
            parameter = self.names.get(word)
            if parameter is None:
                self._complain(word, are_others_fine)
            elif value is None:
                continue
            elif parameter.name in found:
                raise ValueError(f"{parameter.name} is given more than once.")
            else:
                found[parameter.name] = reader.value(value, parameter.kind) if reader else value
                words[parameter.name] = word
        if reader:
            found.update(self._of_run(found, reader))
        values: dict[str, Any] = {}
        for parameter in self.parameters:
            name = parameter.name
            if name in found:
                for rival in self._alternatives(parameter.instead):
                    if rival in values:
                        raise ValueError(f"{rival} and {name} are both given: only one of them can say it.")
                values[name] = found[name] if name == "step" else parameter.checked(found[name])
            elif not (parameter.optional or parameter.instead or parameter.default is not None
                      or (self.is_gate and name == "total_steps")
                      or found.keys() & self._alternatives(name)):
                raise ValueError(f"{name} must be given.")
        for parameter in self.own if _counts_epochs(values) else ():
            word = words.get(parameter.name, "")
            if word.endswith("_steps"):
                raise ValueError(f"{word} counts steps, but the schedule counts epochs: write {parameter.name}, in epochs.")
        length = _lengths(values)[1]
        return self._with_defaults(values, length)

    def _alternatives(self, name: str) -> list[str]:
        """The parameters of which only one can be given: one and those that stand in its place."""
        return [p.name for p in self.parameters if name and name in (p.name, p.instead)]

    def _of_run(self, found: Mapping[str, Any], reader: _Reader) -> Iterable[tuple[str, Any]]:
        """What a schedule does not say and the run does."""
        in_epochs, total, per_epoch = _counts_epochs(found), reader.total_steps, reader.steps_per_epoch
        if per_epoch is not None and ("delay" if in_epochs else "delay_epochs") in found:
            yield "steps_per_epoch", found.get("steps_per_epoch", per_epoch)
        if self.is_gate or total is None or {"total_steps", "total_epochs", "until"} & found.keys():
            return
        if not in_epochs:
            yield "total_steps", total
        elif per_epoch is not None:
            yield "total_epochs", float(total) / float(per_epoch)

    def _with_defaults(self, values: dict[str, Any], length: float) -> dict[str, Any]:
        """The values, in the order of the parameters, with those that are left out."""
        complete: dict[str, Any] = {}
        for parameter in self.parameters:
            name, default = parameter.name, parameter.default
            if name in values:
                complete[name] = values[name]
            elif default is not None and not values.keys() & self._alternatives(name):
                complete[name] = default(length) if callable(default) else default
        own = {parameter.name: complete.get(parameter.name) for parameter in self.own}
        problem = self.problem and self.problem(length, **own)
        if problem:
            raise ValueError(problem)
        return complete

    def _complain(self, word: str, are_others_fine: bool) -> None:
        if any(word in method.names for method in _METHODS.values()):
            warnings.warn(f"{self.name} does not use {word}.", stacklevel=5)  # At the call of schedule.
            return
        near = [near for near in _near(word, ["method", *self.names]) if len(near) > 2]
        if near or not are_others_fine:
            takes = f"{self.name} takes method, {', '.join(p.name for p in self.parameters)}."
            raise ValueError(f"Unknown argument: {word}. {f'Did you mean {near[0]}?' if near else takes}")


def _near(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that are a few typing errors away from the word, nearest first."""
    ranked = []
    for other in candidates:
        same = difflib.SequenceMatcher(None, word, other).get_matching_blocks()
        longer, shorter = max(len(word), len(other)), min(len(word), len(other))
        errors = longer - sum(block.size for block in same)
        if errors <= min(3, longer / 3) and errors < shorter:
            ranked.append((errors, longer - shorter, other))
    return [other for *_, other in sorted(ranked)]


def _find_method(word: object) -> _Method:
    plain = str(word).strip().lower().replace("-", "_")
    if plain not in _METHODS:
        near = _near(plain, _METHODS)
        raise ValueError(f"Unknown method: {word}.{f' Did you mean {_METHODS[near[0]].name}?' if near else ''}")
    return _METHODS[plain]


def _plain(value: Any) -> Any:
    """The numbers of an array, and of a library's scalars, as Python's own."""
    return value.tolist() if hasattr(value, "shape") and hasattr(value, "tolist") else value


def _number(value: Any) -> float | None:
    """A number of any library as Python's own; None where it is none."""
    if type(value) in (int, float) and abs(value) < 1e300:
        return value  # type: ignore[no-any-return]
    value = _plain(value)
    if isinstance(value, bool) or not hasattr(value, "__float__"):
        return None
    try:
        number = float(value)
    except OverflowError:
        return -math.inf if value < 0 else math.inf
    return int(value) if isinstance(value, numbers.Integral) else number


def _numeric(text: str) -> float | None:
    """The number that a text is, also one that Python would not write: 007."""
    try:
        return int(text)
    except ValueError:
        digits = r"\d+(?:_\d+)*"
        is_float = re.fullmatch(rf"\s*[-+]?(?:{digits}\.?(?:{digits})?|\.{digits})(?:e[-+]?\d+)?\s*", text, re.I)
        return float(text) if is_float else None


def _is_list(value: object) -> bool:
    return isinstance(value, Iterable) and not isinstance(value, (str, Mapping))


def _list(value: Any, read: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    """A list of any library as a tuple; None where it or an item is something else."""
    items = tuple(map(read, value)) if _is_list(value) else (None,)
    return None if None in items else items


def _text(value: Any) -> str:
    number = _number(value)
    if isinstance(value, bool) or value is None:
        return str(value).lower()
    if number is None:
        return value if isinstance(value, str) else "a list" if _is_list(value) else f"a {type(value).__name__}"
    if not math.isfinite(number):
        return "not a number" if math.isnan(number) else f"{number}inity"
    if number == int(number) and abs(number) < 1e16:
        return str(int(number))
    return repr(number).replace("e-0", "e-").replace("e+", "e")


def _step_text(step: float) -> str:
    return f"{step:,.3f}".rstrip("0").rstrip(".")


_COMMON = [
    _Parameter("base_weight", "w weight max_weight", default=1),
    _Parameter("total_steps", "T steps max_steps num_steps", above=0),
    _Parameter("step", "t", optional=True),
    _Parameter("start_weight", default=0),
    _Parameter("total_epochs", "epochs", instead="total_steps", above=0),
    _Parameter("until", "end_step", instead="total_steps", above=0),
    _Parameter("delay", default=0, min=0),
    _Parameter("delay_epochs", instead="delay", min=0),
    _Parameter("steps_per_epoch", optional=True, above=0),
    _Parameter("reverse", kind="switch", default=False),
]


# ---- The methods ----

_METHODS: dict[str, _Method] = {}  # By all their spellings.


def _method(name: str, also: str = "", own: Sequence[_Parameter] = (), has_start: bool = False,
            problem: Callable[..., str | None] | None = None, is_gate: bool = False) -> Callable[[Any], Any]:
    def add(weight: Any) -> Any:
        parameters = [*_COMMON[:2], *own, *_COMMON[2:]]
        names = {word: p for p in parameters for word in (p.name, *p.also.split())}
        method = _Method(name, own, parameters, names, weight, has_start, problem, is_gate)
        _METHODS.update(dict.fromkeys([name, *also.split()], method))
        return weight

    return add


def _half_cosine(m: Any, x: Any) -> Any:
    return (1 - m.cos(math.pi * x)) / 2


@_method("linear", "linear_rampup lin")
def _linear(m: Any, T: float, w: float) -> _Curve:
    # w · t/T. KL annealing, Bowman et al. 2016 (arXiv:1511.06349).
    return lambda t: w * (t / T)


@_method("cosine", "cos half_cosine")
def _cosine(m: Any, T: float, w: float) -> _Curve:
    # w · (1 - cos(π t/T)) / 2. Half a wave of the cosine annealing of Loshchilov & Hutter 2017
    # (arXiv:1608.03983), upwards.
    cos, pi = m.cos, math.pi
    return lambda t: w * ((1 - cos(pi * (t / T))) / 2)


@_method("power", "polynomial poly", [_Parameter("a", "power exponent", default=2, above=0)])
def _power(m: Any, T: float, w: float, a: float) -> _Curve:
    # w · (t/T)^a. Polynomial schedule, as in DeepLab (arXiv:1606.00915).
    return lambda t: w * (t / T) ** a


@_method("exponential", "exp")
def _exponential(m: Any, T: float, w: float) -> _Curve:
    # w · (1 - e^(-t/(T/4))). Saturating exponential with time constant T/4, as published weighting
    # code has it.
    exp, tau = m.exp, T / 4
    return lambda t: w * (1 - exp(-t / tau))


@_method("constant", "const fixed gate", is_gate=True)
def _constant(m: Any, T: float, w: float) -> _Curve:
    # w; start_weight while t < delay. Definition.
    return lambda t: 0 * t + w


@_method("sigmoid", "logistic", [
    _Parameter("k", "steepness", default=10, above=0),
    _Parameter("midpoint", default=0.5, min=0, max=1),
])
def _sigmoid(m: Any, T: float, w: float, k: float, midpoint: float) -> _Curve:
    # w / (1 + e^(-k (t/T - midpoint))). KL annealing, Bowman et al. 2016 (arXiv:1511.06349).
    return lambda t: w * (1 / (1 + m.exp(-k * (t / T - midpoint))))


@_method("sigmoid_rampup", "mean_teacher gaussian_rampup", [
    _Parameter("k", "steepness", default=5, above=0),
])
def _sigmoid_rampup(m: Any, T: float, w: float, k: float) -> _Curve:
    # w · e^(-k (1 - t/T)²). Laine & Aila 2017 (arXiv:1610.02242); Tarvainen & Valpola 2017
    # (arXiv:1703.01780).
    return lambda t: w * m.exp(-k * (1 - t / T) ** 2)


@_method("cyclical", "cyclical_annealing cyclic_annealing", [
    _Parameter("cycles", "n_cycle n_cycles num_cycles", default=4, whole=True, min=1),
    _Parameter("ratio", default=0.5, above=0, max=1),
    _Parameter("ramp", kind="choice", default="linear", choices=["linear", "cosine", "sigmoid"]),
])
def _cyclical(m: Any, T: float, w: float, cycles: float, ratio: float, ramp: str) -> _Curve:
    # w · ramp(τ / ratio) while τ < ratio, then w; τ = (t · cycles / T) mod 1. Fu et al. 2019
    # (arXiv:1903.10145).
    ramps = {
        "linear": lambda x: x,
        "cosine": lambda x: _half_cosine(m, x),
        "sigmoid": lambda x: 1 / (1 + m.exp(6 - 12 * x)),
    }
    rise: _Curve = ramps[ramp]

    def weight(t: Any) -> Any:
        cycle = m.clip(m.floor(t * cycles / T), 0, cycles - 1)
        phase = m.clip(t * cycles - cycle * T, 0, T) / T
        return w * m.where(phase < ratio, rise(phase / ratio), 1.0)

    return weight


@_method("dann", "grl ganin", [_Parameter("gamma", default=10, above=0)])
def _dann(m: Any, T: float, w: float, gamma: float) -> _Curve:
    # w · (2 / (1 + e^(-gamma · t/T)) - 1). Ganin et al. 2016 (arXiv:1505.07818).
    return lambda t: w * (2 / (1 + m.exp(-gamma * t / T)) - 1)


@_method("inverse_sigmoid", "scheduled_sampling inverse_sigmoid_decay", [
    _Parameter("k", default=lambda T: T / 10, above=0),
])
def _inverse_sigmoid(m: Any, T: float, w: float, k: float) -> _Curve:
    # w · k / (k + e^(t/k)). Bengio et al. 2015 (arXiv:1506.03099).
    return lambda t: w * (k / (k + m.exp(t / k)))


@_method("exponential_decay", "exp_decay geometric_decay", [
    _Parameter("rate", default=0.01, above=0),
])
def _exponential_decay(m: Any, T: float, w: float, rate: float) -> _Curve:
    # w · rate^(t/T). Geometric annealing, as of temperatures.
    return lambda t: w * rate ** (t / T)


@_method("inverse_sqrt", "inv_sqrt inverse_square_root rsqrt", [
    _Parameter("warmup", "warmup_steps", default=lambda T: T / 10, above=0),
])
def _inverse_sqrt(m: Any, T: float, w: float, warmup: float) -> _Curve:
    # w · min(t/warmup, √(warmup/t)). Vaswani et al. 2017 (arXiv:1706.03762), scaled to its peak.
    top = math.inf
    return lambda t: w * m.where(t < warmup, t / warmup, m.sqrt(warmup / m.clip(t, warmup, top)))


def _problem_with_step(T: float, milestones: Sequence[float], factor: float) -> str | None:
    if math.prod([factor] * len(milestones), start=1.0) <= 1e100:
        return None
    return "factor must come to at most 1e100 over all milestones."


@_method("step", "multistep multi_step step_decay", [
    _Parameter("milestones", "boundaries", kind="numbers", ascending=True, min=0),
    _Parameter("factor", "gamma drop", default=0.1, min=0),
], problem=_problem_with_step)
def _step(m: Any, T: float, w: float, milestones: Sequence[float], factor: float) -> _Curve:
    # w · factor^(number of milestones ≤ t). As torch.optim.lr_scheduler.MultiStepLR, PyTorch 2.13.
    levels = [(1.0,)]
    for _ in milestones:
        levels.append((levels[-1][0] * factor,))
    level = _table(m, milestones, levels)
    return lambda t: w * level(t)[0]


@_method("piecewise", "points interpolated", [
    _Parameter("points", kind="points", ascending=True),
    _Parameter("interpolation", kind="choice", default="linear", choices=["linear", "hold", "cosine"]),
])
def _piecewise(m: Any, T: float, w: float, points: Sequence[tuple[float, float]], interpolation: str) -> _Curve:
    # w · the value between the points [step, value]. Definition.
    steps = [step for step, _ in points]
    values = [value for _, value in points]
    if interpolation == "linear" and m.__name__ == "numpy":
        places, levels = m.asarray(steps, float), m.asarray(values, float)
        return lambda t: w * m.interp(t, places, levels).astype(t.dtype)
    # Where each piece begins, its length, and the values at its ends.
    pieces = [(0.0, math.inf, values[0], values[0])]
    for start, end, before, after in zip(steps, steps[1:], values, values[1:]):
        pieces.append((start, end - start or 1.0, before, after))
    piece = _table(m, steps, [*pieces, (0.0, math.inf, values[-1], values[-1])])

    def weight(t: Any) -> Any:
        start, length, before, after = piece(t)
        if interpolation == "hold":
            return w * before
        x = (t - start) / length
        part = _half_cosine(m, x) if interpolation == "cosine" else x
        return w * (before * (1 - part) + after * part)

    return weight


def _problem_with_warmup_hold_decay(T: float, warmup: float, decay: float, decay_shape: str, end_weight: float) -> str | None:
    taken = sum(x * T if x < 1 else x for x in (warmup, decay))
    if taken <= T * (1 + 1e-12):
        return None
    steps = f"{_step_text(taken)} of {_step_text(T)} steps"
    return f"warmup and decay must fit into total_steps, but take {steps}."


@_method("warmup_hold_decay", "wsd warmup_stable_decay trapezoid trapezoidal", [
    _Parameter("warmup", "warmup_steps", default=0.1, min=0),
    _Parameter("decay", "decay_steps", default=0.2, min=0),
    _Parameter("decay_shape", "decay_type", kind="choice", default="linear", choices=["linear", "cosine", "one_minus_sqrt"]),
    _Parameter("end_weight", "final_weight min_weight", default=0),
], has_start=True, problem=_problem_with_warmup_hold_decay)
def _warmup_hold_decay(m: Any, T: float, w: float, start_weight: float, warmup: float, decay: float, decay_shape: str, end_weight: float) -> _Curve:
    # w · t/warmup, then w, then w → end_weight over the last `decay` steps. WSD: Hu et al. 2024
    # (arXiv:2404.06395); decay shapes of Hägele et al. 2024 (arXiv:2405.18392).
    rise, fall = (x * T if x < 1 else x for x in (warmup, decay))
    hold_end = T - fall

    def weight(t: Any) -> Any:
        x = t / (rise or T)
        part = m.clip((t - hold_end) / (T - hold_end or T), 0, 1)
        if decay_shape != "linear":
            part = m.sqrt(part) if decay_shape == "one_minus_sqrt" else _half_cosine(m, part)
        up, down = start_weight * (1 - x) + w * x, w * (1 - part) + end_weight * part
        return m.where(t < rise, up, down)

    return weight


@_method("one_cycle", "onecycle 1cycle", [
    _Parameter("pct_start", default=0.3, above=0, below=1),
    _Parameter("div_factor", default=25, above=0),
    _Parameter("final_div_factor", default=10000, above=0),
    _Parameter("anneal", "anneal_strategy", kind="choice", default="cosine", choices=["cosine", "linear"]),
])
def _one_cycle(m: Any, T: float, w: float, pct_start: float, div_factor: float, final_div_factor: float, anneal: str) -> _Curve:
    # w/div_factor → w at pct_start · T → w/(div_factor · final_div_factor) at T. Smith & Topin 2019
    # (arXiv:1708.07120), with the parameters of PyTorch 2.13.
    peak, first = pct_start * T, 1 / div_factor
    last = first / final_div_factor

    def weight(t: Any) -> Any:
        x = m.where(t < peak, t / peak, (t - peak) / (T - peak))
        part = _half_cosine(m, x) if anneal == "cosine" else x
        return w * m.where(t < peak, first * (1 - part) + part, 1 - part + last * part)

    return weight


@_method("cosine_rampdown", "cosine_decay cos_rampdown")
def _cosine_rampdown(m: Any, T: float, w: float) -> _Curve:
    # w · (1 + cos(π t/T)) / 2. Tarvainen & Valpola 2017 (arXiv:1703.01780), the fall of the
    # learning rate in its code.
    cos, pi = m.cos, math.pi
    return lambda t: w * ((1 + cos(pi * (t / T))) / 2)


@_method("ema_warmup", "ema_warm_up", [
    _Parameter("gamma", "inv_gamma warmup_gamma", optional=True, above=0),
    _Parameter("p", "power warmup_power", optional=True, above=0),
], has_start=True)
def _ema_warmup(m: Any, T: float, w: float, start_weight: float, gamma: float | None, p: float | None) -> _Curve:
    # min(w, (1 + t)/(10 + t)), or min(w, 1 - (1 + t/gamma)^-p) where gamma or p is given; at least
    # start_weight. ExponentialMovingAverage of TensorFlow 1 (num_updates); the second form is that
    # of diffusers 0.42, ema-pytorch 0.8 and timm 1.0.
    rise: _Curve = lambda t: (1 + t) / (10 + t)
    if gamma is not None or p is not None:
        slow, power = gamma or 1.0, -(p or 2 / 3)
        rise = lambda t: 1 - (1 + t / slow) ** power
    low, high = min(start_weight, max(start_weight, w)), max(start_weight, w)
    return lambda t: m.clip(rise(t), low, high)
