"""Small programs that bind, change and hand on the length of a schedule, and the length that the schedule gets when they are run.

`python3 changed_numbers.py` runs each of them with CPython and writes changed_numbers.json, made with Python 3.11.7. `known` are programs whose
length can be read off, `doubtful` those where the length may be left open, but no other one may be shown. A program that calls schedule with
several lengths, or never, has none. `settings` is a module beside the programs.
"""

import io
import json
import pathlib
import sys
import types

SETTINGS = "TOTAL = 77\nSTEPS = 78\ncfg = {'steps': 79}\n_HIDDEN = 80\n"

KNOWN = [
    """class Cfg:\n    steps = 10\n    def __init__(self, **kw):\n        for k, v in kw.items():\n            setattr(self, k, v)\ncfg = Cfg()\nschedule("linear", 1, cfg.steps)""",
    """class Cfg:\n    steps = 20\n    def __init__(self, **kw):\n        for k, v in kw.items():\n            setattr(self, k, v)\ncfg = Cfg(steps=10)\nschedule("linear", 1, cfg.steps)""",
    """cfg = {"steps": 10, "model": {"dim": 3}}\nmodel = cfg["model"]\nmodel["dim"] = 4\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nfor batch in [cfg["steps"], 3]:\n    print(batch)\nschedule("linear", 1, cfg["steps"])""",
    """import copy\ncfg = {"steps": 10}\nval = copy.deepcopy(cfg)\nval["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nval = dict(cfg)\nval["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nval = cfg.copy()\nval["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """def load():\n    cfg = {"steps": 10}\n    return cfg\ncfg = load()\nschedule("linear", 1, cfg["steps"])""",
    """TOTAL = 10\nschedule("linear", 1, TOTAL)\nexec("TOTAL = 5")""",
    """exec("TOTAL = 5")\nTOTAL = 10\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nglobals().update(OTHER=5)\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nschedule("linear", 1, TOTAL)\nfrom settings import *""",
    # Plain cases, which must stay known.
    """TOTAL = 10\nschedule("linear", 1, TOTAL)""",
    """cfg = {"steps": 10}\nschedule("linear", 1, cfg["steps"])""",
    """from types import SimpleNamespace\ncfg = SimpleNamespace(steps=10)\nschedule("linear", 1, cfg.steps)""",
    """class Cfg:\n    steps = 10\nschedule("linear", 1, Cfg.steps)""",
    """class Cfg:\n    steps = 10\ncfg = Cfg()\nschedule("linear", 1, cfg.steps)""",
    """class Cfg:\n    def __init__(self):\n        self.steps = 10\ncfg = Cfg()\nschedule("linear", 1, cfg.steps)""",
    """from dataclasses import dataclass\n@dataclass\nclass Cfg:\n    steps: int = 10\ncfg = Cfg(steps=20)\nschedule("linear", 1, cfg.steps)""",
    # An alias of something else, a loop over something else.
    """cfg = {"steps": 10}\nother = {"steps": 3}\nfor c in [other]:\n    c["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nfor key in cfg:\n    print(key)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nfor key, value in cfg.items():\n    print(key, value)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nc = dict(cfg)\nprint(c)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef show(c):\n    print(c["steps"])\nshow(cfg)\nschedule("linear", 1, cfg["steps"])""",
    """TOTAL = 10\nexec("print(1)")\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nx = eval("3 + 4")\nschedule("linear", 1, TOTAL)""",
    """from settings import STEPS\nTOTAL = 10\nschedule("linear", 1, TOTAL)""",
    """from settings import *\nTOTAL = 10\nschedule("linear", 1, TOTAL)""",
    """from math import *\nTOTAL = 10\nschedule("linear", 1, TOTAL)""",
    """def f():\n    TOTAL = 10\n    schedule("linear", 1, TOTAL)\nf()\nfrom settings import *""",
]

DOUBTFUL = [
    """def main():\n    cfg = {"steps": 10}\n    c = cfg\n    c["steps"] = 5\n    schedule("linear", 1, cfg["steps"])\nmain()""",
    """class Cfg:\n    pass\ndef main():\n    cfg = Cfg()\n    cfg.steps = 10\n    c = cfg\n    c.steps = 5\n    schedule("linear", 1, cfg.steps)\nmain()""",
    """class Cfg:\n    pass\ndef main(cfg):\n    for c in [cfg]:\n        c.steps = 5\n    schedule("linear", 1, cfg.steps)\ncfg = Cfg()\ncfg.steps = 10\nmain(cfg)""",
    """import types\ncfg = types.SimpleNamespace(train=types.SimpleNamespace(steps=10))\nt = cfg.train\nfor c in (t,):\n    c.steps = 5\nschedule("linear", 1, cfg.train.steps)""",
    """class Cfg:\n    def __init__(self, steps):\n        self.steps = steps * 2\ncfg = Cfg(steps=5)\nschedule("linear", 1, cfg.steps)""",
    # exec
    """TOTAL = 10\nexec("TOTAL = 5")\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nexec("global TOTAL\\nTOTAL = 5")\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\ncode = "TOTAL = 5"\nexec(code)\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nfor name, value in {"TOTAL": 5}.items():\n    exec(f"{name} = {value}")\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nimport os\nexec("TOTAL = " + "5", globals())\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\ndef load():\n    exec("TOTAL = 5", globals())\nload()\nschedule("linear", 1, TOTAL)""",
    """cfg = {"steps": 10}\nexec("cfg['steps'] = 5")\nschedule("linear", 1, cfg["steps"])""",
    """class Cfg:\n    steps = 10\ncfg = Cfg()\nexec("cfg.steps = 5")\nschedule("linear", 1, cfg.steps)""",
    """TOTAL = 10\nexec(compile("TOTAL = 5", "config", "exec"))\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nexec(open("settings_file").read() if False else "TOTAL = 5")\nschedule("linear", 1, TOTAL)""",
    """max_steps = 10\nexec("max_steps = 5")\nk = schedule("linear", 1, total_steps=max_steps)""",
    """TOTAL = 10\nglobals().update(TOTAL=5)\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nglobals().update({"TOTAL": 5})\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nglobals()["TOTAL"] = 5\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nfor key, value in {"TOTAL": 5}.items():\n    globals()[key] = value\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nvars().update(TOTAL=5)\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nlocals()["TOTAL"] = 5\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nlocals().update(TOTAL=5)\nschedule("linear", 1, TOTAL)""",
    """import sys\nTOTAL = 10\nsetattr(sys.modules[__name__], "TOTAL", 5)\nschedule("linear", 1, TOTAL)""",
    """import sys\nTOTAL = 10\nsys.modules[__name__].TOTAL = 5\nschedule("linear", 1, TOTAL)""",
    # Loops over configs
    """cfg = {"steps": 10}\nfor c in [cfg]:\n    c["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nval = {"steps": 1}\nfor c in (cfg, val):\n    c.update(steps=5)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nval = {"steps": 1}\nfor c in cfg, val:\n    c.update({"steps": 5})\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nfor i, c in enumerate([cfg]):\n    c["steps"] = 5 + i\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nfor c, n in [(cfg, 5)]:\n    c["steps"] = n\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nfor c, n in zip([cfg], [5]):\n    c["steps"] = n\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nall_configs = [cfg]\nfor c in all_configs:\n    c["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nconfigs = {"train": cfg}\nfor c in configs.values():\n    c["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nconfigs = {"train": cfg}\nfor name, c in configs.items():\n    c["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"train": {"steps": 10}}\nfor c in cfg.values():\n    c["steps"] = 5\nschedule("linear", 1, cfg["train"]["steps"])""",
    """cfg = {"train": {"steps": 10}}\nfor key in ("train",):\n    cfg[key]["steps"] = 5\nschedule("linear", 1, cfg["train"]["steps"])""",
    """cfg = {"steps": 10}\nfor key in cfg:\n    cfg[key] = 5\nschedule("linear", 1, cfg["steps"])""",
    """class Cfg:\n    steps = 10\ncfg = Cfg()\nfor c in [cfg]:\n    c.steps = 5\nschedule("linear", 1, cfg.steps)""",
    """from types import SimpleNamespace\ncfg = SimpleNamespace(steps=10)\nfor c in [cfg]:\n    c.steps = 5\nschedule("linear", 1, cfg.steps)""",
    """from types import SimpleNamespace\ncfg = SimpleNamespace(steps=10)\nfor c in [cfg]:\n    setattr(c, "steps", 5)\nschedule("linear", 1, cfg.steps)""",
    """class Train:\n    steps = 10\nclass Val:\n    steps = 3\nfor C in (Train, Val):\n    C.steps = 5\nschedule("linear", 1, Train.steps)""",
    """cfg = {"steps": 10}\n[c.update(steps=5) for c in [cfg]]\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\n[c.update(steps=5) for c in (cfg, {})]\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nfor c in [cfg]:\n    d = c\n    d["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef tune(c):\n    c["steps"] = 5\nfor c in [cfg]:\n    tune(c)\nschedule("linear", 1, cfg["steps"])""",
    """steps = [10, 20]\nfor s in [steps]:\n    s[0] = 5\nschedule("linear", 1, steps[0])""",
    """steps = [10, 20]\nfor i in range(2):\n    steps[i] = 5\nschedule("linear", 1, steps[0])""",
    """cfg = {"steps": 10}\nstack = [cfg]\nwhile stack:\n    c = stack.pop()\n    c["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    # Star imports
    """TOTAL = 10\nfrom settings import *\nschedule("linear", 1, TOTAL)""",
    """cfg = {"steps": 10}\nfrom settings import *\nschedule("linear", 1, cfg["steps"])""",
    """TOTAL = 10\ntry:\n    from settings import *\nexcept ImportError:\n    pass\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nif True:\n    from settings import *\nschedule("linear", 1, TOTAL)""",
    """def f():\n    schedule("linear", 1, TOTAL)\nTOTAL = 10\nfrom settings import *\nf()""",
    """from settings import *\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nfrom settings import TOTAL\nschedule("linear", 1, TOTAL)""",
    """from settings import TOTAL\nTOTAL = 10\nschedule("linear", 1, TOTAL)""",
    """import settings\nsettings.TOTAL = 10\nschedule("linear", 1, settings.TOTAL)""",
    # Functions that change a config
    """cfg = {"steps": 10}\ndef tune(c):\n    c["steps"] = 5\ntune(cfg)\nschedule("linear", 1, cfg["steps"])""",
    """class Cfg:\n    total_steps = 10\ncfg = Cfg()\ndef tune(c):\n    c.total_steps = 5\ntune(cfg)\nschedule("linear", 1, cfg.total_steps)""",
    """class Cfg:\n    total_steps = 10\ncfg = Cfg()\ndef inner(d):\n    d.total_steps = 5\ndef tune(c):\n    inner(c)\ntune(cfg)\nschedule("linear", 1, cfg.total_steps)""",
    """cfg = {"steps": 10}\ndef inner(d):\n    d["steps"] = 5\ndef tune(c):\n    inner(c)\ntune(cfg)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef tune(c):\n    d = c\n    d["steps"] = 5\ntune(cfg)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef tune(c):\n    c.update(steps=5)\ntune(c=cfg)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef tune(*configs):\n    for c in configs:\n        c["steps"] = 5\ntune(cfg)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef tune(configs):\n    for c in configs:\n        c["steps"] = 5\ntune([cfg])\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ntune = lambda c: c.update(steps=5)\ntune(cfg)\nschedule("linear", 1, cfg["steps"])""",
    """from functools import partial\ncfg = {"steps": 10}\ndef tune(c, n):\n    c["steps"] = n\npartial(tune, cfg)(5)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef tune(n, c):\n    c["steps"] = n\nargs = (5, cfg)\ntune(*args)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nclass Tuner:\n    def run(self, c):\n        c["steps"] = 5\nTuner().run(cfg)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nclass Tuner:\n    def __init__(self, c):\n        self.c = c\n    def run(self):\n        self.c["steps"] = 5\nTuner(cfg).run()\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nclass Tuner:\n    def __init__(self, c):\n        c["steps"] = 5\nTuner(cfg)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef tune():\n    cfg["steps"] = 5\ntune()\nschedule("linear", 1, cfg["steps"])""",
    """TOTAL = 10\ndef tune():\n    global TOTAL\n    TOTAL = 5\ntune()\nschedule("linear", 1, TOTAL)""",
    """class Cfg:\n    def __init__(self):\n        self.steps = 10\n    def debug(self):\n        self.steps = 5\ncfg = Cfg()\ncfg.debug()\nschedule("linear", 1, cfg.steps)""",
    """class Cfg:\n    def __init__(self):\n        self.steps = 10\n    def set(self, **kw):\n        self.__dict__.update(kw)\ncfg = Cfg()\ncfg.set(steps=5)\nschedule("linear", 1, cfg.steps)""",
    """class Cfg:\n    def __init__(self):\n        self.steps = 10\n    def set(self, **kw):\n        for k, v in kw.items():\n            setattr(self, k, v)\ncfg = Cfg()\ncfg.set(steps=5)\nschedule("linear", 1, cfg.steps)""",
    """class Cfg:\n    steps = 10\n    def __post_init__(self):\n        self.steps = 5\n    def __init__(self):\n        self.__post_init__()\ncfg = Cfg()\nschedule("linear", 1, cfg.steps)""",
    """from dataclasses import dataclass\n@dataclass\nclass Cfg:\n    steps: int = 10\n    def __post_init__(self):\n        self.steps = self.steps // 2\ncfg = Cfg()\nschedule("linear", 1, cfg.steps)""",
    """from dataclasses import dataclass\n@dataclass\nclass Cfg:\n    steps: int = 10\n    def __post_init__(self):\n        if self.steps > 5:\n            self.steps = 5\ncfg = Cfg(steps=20)\nschedule("linear", 1, cfg.steps)""",
    """from dataclasses import dataclass, replace\n@dataclass\nclass Cfg:\n    steps: int = 10\ncfg = replace(Cfg(), steps=5)\nschedule("linear", 1, cfg.steps)""",
    """from dataclasses import dataclass\n@dataclass\nclass Base:\n    steps: int = 10\n@dataclass\nclass Cfg(Base):\n    steps: int = 5\ncfg = Cfg()\nschedule("linear", 1, cfg.steps)""",
    """class Base:\n    steps = 10\nclass Cfg(Base):\n    pass\nCfg.steps = 5\ncfg = Cfg()\nschedule("linear", 1, cfg.steps)""",
    """class Cfg:\n    steps = 10\n    @property\n    def total(self):\n        return self.steps // 2\ncfg = Cfg()\nschedule("linear", 1, cfg.total)""",
    # Aliases
    """class Cfg:\n    steps = 10\ncfg = Cfg()\nc = cfg\nc.steps = 5\nschedule("linear", 1, cfg.steps)""",
    """cfg = {"steps": 10}\nc = cfg\nc["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nc = cfg\nd = c\nd["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """class Cfg:\n    steps = 10\ncfg = Cfg()\nc = cfg\nd = c\nd.steps = 5\nschedule("linear", 1, cfg.steps)""",
    """cfg = {"steps": 10}\nc = cfg\nfor d in [c]:\n    d["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nif (c := cfg):\n    c["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nc, d = cfg, 3\nc["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nc, = [cfg]\nc["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nc = cfg or {}\nc["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\nc = cfg if True else None\nc["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef same(x):\n    return x\nc = same(cfg)\nc["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndef get():\n    return cfg\nc = get()\nc["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"train": {"steps": 10}}\nt = cfg.get("train")\nt["steps"] = 5\nschedule("linear", 1, cfg["train"]["steps"])""",
    """cfg = {"train": {"steps": 10}}\nt = cfg["train"]\nt["steps"] = 5\nschedule("linear", 1, cfg["train"]["steps"])""",
    """cfg = {"train": {"steps": 10}}\ncfg["train"].update(steps=5)\nschedule("linear", 1, cfg["train"]["steps"])""",
    """cfg = {"train": {"steps": 10}}\ncfg.get("train")["steps"] = 5\nschedule("linear", 1, cfg["train"]["steps"])""",
    """import copy\ncfg = {"steps": 10}\nc = copy.copy(cfg)\nc["steps"] = 5\nschedule("linear", 1, c["steps"])""",
    """from contextlib import nullcontext\ncfg = {"steps": 10}\nwith nullcontext(cfg) as c:\n    c["steps"] = 5\nschedule("linear", 1, cfg["steps"])""",
    """import operator\ncfg = {"steps": 10}\noperator.setitem(cfg, "steps", 5)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ncfg.__setitem__("steps", 5)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ncfg |= {"steps": 5}\nschedule("linear", 1, cfg["steps"])""",
    """cfg = {"steps": 10}\ndict.update(cfg, steps=5)\nschedule("linear", 1, cfg["steps"])""",
    """from types import SimpleNamespace\ncfg = SimpleNamespace(steps=10)\ncfg.__dict__.update(steps=5)\nschedule("linear", 1, cfg.steps)""",
    """from types import SimpleNamespace\ncfg = SimpleNamespace(steps=10)\ncfg.__setattr__("steps", 5)\nschedule("linear", 1, cfg.steps)""",
    """from types import SimpleNamespace\ncfg = SimpleNamespace(steps=10)\nobject.__setattr__(cfg, "steps", 5)\nschedule("linear", 1, cfg.steps)""",
    """from types import SimpleNamespace\ncfg = SimpleNamespace(steps=10)\nd = vars(cfg)\nd["steps"] = 5\nschedule("linear", 1, cfg.steps)""",
    """from types import SimpleNamespace\nbase = {"steps": 10}\nbase["steps"] = 5\ncfg = SimpleNamespace(**base)\nschedule("linear", 1, cfg.steps)""",
    """defaults = {"steps": 10}\ncfg = {**defaults, **{"steps": 5}}\nschedule("linear", 1, cfg["steps"])""",
    """defaults = {"steps": 10}\ncfg = dict(defaults, steps=5)\nschedule("linear", 1, cfg["steps"])""",
    """cfg = dict(steps=10)\ncfg = {"steps": 5, **cfg}\nschedule("linear", 1, cfg["steps"])""",
    # Bound under conditions and behind the line
    """TOTAL = 10\nif True:\n    TOTAL = 5\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nfor TOTAL in range(6):\n    pass\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nwith __import__("contextlib").nullcontext(5) as TOTAL:\n    pass\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nTOTAL //= 2\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\ndel TOTAL\nfrom settings import *\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nmatch 5:\n    case TOTAL:\n        pass\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\n[TOTAL := i for i in range(6)]\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\nimport settings as TOTAL\nTOTAL = TOTAL.STEPS\nschedule("linear", 1, TOTAL)""",
    """TOTAL = 10\ndef TOTAL():\n    return 5\nschedule("linear", 1, TOTAL())""",
    """def main(total=10):\n    schedule("linear", 1, total)\nmain(**{"total": 5})""",
    """def main(total=10):\n    total = total // 2\n    schedule("linear", 1, total)\nmain()""",
    """def main(total=10):\n    schedule("linear", 1, total)\nrun = {"train": main}\nrun["train"](5)""",
    """def main(total=10):\n    schedule("linear", 1, total)\nlist(map(main, [5]))""",
    """def main(total=10):\n    schedule("linear", 1, total)\nfor f in [main]:\n    f(5)""",
    """def call(f):\n    f(5)\ndef main(total=10):\n    schedule("linear", 1, total)\ncall(main)""",
    """def call(f, *args, **kw):\n    f(*args, **kw)\ndef main(total=10):\n    schedule("linear", 1, total)\ncall(main, total=5)""",
]


def run(text):
    """The lengths that the program gives schedule."""
    lengths = []

    def schedule(method, base_weight=1.0, total_steps=None, **rest):
        lengths.append(total_steps)

    settings = types.ModuleType("settings")
    exec(SETTINGS, settings.__dict__)
    module = types.ModuleType("program")
    module.schedule = schedule
    # The file that a program runs.
    module.open = lambda path: io.StringIO(SETTINGS)
    before = {name: sys.modules.get(name) for name in ("settings", "program")}
    sys.modules.update(settings=settings, program=module)
    try:
        exec(compile(text, "program", "exec"), module.__dict__)
    finally:
        for name, one in before.items():
            sys.modules.pop(name) if one is None else sys.modules.update({name: one})
    return lengths


def case(text):
    lengths = set(run(text))
    return {"text": text, "total": lengths.pop() if len(lengths) == 1 else None}


if __name__ == "__main__":
    made = {"settings": SETTINGS, "known": [case(text) for text in KNOWN], "doubtful": [case(text) for text in DOUBTFUL]}
    pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(made, indent=1) + "\n")
