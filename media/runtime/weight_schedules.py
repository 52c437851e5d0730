# Weight Schedules 0.1.0, https://github.com/weight-schedules/weight-schedules
# Generated; checksum of the other lines: 63e19e67
# SPDX-License-Identifier: MIT
# fmt: off
# ruff: noqa
# flake8: noqa
"""Weight schedules: weights that change with the training step. No dependencies.

    from weight_schedules import schedule

    kl = schedule("cosine", base_weight=0.5, total_steps=10_000)
    loss = reconstruction + kl(step) * divergence

``help(schedule)`` lists the methods. Schedules combine with ``+ - * /`` among each other and with numbers, and by
``sequence``, ``minimum``, ``maximum``, ``clip``, ``repeat`` and ``shift``. They are functions of the step: of a number,
or of an array of NumPy, PyTorch or JAX, also within ``torch.compile``, ``jax.jit`` and ``vmap``. PyTorch takes them as
they are:

    torch.optim.lr_scheduler.LambdaLR(optimizer, schedule("cosine", 1, 1_000))

A config holds one as text, as a mapping, or, after ``register_resolver()``, in Hydra and OmegaConf as
``${schedule:cosine,0.5,10000}``:

    from_config("schedule(cosine, 0.5, 10000)")
    from_config({"method": "cosine", "base_weight": 0.5, "total_steps": 10_000})
"""

from __future__ import annotations

import ast, difflib, importlib, inspect, itertools, math, numbers, operator, re, sys, warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any, Literal, NamedTuple, SupportsFloat, Union, overload

__version__ = "0.1.0"
__all__ = ["Schedule", "clip", "from_config", "maximum", "minimum", "register_resolver", "repeat", "schedule",
           "sequence", "shift"]

