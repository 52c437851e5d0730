"""Writes what CPython and numpy make of random functions of the step: `python3 generate.py > generated.json`. Needs numpy.

Each case is a text that defines `f(step)` and what f gives at STEPS, as words: an int, a float with 13 digits (with a point, so that it is told
from an int), True, False, None, `!n` for the exception number n of the list, `*n` for the word before n times more.
Left out are functions whose values hang on the last digit of what libm computes (a second run with that digit changed tells), give complex
numbers, or take too long.
"""

import json
import math
import platform
import random
import signal
import sys

import numpy

COUNT = 5000
SEED = 20261128
STEPS = [0, 1, 2, 3, 5, 7, 10, 17, 31, 50, 64, 99, 100, 128, 250, 500, 999, 1000, 4096, 10000]
HEAD = "import math\nfrom functools import partial\nimport numpy as np\n"
INTS = ["0", "1", "2", "3", "5", "7", "10", "12", "50", "64", "100", "250", "1000", "1_000", "0x10", "-1", "-3", "2**31", "10**18"]
FLOATS = ["0.0", "0.5", "1.0", "0.1", "1e-3", "2.5", ".25", "3.", "1e3", "0.999", "-0.75", "1e-8", "100.0"]
SMOOTH = ["math.exp(-abs({}) / 100)", "math.cos({} / 50)", "math.sin({} / 7)", "math.sqrt(abs({}))", "math.log(1 + abs({}))", "math.tanh({} / 100)", "math.log2(2 + abs({}))",
          "math.log10(1 + abs({}))", "math.atan({})", "float(np.exp(-abs({}) / 500))", "np.cos({} / 30)", "np.sqrt(abs({}))", "math.pow(1 + abs({}), 0.5)", "abs({}) ** 0.5",
          "math.hypot({}, 1.5)", "math.erf({} / 1000)", "0.5 * (1 + math.cos(math.pi * ({}) / 1000))", "1 / (1 + math.exp(-(({}) % 1000 - 500) / 100))", "np.tanh({} / 250)", "math.expm1(-abs({}) / 1000)"]


