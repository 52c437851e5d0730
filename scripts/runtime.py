"""Weight schedules: weights that change with the training step. No dependencies.

    from weight_schedules import schedule

    kl = schedule("cosine", base_weight=0.5, total_steps=10_000)
    loss = reconstruction + kl(step) * divergence

``help(schedule)`` lists the methods and their parameters. Schedules combine with
``+ - * /`` among each other and with numbers, and by ``sequence``, ``minimum``,
``maximum``, ``clip``, ``repeat`` and ``shift``:

    warm = sequence(schedule("linear", 0.5, 1_000), schedule("constant", 0.5, 9_000))

They are functions of the step, so PyTorch takes them as they are:

    torch.optim.lr_scheduler.LambdaLR(optimizer, schedule("cosine", 1, 1_000))

In Hydra and OmegaConf configs, after ``register_resolver()``:

    kl_weight: ${schedule:cosine,0.5,10000}

From any other config, as text or as a mapping:

    from_config("schedule(cosine, 0.5, 10000)")
    from_config({"method": "cosine", "base_weight": 0.5, "total_steps": 10_000})

Made by Weight Schedules <version>.
"""

from __future__ import annotations

import ast
import importlib
import inspect
import math
import numbers
import operator
import warnings
from abc import ABC, abstractmethod
from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeVar, overload

__all__ = [
    "Schedule",
    "clip",
    "from_config",
    "maximum",
    "minimum",
    "register_resolver",
    "repeat",
    "schedule",
    "sequence",
    "shift",
]


class Schedule(ABC):
    """A weight as a function of the training step: call it with one.

    Before step 0 it holds its first value, past ``total_steps`` its last one, and a
    boundary belongs to the part on its right. Immutable, comparable and picklable.
    """

    # Lets NumPy's numbers leave arithmetic to this class.
    __array_ufunc__ = None

    @property
    @abstractmethod
    def total_steps(self) -> float:
        """The number of steps that the schedule takes."""

    @abstractmethod
    def _at(self, step: float) -> float: ...

    def __call__(self, step: float) -> float:
        """The weight at a step, whole or not."""
        step = float(step)
        if math.isnan(step):
            raise ValueError("step must be a finite number, but is not a number.")
        return self._at(step)

    def __neg__(self) -> Schedule:
        return _pair("*", -1, self)

    def __add__(self, other: float | Schedule) -> Schedule:
        return _pair("+", self, _operand(other))

    def __radd__(self, other: float) -> Schedule:
        return _pair("+", _operand(other), self)

    def __sub__(self, other: float | Schedule) -> Schedule:
        return _pair("-", self, _operand(other))

    def __rsub__(self, other: float) -> Schedule:
        return _pair("-", _operand(other), self)

    def __mul__(self, other: float | Schedule) -> Schedule:
        return _pair("*", self, _operand(other))

    def __rmul__(self, other: float) -> Schedule:
        return _pair("*", _operand(other), self)

    def __truediv__(self, other: float | Schedule) -> Schedule:
        """The quotient; NaN where the divisor is 0."""
        return _pair("/", self, _operand(other))

    def __rtruediv__(self, other: float) -> Schedule:
        return _pair("/", _operand(other), self)


@overload
def schedule(
    method: str,
    base_weight: float = 1.0,
    total_steps: float = ...,
    a: float = ...,
    *,
    step: None = None,
    start_weight: float = 0.0,
    delay: float = 0,
    reverse: bool = False,
    **own: float | str | Sequence[Any],
) -> Schedule: ...


@overload
def schedule(
    method: str,
    base_weight: float = 1.0,
    total_steps: float = ...,
    a: float = ...,
    *,
    step: float,
    start_weight: float = 0.0,
    delay: float = 0,
    reverse: bool = False,
    **own: float | str | Sequence[Any],
) -> float: ...


def schedule(
    method: str,
    base_weight: float | None = None,
    total_steps: float | None = None,
    a: float | None = None,
    *,
    step: float | None = None,
    start_weight: float | None = None,
    delay: float | None = None,
    reverse: bool | None = None,
    **own: float | str | Sequence[Any] | None,
) -> Schedule | float:
    """The schedule of a method or, where ``step`` is given, its weight at that step.

    Raises a ValueError for an unknown method or parameter and for a value out of its
    domain, and warns of a parameter that only other methods have.

    Parameters of every method:

    <common parameters>

    Methods, their own parameters and defaults, and the weight at step t; w is
    base_weight and T is total_steps:

    <methods>
    """
    given = {
        "base_weight": base_weight,
        "total_steps": total_steps,
        "a": a,
        "step": step,
        "start_weight": start_weight,
        "delay": delay,
        "reverse": reverse,
    }
    return _build(method, [*given.items(), *own.items()])


