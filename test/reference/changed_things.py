"""Programs in which the length of a schedule is changed under another name than the one it is read by, and the length that it gets when they run.

`python3 changed_things.py` runs each of them with CPython and writes changed_things.json, made with Python 3.11.7. `things` change a dict, a list or
an object that a program reads, `defaults` give a parameter another value than its default, `functions` are the first with a function of the step
in the place of the schedule: what it is at step 1. No other number than that of the program may be shown; of `known`, this one is shown.
"""

import json
import pathlib

from changed_numbers import case

# What is made, how it is read, and two ways to change it.
MAKERS = [
    ('cfg = {"steps": 10}', 'cfg["steps"]', ['X["steps"] = 5', "X.update(steps=5)"]),
    ("from types import SimpleNamespace\ncfg = SimpleNamespace(steps=10)", "cfg.steps", ["X.steps = 5", "X.__dict__.update(steps=5)"]),
    ("class Cfg:\n    steps = 10\ncfg = Cfg()", "cfg.steps", ["X.steps = 5", 'setattr(X, "steps", 5)']),
    (
        "from dataclasses import dataclass\n@dataclass\nclass Cfg:\n    steps: int = 10\ncfg = Cfg()",
        "cfg.steps",
        ["X.steps = 5", 'object.__setattr__(X, "steps", 5)'],
    ),
    (
        "class Cfg:\n    def __init__(self, steps=10):\n        self.steps = steps\ncfg = Cfg()",
        "cfg.steps",
        ["X.steps = 5", 'X.__setattr__("steps", 5)'],
    ),
    ('cfg = {"t": {"steps": 10}}', 'cfg["t"]["steps"]', ['X["t"]["steps"] = 5', 'X["t"].update(steps=5)']),
    ("cfg = [10, 3]", "cfg[0]", ["X[0] = 5", "X.insert(0, 5)"]),
]

# Under which name it is changed, `<name>`.
WAYS = [
    "d = e = cfg\n<e>",
    "d, *rest = [cfg, 1, 2]\n<d>",
    "box = []\nbox.append(cfg)\n<box[0]>",
    "box = []\nbox.append(cfg)\nfor d in box:\n    <d>",
    "box = [] + [cfg]\n<box[0]>",
    'box = {"a": cfg}\n<box[chr(97)]>',
    'box = {}\nbox["a"] = cfg\n<box[chr(97)]>',
    'box = {}\nbox.setdefault("a", cfg)\n<box[chr(97)]>',
    'def tune(**kw):\n    <kw["c"]>\ntune(c=cfg)',
    "def tune(*args):\n    <args[0]>\ntune(cfg)",
    "def tune(*args):\n    c, n = args\n    <c>\ntune(cfg, 3)",
    'def tune(c):\n    <c>\ntune(**{"c": cfg})',
    'def tune(c):\n    <c>\ntable = {"a": tune}\ntable["a"](cfg)',
    "def tune(c):\n    <c>\nfor f in [tune]:\n    f(cfg)",
    "def tune(c):\n    <c>\ng = tune\ng(cfg)",
    "def hand(g):\n    g(cfg)\n    return g\n@hand\ndef tune(c):\n    <c>",
    "def make(c):\n    def tune():\n        <c>\n    return tune\nmake(cfg)()",
    "get = lambda: cfg\n<get()>",
    "def get():\n    return cfg\n<get()>",
    "def each():\n    yield cfg\nfor c in each():\n    <c>",
    "def tune(c):\n    <c>\nlist(filter(tune, (cfg,)))",
    "def tune(c):\n    <c>\n    return 1\nsorted([cfg], key=tune)",
    "class T:\n    c = cfg\n<T.c>",
    "class T:\n    def __init__(self, c):\n        self.c = c\nt = T(cfg)\n<t.c>",
    "class T:\n    @staticmethod\n    def run(c):\n        <c>\nT.run(cfg)",
    "class T:\n    def __call__(self, c):\n        <c>\nt = T()\nt(cfg)",
    "class T:\n    def __enter__(self):\n        return cfg\n    def __exit__(self, *a):\n        pass\nwith T() as c:\n    <c>",
    "class B:\n    def __init__(self, c):\n        self.c = c\nclass T(B):\n    def run(self):\n        <self.c>\nT(cfg).run()",
    "class T:\n    @property\n    def c(self):\n        return cfg\n<T().c>",
    'from collections import namedtuple\nB = namedtuple("B", "c")\nb = B(cfg)\n<b.c>',
    "for row in [[cfg]]:\n    for d in row:\n        <d>",
    'd = eval("cfg")\n<d>',
    "d = next(iter([cfg]))\n<d>",
    "try:\n    raise KeyError(cfg)\nexcept KeyError as e:\n    d = e.args[0]\n<d>",
    "match [cfg]:\n    case [d]:\n        <d>",
    "d = max([cfg], key=id)\n<d>",
    'class T: pass\nt = T()\nsetattr(t, "c", cfg)\n<t.c>',
    "def tune():\n    <cfg>\ntune()",
]

OTHER_THINGS = [
    'class Cfg:\n    steps = 10\n    def __getattribute__(self, name):\n        return 5\ncfg = Cfg()\nschedule("linear", 1, cfg.steps)',
    'cfg = {"steps": 10}\n(lambda c: c.update(steps=5))(cfg)\nschedule("linear", 1, cfg["steps"])',
    'cfg = {"steps": 10}\nupdate = cfg.update\nupdate(steps=5)\nschedule("linear", 1, cfg["steps"])',
    'def change(**kw):\n    kw["cfg"]["steps"] = 5\ncfg = {"steps": 10}\nchange(cfg=cfg)\nschedule("linear", 1, cfg["steps"])',
    "e = 10\nfrom math import *\nschedule(\"linear\", 1, e)",
]