class Maker:
    def __init__(self, rng):
        self.rng = rng
        self.fresh = 0
        self.head = []

    def pick(self, items):
        return self.rng.choice(items)

    def name(self):
        self.fresh += 1
        return f"v{self.fresh}"

    def number(self, names, depth=0):
        """An expression without libm."""
        r = self.rng.random()
        if depth > 3 or r < 0.28:
            return self.pick(names + ["step", "step"]) if names else "step"
        if r < 0.42:
            return self.pick(INTS)
        if r < 0.52:
            return self.pick(FLOATS)
        a, b = self.number(names, depth + 1), self.number(names, depth + 1)
        if r < 0.72:
            return f"({a} {self.pick(['+', '-', '*', '/', '+', '-', '*', '//', '%'])} {b})"
        if r < 0.75:
            return f"{self.pick(['(%s) ** 2', '(%s) ** 3', '(%s) ** 0', 'abs(%s) ** 0.5', '(%s) ** -1', '(%s) ** 1.0', '(%s) ** 2.0']) % a}"
        if r < 0.80:
            return f"{self.pick(['min', 'max'])}({a}, {b}{', ' + self.number(names, depth + 1) if r < 0.76 else ''})"
        if r < 0.84:
            return f"({a} if {self.test(names, depth + 1)} else {b})"
        if r < 0.87:
            return self.pick(["int({})", "round({})", "round({}, 2)", "abs({})", "float({})", "round({}, -1)", "math.floor({})", "math.ceil({})", "bool({})", "int({} / 3)"]).format(a)
        if r < 0.89:
            return f"{self.pick(['-', '+', 'not ', '-'])}({a})"
        if r < 0.91:
            return f"({a} {self.pick(['and', 'or'])} {b})"
        if r < 0.93:
            return f"sum({self.sequence(names, depth + 1)})"
        if r < 0.945:
            return f"len({self.sequence(names, depth + 1)})"
        if r < 0.96:
            return f"{self.sequence(names, depth + 1)}[{self.pick(['0', '-1', '1', '2', 'step % 3', 'step'])}]"
        if r < 0.97:
            return f"int(f'{{{self.pick(['step', 'step // 3', 'step % 7'])}{self.pick(['', ':d', ':04d', ':>3'])}}}')"
        if r < 0.98:
            return f"divmod({a}, {self.pick(['3', '7', '2.5', 'step'])})[{self.pick(['0', '1'])}]"
        if r < 0.99:
            return f"(lambda a, b={self.pick(INTS)}: {self.number(['a', 'b'], depth + 2)})({a})"
        return f"{self.pick(['step & 3', 'step | 5', 'step ^ 9', 'step >> 2', 'step << 3', '~step', 'step % 4 << 70', 'pow(3, step % 50)', 'pow(7, step, 13)'])}"

    def test(self, names, depth=0):
        r = self.rng.random()
        a, b = self.number(names, depth + 1), self.number(names, depth + 2)
        if r < 0.5:
            return f"{a} {self.pick(['<', '<=', '>', '>=', '==', '!='])} {b}"
        if r < 0.62:
            return f"{self.pick(INTS)} {self.pick(['<', '<='])} step {self.pick(['<', '<='])} {self.pick(INTS)}"
        if r < 0.7:
            return f"not {a} > {b} {self.pick(['and', 'or'])} step % 2"
        if r < 0.78:
            return f"step {self.pick(['in', 'not in'])} {self.sequence(names, depth + 1)}"
        if r < 0.85:
            return f"step % {self.pick(['2', '3', '5', '10'])} == {self.pick(['0', '1'])}"
        if r < 0.9:
            return f"isinstance({a}, {self.pick(['int', 'float', '(int, float)', 'bool'])})"
        if r < 0.95:
            return f"({a} is None or {b} < 5)"
        return f"{self.pick(['any', 'all'])}(x {self.pick(['<', '>'])} {b} for x in {self.sequence(names, depth + 1)})"

    def sequence(self, names, depth=0):
        r = self.rng.random()
        a, b = self.number(names, depth + 2), self.number(names, depth + 2)
        if r < 0.25:
            return f"[{a}, {b}, {self.pick(INTS)}]"
        if r < 0.4:
            return f"({a}, {b}, {self.pick(FLOATS)})"
        if r < 0.5:
            return f"list(range({self.pick(['3', '5', '1, 6', '0, 10, 3', '5, 0, -1', 'step % 5 + 1'])}))"
        if r < 0.7:
            return f"[{self.number(names + ['k'], depth + 2)} for k in range({self.pick(['3', '4', 'step % 4 + 1'])}){self.pick(['', ' if k % 2', ' if k > 0'])}]"
        if r < 0.78:
            return f"sorted([{a}, {b}, {self.pick(INTS)}]{self.pick(['', ', reverse=True', ', key=lambda q: -q'])})"
        if r < 0.86:
            return f"[{a}, {b}, 4, 5, 6][{self.pick([':3', '1:', '::2', '::-1', '-3:', '1:-1', 'step % 3:'])}]"
        if r < 0.93:
            return f"[{a}] * {self.pick(['3', '4', '(step % 3 + 1)'])} + [{b}]"
        return f"list({self.pick(['{%s: 1, %s: 2, 3: 4}' % (a, b), '(q * 2 for q in (1, 2, step))', 'map(lambda q: q + step, (1, 2, 3))', 'reversed([1, 2, step])', 'dict(a=step, b=2).values()'])})"

    def block(self, names, depth, loop, indent, lines):
        """Adds statements; returns the names that are surely bound after them."""
        bound = list(names)
        for _ in range(self.rng.randint(1, 3 if depth else 4)):
            bound = self.statement(bound, depth, loop, indent, lines)
        return bound

    def statement(self, names, depth, loop, indent, lines):
        pad = "    " * indent
        add = lambda text: lines.append(pad + text)
        r = self.rng.random()
        if depth > 2:
            r *= 0.4
        if r < 0.16:
            new = self.name()
            add(f"{new} = {self.number(names)}")
            return names + [new]
        if r < 0.22 and names:
            add(f"{self.pick(names)} {self.pick(['+=', '-=', '*=', '/=', '//=', '%='])} {self.number(names, 2)}")
            return names
        if r < 0.26:
            a, b = self.name(), self.name()
            add(self.pick([f"{a}, {b} = {self.number(names, 1)}, {self.number(names, 1)}", f"{a}, *{b} = {self.sequence(names)}\n{pad}{b} = len({b})", f"{a} = {b} = {self.number(names, 1)}", f"({a}, {b}), _ = ({self.number(names, 2)}, 2), 3"]))
            return names + [a, b]
        if r < 0.31:
            add(f"if {self.test(names)}:\n{pad}    return {self.value(names)}")
            return names
        if r < 0.33:
            add(f"assert {self.test(names, 1)}{self.pick(['', ', ' + repr('bad step'), ', f' + repr('bad {step}')])}")
            return names
        if r < 0.36:
            add(f"if {self.test(names)}:\n{pad}    raise {self.pick(['ValueError', 'RuntimeError', 'KeyError'])}({self.pick([repr('no'), 'step', 'f' + repr('at {step}'), ''])})")
            return names
        if r < 0.38:
            new = self.name()
            add(f"if ({new} := {self.number(names)}) > {self.pick(INTS)}:\n{pad}    {new} = {self.number(names + [new], 2)}")
            return names + [new]
        if r < 0.40 and loop:
            add(f"if {self.test(names, 1)}:\n{pad}    {self.pick(['break', 'continue'])}")
            return names
        if r < 0.52:
            new = self.name()
            add(f"{new} = {self.pick(INTS + FLOATS)}")
            add(f"if {self.test(names)}:")
            self.block(names + [new], depth + 1, loop, indent + 1, lines)
            if self.rng.random() < 0.4:
                add(f"elif {self.test(names)}:")
                lines.append(f"{pad}    {new} = {self.number(names + [new], 1)}")
            if self.rng.random() < 0.6:
                add("else:")
                lines.append(f"{pad}    {new} = {self.number(names + [new], 1)}")
            return names + [new]
        if r < 0.66:
            return self.loop(names, depth, indent, lines)
        if r < 0.74:
            new = self.name()
            add(f"try:\n{pad}    {new} = {self.number(names, 0)}")
            add(f"except {self.pick(['ZeroDivisionError', '(TypeError, ValueError)', 'Exception as error', 'ArithmeticError', 'IndexError'])}:\n{pad}    {new} = {self.number(names, 2)}")
            if self.rng.random() < 0.4:
                add(f"else:\n{pad}    {new} += 1")
            if self.rng.random() < 0.4:
                add(f"finally:\n{pad}    {self.pick(names + [new])} = {self.pick(INTS)}")
            return names + [new]
        if r < 0.82:
            new, inner = self.name(), self.name()
            signature = self.pick(["a", "a, b=2", "a, *rest", "a, *, b=0.5", "a, **more", "a, /, b=3"])
            inside = ["a"] + (["b"] if "b=" in signature else []) + names
            add(f"def {inner}({signature}):")
            if names and self.rng.random() < 0.3:
                # Read before it is bound, sometimes: an error in Python too.
                lines.append(f"{pad}    nonlocal {names[-1]}")
                lines.append(f"{pad}    {names[-1]} = a")
            lines.append(f"{pad}    return {self.number(inside, 1)}")
            call = self.pick([f"{inner}({self.number(names, 2)})", f"{inner}(step, 5)", f"{inner}(step, b=5)", f"{inner}(*[step])", f"{inner}(**{{'a': step}})", f"partial({inner}, step)()", f"{inner}()"])
            add(f"{new} = {call}")
            return names + [new]
        if r < 0.88:
            new = self.name()
            add(f"match {self.pick(['step % 4', '[step % 3, 1]', 'step', '(step, 2)'])}:")
            for pattern in self.rng.sample(["0", "1 | 2", "[0, x]", "[x, *_]", "int() as x", "(a, b)", "{'a': x}", "x if x > 50", "None"], 3):
                lines.append(f"{pad}    case {pattern}:\n{pad}        {new} = {self.number(names, 2)}")
            lines.append(f"{pad}    case _:\n{pad}        {new} = {self.pick(INTS)}")
            return names + [new]
        if r < 0.94:
            new, table = self.name(), self.name()
            add(f"{table} = {{0: {self.number(names, 2)}, 100: {self.number(names, 2)}, 'x': step}}")
            add(self.pick([f"{table}[step % 3] = {self.number(names, 2)}", f"{table}.update(y=1)", f"del {table}['x']", f"{table}.setdefault(5, step)"]))
            add(f"{new} = {self.pick([f'{table}.get(step, -1)', f'{table}[100]', f'sum(v for v in {table}.values())', f'max({table}.keys(), key=str)', f'{table}[step]', f'len({table})'])}")
            return names + [new]
        new, xs = self.name(), self.name()
        add(f"{xs} = {self.sequence(names)}")
        add(self.pick([f"{xs}.append({self.number(names, 2)})", f"{xs}.sort()", f"{xs}[0] = {self.number(names, 2)}", f"{xs}.extend([1, step])", f"{xs}.insert(0, 7)", f"{xs} += [step]", f"{xs}[1:] = [step]", f"{xs}.reverse()"]))
        add(f"{new} = {self.pick([f'{xs}[-1]', f'{xs}.pop()', f'sum({xs})', f'{xs}.index({xs}[1])', f'{xs}.count(1)', f'max({xs})'])}")
        return names + [new]

    def loop(self, names, depth, indent, lines):
        pad = "    " * indent
        new, item, limit = self.name(), self.name(), self.name()
        lines.append(f"{pad}{new} = {self.pick(INTS[:8] + FLOATS[:6])}")
        if self.rng.random() < 0.3:
            lines.append(f"{pad}{limit} = {self.pick(['0', '1', 'step % 5'])}")
            lines.append(f"{pad}while {limit} < {self.pick(['4', '9', 'min(step, 6)'])}:")
            lines.append(f"{pad}    {limit} += 1")
            item = limit
        else:
            source = self.pick(["range(step % 6)", "range(2, 8, 2)", "(0.5, 1, step)", "zip((1, 2, 3), (4, 5, step))", "enumerate([step, 2.5])", "reversed(range(4))", "[1, 2, step]", "zip([1, 2], 'ab')"])
            if source.startswith(("zip", "enumerate")):
                other = self.name()
                target = f"{item}, {other}" if self.rng.random() < 0.5 else f"({item}, {other})"
            else:
                target = item
            lines.append(f"{pad}for {target} in {source}:")
        self.block(names + [new, item], depth + 1, True, indent + 1, lines)
        lines.append(f"{pad}    {new} {self.pick(['+=', '=', '-='])} {self.pick([item, item + ' + 1', '1', 'step'])}")
        if self.rng.random() < 0.3:
            lines.append(f"{pad}else:\n{pad}    {new} = {self.number(names, 2)}")
        return names + [new]

    def value(self, names):
        """What a function returns: at times through libm."""
        r = self.rng.random()
        a = self.number(names)
        if r < 0.45:
            return a
        if r < 0.75:
            return f"{self.pick(FLOATS)} * {self.pick(SMOOTH).format(a)}"
        if r < 0.9:
            return f"{self.pick(SMOOTH).format(a)} + {self.pick(SMOOTH).format(self.number(names, 2))}"
        return f"{a} {self.pick(['*', '+', '-'])} {self.pick(SMOOTH).format('step')}"

    def arrays(self):
        table = self.pick(["np.linspace({a}, {b}, {n})", "np.concatenate([np.linspace({a}, {b}, {n}), np.ones({m})])", "np.full({n}, {b})", "np.arange({n}) / {n}", "np.cumsum(np.linspace({a}, {b}, {n}))",
                           "np.tile(np.array([{a}, {b}, 1]), {m})", "np.repeat([{a}, {b}], {m})", "np.clip(np.arange({n}) / {m}, 0, {b})", "np.flip(np.linspace({a}, {b}, {n}))", "np.geomspace(1, 100, {n})",
                           "np.where(np.arange({n}) < {m}, {a}, {b})", "np.minimum(np.arange({n}) / {m}, {b})", "np.append(np.zeros({m}), np.linspace(0, {b}, {n}))", "np.power(np.linspace(0, 1, {n}), 2)"])
        table = table.format(a=self.pick(["0", "0.1", "1.0", "-2"]), b=self.pick(["1", "0.5", "2.5", "100"]), n=self.pick(["2", "5", "64", "100"]), m=self.pick(["1", "3", "10"]))
        self.head.append(f"table = {table}")
        if self.rng.random() < 0.3:
            self.head.append(self.pick(["table = table * 2 + 1", "table = 1 - table", "table = table[::2]", "table = table[1:]", "table[0] = 3", "table[-1] += 1", "table = -table", "table = table ** 2", "table = np.maximum(table, 0.25)"]))
        read = self.pick(["table[step]", "table[min(step, len(table) - 1)]", "table[step % len(table)]", "float(table[-1]) * step", "np.interp(step, [0, 100, 1000], [0.0, 1, 0.5])", "np.clip(step / 100, 0, 1)", "float(np.where(step < 50, 0.5, table[0]))",
                          "table.sum()", "table.mean()", "np.max(table) - step", "len(table[:step])", "int(np.argmax(table))", "table[:step % 4 + 1].sum()", "np.minimum(step, 10) * 0.5", "table.tolist()[0]", "np.searchsorted([10, 100, 1000], step)", "table[step // 3 % 2]", "np.mod(step, 7)", "np.float64(step) / 0", "table.min() * step"])
        return read

    def classes(self, lines):
        base = self.pick([INTS[4:9], FLOATS])
        self.head += [
            "class Base:",
            f"    scale = {self.pick(INTS[1:8] + FLOATS[:5])}",
            f"    def __init__(self, length, top={self.pick(FLOATS)}):",
            "        self.length = length",
            "        self.top = top",
            "    @property",
            f"    def rate(self): return self.top {self.pick(['/', '*', '+'])} self.length",
            "    def at(self, step):",
            f"        return {self.number(['self.length', 'self.top', 'self.scale', 'self.rate'], 1)}",
            "class Ramp(Base):",
            f"    def __init__(self, length, *rest):",
            "        super().__init__(length, *rest)",
            f"        self.extra = {self.pick(base)}",
            "    def __call__(self, step):",
            f"        return {self.pick(['super().at(step)', 'self.at(step)', 'Base.at(self, step)'])} + self.extra",
            "    @staticmethod",
            f"    def half(x): return x / {self.pick(['2', '0', '4.0'])}",
            "    @classmethod",
            "    def make(cls, n): return cls(n, 2)",
        ]
        return self.pick([f"Ramp({self.pick(INTS)})(step)", f"Ramp({self.pick(INTS)}, 3).at(step)", "Ramp.half(step)", f"Ramp.make({self.pick(INTS)})(step)", "Base(step).rate", f"Base({self.pick(INTS)}, top=step).at(2)", "Ramp(5).extra * step", "Ramp(5).missing", "Base()(step)"])

    def function(self):
        lines = ["def f(step):"]
        kind = self.rng.random()
        names = []
        if self.rng.random() < 0.3:
            self.head.append(f"LIMIT = {self.pick(INTS)}")
            names.append("LIMIT")
        if kind < 0.12:
            new = self.name()
            lines.append(f"    {new} = {self.arrays()}")
            names.append(new)
        elif kind < 0.24:
            new = self.name()
            lines.append(f"    {new} = {self.classes(lines)}")
            names.append(new)
        elif kind < 0.3:
            self.head += [f"def g(n, total={self.pick(INTS[:8])}):", f"    if n <= {self.pick(['0', '1'])}:", f"        return {self.pick(['total', '1', '0.5'])}", f"    return {self.pick(['g(n - 1)', 'g(n // 2)', 'g(n - 2) + g(n - 1)'])} {self.pick(['+', '*', '-'])} {self.number(['n', 'total'], 2).replace('step', 'n')}"]
            new = self.name()
            lines.append(f"    {new} = g(step % {self.pick(['5', '9'])})")
            names.append(new)
        if names == ["LIMIT"]:
            names = []
        if kind > 0.3 and kind < 0.4:
            lines.append(f"    return {self.value(names)}")
        else:
            names = self.block(names, 0, False, 1, lines)
            lines.append(f"    return {self.value(names)}")
        text = "\n".join(self.head + lines) + "\n"
        # Ints that numpy holds in 64 bits are read as far as a double holds them.
        return HEAD + (text.replace("10**18", "10**6") if "np." in text else text)