def sequence(*parts: Schedule) -> Schedule:
    """One schedule after the other, each for its own total_steps."""
    if not all(isinstance(part, Schedule) for part in parts):
        raise _unfit("sequence(schedule, schedule, ...)")
    if not parts:
        raise ValueError("sequence needs at least one schedule.")
    return _of_a_run(_Sequence(parts))


def minimum(*curves: float | Schedule) -> Schedule:
    """The lowest of several schedules or numbers at each step."""
    return _fold("minimum", curves)


def maximum(*curves: float | Schedule) -> Schedule:
    """The highest of several schedules or numbers at each step."""
    return _fold("maximum", curves)


def clip(
    schedule: Schedule,
    low: float | None = None,
    high: float | None = None,
    *,
    lo: float | None = None,
    hi: float | None = None,
) -> Schedule:
    """The schedule held between two values: low and high, or lo and hi."""
    bottom, top = _either(low, lo), _either(high, hi)
    if not isinstance(schedule, Schedule) or bottom is None or top is None:
        raise _unfit("clip(schedule, low, high)")
    if not bottom <= top:
        raise ValueError("clip needs a lower bound that is not above the upper one.")
    return minimum(maximum(schedule, bottom), top)


def repeat(
    schedule: Schedule, times: int | None = None, *, n: int | None = None
) -> Schedule:
    """The run of a schedule several times over, as times or n says."""
    number = _either(times, n)
    if not isinstance(schedule, Schedule) or number is None:
        raise _unfit("repeat(schedule, times)")
    if not (number >= 1 and math.isfinite(number) and number == int(number)):
        raise ValueError("repeat needs a whole number of times >= 1.")
    return _of_a_run(_Repeat(schedule, int(number)))


def shift(schedule: Schedule, steps: float) -> Schedule:
    """The schedule so many steps later; earlier, from its midst, where negative."""
    number = _number(steps)
    if not isinstance(schedule, Schedule) or number is None:
        raise _unfit("shift(schedule, steps)")
    if not schedule.total_steps + number > 0:
        raise ValueError("shift must leave some of the run.")
    return _of_a_run(_Shift(schedule, number))


def from_config(value: object) -> Schedule:
    """The schedule that a config's value describes.

    The value is text such as ``schedule(cosine, 0.5, 10000)``, which may compose
    schedules and compute with numbers; a mapping of parameters, the method being that
    of ``method`` or ``schedule``, whose other keys do not matter; or a number, for a
    weight that stays the same. Text is read, never run. Raises a ValueError for
    anything else.
    """
    result: Any = value
    try:
        if isinstance(value, str):
            result = _evaluate(ast.parse(value.strip(), mode="eval").body)
        elif isinstance(value, Mapping):
            given = {str(name): item for name, item in value.items()}
            method = given.pop("method" if "method" in given else "schedule", None)
            result = method and _build(method, given.items(), are_others_fine=True)
    except (SyntaxError, TypeError, ArithmeticError) as error:
        raise ValueError(f"Not a schedule: {value}.") from error
    number = _number(result)
    if number is not None:
        result = _build("constant", [("base_weight", number), ("total_steps", 1)])
    if isinstance(result, Schedule):
        return result
    raise ValueError(f"Not a schedule: {value}.")


def register_resolver(name: str = "schedule") -> None:
    """Makes ``${schedule:cosine,0.5,10000}`` work in Hydra and OmegaConf configs.

    Call it before a config is read. ``cfg.kl_weight`` is then the schedule itself, so
    ``cfg.kl_weight(step)`` its weight. What has no place by position goes into a
    mapping at the end: ``${schedule:step,1,10000,{milestones:[5000,8000]}}``. The
    functions that compose schedules become resolvers, too, where their names are free.
    """
    config: Any = importlib.import_module("omegaconf").OmegaConf
    register = config.register_resolver
    if "replace" not in inspect.signature(register).parameters:
        # Up to OmegaConf 2.3, that name is another function.
        register = config.register_new_resolver

    def resolver(function: Callable[..., Any]) -> Any:
        def resolve(*arguments):  # type: ignore[no-untyped-def]
            if arguments and isinstance(arguments[-1], Mapping):
                return function(*arguments[:-1], **arguments[-1])
            return function(*arguments)

        return resolve

    register(name, resolver(schedule), replace=True)
    for free in [n for n in _FUNCTIONS if not config.has_resolver(n)]:
        register(free, resolver(_FUNCTIONS[free]))