Method = Literal[
    "linear", "linear_rampup", "lin", "cosine", "cos", "half_cosine", "power", "polynomial", "poly", "exponential",
    "exp", "constant", "const", "fixed", "gate", "sigmoid", "logistic", "sigmoid_rampup", "mean_teacher",
    "gaussian_rampup", "cyclical", "cyclical_annealing", "cyclic_annealing", "dann", "grl", "ganin", "inverse_sigmoid",
    "scheduled_sampling", "inverse_sigmoid_decay", "exponential_decay", "exp_decay", "geometric_decay", "inverse_sqrt",
    "inv_sqrt", "inverse_square_root", "rsqrt", "step", "multistep", "multi_step", "step_decay", "piecewise", "points",
    "interpolated", "warmup_hold_decay", "wsd", "warmup_stable_decay", "trapezoid", "trapezoidal", "one_cycle",
    "onecycle", "1cycle", "cosine_rampdown", "cosine_decay", "cos_rampdown", "ema_warmup", "ema_warm_up"
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

    Before step 0 it holds its first value, past ``total_steps`` its last one, and a boundary belongs to the part on its
    right. Immutable, comparable and picklable.
    """

    # The `__dict__` stays empty: PyTorch's schedulers save that of a function, and load into it.
    __slots__ = ("__dict__", "__weakref__", "_arrays", "_at", "_end", "_inside", "_parts", "_size", "total_steps", "unit")
    # NumPy's numbers leave arithmetic to this class.
    __array_ufunc__ = None

    total_steps: float  # The number of steps that the schedule takes, in `unit`.
    unit: str  # What it counts: "step" or "epoch".
    _parts: tuple[Any, ...]  # What it is and what it is made of, hashable.
    _size: float  # What no weight is larger than, as far as is known.
    _at: _Curve  # The weight at a number; faster _inside (0, _end), which is empty until one is asked for.
    _inside: _Curve
    _end: float
    _arrays: dict[type, _Curve]  # The weights at an array, by its type.

    def __init__(self, *parts: Any, steps: float, unit: str, size: float = math.inf) -> None:
        if not steps <= _LARGEST: raise ValueError("The run must be at most 1e100 steps long.")
        _be_known_to_torch()
        self._put(_parts=parts, _arrays={}, total_steps=steps, unit=unit, _end=0.0)
        if size > _LARGEST:
            weights = [self(float(steps * part)) for part in _PARTS]
            size = max((abs(weight) for weight in weights if weight == weight), default=-1)
            if parts[0] == "chain" and size > _LARGEST: raise ValueError("The weights must be at most 1e100 in size.")
            if size < 0: raise ValueError("There is no step at which this has a weight.")
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
        return (self._arrays.get(kind) or self._of_arrays(kind))(step)

    def _outside(self, step: Any) -> float:
        number = _number(step)
        if number is None or number - number != 0:
            raise ValueError(f"step must be a {'' if number is None else 'finite '}number, but is {_text(step)}.")
        if number <= 0:
            # A run begins: PyTorch is imported by now.
            _be_known_to_torch()
        if not self._end:
            at, inside = (_curve(_Numbers, self, is_inside) for is_inside in (False, True))
            # Whole steps compare faster with a whole number.
            end, whole = self.total_steps, int(self.total_steps)
            self._put(_at=at, _inside=inside, _end=whole if whole == end else end)
        return float(self._at(number))

    def _of_arrays(self, kind: type) -> _Curve:
        library = None if issubclass(kind, numbers.Real) else _library(kind)
        if library is None:
            return self._outside
        curve = _curve(library, self)
        self._arrays[kind] = library.errstate(all="ignore")(curve) if library.__name__ == "numpy" else curve
        return self._arrays[kind]

    def __setattr__(self, name: str, value: object) -> None: raise AttributeError("A schedule cannot be changed.")
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
    # The sum of a list begins with 0.
    def __radd__(self, other: _Real) -> Schedule: return self if type(other) is int and other == 0 else _pair("+", other, self)

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

    Raises a ValueError for an unknown method or parameter and for a value out of its domain, and warns of a parameter
    that only other methods have. Parameters of every method:

    base_weight: The weight w that the curve is scaled to (default 1; also w, weight, max_weight).
    total_steps: The number of steps T that the curve takes (> 0; also T, steps, max_steps, num_steps).
    step: The step whose value is asked for (also t).
    start_weight: The weight where the shape is 0: the curve is start_weight + (base_weight - start_weight) · shape
        (default 0).
    total_epochs: Instead of total_steps: the number of epochs that the curve takes, which then counts epochs (> 0;
        also epochs).
    until: Instead of total_steps: the step at which the curve ends, the delay included (> 0; also end_step).
    delay: Steps spent at the curve's first value before it begins; total_steps counts from their end (>= 0; default
        0).
    delay_epochs: Instead of delay: the same in epochs (>= 0).
    steps_per_epoch: The steps of an epoch, where one of length and delay is given in steps and the other in epochs
        (> 0).
    reverse: Run the shape from total_steps to 0 (default False).

    Methods, their own parameters and defaults, and the weight at step t; w is base_weight and T is total_steps:

    linear, also linear_rampup, lin: w · t/T
    cosine, also cos, half_cosine: w · (1 - cos(π t/T)) / 2
    power(a=2), also polynomial, poly: w · (t/T)^a
    exponential, also exp: w · (1 - e^(-t/(T/4)))
    constant, also const, fixed, gate: w; start_weight while t < delay
    sigmoid(k=10, midpoint=0.5), also logistic: w / (1 + e^(-k (t/T - midpoint)))
    sigmoid_rampup(k=5), also mean_teacher, gaussian_rampup: w · e^(-k (1 - t/T)²)
    cyclical(cycles=4, ratio=0.5, ramp="linear"), also cyclical_annealing, cyclic_annealing: w · ramp(τ / ratio)
        while τ < ratio, then w; τ = (t · cycles / T) mod 1
    dann(gamma=10), also grl, ganin: w · (2 / (1 + e^(-gamma · t/T)) - 1)
    inverse_sigmoid(k=T / 10), also scheduled_sampling, inverse_sigmoid_decay: w · k / (k + e^(t/k))
    exponential_decay(rate=0.01), also exp_decay, geometric_decay: w · rate^(t/T)
    inverse_sqrt(warmup=T / 10), also inv_sqrt, inverse_square_root, rsqrt: w · min(t/warmup, √(warmup/t))
    step(milestones, factor=0.1), also multistep, multi_step, step_decay: w · factor^(number of milestones ≤ t)
    piecewise(points, interpolation="linear"), also points, interpolated: w · the value between the points [step,
        value]
    warmup_hold_decay(warmup=0.1, decay=0.2, decay_shape="linear", end_weight=0), also wsd, warmup_stable_decay,
        trapezoid, trapezoidal: w · t/warmup, then w, then w → end_weight over the last `decay` steps
    one_cycle(pct_start=0.3, div_factor=25, final_div_factor=10000, anneal="cosine"), also onecycle, 1cycle:
        w/div_factor → w at pct_start · T → w/(div_factor · final_div_factor) at T
    cosine_rampdown, also cosine_decay, cos_rampdown: w · (1 + cos(π t/T)) / 2
    ema_warmup(gamma=None, p=None), also ema_warm_up: min(w, (1 + t)/(10 + t)), or min(w, 1 - (1 + t/gamma)^-p)
        where gamma or p is given; at least start_weight
    """
    given = {"base_weight": base_weight, "total_steps": total_steps, "a": a}
    return _build(method, [*((name, value) for name, value in given.items() if value is not None), *more.items()])

def sequence(*parts: Schedule) -> Schedule:
    """One schedule after the other, each for its own total_steps."""
    if not all(map(_is, parts)):
        raise _unfit("sequence(schedule, schedule, ...)", " Unpack the list: sequence(*parts)." if _is_list(parts[0]) else "")
    if not parts: raise ValueError("sequence needs at least one schedule.")
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
    if not _is(schedule) or bottom is None or top is None: raise _unfit("clip(schedule, low, high)")
    if not bottom <= top: raise ValueError("clip needs a lower bound that is not above the upper one.")
    return minimum(maximum(schedule, bottom), top)

def repeat(schedule: Schedule, times: _Real | None = None, *, n: _Real | None = None) -> Schedule:
    """The run of a schedule several times over, as times or n says."""
    number = _either(times, n)
    if not _is(schedule) or number is None: raise _unfit("repeat(schedule, times)")
    if not (number >= 1 and math.isfinite(number) and number == int(number)):
        raise ValueError("repeat needs a whole number of times >= 1.")
    return _moved("repeat", schedule, int(number), schedule.total_steps * int(number))

def shift(schedule: Schedule, steps: _Real) -> Schedule:
    """The schedule so many steps later; earlier, from its midst, where negative."""
    number = _number(steps)
    if not _is(schedule) or number is None: raise _unfit("shift(schedule, steps)")
    if not schedule.total_steps + number > 0: raise ValueError("shift must leave some of the run.")
    return _moved("shift", schedule, number, schedule.total_steps + number)

def from_config(value: object, *, total_steps: _Real | None = None, steps_per_epoch: _Real | None = None,
                config: Mapping[Any, Any] | None = None) -> Schedule:
    """The schedule that a config's value describes.

    The value is text such as ``schedule(cosine, 0.5, 10000)``, which may compose schedules and compute with numbers; a
    mapping of parameters, the method being that of ``method`` or ``schedule``, whose other keys do not matter; or a
    number, for a weight that stays the same. ``total_steps`` is the length of a schedule that does not say it,
    ``steps_per_epoch`` is for one that is given partly in steps and partly in epochs, and ``config`` is where
    ``${trainer.max_steps}`` is looked up. A ``step`` is for previews alone. Text is read, never run. Raises a ValueError
    for anything else.
    """
    reader = _Reader(total_steps, steps_per_epoch, config)
    result: Any = reader.read(value) if isinstance(value, str) else value
    if isinstance(value, Mapping):
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

    Call it before a config is read. ``cfg.kl_weight`` is then the schedule itself: take it out of the config once, since
    each access reads the text again, or resolve the config. Written as YAML it is text for ``from_config``. What has no
    place by position goes into a mapping at the end: ``${schedule:step,1,10000,{milestones:[5000,8000]}}``. The functions
    that compose schedules become resolvers, too, where their names are free.
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
    f.__name__: f for f in (abs, float, int, max, min, round, math.ceil, math.exp, math.floor, math.log, math.log2,
                            math.log10, math.sqrt)}
