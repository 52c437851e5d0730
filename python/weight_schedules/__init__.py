# Weight Schedules 0.1.0, https://github.com/weight-schedules/weight-schedules
# Generated; checksum of the other lines: 20913511
# SPDX-License-Identifier: MIT
# fmt: off
# flake8: noqa
"""Weight schedules: weights that change with the training step. No dependencies.

    from weight_schedules import schedule

    kl = schedule("cosine", base_weight=0.5, total_steps=10_000)
    loss = reconstruction + kl(step) * divergence

``help(schedule)`` lists the methods. Schedules combine with ``+ - * /`` among each other and with numbers, and by
``sequence``, ``minimum``, ``maximum``, ``clip``, ``repeat`` and ``shift``. They are functions of the step: of a number,
or of an array of NumPy, PyTorch or JAX, also within ``torch.compile``, ``jax.jit`` and ``vmap``. PyTorch takes them as
they are: ``torch.optim.lr_scheduler.LambdaLR(optimizer, schedule("cosine", 1, 1_000))``.

A config holds one as text, as a mapping, or, after ``register_resolver()``, in Hydra and OmegaConf as
``${schedule:cosine,0.5,10000}``; ``from_config("schedule(cosine, 0.5, 10000)")`` reads it.
"""

from __future__ import annotations

import ast, contextlib, difflib, functools, importlib, inspect, itertools, math, numbers, operator, re, sys, warnings
from collections.abc import Callable, Iterable, Mapping, Sequence
from math import inf, nan, pi
from typing import Any, Literal, NamedTuple, SupportsFloat, Union, overload

__version__ = "0.1.0"
__all__ = ["Schedule", "clip", "from_config", "maximum", "minimum", "register_resolver", "repeat", "schedule",
           "sequence", "shift"]

Method = Literal["linear", "linear_rampup", "lin", "cosine", "cos", "half_cosine", "power", "polynomial", "poly",
                 "exponential", "exp", "constant", "const", "fixed", "gate", "sigmoid", "logistic", "sigmoid_rampup",
                 "mean_teacher", "gaussian_rampup", "cyclical", "cyclical_annealing", "cyclic_annealing", "dann", "grl",
                 "ganin", "inverse_sigmoid", "scheduled_sampling", "inverse_sigmoid_decay", "exponential_decay",
                 "exp_decay", "geometric_decay", "inverse_sqrt", "inv_sqrt", "inverse_square_root", "rsqrt", "step",
                 "multistep", "multi_step", "step_decay", "piecewise", "points", "interpolated", "warmup_hold_decay",
                 "wsd", "warmup_stable_decay", "trapezoid", "trapezoidal", "one_cycle", "onecycle", "1cycle",
                 "cosine_rampdown", "cosine_decay", "cos_rampdown", "ema_warmup", "ema_warm_up"]
_Real = SupportsFloat  # A number, or a library's scalar.
_Operand = Union[_Real, "Schedule"]
_Curve = Callable[[Any], Any]  # The weight as a function of the step, which may be an array.
_LARGEST = 1e100  # The largest size of a number; nothing that is computed from such numbers overflows.

class Schedule:
    """A weight as a function of the training step: call it with one. Immutable, comparable and picklable.

    Before step 0 it holds its first value, past ``total_steps`` its last one, and a boundary belongs to the part on its
    right.
    """
    # The `__dict__` stays empty: PyTorch's schedulers save that of a function, and load into it.
    __slots__ = ("__dict__", "__weakref__", "_arrays", "_end", "_endless", "_inside", "_parts", "_size", "total_steps",
                 "unit")
    __array_ufunc__ = None  # NumPy's numbers leave arithmetic to this class.

    def __init__(self, *parts: Any, steps: float, unit: str, size: float = inf, endless: bool = False) -> None:
        if not steps <= _LARGEST: raise ValueError("The run must be at most 1e100 steps long.")
        _be_known_to_torch()
        self._parts = parts  # What it is and what it is made of, hashable.
        self._endless = endless  # Whether it is the same however long it is, and does not say how long.
        self._inside: _Curve  # The weight at a number from 0 to _end, which is 0 until a weight is asked for.
        self._end: float = 0
        self._arrays: dict[type, _Curve] = {}  # The weights at an array, by its type.
        self.unit = unit  # What it counts: "step" or "epoch".
        self.total_steps = steps  # The number of steps that the schedule takes, in `unit`.
        if size > _LARGEST:
            # At ten parts of the run, which are not those of any cycles.
            weights = [self(float(steps * part)) for part in (*(i / (2.6 * pi) for i in range(9)), 1)]
            size = max((abs(weight) for weight in weights if weight == weight), default=-1)
            if parts[0] == "chain" and size > _LARGEST: raise ValueError("The weights must be at most 1e100 in size.")
            if size < 0: raise ValueError("There is no step at which this has a weight.")
        self._size = size  # What no weight is larger than, as far as is known.

    def __setattr__(self, name: str, value: object) -> None:
        if hasattr(self, "total_steps") and name[0] != "_": raise AttributeError("A schedule cannot be changed.")
        object.__setattr__(self, name, value)

    @overload
    def __call__(self, step: float) -> float: ...
    @overload
    def __call__(self, step: _Real) -> Any: ...
    def __call__(self, step: Any) -> Any:
        """The weight at a step, whole or not; of an array of steps, an array."""
        kind = type(step)
        if kind is int or kind is float:
            return self._inside(step) if 0 < step < self._end else self._of_number(step)
        if kind not in self._arrays: self._arrays[kind] = _of_arrays(self, kind) or self._of_number
        return self._arrays[kind](step)

    def _of_number(self, step: Any) -> float:
        number = _number(step)
        if number is None or number - number != 0:
            raise ValueError(f"step must be a {'' if number is None else 'finite '}number, but is {_text(step)}.")
        if number <= 0: _be_known_to_torch()  # A run begins: PyTorch is imported by now.
        if not self._end: self._inside, self._end = _curve(_Numbers, self, self.total_steps), self.total_steps
        return float(self._inside(min(max(number, 0), self._end)))

    def __reduce__(self) -> tuple[Any, ...]: return _restore, self._parts
    def __eq__(self, other: object) -> bool: return isinstance(other, Schedule) and self._parts == other._parts
    def __hash__(self) -> int: return hash(self._parts)
    def __repr__(self) -> str: return _written(self)[0]
    def __neg__(self) -> Schedule: return _pair("*", -1, self)
    def __pos__(self) -> Schedule: return self
    def __add__(self, other: _Operand) -> Schedule: return _pair("+", self, other)
    def __radd__(self, other: _Real) -> Schedule:
        return self if type(other) is int and other == 0 else _pair("+", other, self)  # A sum begins with 0.
    def __sub__(self, other: _Operand) -> Schedule: return _pair("-", self, other)
    def __rsub__(self, other: _Real) -> Schedule: return _pair("-", other, self)
    def __mul__(self, other: _Operand) -> Schedule: return _pair("*", self, other)
    def __rmul__(self, other: _Real) -> Schedule: return _pair("*", other, self)
    def __truediv__(self, other: _Operand) -> Schedule: return _pair("/", self, other)
    def __rtruediv__(self, other: _Real) -> Schedule: return _pair("/", other, self)