_FUNCTIONS: dict[str, Callable[..., Any]] = {
    function.__name__: function
    for function in (schedule, sequence, minimum, maximum, clip, repeat, shift)
}

_OPERATORS: dict[type, Callable[[Any, Any], Any]] = {
    ast.Add: operator.add,
    ast.Sub: operator.sub,
    ast.Mult: operator.mul,
    ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv,
    # A float's power fails where that of a whole number would take for ever.
    ast.Pow: lambda a, b: a**b if abs(float(a) ** b) else 0.0,
}


def _evaluate(node: ast.expr) -> Any:
    """What an expression comes to; a bare word is a string."""
    if isinstance(node, ast.Constant):
        return node.value
    if isinstance(node, ast.Name):
        return {"true": True, "false": False, "null": None}.get(node.id, node.id)
    if isinstance(node, (ast.List, ast.Tuple)):
        return [_evaluate(item) for item in node.elts]
    if isinstance(node, ast.UnaryOp) and isinstance(node.op, ast.USub):
        return -_operand(_evaluate(node.operand))
    if isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
        left, right = _operand(_evaluate(node.left)), _operand(_evaluate(node.right))
        return _OPERATORS[type(node.op)](left, right)
    if isinstance(node, ast.Call):
        function = _FUNCTIONS.get(ast.unparse(node.func).rpartition(".")[2])
        if function is not None and all(keyword.arg for keyword in node.keywords):
            keywords = {str(k.arg): _evaluate(k.value) for k in node.keywords}
            return function(*map(_evaluate, node.args), **keywords)
    raise ValueError(f"Not a schedule: {ast.unparse(node)}.")


# ---- How schedules are kept ----


@dataclass(frozen=True, repr=False)
class _Curve(Schedule):
    method: str
    base_weight: float
    steps: float
    start_weight: float
    delay: float
    reverse: bool
    # Pairs of name and value, so that a schedule can be hashed.
    own: tuple[tuple[str, Any], ...]

    @property
    def total_steps(self) -> float:
        return self.delay + self.steps

    def _at(self, step: float) -> float:
        T, end = self.steps, self.total_steps
        if step <= self.delay:
            t = T if self.reverse else 0.0
        elif step >= end:
            t = 0.0 if self.reverse else T
        else:
            t = end - step if self.reverse else step - self.delay
        method, w, start = _METHODS[self.method], self.base_weight, self.start_weight
        if method.gives_weight:
            return float(method.shape(t, T, w, start, **dict(self.own)))
        if start == w:
            return float(w)
        shape = method.shape(t, T, **dict(self.own))
        # Exactly start where the shape is 0, and exactly w where it is 1.
        return float(start * (1 - shape) + w * shape if start else w * shape)

    def __repr__(self) -> str:
        values = [
            ("base_weight", self.base_weight),
            ("total_steps", self.steps),
            *self.own,
            *[("start_weight", self.start_weight)] * bool(self.start_weight),
            *[("delay", self.delay)] * bool(self.delay),
            *[("reverse", True)] * self.reverse,
        ]
        shown = "".join(f", {name}={value!r}" for name, value in values)
        return f"schedule({self.method!r}{shown})"


@dataclass(frozen=True, repr=False)
class _Pair(Schedule):
    function: str
    left: float | Schedule
    right: float | Schedule

    @property
    def total_steps(self) -> float:
        curves = (self.left, self.right)
        return max(c.total_steps for c in curves if isinstance(c, Schedule))

    def _at(self, step: float) -> float:
        a = self.left._at(step) if isinstance(self.left, Schedule) else self.left
        b = self.right._at(step) if isinstance(self.right, Schedule) else self.right
        return float(_PAIRS[self.function](a, b))

    def __repr__(self) -> str:
        if self.function.isalpha():
            return f"{self.function}({self.left!r}, {self.right!r})"
        return f"({self.left!r} {self.function} {self.right!r})"