_OPERATORS: dict[type, Callable[..., Any]] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.BitAnd: operator.and_, ast.BitOr: operator.or_,
    ast.BitXor: operator.xor, ast.Invert: operator.invert, ast.UAdd: operator.pos, ast.USub: operator.neg,
    # A float's power fails where that of a whole number would take for ever.
    ast.Pow: lambda a, b: a**b if abs(float(a) ** b) else 0.0}

class _Reader(NamedTuple):
    """Evaluates texts of configs, given the run's length and the config around."""

    total_steps: _Real | None = None
    steps_per_epoch: _Real | None = None
    config: Mapping[Any, Any] | None = None

    def read(self, text: str) -> Any:
        try:
            number = _numeric(text)
            return self.evaluate(self._parsed(text.strip())) if number is None else number
        except (SyntaxError, TypeError, ArithmeticError, RecursionError, MemoryError) as error:
            why = "" if isinstance(error, SyntaxError) else f" {str(error).rstrip('.').capitalize()}."
            raise ValueError(f"Not a schedule: {text[:200]}.{why}") from error

    def value(self, given: Any, kind: str = "") -> Any:
        """An argument's value: the texts in it are read, but for a choice."""
        if isinstance(given, str) and not kind.startswith("one of"):
            return self.read(given)
        return [self.value(item) for item in given] if _is_list(given) else given

    def _parsed(self, text: str) -> ast.expr:
        """The text as Python, with ${name:arguments} as a call and ${key} as what that is in the config."""
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
        tree = ast.parse(done, mode="eval").body
        if re.search(r"\d,\d{3}", done): _refuse_torn_numbers(tree, done.encode().splitlines())
        return tree

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
            return {self.evaluate(key): self.evaluate(item) for key, item in zip(node.keys, node.values) if key}
        if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](_operand(self.evaluate(node.operand)))
        if isinstance(node, ast.IfExp):
            return self.evaluate(node.body if _operand(self.evaluate(node.test)) else node.orelse)
        if isinstance(node, ast.Call):
            name = ast.unparse(node.func).rpartition(".")[2]
            values = [self.evaluate(item) for item in node.args]
            named: dict[str, Any] = {}
            for keyword in node.keywords:
                value, word = self.evaluate(keyword.value), keyword.arg or "**"
                if word in named: raise ValueError(f"{word} is given more than once.")
                named[word] = value
            if name in _OF_NUMBERS and not named:
                return _OF_NUMBERS[name](*map(_operand, values))
            if name in _FUNCTIONS:
                return _called(name, values, named, self)
        raise ValueError(f"Not a schedule: {ast.unparse(node)}.")

def _as_python(text: str) -> str:
    """A piece of a resolver's arguments, in which OmegaConf takes what is no name or number of Python."""
    sign = re.search(r"[()~<>^&!#;=]", re.sub(r"'[^']*'|\"[^\"]*\"", "", text))
    if sign: raise ValueError(f"OmegaConf does not read {sign[0]} here: write the argument in quotes.")
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", "_", text, flags=re.I)
    text = re.sub(r"(?<![\w.'\"])(0\d\d)(?![\w.'\"])", r"'\1'", text)
    return re.sub(r"(?<![\w.'\"])(1(?=cycle\b)|0+(?=\d))", lambda found: "one" if found[0] == "1" else "", text, flags=re.I)

def _refuse_torn_numbers(tree: ast.expr, lines: Sequence[bytes]) -> None:
    """Raises for a number with a comma for its thousands: the only comma without a blank behind it, or one too many."""
    for call in [node for node in ast.walk(tree) if isinstance(node, ast.Call)]:
        items: Any = sorted([*call.args, *call.keywords], key=lambda item: (item.lineno, item.col_offset))
        pairs = list(zip(items, items[1:]))
        tight = [b.lineno == a.end_lineno and b.col_offset == a.end_col_offset + 1 for a, b in pairs]
        for i, (a, b) in enumerate(pairs):
            text = lines[a.lineno - 1][a.col_offset:b.end_col_offset] if a.lineno == b.end_lineno else b""
            found = re.fullmatch(rb"([1-9]\d{0,2}),(\d{3})", text)
            if found and tight[i] and (i > 1 or sum(tight) == 1): raise _torn(*map(bytes.decode, found.groups()))