MAIN = 'def main(total=10):\n    schedule("linear", 1, total)\n'
WRAPPED = "    def inner(*a, **k):\n        {}\n    return inner\n@five\n" + MAIN + "main()"
METHOD = 'class A:\n    def main(self, total=10):\n        schedule("linear", 1, total)\n'
INIT = 'class A:\n    def __init__(self, total=10):\n        schedule("linear", 1, total)\n'
DEFAULTS = [
    MAIN + "main.__defaults__ = (5,)\nmain()",
    MAIN + 'setattr(main, "__defaults__", (5,))\nmain()',
    'def main(*, total=10):\n    schedule("linear", 1, total)\nmain.__kwdefaults__ = {"total": 5}\nmain()',
    MAIN + 't = {"a": main}\nk = "a"\nt[k](5)',
    MAIN + 't = {"a": main}\nfor f in t.values():\n    f(5)',
    MAIN + "for f in [main]:\n    f(5)",
    MAIN + "from functools import partial\ng = partial(main)\ng(5)",
    MAIN + "import threading\nt = threading.Thread(target=main, args=(5,))\nt.start()\nt.join()",
    MAIN + "main.__call__(5)",
    MAIN + "sorted([5], key=main)",
    MAIN + "list(filter(main, [5]))",
    MAIN + "def get():\n    return main\nget()(5)",
    MAIN + "class R:\n    f = staticmethod(main)\nR.f(5)",
    'main = lambda total=10: schedule("linear", 1, total)\nmain(5)',
    "def five(g):\n" + WRAPPED.format("return g(5)"),
    "def five(g):\n" + WRAPPED.format("return g(*a, total=5, **k)"),
    "def five(g):\n" + WRAPPED.format('k["total"] = 5\n        return g(**k)'),
    "def five(g):\n" + WRAPPED.format('k.setdefault("total", 5)\n        return g(**k)'),
    f"def giving(n):\n    def five(g):\n        return lambda: g(n)\n    return five\n@giving(5)\n{MAIN}main()",
    f"class five:\n    def __init__(self, g):\n        self.g = g\n    def __call__(self):\n        self.g(5)\n@five\n{MAIN}main()",
    f"all = []\ndef register(g):\n    all.append(g)\n    return g\n@register\n{MAIN}for f in all:\n    f(5)",
    METHOD.replace("self, ", "").replace("    def", "    @staticmethod\n    def") + "A.main(5)",
    METHOD + "    def run(self):\n        self.main(5)\nA().run()",
    INIT + 't = {"a": A}\nt["a"](5)',
    INIT + "    @classmethod\n    def make(cls):\n        return cls(5)\nA.make()",
    INIT + "class B(A):\n    pass\nB(5)",
    INIT + "class B(A):\n    pass\nclass C(B):\n    def __init__(self):\n        super().__init__(5)\nC()",
]

KNOWN = [
    # A decorator that only hands on.
    f"def timed(g):\n    def inner(*a, **k):\n        return g(*a, **k)\n    return inner\n@timed\n{MAIN}main()",
    MAIN + "import threading\nt = threading.Thread(target=main, daemon=True)\nt.start()\nt.join()",
    # Another thing has an item of this name.
    'cfg = {"steps": 10}\nclass Log:\n    def __init__(self):\n        self.steps = 3\nlog = Log()\nlog.steps = 4\nschedule("linear", 1, cfg["steps"])',
    'cfg = {"steps": 10}\ndef note(log):\n    log["steps"] = 4\nnote({"steps": 3})\nschedule("linear", 1, cfg["steps"])',
    'cfg = {"steps": 10}\ndef note():\n    log = {}\n    log["steps"] = 4\n    return log\nnote()\nschedule("linear", 1, cfg["steps"])',
    'import copy\ncfg = {"steps": 10}\nval = copy.copy(cfg)\nval.update(steps=5)\nschedule("linear", 1, cfg["steps"])',
    # Libraries with no such name.
    'TOTAL = 10\nfrom math import *\nschedule("linear", 1, TOTAL)',
    'total_steps = 10\nfrom typing import *\nfrom collections import *\nschedule("linear", 1, total_steps)',
]


def changed(way, change):
    """The way with its change in the place of `<name>`."""
    before, rest = way.split("<")
    name, after = rest.split(">")
    indent = before[before.rfind("\n") + 1 :]
    return before + ("\n" + indent).join(change.replace("X", name).split("\n")) + after


def things():
    for index, way in enumerate(WAYS):
        # Each way with some of all there is.
        for setup, read, changes in (MAKERS[index % len(MAKERS)], MAKERS[(index + 3) % len(MAKERS)]):
            yield f"{setup}\n{changed(way, changes[index % 2])}", read


def value_at_1(text):
    module = {}
    exec(compile(text, "program", "exec"), module)
    return module["kl"](1)


if __name__ == "__main__":
    made = {
        "known": [case(text) for text in KNOWN],
        "things": [case(text) for text in [*(f'{text}\nschedule("linear", 1, {read})' for text, read in things()), *OTHER_THINGS]],
        "defaults": [case(text) for text in DEFAULTS],
        "functions": [
            {"text": text, "at1": value_at_1(text)}
            for text in (f"{text}\ndef kl(step):\n    return min(1.0, step / {read})\n" for text, read in things())
        ],
    }
    pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(made, indent=1) + "\n")