@overload
def schedule(method: Method, base_weight: _Real = ..., total_steps: _Real = ..., a: _Real = ..., *, step: _Real,
             **more: Any) -> Any: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., total_steps: _Real = ..., a: _Real = ..., *, t: _Real,
             **more: Any) -> Any: ...
@overload
def schedule(method: Method, base_weight: _Real, total_steps: _Real, a: _Real = ..., **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, total_steps: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, T: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, steps: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, max_steps: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, num_steps: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, total_epochs: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, epochs: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, until: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Method, base_weight: _Real = ..., *, end_step: _Real, **more: Any) -> Schedule: ...
@overload
def schedule(method: Literal["constant", "const", "fixed", "gate"], base_weight: _Real = ...,
             **more: Any) -> Schedule: ...
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
    """
    first = zip(_BY_POSITION, (method, base_weight, total_steps, a))
    return _build([*(pair for pair in first if pair[1] is not None), *more.items()])

def sequence(*parts: Schedule) -> Schedule:
    """One schedule after the other, each for its own total_steps."""
    if not all(map(_is, parts)):
        raise _unfit("sequence(schedule, schedule, ...).", " Unpack the list: sequence(*parts)." * _is_list(parts[0]))
    if not parts: raise ValueError("sequence needs at least one schedule.")
    if any(part._endless for part in parts[:-1]):
        raise ValueError("Only the last part of a sequence may leave out how long it is.")
    steps = sum(part.total_steps for part in parts)
    return Schedule("sequence", *parts, steps=steps, unit=_unit(parts), endless=parts[-1]._endless)

def minimum(*curves: _Operand) -> Schedule:
    """The lowest of several schedules or numbers at each step."""
    return _fold("minimum", curves)  # type: ignore[no-any-return]

def maximum(*curves: _Operand) -> Schedule:
    """The highest of several schedules or numbers at each step."""
    return _fold("maximum", curves)  # type: ignore[no-any-return]

def clip(schedule: Schedule, low: _Real | None = None, high: _Real | None = None, *,
         lo: _Real | None = None, hi: _Real | None = None) -> Schedule:
    """The schedule held between two values: low and high, or lo and hi."""
    bottom, top = _fitting("clip", "low, high", schedule, (low, lo), (high, hi))
    if not bottom <= top: raise ValueError("clip needs a lower bound that is not above the upper one.")
    return minimum(maximum(schedule, bottom), top)

def repeat(schedule: Schedule, times: _Real | None = None, *, n: _Real | None = None) -> Schedule:
    """The run of a schedule several times over, as times or n says."""
    [number] = _fitting("repeat", "times", schedule, (times, n))
    if number == inf or not number >= 1 or number != int(number):
        raise ValueError("repeat needs a whole number of times >= 1.")
    return Schedule("repeat", schedule, int(number), steps=schedule.total_steps * int(number), unit=schedule.unit)

def shift(schedule: Schedule, steps: _Real) -> Schedule:
    """The schedule so many steps later; earlier, from its midst, where negative."""
    [number] = _fitting("shift", "steps", schedule, (steps,))
    if not schedule.total_steps + number > 0: raise ValueError("shift must leave some of the run.")
    return Schedule("shift", schedule, number, steps=schedule.total_steps + number, unit=schedule.unit)

def from_config(value: object, *, total_steps: _Real | None = None, steps_per_epoch: _Real | None = None,
                config: Mapping[Any, Any] | None = None) -> Schedule:
    """The schedule that a config's value describes.

    The value is text such as ``schedule(cosine, 0.5, 10000)``, which may compose schedules and compute with numbers; a
    mapping of parameters, the method being that of ``method`` or ``schedule``, whose other keys do not matter; or a
    number, for a weight that stays the same. ``total_steps`` is the length of a schedule that does not say it,
    ``steps_per_epoch`` is for one that is given partly in steps and partly in epochs, and ``config`` is where
    ``${trainer.max_steps}`` is looked up. A ``step`` is for previews alone. Text is read, never run. Raises a
    ValueError for anything else.
    """
    reader = _Reader(total_steps, steps_per_epoch, config)
    result: Any = reader.read(value) if isinstance(value, str) else value
    if isinstance(value, Mapping):
        given = {"method": value.get("schedule"), **{str(name): item for name, item in value.items()}}
        result = given["method"] and _build([*given.items()], reader, are_others_fine=True)
    number = _number(result)
    if number is not None: result = _build([("method", "constant"), ("base_weight", number), ("total_steps", 1)])
    if _is(result): return result  # type: ignore[no-any-return]
    raise ValueError(f"Not a schedule: {value}.")

def register_resolver(name: str = "schedule") -> None:
    """Makes ``${schedule:cosine,0.5,10000}`` work in Hydra and OmegaConf configs.

    Call it before a config is read. ``cfg.kl_weight`` is then the schedule itself: take it out of the config once, as
    each access reads the text again, or resolve the config. Written as YAML it is text for ``from_config``. What has
    no place by position goes into a mapping at the end: ``${schedule:step,1,10000,{milestones:[5000,8000]}}``. The
    functions that compose schedules become resolvers, too, where their names are free.
    """
    config: Any = importlib.import_module("omegaconf").OmegaConf
    yaml: Any = importlib.import_module("yaml")
    is_new = "replace" in inspect.signature(config.register_resolver).parameters  # In 2.3 that is another function.
    register = config.register_resolver if is_new else config.register_new_resolver

    def resolve(function, *arguments, _node_):  # type: ignore[no-untyped-def]
        # Else a config could not be resolved, as its values may not be objects.
        _node_._set_flag("allow_objects", True)
        return _Reader().call(function, arguments, {})

    for dumper in {"Dumper", "SafeDumper", "CDumper", "CSafeDumper"} & vars(yaml).keys():
        vars(yaml)[dumper].add_multi_representer(Schedule, lambda d, s: d.represent_str(repr(s)))
    register(name, functools.partial(resolve, "schedule"), replace=True)
    for free in [n for n in _FUNCTIONS if not config.has_resolver(n)]:
        register(free, functools.partial(resolve, free))

# ---- How a config's text is read ----
_BY_POSITION = ("method", "base_weight", "total_steps", "a")
_FUNCTIONS: dict[str, Any] = {f.__name__: f for f in (schedule, sequence, minimum, maximum, clip, repeat, shift)}
_OF_NUMBERS: dict[str, Any] = {
    f.__name__: f for f in (abs, float, int, max, min, round, math.ceil, math.exp, math.floor, math.log, math.log2,
                            math.log10, math.sqrt)}
_OPERATORS: dict[type, Any] = {
    ast.Add: operator.add, ast.Sub: operator.sub, ast.Mult: operator.mul, ast.Div: operator.truediv,
    ast.FloorDiv: operator.floordiv, ast.Mod: operator.mod, ast.BitAnd: operator.and_, ast.BitOr: operator.or_,
    ast.BitXor: operator.xor, ast.Invert: operator.invert, ast.UAdd: operator.pos, ast.USub: operator.neg,
    # A float's power fails where that of a whole number would take for ever.
    ast.Pow: lambda a, b: a**b if abs(float(a) ** b) else 0.0}

class _Reader(NamedTuple):
    """Evaluates texts of configs, given the run's length and the config around."""
    total_steps: _Real | None = None
    steps_per_epoch: _Real | None = None
    config: Any = None

    def read(self, text: str) -> Any:
        try:
            number = _numeric(text)
            return self._evaluated(self._parsed(text.strip())) if number is None else number
        except (SyntaxError, TypeError, ArithmeticError, RecursionError, MemoryError) as error:
            why = "" if isinstance(error, SyntaxError) else f" {str(error).rstrip('.').capitalize()}."
            raise ValueError(f"Not a schedule: {text[:200]}.{why}") from error

    def value(self, given: Any, kind: str = "") -> Any:
        """An argument's value: the texts in it are read, but for a choice."""
        if isinstance(given, str) and not kind.startswith("one of"): return self.read(given)
        return [self.value(item) for item in given] if _is_list(given) else given

    def call(self, name: str, values: Sequence[Any], named: dict[str, Any]) -> Any:
        """What a function comes to: texts may stand for numbers, a mapping at the end for names."""
        if values and isinstance(values[-1], Mapping): named, values = {**values[-1], **named}, values[:-1]
        if name != "schedule":
            named = {word: self.value(item) for word, item in named.items()}
            return _FUNCTIONS[name](*map(self.value, values), **named)
        if len(values) > 4: raise TypeError("schedule takes at most 4 arguments by position")
        for whole, rest in zip(values[2:], values[3:]):
            if isinstance(rest, str): _refuse_torn(f"{whole},{rest}")  # What begins with a zero is text to OmegaConf.
        return _build([*zip(_BY_POSITION, values), *named.items()], self)

    def complete(self, found: dict[str, Any], method: _Method) -> None:
        """Adds what a schedule does not say and the run does."""
        in_epochs, total, per_epoch = _counts_epochs(found), self.total_steps, self.steps_per_epoch
        if per_epoch is not None and ("delay" if in_epochs else "delay_epochs") in found:
            found.setdefault("steps_per_epoch", per_epoch)
        if total is None or method.is_gate or _LENGTHS & found.keys(): return
        if not in_epochs: found["total_steps"] = total
        elif per_epoch is not None: found["total_epochs"] = float(total) / float(per_epoch)

    def _parsed(self, text: str) -> ast.expr:
        """The text as Python, with ${name:arguments} as a call and ${key} as what that is in the config."""
        ends: list[str] = []

        def python(found: re.Match[str]) -> str:
            part, word, end = found.groups()
            if end == "}": return f"({self._looked_up(word)})"
            if part == "}": return ends.pop() if ends else part
            if not end and part != "{": return _as_python(part) if ")" in ends else part
            ends.append(")" if end else "}")
            return f"{word}(" if end else part

        return ast.parse(re.sub(r"(\$\{\s*([\w.]+)\s*([:}])|[{}]|[^${}]+|\$)", python, text), mode="eval").body

    def _looked_up(self, key: str) -> Any:
        try:
            return functools.reduce(lambda found, name: found[name], key.split("."), self.config)
        except (LookupError, TypeError):
            raise ValueError(f"There is no {key} in the config that is given.") from None

    def _evaluated(self, node: ast.expr) -> Any:
        """What an expression comes to; a bare word is a string. In a loop, as sums may be long."""
        rest = []
        while isinstance(node, ast.BinOp) and type(node.op) in _OPERATORS:
            rest.append((_OPERATORS[type(node.op)], node.right))
            node = node.left
        value = self._atom(node)
        for function, right in reversed(rest):
            value = function(_operand(value), _operand(self._evaluated(right)))
        return value

    def _atom(self, node: ast.expr) -> Any:
        if isinstance(node, ast.Constant): return node.value
        if isinstance(node, ast.Name): return {"true": True, "false": False, "null": None}.get(node.id, node.id)
        if isinstance(node, (ast.List, ast.Tuple)): return [*map(self._evaluated, node.elts)]
        if isinstance(node, ast.Dict):
            return {self._evaluated(key): self._evaluated(item) for key, item in zip(node.keys, node.values) if key}
        if isinstance(node, ast.UnaryOp) and type(node.op) in _OPERATORS:
            return _OPERATORS[type(node.op)](_operand(self._evaluated(node.operand)))
        if isinstance(node, ast.IfExp):
            return self._evaluated(node.body if _operand(self._evaluated(node.test)) else node.orelse)
        if isinstance(node, ast.Call):
            _refuse_torn_numbers([*node.args, *node.keywords])
            name = ast.unparse(node.func).rpartition(".")[2]
            values = [*map(self._evaluated, node.args)]
            named: dict[str, Any] = {}
            for word, item in ((each.arg or "**", each.value) for each in node.keywords):
                if word in named: raise _twice(word)
                named[word] = self._evaluated(item)
            if name in _OF_NUMBERS and not named: return _OF_NUMBERS[name](*map(_operand, values))
            if name in _FUNCTIONS: return self.call(name, values, named)
        raise ValueError(f"Not a schedule: {ast.unparse(node)}.")