def _torn(left: object, right: object) -> ValueError:
    return ValueError(f"The comma parts {left},{right} into two. Write {left}{right}.")

def _called(name: str, values: Sequence[Any], named: dict[str, Any], reader: _Reader) -> Any:
    """What a call in a config comes to: texts may stand for numbers, a mapping for names."""
    if values and isinstance(values[-1], Mapping):
        named, values = {**values[-1], **named}, values[:-1]
    if name != "schedule":
        return _FUNCTIONS[name](*map(reader.value, values), **{key: reader.value(value) for key, value in named.items()})
    if len(values) > 4: raise TypeError("schedule takes at most 4 arguments by position")
    for whole, rest in zip(values[2:], values[3:]):
        # OmegaConf takes what begins with a zero for a text.
        if isinstance(rest, str) and re.fullmatch(r"[1-9]\d{0,2},0\d\d", f"{whole},{rest}"): raise _torn(whole, rest)
    given = [*zip(("method", "base_weight", "total_steps", "a"), values), *named.items()]
    methods = [value for word, value in given if word == "method"]
    if len(methods) != 1: raise ValueError(f"method is {'given more than once' if methods else 'missing'}.")
    return _build(methods[0], [pair for pair in given if pair[0] != "method"], reader)

# ---- How schedules are made ----

def _build(method: object, given: Iterable[tuple[str, Any]], reader: _Reader | None = None,
           are_others_fine: bool = False) -> Any:
    plain = str(method).strip().lower().replace("-", "_")
    if plain not in _METHODS:
        near = _near(plain, _METHODS)
        raise ValueError(f"Unknown method: {method}.{f' Did you mean {_METHODS[near[0]].name}?' if near else ''}")
    found = _METHODS[plain]
    values = _checked(found, given, reader, are_others_fine)
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
        raise _unfit(f"{operation}(schedule, schedule or number, ...)")
    if not any(map(_is, curves[:2])): raise ValueError("At least one of the two must be a schedule.")
    return _restore("chain", curves[0], *((operation, curve) for curve in curves[1:]))

def _moved(name: str, schedule: Schedule, number: float, steps: float) -> Schedule:
    if _is_endless(schedule): raise ValueError(f"{name} needs a schedule that says how long it is.")
    return Schedule(name, schedule, number, steps=steps, unit=schedule.unit)

def _unit(schedules: Sequence[Schedule]) -> str:
    """What schedules count that are put together."""
    unit = schedules[0].unit
    for schedule in schedules:
        if schedule.unit != unit:
            raise ValueError(f"A schedule that counts {unit}s and one that counts {schedule.unit}s cannot be put together.")
    return unit

def _is_endless(curve: Any) -> bool:
    """Whether a curve is the same however long it is, and does not say how long."""
    name, first, *rest = curve._parts
    if name == "schedule":
        return not any(key in _LENGTHS for key, _ in rest)
    if name == "sequence":
        return _is_endless(rest[-1] if rest else first)
    return name == "chain" and all(_is_endless(c) for c in (first, *(c for _, c in rest)) if _is(c))

def _is(value: Any) -> Any: return isinstance(value, Schedule)

def _is_chain(value: Any) -> bool: return isinstance(value, Schedule) and bool(value._parts[0] == "chain")

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

def _unfit(usage: str, hint: str = "") -> ValueError: return ValueError(f"The arguments do not fit: {usage}.{hint}")

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

def _curve(m: Any, part: Any, is_inside: bool = False) -> _Curve:
    """The weight as a function of the step; of one with 0 <= step <= total_steps where it is_inside."""
    if not _is(part):
        constant = float(part)
        return lambda step: constant
    total, (name, first, *rest) = float(part.total_steps), part._parts
    if name == "schedule":
        leaf = _leaf(m, _METHODS[first], dict(rest))
        return leaf if is_inside else lambda step: leaf(m.clip(step, 0.0, total))
    if name == "chain":
        return _chain(m, first, rest, lambda c: is_inside and _is(c) and c.total_steps == total)
    if name == "sequence":
        return _one_after_the_other(m, [first, *rest])
    curve, number, period = _curve(m, first), float(rest[0]), float(first.total_steps)
    if name == "shift":
        return lambda step: curve(m.where(step < 0, -number, step - number))
    return lambda step: curve(m.where(
        step < total, step - m.clip(m.floor(step / period), 0.0, number - 1) * period, total))

def _chain(m: Any, first: Any, rest: Sequence[tuple[str, Any]], is_inside: Callable[[Any], bool]) -> _Curve:
    functions: dict[str, Callable[[Any, Any], Any]] = {
        "+": operator.add, "-": operator.sub, "*": operator.mul,
        # NaN where the divisor is 0, and the lower and the higher are NaN where either is.
        "/": lambda a, b: a / m.where(b == 0, math.nan, b),
        "minimum": lambda a, b: m.where((a < b) | (a != a), a, b),
        "maximum": lambda a, b: m.where((a > b) | (a != a), a, b)}
    start, links = _curve(m, first, is_inside(first)), []
    for operation, operand in rest:
        by_number = operation == "/" and not _is(operand)
        function = operator.truediv if by_number else functions[operation]
        links.append((function, _curve(m, operand or math.nan if by_number else operand, is_inside(operand))))

    def chain(step: Any) -> Any:
        value = start(step)
        for function, operand in links:
            value = function(value, operand(step))
        return value

    return chain