_PAIRS: dict[str, Callable[[float, float], float]] = {
    "+": operator.add,
    "-": operator.sub,
    "*": operator.mul,
    "/": lambda a, b: a / b if b else math.nan,
    # NaN if either is.
    "minimum": lambda a, b: a if a < b or math.isnan(a) else b,
    "maximum": lambda a, b: a if a > b or math.isnan(a) else b,
}


@dataclass(frozen=True, repr=False)
class _Sequence(Schedule):
    parts: tuple[Schedule, ...]

    @property
    def total_steps(self) -> float:
        return sum(part.total_steps for part in self.parts)

    def _at(self, step: float) -> float:
        start = 0.0
        for part in self.parts:
            end = start + part.total_steps
            if step < end:
                return part._at(step - start)
            start = end
        return self.parts[-1]._at(math.inf)

    def __repr__(self) -> str:
        return f"sequence({', '.join(map(repr, self.parts))})"


@dataclass(frozen=True, repr=False)
class _Repeat(Schedule):
    part: Schedule
    times: int

    @property
    def total_steps(self) -> float:
        return self.part.total_steps * self.times

    def _at(self, step: float) -> float:
        if step <= 0 or step >= self.total_steps:
            return self.part._at(math.inf if step > 0 else 0.0)
        period = self.part.total_steps
        run = min(math.floor(step / period), self.times - 1)
        return self.part._at(step - run * period)

    def __repr__(self) -> str:
        return f"repeat({self.part!r}, {self.times!r})"


@dataclass(frozen=True, repr=False)
class _Shift(Schedule):
    part: Schedule
    steps: float

    @property
    def total_steps(self) -> float:
        return self.part.total_steps + self.steps

    def _at(self, step: float) -> float:
        ended = step >= self.total_steps
        return self.part._at(math.inf if ended else max(step, 0.0) - self.steps)

    def __repr__(self) -> str:
        return f"shift({self.part!r}, {self.steps!r})"


def _build(
    method: object, given: Iterable[tuple[str, object]], are_others_fine: bool = False
) -> Schedule | float:
    found = _find_method(method)
    values = found.checked(given, are_others_fine)
    at = values.pop("step", None)
    curve = _Curve(
        found.name,
        base_weight=values.pop("base_weight"),
        steps=values.pop("total_steps"),
        start_weight=values.pop("start_weight"),
        delay=values.pop("delay"),
        reverse=values.pop("reverse"),
        own=tuple(values.items()),
    )
    return curve if at is None else curve(at)


def _pair(function: str, left: float | Schedule, right: float | Schedule) -> Schedule:
    """The pair, whose weights must be sound as far as ten steps tell."""
    pair = _Pair(function, left, right)
    # Parts of a run which are not those of any cycles.
    parts = [*(i / (2.6 * math.pi) for i in range(9)), 1]
    weights = [pair._at(pair.total_steps * part) for part in parts]
    if any(abs(weight) > _LARGEST for weight in weights):
        raise ValueError("The weights must be at most 1e100 in size.")
    if all(map(math.isnan, weights)):
        raise ValueError("There is no step at which this has a weight.")
    return pair


def _of_a_run(curve: Schedule) -> Schedule:
    if curve.total_steps > _LARGEST:
        raise ValueError("The run must be at most 1e100 steps long.")
    return curve


def _operand(value: object) -> float | Schedule:
    if isinstance(value, Schedule):
        return value
    number = _number(value)
    if number is None:
        raise TypeError(
            "Schedules combine with numbers and with each other, but not with a "
            f"{type(value).__name__}: call the schedule with a step to get its weight."
        )
    return number


def _fold(function: str, curves: Sequence[float | Schedule]) -> Schedule:
    fit = all(isinstance(c, Schedule) or _number(c) is not None for c in curves)
    if len(curves) < 2 or not fit:
        raise _unfit(f"{function}(schedule, schedule or number, ...)")
    if not any(isinstance(curve, Schedule) for curve in curves[:2]):
        raise ValueError("At least one of the two must be a schedule.")
    result = _pair(function, _operand(curves[0]), _operand(curves[1]))
    for curve in curves[2:]:
        result = _pair(function, result, _operand(curve))
    return result


def _either(value: object, other: object) -> float | None:
    """The one number that is given of two spellings; None where that is not so."""
    given = [number for number in (value, other) if number is not None]
    return _number(given[0]) if len(given) == 1 else None


