"""Writes what CPython makes of random constant expressions: `python3 expressions.py`. No packages needed.

The expressions stand behind the bindings of SETUP. Each case is [expression, value]; the value is null where Python raises or gives a complex number, and "inf", "-inf" for infinities.
Left out are expressions in which an integer passes 2**53, where doubles cannot follow and the extension refuses or rounds, and those
that take a remainder of what libm computes, or compare it: its last digit differs from platform to platform, and a remainder magnifies it.
"""

import ast
import json
import math
import pathlib
import platform
import random
import types

COUNT = 5000
SEED = 20240607
LIMIT = 2**53
SETUP = """cfg = {"trainer": {"max_steps": 10_000, "lr": [1e-3, .5, -2]}, "a": 7, 3: 2.5, "debug": False, "seed": None}
opt = dict(betas=(0.9, 0.999), steps=dict(warmup=500, total=0x4000), trainer=cfg["trainer"])
ref = opt
milestones = [30, 60, [80, 95]]
"""
SUBSCRIPTS = [
    'cfg["trainer"]["max_steps"]',
    "cfg['trainer']['lr'][-1]",
    'cfg [ "trainer" ]["lr"][1]',
    'cfg["a"]',
    "cfg[3]",
    'cfg["debug"]',
    'cfg["nothing"]',
    'opt["betas"][0]',
    'opt["steps"]["total"]',
    'opt["trainer"]["lr"][0]',
    'ref["betas"][1]',
    "milestones[1]",
    "milestones[-1][1]",
    "milestones[2][0]",
    "milestones[3]",
    "milestones[-4]",
]
# numpy is not needed for the constants and functions that are named after it.
NAMES = {"math": math, "np": types.SimpleNamespace(pi=math.pi, sqrt=math.sqrt, exp=math.exp)}
exec(SETUP, NAMES)

rng = random.Random(SEED)


def integer():
    value = rng.choice([rng.randrange(10), rng.randrange(1000), rng.randrange(10**6)])
    return rng.choice([str, str, str, hex, bin, oct, lambda n: f"{n:_}"])(value)


def real():
    value = rng.uniform(0, 10 ** rng.randrange(-4, 5))
    return rng.choice(
        [
            lambda: f"{value:.3f}",
            lambda: f"{value:.2e}",
            lambda: f"{int(value)}.",
            lambda: f"{int(value)}.e{rng.randrange(3)}",
            lambda: f".{rng.randrange(1, 1000)}",
            lambda: f"{rng.randrange(1, 100)}e-{rng.randrange(1, 6)}",
            lambda: f"1_{rng.randrange(100, 1000)}.5",
        ]
    )()


def joined(operator, left, right):
    blank = rng.choice(["", " "])
    return f"{left}{blank}{operator}{blank}{right}"


def some(depth):
    return ", ".join(expression(depth - 1) for _ in range(rng.randrange(1, 4)))


def condition(depth):
    pick = rng.random()
    inner = lambda: f"({expression(depth)})"
    if pick < 0.4:
        return f"{inner()} {rng.choice(['<', '<=', '>', '>=', '==', '!='])} {inner()}"
    if pick < 0.55:
        return f"cfg[{rng.choice(['seed', 'a', 'debug'])!r}] {rng.choice(['is', 'is not'])} None"
    if pick < 0.7:
        return f"{inner()} {rng.choice(['in', 'not in'])} [{rng.choice(['1, 2, 3', '0.5', '7, True', ''])}]"
    if pick < 0.8 and depth > 0:
        return f"(not {condition(depth - 1)})"
    if pick < 0.9 and depth > 0:
        return f"({condition(depth - 1)} {rng.choice(['and', 'or'])} {condition(depth - 1)})"
    return rng.choice(["True", "False", "[]", "[0]", 'cfg["seed"]', "0", "0.", 'cfg["debug"]'])