def _one_after_the_other(m: Any, parts: Sequence[Schedule]) -> _Curve:
    curves = [_curve(m, part) for part in parts]
    begins = [0.0, *itertools.accumulate(float(part.total_steps) for part in parts[:-1])]
    edges = begins[1:]

    def of_number(step: float) -> Any:
        i = _count(edges, step)
        return curves[i](step - begins[i])

    def of_array(step: Any) -> Any:
        weight = curves[0](step)
        for begin, curve in zip(edges, curves[1:]):
            weight = m.where(step < begin, weight, curve(step - begin))
        return weight

    return of_number if m is _Numbers else of_array

def _leaf(m: Any, method: _Method, values: dict[str, Any]) -> _Curve:
    """The weight as a function of the step, from 0 to the end of its run."""
    w, start = float(values["base_weight"]), float(values["start_weight"])
    # Python's numbers stay whole where they are, which is faster with whole steps.
    T, delay = (x if m is _Numbers else float(x) for x in _lengths(values)[1:])
    own = {parameter.name: values.get(parameter.name) for parameter in method.own}
    weight: _Curve = lambda t: 0 * t + w
    if method.has_start:
        weight = method.weight(m, T, w, start, **own)
    elif start and start != w:
        shape = method.weight(m, T, 1.0, **own)
        # Exactly start where the shape is 0, and exactly w where it is 1.
        weight = lambda t: start * (1 - (s := shape(t))) + w * s
    elif start != w:
        weight = method.weight(m, T, w, **own)
    if method.is_gate and delay:
        return lambda step: m.where(step < delay, start, weight(step))
    if values["reverse"]:
        end = delay + T
        return lambda step: weight(m.clip(end - step, 0.0, T))
    return (lambda step: weight(m.clip(step - delay, 0.0, T))) if delay else weight

def _count(steps: Sequence[float], step: float) -> int:
    """How many of the ascending steps are <= the step: bisect_right, which torch.compile cannot follow."""
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        if steps[middle] > step: high = middle
        else: low = middle + 1
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

_LENGTHS = {"total_steps", "total_epochs", "until"}
_COMPARISONS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}
_NEEDED = object()  # The default of a parameter that must be given.

class _Parameter(NamedTuple):
    name: str
    also: str = ""  # Its other spellings.
    default: Any = _NEEDED  # A value, or a function of the total steps; None where it may be left out.
    domain: str = ""  # What its numbers must be: "whole", and comparisons.
    kind: str = "a number"  # What it must be, in words.
    instead: str = ""  # The parameter in whose place it stands.

    def checked(self, value: Any) -> Any:
        """The value as it is kept: Python's own numbers, and tuples for lists."""
        value = _plain(value)
        read: Callable[[Any], Any] = _KINDS.get(self.kind, lambda item: item if item in self.kind[7:].split(", ") else None)
        kept = read(value)
        if kept is None:
            is_numeric = self.kind == "a number" and isinstance(value, str) and _numeric(value) is not None
            but = f", but is the text \"{value}\"" if is_numeric else f", but is {_text(value)}"
            if self.kind.startswith("a list") and _is_list(value):
                but = next((f", but has {_text(item)}" for item in value if read([item]) is None), "")
            raise ValueError(f"{self.name} must be {self.kind}{but}.")
        rows = [item if isinstance(item, tuple) else (item,) for item in (kept if isinstance(kept, tuple) else (kept,))]
        for number in itertools.chain(*rows):
            fault = isinstance(number, (int, float)) and self._fault(number)
            if fault: raise ValueError(f"{self.name} must be {fault}, but is {_text(number)}.")
        if [row[0] for row in rows] != sorted(row[0] for row in rows):
            raise ValueError(f"{self.name} must have its steps in ascending order.")
        return kept

    def _fault(self, number: float) -> str | None:
        """What a number must be and is not."""
        if not math.isfinite(number):
            return "a finite number"
        if number and not 1 / _LARGEST <= abs(number) <= _LARGEST:
            return "between 1e-100 and 1e100 in size"
        if "whole" in self.domain and number != int(number):
            return "a whole number"
        bounds = re.findall(r"([<>]=?) ([^\s,]+)", self.domain)
        return next((f"{sign} {bound}" for sign, bound in bounds if not _COMPARISONS[sign](number, float(bound))), None)