def _as_python(text: str) -> str:
    """A piece of a resolver's arguments, in which OmegaConf takes what is no name or number of Python."""
    sign = re.search(r"[()~<>^&!#;=]", re.sub(r"'[^']*'|\"[^\"]*\"", "", text))
    if sign: raise ValueError(f"OmegaConf does not read {sign[0]} here: write the argument in quotes.")
    text = re.sub(r"(?<=[a-z])-(?=[a-z])", "_", text, flags=re.I)
    text = re.sub(r"(?<![\w.'\"])(0\d\d)(?![\w.'\"])", r"'\1'", text)
    text = re.sub(r"(?<![\w.'\"])1(?=cycle\b)", "one", text, flags=re.I)
    return re.sub(r"(?<![\w.'\"])0+(?=\d)", "", text)

def _refuse_torn_numbers(items: Sequence[Any]) -> None:
    """Raises for a number with a comma for its thousands: the only comma without a blank behind it, or one too many."""
    pairs = [*zip(items, items[1:])]
    tight = [(b.lineno, b.col_offset) == (a.end_lineno, a.end_col_offset + 1) for a, b in pairs]
    for i, (a, b) in enumerate(pairs):
        whole, rest = (getattr(item, "value", None) for item in (a, b))
        if tight[i] and (i > 1 or sum(tight) == 1) and type(whole) is type(rest) is int:
            text = f"{whole},{rest:03}"
            if len(text) == b.end_col_offset - a.col_offset: _refuse_torn(text)