def perturbed():
    """math and numpy whose functions are off in the last digit."""
    import types

    bent = types.SimpleNamespace(**{name: getattr(math, name) for name in dir(math)})
    for name in ["exp", "cos", "sin", "log", "log2", "log10", "tanh", "sqrt", "atan", "pow", "hypot", "erf", "expm1"]:
        setattr(bent, name, lambda *args, run=getattr(math, name): run(*args) * (1 + 4e-16))
    return bent


def word(value):
    if isinstance(value, (bool, numpy.bool_)):
        return str(bool(value))
    if isinstance(value, (int, numpy.integer)):
        return None if abs(int(value)) > 10**40 else str(int(value))
    if isinstance(value, numpy.float16):
        return False
    if isinstance(value, (float, numpy.floating)):
        text = f"{float(value):.13g}"
        return text if any(c in text for c in ".en") else text + ".0"
    return "None" if value is None else False


def evaluate(text, bend, messages):
    scope = {}
    if bend:
        text = text.replace("import math\n", "")
        scope["math"] = perturbed()
    exec(compile(text, "f.py", "exec"), scope)
    words = []
    for step in STEPS:
        try:
            found = word(scope["f"](step))
        except Exception as error:
            kind = f"{type(error).__name__}: {error}"
            if "complex" in kind or len(kind) > 200:
                return None
            found = f"!{messages.setdefault(kind, len(messages))}"
        if not isinstance(found, str):
            return None
        words.append(found)
    return words