def _checked(method: _Method, given: Iterable[tuple[str, Any]], reader: _Reader | None, are_others_fine: bool) -> dict[str, Any]:
    """The values of all parameters by name, in one order; None counts as not given."""
    found: dict[str, Any] = {}
    words: dict[str, str] = {}
    for word, value in given:
        parameter = method.names.get(word)
        if parameter is None:
            method.complain(word, are_others_fine)
        elif value is None:
            continue
        elif parameter.name in found:
            raise ValueError(f"{parameter.name} is given more than once.")
        else:
            found[parameter.name] = reader.value(value, parameter.kind) if reader else value
            words[parameter.name] = word
    if reader:
        # What the schedule does not say and the run does.
        in_epochs, total, per_epoch = _counts_epochs(found), reader.total_steps, reader.steps_per_epoch
        if per_epoch is not None and ("delay" if in_epochs else "delay_epochs") in found:
            found.setdefault("steps_per_epoch", per_epoch)
        if total is not None and not method.is_gate and not _LENGTHS & found.keys():
            if not in_epochs:
                found["total_steps"] = total
            elif per_epoch is not None:
                found["total_epochs"] = float(total) / float(per_epoch)
    values: dict[str, Any] = {}
    said: dict[str, str] = {}  # What stands in the place of a parameter, or is that itself.
    for p in method.parameters:
        place = p.instead or p.name
        if p.name in found:
            if place in said:
                raise ValueError(f"{said[place]} and {p.name} are both given: only one of them can say it.")
            said[place] = p.name
            values[p.name] = found[p.name] if p.name == "step" else p.checked(found[p.name])
        elif p.default is _NEEDED and not (place == "total_steps" and (method.is_gate or _LENGTHS & found.keys())):
            raise ValueError(f"{p.name} must be given.")
    for p in method.own if _counts_epochs(values) else ():
        if words.get(p.name, "").endswith("_steps"):
            raise ValueError(f"{words[p.name]} counts steps, but the schedule counts epochs: write {p.name}, in epochs.")
    length = _lengths(values)[1]
    for p in method.parameters:
        if p.default not in (None, _NEEDED) and (p.instead or p.name) not in said:
            values[p.name] = p.default(length) if callable(p.default) else p.default
    problem = method.problem and method.problem(length, **{p.name: values.get(p.name) for p in method.own})
    if problem: raise ValueError(problem)
    return {p.name: values[p.name] for p in method.parameters if p.name in values}

def _counts_epochs(given: Mapping[str, Any]) -> bool:
    """Whether parameters are those of a schedule of epochs: its length is, or, where none is given, its delay."""
    return "total_epochs" in given or ("delay_epochs" in given and not _LENGTHS & given.keys())

def _lengths(given: Mapping[str, Any]) -> tuple[str, float, float]:
    """What is counted, how long the schedule itself is, and its delay; the length is 1 where none is given."""
    in_epochs = _counts_epochs(given)
    own, other = ("delay_epochs", "delay") if in_epochs else ("delay", "delay_epochs")
    delay = given.get(own, 0)
    if given.get(other) and not delay:
        if "steps_per_epoch" not in given:
            total = "total_epochs" if in_epochs else "until" if "until" in given else "total_steps"
            units = "steps and {} epochs" if in_epochs else "epochs and {} steps"
            raise ValueError(f"{other} counts {units.format(total)}: steps_per_epoch must say how many steps an epoch has.")
        per_epoch = given["steps_per_epoch"]
        delay = given[other] / per_epoch if in_epochs else given[other] * per_epoch
    if "until" not in given:
        return ("epoch", given.get("total_epochs", 1), delay) if in_epochs else ("step", given.get("total_steps", 1), delay)
    if not given["until"] > delay:
        raise ValueError(f"until must be > {_text(delay)}, the end of the delay, but is {_text(given['until'])}.")
    return "step", given["until"] - delay, delay

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
    for read in (int, float) if re.search(r"\d", text) else ():
        try:
            return read(text)
        except ValueError:
            pass
    return None

def _is_list(value: object) -> bool: return isinstance(value, Iterable) and not isinstance(value, (str, Mapping))

def _list(value: Any, read: Callable[[Any], Any]) -> tuple[Any, ...] | None:
    """A list of any library as a tuple; None where it or an item is something else."""
    items = tuple(map(read, value)) if _is_list(value) else (None,)
    return None if None in items else items

def _point(value: Any) -> tuple[Any, ...] | None:
    point = _list(value, _number)
    return point if point and len(point) == 2 else None

# How a value of a kind is read; all other kinds list the words to choose from.
_KINDS: dict[str, Callable[[Any], Any]] = {
    "a number": _number, "true or false": lambda value: value if isinstance(value, bool) else None,
    "a list of numbers": lambda value: _list(value, _number),
    "a list of [step, value] points": lambda value: _list(value, _point) or None}

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

def _step_text(step: float) -> str: return f"{step:,.3f}".rstrip("0").rstrip(".")

# ---- The methods ----

_METHODS: dict[str, _Method] = {}  # By all their spellings.
_COMMON = [
    _Parameter("base_weight", "w weight max_weight", 1),
    _Parameter("total_steps", "T steps max_steps num_steps", domain="> 0"),
    _Parameter("step", "t", None),
    _Parameter("start_weight", default=0),
    _Parameter("total_epochs", "epochs", None, "> 0", instead="total_steps"),
    _Parameter("until", "end_step", None, "> 0", instead="total_steps"),
    _Parameter("delay", default=0, domain=">= 0"),
    _Parameter("delay_epochs", default=None, domain=">= 0", instead="delay"),
    _Parameter("steps_per_epoch", default=None, domain="> 0"),
    _Parameter("reverse", default=False, kind="true or false"),
]