def _refuse_torn(text: str) -> None:
    if re.fullmatch(r"[1-9]\d{0,2},\d{3}", text):
        raise ValueError(f"The comma parts {text} into two. Write {text.replace(',', '')}.")

# ---- How schedules are made ----
def _build(given: Sequence[tuple[str, Any]], reader: _Reader | None = None, are_others_fine: bool = False) -> Any:
    """A schedule of these parameters, of which None counts as not given; its weight where a step is one of them."""
    methods = [value for word, value in given if word == "method"]
    if not methods: raise ValueError("method is missing.")
    if methods[1:]: raise _twice("method")
    plain = str(methods[0]).strip().lower().replace("-", "_")
    if plain not in _METHODS:
        near = _near(plain, _METHODS)
        raise ValueError(f"Unknown method: {methods[0]}.{f' Did you mean {_METHODS[near[0]].name}?' if near else ''}")
    method = _METHODS[plain]
    found: dict[str, Any] = {}
    words: dict[str, str] = {}  # How they are spelt.
    for word, value in given:
        if word in method.names and value is not None:
            p = method.names[word]
            if p.name in found: raise _twice(p.name)
            found[p.name], words[p.name] = reader.value(value, p.kind) if reader else value, word
        elif word not in ("method", *method.names): method.complain(word, are_others_fine)
    if reader: reader.complete(found, method)
    step, is_long = found.pop("step", None), bool(_LENGTHS & found.keys())
    values: dict[str, Any] = {}
    said: dict[str, str] = {}  # What stands in the place of a parameter, or is that itself.
    for p in method.parameters:
        place = p.instead or p.name
        if p.name in found:
            if place in said:
                raise ValueError(f"{said[place]} and {p.name} are both given: only one of them can say it.")
            said[place], values[p.name] = p.name, p.checked(found[p.name])
        elif p.default is _NEEDED and not (place == "total_steps" and (method.is_gate or is_long)):
            raise ValueError(f"{p.name} must be given.")
    for name, word in words.items() if _counts_epochs(values) else ():
        if word.endswith("_steps") and method.names[word] in method.own:
            raise ValueError(f"{word} counts steps, but the schedule counts epochs: write {name}, in epochs.")
    unit, length, delay = _lengths(values)
    parts = [(p.name, values.get(p.name, length / 10 if p.default is _TENTH else p.default)) for p in method.parameters
             if p.name in values or p.default not in (None, _NEEDED) and (p.instead or p.name) not in said]
    curve = Schedule("schedule", method.name, *parts, steps=delay + length, unit=unit, endless=not is_long)
    return curve if step is None or reader else curve(step)

def _restore(name: str, first: Any, *rest: Any) -> Any:
    """The schedule that is pickled as these parts, checked as if it were new."""
    if name == "schedule": return _build([("method", first), *rest])
    if name == "chain": return functools.reduce(lambda left, link: _pair(link[0], left, link[1]), rest, first)
    return _FUNCTIONS[name](first, *rest)

def _be_known_to_torch() -> None:
    """Lets torch.load read schedules with its defaults; _restore runs nothing from a file."""
    serialization: Any = getattr(sys.modules.get("torch"), "serialization", None)
    if hasattr(serialization, "add_safe_globals"): serialization.add_safe_globals([_restore])

def _pair(operation: str, left: Any, right: Any) -> Schedule:
    """Two curves as one; a chain of operations is kept flat, however long it is."""
    left, right = _operand(left), _operand(right)
    if operation not in "-/" and _is_chain(right) and not _is_chain(left): left, right = right, left
    schedules = [curve for curve in (left, right) if _is(curve)]
    if not schedules: raise ValueError("At least one of the two must be a schedule.")
    if operation == "/" and right == 0: raise ValueError("There is no step at which this has a weight.")
    a, b = (curve._size if _is(curve) else abs(curve) for curve in (left, right))
    size = {"+": a + b, "-": a + b, "*": a * b, "/": inf if _is(right) or not b else a / b}.get(operation, max(a, b))
    links = (*(left._parts if _is_chain(left) else ("chain", left)), (operation, right))
    steps, endless = max(c.total_steps for c in schedules), all(c._endless for c in schedules)
    return Schedule(*links, steps=steps, unit=_unit(schedules), size=size, endless=endless)

def _fold(operation: str, curves: Sequence[Any]) -> Any:
    if len(curves) < 2 or not all(_is(c) or _number(c) is not None for c in curves):
        raise _unfit(f"{operation}(schedule, schedule or number, ...).")
    return _restore("chain", curves[0], *((operation, curve) for curve in curves[1:]))

def _fitting(name: str, usage: str, curve: Any, *spellings: Sequence[Any]) -> list[Any]:
    """The numbers of a call, of which each is given in one of its spellings."""
    given = [[value for value in each if value is not None] for each in spellings]
    read = [_number(values[0]) if len(values) == 1 else None for values in given]
    if not _is(curve) or None in read: raise _unfit(f"{name}(schedule, {usage}).")
    if curve._endless and name != "clip": raise ValueError(f"{name} needs a schedule that says how long it is.")
    return read

def _unit(schedules: Sequence[Schedule]) -> str:
    """What schedules count that are put together."""
    unit, *other = dict.fromkeys(schedule.unit for schedule in schedules)
    if not other: return unit
    raise ValueError(f"A schedule that counts {unit}s and one that counts {other[0]}s cannot be put together.")

def _is(value: Any) -> Any: return isinstance(value, Schedule)
def _is_list(value: object) -> bool: return isinstance(value, Iterable) and not isinstance(value, (str, Mapping))
def _is_number(value: object) -> bool: return isinstance(value, (int, float)) and not isinstance(value, bool)
def _is_chain(value: Any) -> bool: return isinstance(value, Schedule) and bool(value._parts[0] == "chain")
def _unfit(usage: str, hint: str = "") -> ValueError: return ValueError(f"The arguments do not fit: {usage}{hint}")
def _twice(name: str) -> ValueError: return ValueError(f"{name} is given more than once.")