def expression(depth):
    if depth == 0:
        return rng.choice([integer, integer, real, integer, integer, real, lambda: rng.choice(SUBSCRIPTS)])()
    pick = rng.random()
    inner = lambda: expression(depth - 1)
    if pick < 0.12:
        return rng.choice(SUBSCRIPTS)
    if pick < 0.22:
        return f"({inner()} if {condition(depth - 1)} else {inner()})"
    if pick < 0.25:
        return f"({condition(depth - 1)})"
    if pick < 0.3:
        return f"({inner()} {rng.choice(['and', 'or'])} {inner()})"
    pick = rng.random()
    if pick < 0.4:
        return joined(rng.choice(["+", "-", "*", "/", "//", "%"]), inner(), inner())
    if pick < 0.55:
        return f"({inner()})"
    if pick < 0.65:
        return rng.choice(["-", "+", "-", "~"]) + inner()
    if pick < 0.72:
        return joined("**", rng.choice([inner(), str(rng.randrange(1, 12))]), rng.choice([str(rng.randrange(-3, 9)), "0.5", f"-{real()}"]))
    if pick < 0.78:
        return joined(rng.choice(["<<", ">>", "&", "|", "^"]), inner(), rng.choice([str(rng.randrange(20)), integer()]))
    if pick < 0.83:
        return rng.choice(["math.pi", "np.pi", "math.e", "math.tau", "True", 'float("inf")', 'float("1e-3")', 'int("12")', "math.inf"])
    if pick < 0.9:
        return f"{rng.choice(['min', 'max', 'len', 'sum'])}([{some(depth)}])"
    if pick < 0.93:
        return f"{rng.choice(['min', 'max'])}({inner()}, {some(depth)})"
    if pick < 0.96:
        return f"round({inner()}{rng.choice(['', ', 1', ', 2', ', 3', ', -1', ', -2'])})"
    function = rng.choice(["int", "float", "abs", "math.sqrt", "math.log", "math.exp", "math.floor", "math.ceil", "np.sqrt", "math.log10"])
    return f"{function}({inner()})"


def is_small(value):
    return not isinstance(value, int) or abs(value) <= LIMIT


class LeftOut(Exception):
    """The expression has no value that all platforms and doubles agree on."""


def is_libm(node):
    """Whether libm's rounding is in the value: a logarithm, an exponential, a fractional power."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr in ("log", "log10", "exp"):
        return True
    return isinstance(node, ast.BinOp) and isinstance(node.op, ast.Pow)


def value_of(text):
    """The value of an expression, every operation of which is checked for integers that a double cannot hold."""
    tree = ast.parse(text, mode="eval")
    for node in ast.walk(tree):
        if isinstance(node, ast.expr) and not isinstance(node, (ast.Name, ast.Attribute, ast.List)):
            code = compile(ast.Expression(node), "", "eval")
            if isinstance(node, ast.BinOp) and isinstance(node.op, (ast.Pow, ast.LShift)):
                right = part_of(compile(ast.Expression(node.right), "", "eval"))
                if isinstance(right, int) and abs(right) > 64:
                    raise LeftOut
            is_steep = isinstance(node, ast.Compare) or isinstance(node, ast.BinOp) and isinstance(node.op, (ast.FloorDiv, ast.Mod))
            if is_steep and any(map(is_libm, ast.walk(node))):
                raise LeftOut
            part = part_of(code)
            if not is_small(part) or isinstance(part, complex) and node is not tree.body:
                raise LeftOut
    return eval(text, NAMES)


def part_of(code):
    """The value of a part; None where it raises, which matters only if it is used."""
    try:
        return eval(code, NAMES)
    except (ArithmeticError, ValueError, LookupError, TypeError):
        return None


def main():
    cases = {}
    while len(cases) < COUNT:
        text = expression(rng.randrange(1, 5))
        if len(text) > 70 or text in cases:
            continue
        try:
            value = value_of(text)
        except LeftOut:
            continue
        except TypeError:
            # Bit operations on floats: the neutral tree does not tell 2.0 from 2.
            continue
        except (ArithmeticError, ValueError, LookupError):
            value = None
        else:
            if not isinstance(value, (int, float, complex)):
                continue
        if isinstance(value, complex) or value != value:
            value = None if isinstance(value, complex) else "nan"
        elif value in (math.inf, -math.inf):
            value = str(value)
        cases[text] = value
    lines = ",\n".join(json.dumps(case) for case in cases.items())
    path = pathlib.Path(__file__).with_suffix(".json")
    path.write_text(f'{{"python": "{platform.python_version()}", "setup": {json.dumps(SETUP)}, "cases": [\n{lines}\n]}}\n')


main()
