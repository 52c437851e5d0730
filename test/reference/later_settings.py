"""Programs that set something before, behind or by way of where a schedule reads it, and the length that it has when CPython runs them.

`python3 later_settings.py` writes later_settings.json, made with Python 3.11.7: {text, total, known}, `known` being false where a reader need not tell,
as it would have to know when a function is called.
"""

import json
import pathlib

OBJECT = "import types\no = types.SimpleNamespace(n=60)\n"
CALL = 'schedule("linear", 1, %s)'
BY_N = CALL % "o.n"

CASES = [
    (f"{OBJECT}{BY_N}\no.n = 5\n", True),
    (f"{OBJECT}o.n = 5\n{BY_N}\n", True),
    (f"{OBJECT}[{BY_N} for i in (3, 4)]\no.n = 5\n", False),
    (f"{OBJECT}o.n = 5\n[{BY_N} for i in (3, 4)]\n", True),
    (f"{OBJECT}def f():\n    {BY_N}\nf()\no.n = 5\n", False),
    (f"{OBJECT}def f():\n    {BY_N}\no.n = 5\nf()\n", False),
    (f"{OBJECT}o.n = 5\ndef f():\n    {BY_N}\nf()\n", True),
    (f"{OBJECT}g = lambda: {BY_N}\ng()\no.n = 5\n", False),
    (f"{OBJECT}def f():\n    {BY_N}\nf()\nvars(o)['n'] = 7\n", False),
    (f"def f():\n    {BY_N}\n{OBJECT}o.n = 5\nf()\n", True),
    (f"d = {{'n': 40}}\ndef f():\n    [{CALL % 'd[chr(110)]'} for i in (3, 4)]\n    d['n'] = 30\nf()\n".replace("chr(110)", "'n'"), False),
    (f"{OBJECT}def g():\n    o.n = 7\n    def f():\n        o.n = 30\n    f()\n    {BY_N}\ng()\n", False),
    (f"{OBJECT}def g():\n    o.n = 7\n    def f():\n        setattr(o, 'n', 30)\n    f()\n    {BY_N}\ng()\n", False),
    (f"{OBJECT}def g():\n    o.n = 7\n    def f():\n        o.m = 30\n    f()\n    {BY_N}\ng()\n", True),
    (f"{OBJECT}def f(c):\n    {CALL % 'c.n'}\nf(o)\no.n = 5\n", False),
    (f"{OBJECT}def f(c):\n    {CALL % 'c.n'}\no.n = 5\nf(o)\n", True),
    (f"{OBJECT}class M:\n    def __init__(self, c):\n        self.n = c.n\n    def go(self):\n        {CALL % 'self.n'}\nM(o).go()\no.n = 5\n", False),
    (f"{OBJECT}d = o\n{CALL % 'd.n'}\no.n = 5\n", False),
    (f"steps = 40\ndef f():\n    {CALL % 'steps'}\n    globals()['steps'] = 30\nf()\n", False),
    (f"def around():\n    steps = 40\n    def f():\n        {CALL % 'steps'}\n        globals()['steps'] = 30\n    f()\naround()\n", True),
    (f"T = 100\ndef f(T=20):\n    def g():\n        global T\n        {CALL % 'T'}\n    g()\nf()\n", True),
    (f"T = 100\ndef f(T=20):\n    def g():\n        global T\n        (lambda: {CALL % 'T'})()\n    g()\nf()\n", True),
    (f"T = 100\ndef f():\n    T = 20\n    def g():\n        nonlocal T\n        {CALL % 'T'}\n    g()\nf()\n", True),
]


def total_of(text):
    """The third argument of the first call of `schedule`."""
    found = []
    exec(text, {"schedule": lambda method, weight, total: found.append(total)})
    return found[0]


def main():
    kept = [json.dumps({"text": text, "total": total_of(text), "known": known}) for text, known in CASES]
    pathlib.Path(__file__).with_suffix(".json").write_text("[\n" + ",\n".join(kept) + "\n]\n")


main()