def _operand(value: object) -> Any:
    number = value if isinstance(value, (Schedule, bool)) else _number(value)
    if number is not None: return number
    raise TypeError(f"Schedules combine with numbers and with each other, but not with {_text(value)}: "
                    "call the schedule with a step to get its weight.")

def _written(curve: Any) -> tuple[str, int]:
    """A curve as Python, and how strongly that binds: a sum 1, a product 2, others 3."""
    if not _is(curve): return repr(curve), 3
    name, first, *rest = curve._parts
    if name == "schedule":
        defaults = {"start_weight": 0, "delay": 0, "reverse": False}
        shown = [f"{key}={value!r}" for key, value in rest if defaults.get(key) != value]
        return f"schedule({', '.join([repr(first), *shown])})", 3
    if name != "chain": return f"{name}({', '.join(map(repr, [first, *rest]))})", 3
    (text, level), last = _written(first), ""
    for operation, operand in rest:
        term, own = _written(operand)
        needed = {"+": 1, "-": 1, "*": 2, "/": 2}.get(operation, 3)
        if needed < 3:
            text = f"{text if level >= needed else f'({text})'} {operation} {term if own > needed else f'({term})'}"
        else:
            text = f"{text[:-1] if last == operation else f'{operation}({text}'}, {term})"
        level, last = needed, operation
    return text, level

# ---- How they are evaluated: by functions for numbers, and for the arrays of a library m ----
class _Numbers:
    """What curves need of an array library, for Python's numbers."""
    cos, floor, sqrt = math.cos, math.floor, math.sqrt
    exp = staticmethod(lambda x: math.exp(x) if x < 709 else inf)
    clip = staticmethod(lambda x, low, high: low if x < low else high if x > high else x)
    where = staticmethod(lambda condition, x, y: x if condition else y)

def _of_arrays(curve: Schedule, kind: type) -> Any:
    """The weights at arrays of this type; None where it is of none of the libraries, or of numbers."""
    names = {base.__module__.partition(".")[0] for base in kind.__mro__} & {"numpy", "torch", "jax", "jaxlib"}
    if not names or issubclass(kind, numbers.Real): return None
    m: Any = sys.modules["jax.numpy" if names & {"jax", "jaxlib"} else names.pop()]
    weights = _curve(m, curve, inf)
    if m.__name__ != "numpy": return weights

    def in_blocks(steps: Any) -> Any:  # Which a processor keeps at hand.
        if steps.size < 100_000 or type(steps) is not m.ndarray: return weights(steps)
        row = steps.reshape(-1)
        result = m.empty(row.size, weights(row[:1]).dtype)
        for i in range(0, row.size, 50_000): result[i:i + 50_000] = weights(row[i:i + 50_000])
        return result.reshape(steps.shape)

    return m.errstate(all="ignore")(in_blocks)

def _curve(m: Any, part: Any, run: float) -> _Curve:
    """The weight at a step of a run; in one that is as long as the curve itself, no step lies outside of the curve."""
    if not _is(part):
        constant = float(part)
        return lambda step: constant
    total, (name, first, *rest) = float(part.total_steps), part._parts
    if run != total:
        held = _curve(m, part, total)
        return lambda step: held(m.clip(step, 0.0, total))
    if name == "schedule": return _leaf(m, _METHODS[first], dict(rest))
    if name == "chain": return _chain(m, run, first, rest)
    if name == "sequence":
        begins = itertools.accumulate((float(each.total_steps) for each in (first, *rest)), initial=0.0)
        return _in_turn(m, [*begins][:-1], [_curve(m, each, inf) for each in (first, *rest)])
    curve, number, period = _curve(m, first, inf), float(rest[0]), float(first.total_steps)
    if name == "shift": return lambda step: curve(step - number)
    return lambda step: curve(m.where(
        step < total, step - m.clip(m.floor(step / period), 0.0, number - 1) * period, total))

def _chain(m: Any, run: float, first: Any, rest: Sequence[tuple[str, Any]]) -> _Curve:
    functions: dict[str, Callable[[Any, Any], Any]] = {
        "+": operator.add, "-": operator.sub, "*": operator.mul,
        # NaN where the divisor is 0, and the lower and the higher are NaN where either is.
        "/": lambda a, b: a / (b if type(b) is float and b else m.where(b == 0, nan, b)),
        "minimum": lambda a, b: m.where((a < b) | (a != a), a, b),
        "maximum": lambda a, b: m.where((a > b) | (a != a), a, b)}
    start, links = _curve(m, first, run), [(functions[name], _curve(m, part, run)) for name, part in rest]

    def chain(step: Any) -> Any:
        value = start(step)
        for function, operand in links: value = function(value, operand(step))
        return value

    return chain

def _in_turn(m: Any, begins: Sequence[float], curves: Sequence[_Curve]) -> _Curve:
    """One curve after the other, each from its own step 0, which is where it begins."""
    def of_number(step: float, ends: Sequence[float] = begins[1:]) -> Any:
        i = _count(ends, step)
        return curves[i](step - begins[i])

    def of_array(step: Any) -> Any:
        weight = step
        for begin, curve in zip(begins, curves): weight = m.where(step < begin, weight, curve(step - begin))
        return weight

    return of_number if m is _Numbers else of_array

def _ramp(m: Any, shape: str, length: float, before: float, after: float) -> _Curve:
    """The way from one weight to another."""
    length, ramp = length or 1.0, _RAMPS[shape]
    return lambda t: before * (1 - (part := ramp(m, m.clip(t / length, 0.0, 1.0)))) + after * part

def _leaf(m: Any, method: _Method, values: dict[str, Any]) -> _Curve:
    """The weight of a method, from step 0 to the end of its run."""
    w, start, (_, T, delay) = float(values["base_weight"]), float(values["start_weight"]), _lengths(values)
    own = {parameter.name: values.get(parameter.name) for parameter in method.own}
    if method.has_start: own["start_weight"] = start
    weight = method.weight(m, T, w, **own)
    if start and not method.has_start:
        shape = method.weight(m, T, 1.0, **own)
        weight = lambda t: start * (1 - (s := shape(t))) + w * s  # Exactly start where it is 0, and w where it is 1.
    if method.is_gate and delay: return lambda step: m.where(step < delay, start, weight(step))
    if values["reverse"]: return lambda step: weight(m.clip(delay + T - step, 0.0, T))
    return (lambda step: weight(m.clip(step - delay, 0.0, T))) if delay else weight