def close(a, b):
    if a == b:
        return True
    try:
        x, y = float(a), float(b)
    except ValueError:
        return False
    return "." in a and "." in b and abs(x - y) <= 2e-13 * max(abs(x), abs(y))


def packed(words):
    result = []
    for found in words:
        if result and last == found:
            result[-1] = f"*{int(result[-1][1:]) + 1}" if result[-1].startswith("*") else result[-1]
            if not result[-1].startswith("*"):
                result.append("*1")
        else:
            result.append(found)
        last = found
    return " ".join(result)


def timed(function):
    """The result of the call; None where it costs too many lines."""
    lines = 0

    def trace(frame, event, _):
        nonlocal lines
        lines += 1
        if lines > 60000:
            raise KeyboardInterrupt
        return trace

    sys.settrace(trace)
    # Ints that grow and grow cost time without costing lines.
    signal.setitimer(signal.ITIMER_REAL, 2)
    try:
        return function()
    except (KeyboardInterrupt, SyntaxError, MemoryError, RecursionError):
        return None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        sys.settrace(None)


def main():
    def stop(*_):
        raise KeyboardInterrupt

    signal.signal(signal.SIGALRM, stop)
    numpy.seterr(all="ignore")
    sys.set_int_max_str_digits(0)
    import warnings

    warnings.simplefilter("ignore")
    rng = random.Random(int(sys.argv[1]) if len(sys.argv) > 1 else SEED)
    count = int(sys.argv[2]) if len(sys.argv) > 2 else COUNT
    cases, messages = [], {}
    while len(cases) < count:
        text = Maker(rng).function()
        known = dict(messages)
        try:
            words = timed(lambda: evaluate(text, False, messages))
            bent = words and timed(lambda: evaluate(text, True, messages))
        except Exception:
            words = None
        if not words or not bent or len(text) > 1500 or not all(map(close, words, bent)):
            messages.clear()
            messages.update(known)
            continue
        # Of functions that raise at every step, a tenth is enough.
        if all(found.startswith("!") for found in words) and rng.random() > 0.1:
            messages.clear()
            messages.update(known)
            continue
        cases.append([text[len(HEAD):], packed(words)])
    versions = f"CPython {platform.python_version()}, numpy {numpy.__version__}"
    print(json.dumps({"made": versions, "steps": STEPS, "head": HEAD, "messages": list(messages), "cases": cases}, separators=(",", ":")))


main()