class _Method:
    """The weight is made by a function of m, T, w, start_weight where it knows what to do with one, and its own parameters.

    It takes a step t, 0 <= t <= T. A gate is at start_weight during its delay, and the same however long it is. The
    problem is what is wrong with values that are each fine.
    """

    def __init__(self, name: str, also: str, own: Sequence[_Parameter], weight: Callable[..., Any], *,
                 has_start: bool = False, is_gate: bool = False, problem: Callable[..., str | None] | None = None) -> None:
        self.name, self.own, self.weight, self.problem = name, own, weight, problem
        self.has_start, self.is_gate = has_start, is_gate
        self.parameters = [*_COMMON[:2], *own, *_COMMON[2:]]
        self.names = {word: p for p in self.parameters for word in (p.name, *p.also.split())}
        _METHODS.update(dict.fromkeys([name, *also.split()], self))

    def complain(self, word: str, are_others_fine: bool) -> None:
        if any(word in method.names for method in _METHODS.values()):
            warnings.warn(f"{self.name} does not use {word}.", stacklevel=5)  # At the call of schedule.
            return
        near = [near for near in _near(word, ["method", *self.names]) if len(near) > 2]
        if near or not are_others_fine:
            takes = f"{self.name} takes method, {', '.join(p.name for p in self.parameters)}."
            raise ValueError(f"Unknown argument: {word}. {f'Did you mean {near[0]}?' if near else takes}")

def _half_cosine(m: Any, x: Any) -> Any: return (1 - m.cos(math.pi * x)) / 2

# KL annealing, Bowman et al. 2016 (arXiv:1511.06349).
_Method("linear", "linear_rampup lin", [], lambda m, T, w: lambda t, w=w, T=T: w * (t / T))

# Half a wave of the cosine annealing of Loshchilov & Hutter 2017 (arXiv:1608.03983), upwards.
_Method("cosine", "cos half_cosine", [],
        lambda m, T, w: lambda t, cos=m.cos, pi=math.pi: w * ((1 - cos(pi * (t / T))) / 2))

# Polynomial schedule, as in DeepLab (arXiv:1606.00915).
_Method("power", "polynomial poly", [_Parameter("a", "power exponent", 2, "> 0")],
        lambda m, T, w, a: lambda t: w * (t / T) ** a)

# Saturating exponential with time constant T/4, as published weighting code has it.
_Method("exponential", "exp", [], lambda m, T, w: lambda t, exp=m.exp, tau=T / 4: w * (1 - exp(-t / tau)))

# Definition.
_Method("constant", "const fixed gate", [], lambda m, T, w: lambda t: 0 * t + w, is_gate=True)

# KL annealing, Bowman et al. 2016 (arXiv:1511.06349).
_Method("sigmoid", "logistic", [_Parameter("k", "steepness", 10, "> 0"),
        _Parameter("midpoint", default=0.5, domain=">= 0, <= 1")],
        lambda m, T, w, k, midpoint: lambda t: w * (1 / (1 + m.exp(-k * (t / T - midpoint)))))

# Laine & Aila 2017 (arXiv:1610.02242); Tarvainen & Valpola 2017 (arXiv:1703.01780).
_Method("sigmoid_rampup", "mean_teacher gaussian_rampup", [_Parameter("k", "steepness", 5, "> 0")],
        lambda m, T, w, k: lambda t: w * m.exp(-k * (1 - t / T) ** 2))

# Fu et al. 2019 (arXiv:1903.10145).
def _cyclical(m: Any, T: float, w: float, cycles: float, ratio: float, ramp: str) -> _Curve:
    rises: dict[str, _Curve] = {
        "linear": lambda x: x, "cosine": lambda x: _half_cosine(m, x), "sigmoid": lambda x: 1 / (1 + m.exp(6 - 12 * x))}
    rise = rises[ramp]

    def weight(t: Any) -> Any:
        phase = m.clip(t * cycles - m.clip(m.floor(t * cycles / T), 0, cycles - 1) * T, 0, T) / T
        return w * m.where(phase < ratio, rise(phase / ratio), 1.0)

    return weight

_Method("cyclical", "cyclical_annealing cyclic_annealing",
        [_Parameter("cycles", "n_cycle n_cycles num_cycles", 4, "whole, >= 1"),
        _Parameter("ratio", default=0.5, domain="> 0, <= 1"),
        _Parameter("ramp", default="linear", kind="one of linear, cosine, sigmoid")], _cyclical)

# Ganin et al. 2016 (arXiv:1505.07818).
_Method("dann", "grl ganin", [_Parameter("gamma", default=10, domain="> 0")],
        lambda m, T, w, gamma: lambda t: w * (2 / (1 + m.exp(-gamma * t / T)) - 1))

# Bengio et al. 2015 (arXiv:1506.03099).
_Method("inverse_sigmoid", "scheduled_sampling inverse_sigmoid_decay",
        [_Parameter("k", default=lambda T: T / 10, domain="> 0")],
        lambda m, T, w, k: lambda t: w * (k / (k + m.exp(t / k))))

# Geometric annealing, as of temperatures.
_Method("exponential_decay", "exp_decay geometric_decay", [_Parameter("rate", default=0.01, domain="> 0")],
        lambda m, T, w, rate: lambda t: w * rate ** (t / T))

# Vaswani et al. 2017 (arXiv:1706.03762), scaled to its peak.
_Method("inverse_sqrt", "inv_sqrt inverse_square_root rsqrt",
        [_Parameter("warmup", "warmup_steps", lambda T: T / 10, "> 0")],
        lambda m, T, w, warmup: lambda t: w * m.where(t < warmup, t / warmup, m.sqrt(warmup / m.clip(t, warmup, math.inf))))

# As torch.optim.lr_scheduler.MultiStepLR, PyTorch 2.13.
def _step(m: Any, T: float, w: float, milestones: Sequence[float], factor: float) -> _Curve:
    levels = [(1.0,)]
    for _ in milestones:
        levels.append((levels[-1][0] * factor,))
    level = _table(m, milestones, levels)
    return lambda t: w * level(t)[0]