def _count(steps: Sequence[float], step: float) -> int:
    """How many of the ascending steps are <= the step: bisect_right, which torch.compile cannot follow."""
    low, high = 0, len(steps)
    while low < high:
        middle = (low + high) // 2
        if steps[middle] > step: high = middle
        else: low = middle + 1
    return low

def _through(m: Any, w: float, points: Iterable[Sequence[float]], interpolation: str) -> _Curve:
    """The curve through points [step, weight / w]; at a step that has several, the last one."""
    steps, values = zip(*points)
    if interpolation == "hold":
        level = _table(m, steps, [*zip((values[0], *values))])
        return lambda t: w * level(t)[0]
    if interpolation == "linear" and m.__name__ == "numpy":
        places, levels = m.asarray(steps, float), m.asarray(values, float)
        return lambda t: w * m.interp(t, places, levels).astype(t.dtype)
    between = ((start, end - start or 1.0, *ends) for start, end, *ends in zip(steps, steps[1:], values, values[1:]))
    first, last = ((0.0, inf, value, value) for value in (values[0], values[-1]))
    piece, ramp = _table(m, steps, [first, *between, last]), _RAMPS[interpolation]

    def weight(t: Any) -> Any:
        start, length, before, after = piece(t)  # Where it begins, its length, and the values at its ends.
        part = ramp(m, (t - start) / length)
        return w * (before * (1 - part) + after * part)

    return weight

def _table(m: Any, steps: Sequence[float], rows: Sequence[Sequence[float]]) -> _Curve:
    """The row at a step: the one after as many as there are steps <= it."""
    if m is _Numbers: return lambda step: rows[_count(steps, step)]
    is_torch = m.__name__ == "torch"
    make = m.tensor if is_torch else sys.modules["numpy"].asarray
    edges, *columns = (make(column, dtype=m.float64) for column in (steps, *zip(*rows)))
    fit: Any = lambda column, step: column.to(step) if is_torch else column.astype(step.dtype)

    def row(step: Any) -> Any:
        index = m.searchsorted(fit(edges, step), step, side="right")
        return [m.take(fit(column, step), index) for column in columns]

    return row

# ---- How parameters are checked ----
_LENGTHS = {"total_steps", "total_epochs", "until"}
_COMPARISONS = {">=": operator.ge, ">": operator.gt, "<=": operator.le, "<": operator.lt}
_NEEDED = object()  # The default of a parameter that must be given.
_TENTH = "T / 10"  # The default that is a part of the total steps.
# Whether a value is of a kind; all other kinds list the words to choose from.
_FITS: dict[str, Callable[[Any], bool]] = {
    "a number": lambda value: _is_number(value), "true or false": lambda value: isinstance(value, bool),
    "a list of numbers": lambda value: isinstance(value, tuple) and all(map(_is_number, value)),
    "a list of [step, value] points": lambda value: isinstance(value, tuple) and value != () and all(
        isinstance(point, tuple) and len(point) == 2 and all(map(_is_number, point)) for point in value)}

class _Parameter(NamedTuple):
    name: str
    also: str = ""  # Its other spellings.
    default: Any = _NEEDED  # None where it may be left out.
    domain: str = ""  # What its numbers must be: "whole", and comparisons.
    kind: str = "a number"  # What it must be, in words.
    instead: str = ""  # The parameter in whose place it stands.

    def checked(self, value: Any) -> Any:
        """The value as it is kept: Python's own numbers, and tuples for lists."""
        kept = _kept(value)
        fits = _FITS.get(self.kind) or (lambda word: word in self.kind[len("one of "):].split(", "))
        if not fits(kept):
            is_numeric = self.kind == "a number" and isinstance(value, str) and _numeric(value) is not None
            but = f', but is the text "{value}"' if is_numeric else f", but is {_text(value)}"
            if self.kind.startswith("a list") and isinstance(kept, tuple):
                but = next((f", but has {_text(item)}" for item in kept if not fits((item,))), "")
            raise ValueError(f"{self.name} must be {self.kind}{but}.")
        rows = [row if isinstance(row, tuple) else (row,) for row in (kept if isinstance(kept, tuple) else (kept,))]
        for number in filter(_is_number, itertools.chain(*rows)):
            if fault := self._fault(number): raise ValueError(f"{self.name} must be {fault}, but is {_text(number)}.")
        if [row[0] for row in rows] != sorted(row[0] for row in rows):
            raise ValueError(f"{self.name} must have its steps in ascending order.")
        return kept

    def _fault(self, number: float) -> str | None:
        """What a number must be and is not."""
        if not math.isfinite(number): return "a finite number"
        if number and not 1 / _LARGEST <= abs(number) <= _LARGEST: return "between 1e-100 and 1e100 in size"
        if "whole" in self.domain and number != int(number): return "a whole number"
        bounds = re.findall(r"([<>]=?) ([^\s,]+)", self.domain)
        return next((f"{sign} {bound}" for sign, bound in bounds if not _COMPARISONS[sign](number, float(bound))), None)

def _counts_epochs(given: Mapping[str, Any]) -> bool:
    """Whether parameters are those of a schedule of epochs: its length is, or, where none is given, its delay."""
    return "total_epochs" in given or ("delay_epochs" in given and not _LENGTHS & given.keys())

def _lengths(given: Mapping[str, Any]) -> tuple[str, float, float]:
    """What is counted, how long the schedule itself is, and its delay; the length is 1 where none is given."""
    in_epochs = _counts_epochs(given)
    own, other = ("delay_epochs", "delay") if in_epochs else ("delay", "delay_epochs")
    unit, total = ("epoch", "total_epochs") if in_epochs else ("step", "until" if "until" in given else "total_steps")
    delay, length = given.get(own, 0), given.get(total, 1)
    if given.get(other) and not delay:
        if "steps_per_epoch" not in given:
            counts = f"steps and {total} epochs" if in_epochs else f"epochs and {total} steps"
            raise ValueError(f"{other} counts {counts}: steps_per_epoch must say how many steps an epoch has.")
        delay, per_epoch = given[other], given["steps_per_epoch"]
        delay = delay / per_epoch if in_epochs else delay * per_epoch
    if total != "until": return unit, length, delay
    if length > delay: return unit, length - delay, delay
    raise ValueError(f"until must be > {_text(delay)}, the end of the delay, but is {_text(length)}.")