def _unfit(usage: str) -> ValueError:
    return ValueError(f"The arguments do not fit: {usage}.")


# ---- How parameters are checked ----

_LISTS = ("numbers", "points")

# The largest size of a number; nothing that is computed from such numbers overflows.
_LARGEST = 1e100


@dataclass(frozen=True)
class _Parameter:
    name: str
    kind: str = "number"
    also: Sequence[str] = ()
    # A value, or a function of the total steps.
    default: Any = None
    optional: bool = False
    choices: Sequence[str] = ()
    ascending: bool = False
    whole: bool = False
    min: float = -math.inf
    above: float = -math.inf
    max: float = math.inf
    below: float = math.inf

    def checked(self, value: object) -> Any:
        """The value as it is kept: Python's own numbers, and tuples for lists."""
        kept, wanted = self._read(value)
        if kept is None:
            shown = f", but is {_text(value)}" if self.kind not in _LISTS else ""
            raise ValueError(f"{self.name} must be {wanted}{shown}.")
        items = kept if isinstance(kept, tuple) else (kept,)
        rows = [item if isinstance(item, tuple) else (item,) for item in items]
        if self.kind == "number" or self.kind in _LISTS:
            for number in [number for row in rows for number in row]:
                self._check_domain(number)
        steps = [row[0] for row in rows]
        if self.ascending and steps != sorted(steps):
            raise ValueError(f"{self.name} must have its steps in ascending order.")
        return kept

    def _read(self, value: object) -> tuple[Any, str]:
        """The value, None where it is of the wrong kind, and what it must be."""
        if self.kind == "numbers":
            return _list(value, _number), "a list of numbers"
        if self.kind == "points":
            points = _list(value, lambda item: _list(item, _number))
            fit = points and all(len(point) == 2 for point in points)
            return points if fit else None, "a list of [step, value] points"
        if self.kind == "choice":
            fit = isinstance(value, str) and value in self.choices
            return value if fit else None, f"one of {', '.join(self.choices)}"
        if self.kind == "switch":
            return value if isinstance(value, bool) else None, "true or false"
        return _number(value), "a number"

    def _check_domain(self, number: float) -> None:
        in_size = "between 1e-100 and 1e100 in size"
        for holds, rule, bound in (
            (math.isfinite(number), "a finite number", None),
            (number == 0 or 1 / _LARGEST <= abs(number) <= _LARGEST, in_size, None),
            (not self.whole or float(number).is_integer(), "a whole number", None),
            (number >= self.min, ">=", self.min),
            (number > self.above, ">", self.above),
            (number <= self.max, "<=", self.max),
            (number < self.below, "<", self.below),
        ):
            if not holds:
                words = rule if bound is None else f"{rule} {_text(bound)}"
                raise ValueError(
                    f"{self.name} must be {words}, but is {_text(number)}."
                )


@dataclass(frozen=True)
class _Method:
    name: str
    also: Sequence[str]
    parameters: Sequence[_Parameter]
    # The shape at step t of T, or the weight itself where gives_weight.
    shape: Callable[..., float]
    gives_weight: bool
    # What is wrong with values that are each fine.
    problem: Callable[..., str | None] | None

    def checked(
        self, given: Iterable[tuple[str, object]], are_others_fine: bool
    ) -> dict[str, Any]:
        """The values of all parameters by name; None counts as not given."""
        parameters = [*_COMMON[:2], *self.parameters, *_COMMON[2:]]
        names = _spellings(parameters)
        values: dict[str, Any] = {}
        for word, value in given:
            if value is None:
                continue
            if word not in names:
                self._complain(word, parameters, are_others_fine)
            elif names[word].name in values:
                raise ValueError(f"{names[word].name} is given more than once.")
            else:
                values[names[word].name] = value
        for parameter in parameters:
            name, default = parameter.name, parameter.default
            if name in values:
                values[name] = parameter.checked(values[name])
            elif callable(default):
                values[name] = default(values["total_steps"])
            elif default is not None:
                values[name] = default
            elif not parameter.optional:
                raise ValueError(f"{name} must be given.")
        own = {p.name: values[p.name] for p in self.parameters}
        problem = self.problem and self.problem(values["total_steps"], **own)
        if problem:
            raise ValueError(problem)
        return values

    def _complain(
        self, word: str, parameters: Sequence[_Parameter], are_others_fine: bool
    ) -> None:
        if any(word in _spellings(method.parameters) for method in _METHODS.values()):
            warnings.warn(f"{self.name} does not use {word}.", stacklevel=5)
            return
        words = ["method", *_spellings(parameters)]
        near = [near for near in _nearest(word, words) if len(near) > 2]
        if near:
            hint = f"Did you mean {near[0]}?"
        elif are_others_fine:
            return
        else:
            names = ["method", *(parameter.name for parameter in parameters)]
            hint = f"{self.name} takes {', '.join(names)}."
        raise ValueError(f"Unknown argument: {word}. {hint}")