_Method("step", "multistep multi_step step_decay",
        [_Parameter("milestones", "boundaries", domain=">= 0", kind="a list of numbers"),
        _Parameter("factor", "gamma drop", 0.1, ">= 0")], _step,
        problem=lambda T, milestones, factor: None if math.prod([factor] * len(milestones), start=1.0) <= 1e100 else "factor must come to at most 1e100 over all milestones.")

# Definition.
def _piecewise(m: Any, T: float, w: float, points: Sequence[tuple[float, float]], interpolation: str) -> _Curve:
    steps, values = zip(*points)
    if interpolation == "linear" and m.__name__ == "numpy":
        places, levels = m.asarray(steps, float), m.asarray(values, float)
        return lambda t: w * m.interp(t, places, levels).astype(t.dtype)
    # Where each piece begins, its length, and the values at its ends.
    between = ((start, end - start or 1.0, *ends) for start, end, *ends in zip(steps, steps[1:], values, values[1:]))
    first, last = ((0.0, math.inf, value, value) for value in (values[0], values[-1]))
    piece = _table(m, steps, [first, *between, last])

    def weight(t: Any) -> Any:
        start, length, before, after = piece(t)
        if interpolation == "hold":
            return w * before
        x = (t - start) / length
        part = _half_cosine(m, x) if interpolation == "cosine" else x
        return w * (before * (1 - part) + after * part)

    return weight

_Method("piecewise", "points interpolated", [_Parameter("points", kind="a list of [step, value] points"),
        _Parameter("interpolation", default="linear", kind="one of linear, hold, cosine")], _piecewise)

# WSD: Hu et al. 2024 (arXiv:2404.06395); decay shapes of Hägele et al. 2024 (arXiv:2405.18392).
def _problem_with_warmup_hold_decay(T: float, warmup: float, decay: float, decay_shape: str, end_weight: float) -> str | None:
    taken = sum(x * T if x < 1 else x for x in (warmup, decay))
    steps = f"{_step_text(taken)} of {_step_text(T)} steps"
    return None if taken <= T * (1 + 1e-12) else f"warmup and decay must fit into total_steps, but take {steps}."

def _warmup_hold_decay(m: Any, T: float, w: float, start_weight: float, warmup: float, decay: float, decay_shape: str,
                       end_weight: float) -> _Curve:
    rise, fall = (x * T if x < 1 else x for x in (warmup, decay))
    hold_end = T - fall

    def weight(t: Any) -> Any:
        x = t / (rise or T)
        part = m.clip((t - hold_end) / (T - hold_end or T), 0, 1)
        if decay_shape != "linear":
            part = m.sqrt(part) if decay_shape == "one_minus_sqrt" else _half_cosine(m, part)
        return m.where(t < rise, start_weight * (1 - x) + w * x, w * (1 - part) + end_weight * part)

    return weight

_Method("warmup_hold_decay", "wsd warmup_stable_decay trapezoid trapezoidal",
        [_Parameter("warmup", "warmup_steps", 0.1, ">= 0"), _Parameter("decay", "decay_steps", 0.2, ">= 0"),
        _Parameter("decay_shape", "decay_type", "linear", kind="one of linear, cosine, one_minus_sqrt"),
        _Parameter("end_weight", "final_weight min_weight", 0)], _warmup_hold_decay, has_start=True,
        problem=_problem_with_warmup_hold_decay)

# Smith & Topin 2019 (arXiv:1708.07120), with the parameters of PyTorch 2.13.
def _one_cycle(m: Any, T: float, w: float, pct_start: float, div_factor: float, final_div_factor: float, anneal: str) -> _Curve:
    peak, first = pct_start * T, 1 / div_factor
    last = first / final_div_factor

    def weight(t: Any) -> Any:
        x = m.where(t < peak, t / peak, (t - peak) / (T - peak))
        part = _half_cosine(m, x) if anneal == "cosine" else x
        return w * m.where(t < peak, first * (1 - part) + part, 1 - part + last * part)

    return weight

_Method("one_cycle", "onecycle 1cycle", [_Parameter("pct_start", default=0.3, domain="> 0, < 1"),
        _Parameter("div_factor", default=25, domain="> 0"), _Parameter("final_div_factor", default=10000, domain="> 0"),
        _Parameter("anneal", "anneal_strategy", "cosine", kind="one of cosine, linear")], _one_cycle)

# Tarvainen & Valpola 2017 (arXiv:1703.01780), the fall of the learning rate in its code.
_Method("cosine_rampdown", "cosine_decay cos_rampdown", [],
        lambda m, T, w: lambda t, cos=m.cos, pi=math.pi: w * ((1 + cos(pi * (t / T))) / 2))

# ExponentialMovingAverage of TensorFlow 1 (num_updates); the second form is that of diffusers 0.42, ema-pytorch 0.8 and
# timm 1.0.
def _ema_warmup(m: Any, T: float, w: float, start_weight: float, gamma: float | None, p: float | None) -> _Curve:
    slow, power = gamma or 1.0, -(p or 2 / 3)
    low, high = min(start_weight, max(start_weight, w)), max(start_weight, w)
    if gamma is None and p is None:
        return lambda t: m.clip((1 + t) / (10 + t), low, high)
    return lambda t: m.clip(1 - (1 + t / slow) ** power, low, high)

_Method("ema_warmup", "ema_warm_up", [_Parameter("gamma", "inv_gamma warmup_gamma", None, "> 0"),
        _Parameter("p", "power warmup_power", None, "> 0")], _ema_warmup, has_start=True)