# ---- Values, and the texts of messages ----
def _near(word: str, candidates: Iterable[str]) -> list[str]:
    """The candidates that are a few typing errors away from the word, nearest first."""
    ranked = []
    for other in candidates:
        longer, shorter = max(len(word), len(other)), min(len(word), len(other))
        same = difflib.SequenceMatcher(None, word, other).get_matching_blocks()
        errors = longer - sum(block.size for block in same)
        if errors <= min(3, longer / 3) and errors < shorter: ranked.append((errors, longer - shorter, other))
    return [other for *_, other in sorted(ranked)]

def _kept(value: Any) -> Any:
    """A number of any library as Python's own, a list of any as a tuple, and anything else as it is."""
    if hasattr(value, "shape") and hasattr(value, "tolist"): value = value.tolist()
    if _is_list(value): return tuple(map(_kept, value))
    if isinstance(value, bool) or not hasattr(value, "__float__"): return value
    try: number = float(value)
    except OverflowError: return -inf if value < 0 else inf
    return int(value) if isinstance(value, numbers.Integral) else number

def _number(value: Any) -> float | None:
    """A number of any library as Python's own; None where it is none."""
    kept = _kept(value)
    return kept if _is_number(kept) else None

def _numeric(text: str) -> float | None:
    """The number that a text is, also one that Python would not write: 007."""
    for read in (int, float) if re.search(r"\d", text) else ():
        with contextlib.suppress(ValueError): return read(text)
    return None

def _text(value: Any) -> str:
    """A value as messages show it."""
    number = _number(value)
    if isinstance(value, bool) or value is None: return str(value).lower()
    if isinstance(value, str): return value
    if number is None: return "a list" if _is_list(value) else f"a {type(value).__name__}"
    if not math.isfinite(number): return "not a number" if math.isnan(number) else f"{number}inity"
    if number == int(number) and abs(number) < 1e16: return str(int(number))
    return repr(number).replace("e-0", "e-").replace("e+", "e")

# ---- The methods ----
class _Method:
    """A method: `weight` makes its weight as a function of the step t, 0 <= t <= T, for m, T, w and its own parameters.

    One that has a start is given start_weight, too. A gate is at start_weight during its delay, however long it is.
    """
    def __init__(self, name: str, also: str, formula: str, weight: Callable[..., Any], *own: _Parameter,
                 has_start: bool = False, is_gate: bool = False) -> None:
        self.name, self.also, self.formula, self.weight, self.own = name, also, formula, weight, own
        self.has_start, self.is_gate = has_start, is_gate
        self.parameters = [*_COMMON[:2], *own, *_COMMON[2:]]
        self.names = {word: p for p in self.parameters for word in (p.name, *p.also.split())}

    def complain(self, word: str, are_others_fine: bool) -> None:
        """Warns of a parameter that other methods have, and raises for one that none has."""
        if any(word in method.names for method in _METHODS.values()):
            warnings.warn(f"{self.name} does not use {word}.", stacklevel=4)  # At the call of schedule.
            return
        near = [near for near in _near(word, ["method", *self.names]) if len(near) > 2]
        if near or not are_others_fine:
            takes = f"{self.name} takes method, {', '.join(p.name for p in self.parameters)}."
            raise ValueError(f"Unknown argument: {word}. {f'Did you mean {near[0]}?' if near else takes}")

    def __str__(self) -> str:
        """As the documentation has it: power(a=2), also polynomial, poly: w · (t/T)^a."""
        own = ", ".join(p.name if p.default is _NEEDED else f"{p.name}={p.default}" for p in self.own)
        return f"{self.name}{own and f'({own})'}, also {', '.join(self.also.split())}: {self.formula}"

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
# Ways from 0 to 1, as x goes there.
_RAMPS: dict[str, Callable[[Any, Any], Any]] = {
    "linear": lambda m, x: x, "cosine": lambda m, x: (1 - m.cos(pi * x)) / 2,
    "sigmoid": lambda m, x: 1 / (1 + m.exp(6 - 12 * x)), "one_minus_sqrt": lambda m, x: m.sqrt(x)}

def _cyclical(m: Any, T: float, w: float, cycles: float, ratio: float, ramp: str) -> _Curve:
    cycle = _in_turn(m, [0, ratio], [_ramp(m, ramp, ratio, 0, w), lambda phase: 0 * phase + w])
    return lambda t: cycle(m.clip(t * cycles - m.clip(m.floor(t * cycles / T), 0, cycles - 1) * T, 0, T) / T)

def _step(m: Any, T: float, w: float, milestones: Sequence[float], factor: float) -> _Curve:
    levels = [*itertools.accumulate([1.0, *[factor] * len(milestones)], operator.mul)]
    if levels[-1] > 1e100: raise ValueError("factor must come to at most 1e100 over all milestones.")
    return _through(m, w, zip([0.0, *milestones], levels), "hold")

def _warmup_hold_decay(m: Any, T: float, w: float, start_weight: float, warmup: float, decay: float, decay_shape: str,
                       end_weight: float) -> _Curve:
    rise, fall = (x * T if x < 1 else x for x in (warmup, decay))
    if rise + fall > T * (1 + 1e-12):
        taken, of = (f"{x:,.3f}".rstrip("0").rstrip(".") for x in (rise + fall, T))
        raise ValueError(f"warmup and decay must fit into total_steps, but take {taken} of {of} steps.")
    top = max(rise, T - fall)
    up, down = _ramp(m, "linear", rise, start_weight, w), _ramp(m, decay_shape, T - top, w, end_weight)
    return _in_turn(m, [0, rise, top], [up, lambda t: 0 * t + w, down])

def _one_cycle(m: Any, T: float, w: float, pct_start: float, div_factor: float, final_div_factor: float,
               anneal: str) -> _Curve:
    peak, first = pct_start * T, w / div_factor
    rise, fall = _ramp(m, anneal, peak, first, w), _ramp(m, anneal, T - peak, w, first / final_div_factor)
    return _in_turn(m, [0, peak], [rise, fall])

def _ema_warmup(m: Any, T: float, w: float, start_weight: float, gamma: float | None, p: float | None) -> _Curve:
    slow, power, high = gamma or 1.0, -(p or 2 / 3), max(start_weight, w)
    if gamma is None and p is None: return lambda t: m.clip((1 + t) / (10 + t), start_weight, high)
    return lambda t: m.clip(1 - (1 + t / slow) ** power, start_weight, high)