_Named = TypeVar("_Named", bound="_Parameter | _Method")


def _spellings(named: Iterable[_Named]) -> dict[str, _Named]:
    return {word: item for item in named for word in (item.name, *item.also)}


def _number(value: object) -> float | None:
    """A number of any library as Python's own; None where it is none."""
    if isinstance(value, bool) or not isinstance(value, numbers.Real):
        return None
    try:
        number = float(value)
    except OverflowError:
        return -math.inf if value < 0 else math.inf
    return int(value) if isinstance(value, numbers.Integral) else number


_Item = TypeVar("_Item")


def _list(
    value: object, read: Callable[[object], _Item | None]
) -> tuple[_Item, ...] | None:
    """A list of any library as a tuple; None where it or an item is something else."""
    if isinstance(value, (str, Mapping)) or not isinstance(value, Iterable):
        return None
    items = [read(item) for item in value]
    kept = tuple(item for item in items if item is not None)
    return kept if len(kept) == len(items) else None


def _text(value: object) -> str:
    if isinstance(value, str):
        return value
    number = _number(value)
    if number is None:
        return str(value).lower() if isinstance(value, bool) else "a list"
    if not math.isfinite(number):
        return "not a number" if math.isnan(number) else f"{number}inity"
    if number == int(number) and abs(number) < 1e16:
        return str(int(number))
    return repr(number).replace("e-0", "e-").replace("e+", "e")


def _step_text(step: float) -> str:
    return f"{step:,.3f}".rstrip("0").rstrip(".")


def _nearest(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that are a few typing errors away from the word, nearest first."""
    ranked = []
    for candidate in candidates:
        distance = _typing_errors(word, candidate)
        shorter, longer = sorted((len(word), len(candidate)))
        if distance <= min(3, longer / 3) and distance < shorter:
            ranked.append((distance, longer - shorter, candidate))
    return [candidate for *_, candidate in sorted(ranked, key=lambda rank: rank[:2])]


def _typing_errors(a: str, b: str) -> int:
    """The insertions, deletions, replacements and swaps that turn a into b."""
    rows = [list(range(len(b) + 1))]
    for i, x in enumerate(a):
        row = [i + 1]
        for j, y in enumerate(b):
            row.append(min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (x != y)))
            if i and j and x == b[j - 1] and y == a[i - 1]:
                row[-1] = min(row[-1], rows[i - 1][j - 1] + 1)
        rows.append(row)
    return rows[-1][-1]


def _find_method(word: object) -> _Method:
    names = _spellings(_METHODS.values())
    plain = str(word).strip().lower().replace("-", "_")
    if plain in names:
        return names[plain]
    near = _nearest(plain, names)
    hint = f" Did you mean {names[near[0]].name}?" if near else ""
    raise ValueError(f"Unknown method: {word}.{hint}")


_COMMON = [
    # <common parameters>
]


# ---- The methods ----

_METHODS: dict[str, _Method] = {}

_Shape = TypeVar("_Shape", bound=Callable[..., float])


def _method(
    name: str,
    also: Sequence[str] = (),
    parameters: Sequence[_Parameter] = (),
    gives_weight: bool = False,
    problem: Callable[..., str | None] | None = None,
) -> Callable[[_Shape], _Shape]:
    """Adds a method: a function of the step t, 0 <= t <= T, and its own parameters."""

    def add(shape: _Shape) -> _Shape:
        _METHODS[name] = _Method(name, also, parameters, shape, gives_weight, problem)
        return shape

    return add


def _exp(x: float) -> float:
    try:
        return math.exp(x)
    except OverflowError:
        return math.inf


def _half_cosine(x: float) -> float:
    return (1 - math.cos(math.pi * x)) / 2


# <methods>