# By all their spellings.
_METHODS = {word: method for method in [
    # KL annealing, Bowman et al. 2016 (arXiv:1511.06349).
    _Method("linear", "linear_rampup lin", "w · t/T", lambda m, T, w: lambda t, w=w, T=T: w * (t / T)),
    # Half a wave of the cosine annealing of Loshchilov & Hutter 2017 (arXiv:1608.03983), upwards.
    _Method("cosine", "cos half_cosine", "w · (1 - cos(π t/T)) / 2",
        lambda m, T, w: lambda t, cos=m.cos: w * ((1 - cos(pi * (t / T))) / 2)),
    _Method("power", "polynomial poly", "w · (t/T)^a", lambda m, T, w, a: lambda t: w * (t / T) ** a,
        _Parameter("a", "power exponent", 2, "> 0")),  # Polynomial schedule, as in DeepLab (arXiv:1606.00915)
    # Saturating exponential with time constant T/4, as published weighting code has it.
    _Method("exponential", "exp", "w · (1 - e^(-t/(T/4)))",
        lambda m, T, w: lambda t, exp=m.exp, tau=T / 4: w * (1 - exp(-t / tau))),
    _Method("constant", "const fixed gate", "w; start_weight while t < delay", lambda m, T, w: lambda t: 0 * t + w,
        is_gate=True),
    # KL annealing, Bowman et al. 2016 (arXiv:1511.06349).
    _Method("sigmoid", "logistic", "w / (1 + e^(-k (t/T - midpoint)))",
        lambda m, T, w, k, midpoint: lambda t: w * (1 / (1 + m.exp(-k * (t / T - midpoint)))),
        _Parameter("k", "steepness", 10, "> 0"), _Parameter("midpoint", default=0.5, domain=">= 0, <= 1")),
    # Laine & Aila 2017 (arXiv:1610.02242); Tarvainen & Valpola 2017 (arXiv:1703.01780).
    _Method("sigmoid_rampup", "mean_teacher gaussian_rampup", "w · e^(-k (1 - t/T)²)",
        lambda m, T, w, k: lambda t: w * m.exp(-k * (1 - t / T) ** 2), _Parameter("k", "steepness", 5, "> 0")),
    _Method("cyclical", "cyclical_annealing cyclic_annealing",  # Fu et al. 2019 (arXiv:1903.10145)
        "w · ramp(τ / ratio) while τ < ratio, then w; τ = (t · cycles / T) mod 1", _cyclical,
        _Parameter("cycles", "n_cycle n_cycles num_cycles", 4, "whole, >= 1"),
        _Parameter("ratio", default=0.5, domain="> 0, <= 1"),
        _Parameter("ramp", default="linear", kind="one of linear, cosine, sigmoid")),
    _Method("dann", "grl ganin", "w · (2 / (1 + e^(-gamma · t/T)) - 1)",  # Ganin et al. 2016 (arXiv:1505.07818)
        lambda m, T, w, gamma: lambda t: w * (2 / (1 + m.exp(-gamma * t / T)) - 1),
        _Parameter("gamma", default=10, domain="> 0")),
    # Bengio et al. 2015 (arXiv:1506.03099).
    _Method("inverse_sigmoid", "scheduled_sampling inverse_sigmoid_decay", "w · k / (k + e^(t/k))",
        lambda m, T, w, k: lambda t: w * (k / (k + m.exp(t / k))), _Parameter("k", default=_TENTH, domain="> 0")),
    # Geometric annealing, as of temperatures.
    _Method("exponential_decay", "exp_decay geometric_decay", "w · rate^(t/T)",
        lambda m, T, w, rate: lambda t: w * rate ** (t / T), _Parameter("rate", default=0.01, domain="> 0")),
    # Vaswani et al. 2017 (arXiv:1706.03762), scaled to its peak.
    _Method("inverse_sqrt", "inv_sqrt inverse_square_root rsqrt", "w · min(t/warmup, √(warmup/t))",
        lambda m, T, w, warmup: lambda t: w * m.where(t < warmup, t / warmup, m.sqrt(warmup / m.clip(t, warmup, inf))),
        _Parameter("warmup", "warmup_steps", _TENTH, "> 0")),
    _Method("step", "multistep multi_step step_decay", "w · factor^(number of milestones ≤ t)", _step,
        _Parameter("milestones", "boundaries", domain=">= 0", kind="a list of numbers"),
        _Parameter("factor", "gamma drop", 0.1, ">= 0")),  # As torch.optim.lr_scheduler.MultiStepLR, PyTorch 2.13
    _Method("piecewise", "points interpolated", "w · the value between the points [step, value]",
        lambda m, T, w, points, interpolation: _through(m, w, points, interpolation),
        _Parameter("points", kind="a list of [step, value] points"),
        _Parameter("interpolation", default="linear", kind="one of linear, hold, cosine")),
    # WSD: Hu et al. 2024 (arXiv:2404.06395); decay shapes of Hägele et al. 2024 (arXiv:2405.18392).
    _Method("warmup_hold_decay", "wsd warmup_stable_decay trapezoid trapezoidal",
        "w · t/warmup, then w, then w → end_weight over the last `decay` steps", _warmup_hold_decay,
        _Parameter("warmup", "warmup_steps", 0.1, ">= 0"), _Parameter("decay", "decay_steps", 0.2, ">= 0"),
        _Parameter("decay_shape", "decay_type", "linear", kind="one of linear, cosine, one_minus_sqrt"),
        _Parameter("end_weight", "final_weight min_weight", 0), has_start=True),
    # Smith & Topin 2019 (arXiv:1708.07120), with the parameters of PyTorch 2.13.
    _Method("one_cycle", "onecycle 1cycle",
        "w/div_factor → w at pct_start · T → w/(div_factor · final_div_factor) at T", _one_cycle,
        _Parameter("pct_start", default=0.3, domain="> 0, < 1"), _Parameter("div_factor", default=25, domain="> 0"),
        _Parameter("final_div_factor", default=10000, domain="> 0"),
        _Parameter("anneal", "anneal_strategy", "cosine", kind="one of cosine, linear")),
    # Tarvainen & Valpola 2017 (arXiv:1703.01780), the fall of the learning rate in its code.
    _Method("cosine_rampdown", "cosine_decay cos_rampdown", "w · (1 + cos(π t/T)) / 2",
        lambda m, T, w: lambda t, cos=m.cos: w * ((1 + cos(pi * (t / T))) / 2)),
    # ExponentialMovingAverage of TensorFlow 1 (num_updates); the second form is that of diffusers 0.42, ema-pytorch 0.8
    # and timm 1.0.
    _Method("ema_warmup", "ema_warm_up",
        "min(w, (1 + t)/(10 + t)), or min(w, 1 - (1 + t/gamma)^-p) where gamma or p is given; at least start_weight",
        _ema_warmup, _Parameter("gamma", "inv_gamma warmup_gamma", None, "> 0"),
        _Parameter("p", "power warmup_power", None, "> 0"), has_start=True),
] for word in (method.name, *method.also.split())}
if schedule.__doc__:
    schedule.__doc__ += "".join(f"\n    {method}" for method in dict.fromkeys(_METHODS.values()))
