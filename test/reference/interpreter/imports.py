"""Writes what CPython makes of the schedules in imports/, whose functions stand in other files: `python3 imports.py > imports.json`. Needs numpy and torch.

Each script lists under DRAWN the labels of what is to be drawn in it, and what its curves come to as expressions of `step`; under ANSWERS what has to be
asked for.
"""

import importlib
import json
import pathlib
import platform
import sys

import numpy
import torch

STEPS = [0, 1, 2, 3, 7, 10, 17, 49, 50, 99, 100, 199, 200, 499, 500, 999, 1000, 1500, 2000, 4096]
FOLDER = pathlib.Path(__file__).parent / "imports"
# Each with what is its path of packages, and what it is there.
SCRIPTS = {
    "ssl/train.py": ("ssl", "train"),
    "vae/train.py": ("vae", "train"),
    "rl/agents/dqn.py": ("rl", "agents.dqn"),
    "tools/train.py": ("", "tools.train"),
    "contrast/train.py": ("contrast", "train"),
}


def word(evaluate):
    try:
        value = evaluate()
    except Exception as error:
        return f"!{type(error).__name__}"
    return repr(float(value))


def main():
    files = {}
    before = set(sys.modules)
    for name, (root, module) in SCRIPTS.items():
        for each in set(sys.modules) - before:
            if getattr(sys.modules[each], "__file__", None) and str(FOLDER) in sys.modules[each].__file__:
                del sys.modules[each]
        importlib.invalidate_caches()
        sys.path.insert(0, str(FOLDER / root))
        scope = vars(importlib.import_module(module))
        sys.path.pop(0)
        files[name] = {
            "answers": scope.get("ANSWERS", {}),
            "labels": {
                label: [" ".join(word(lambda: eval(curve, scope, {"step": step})) for step in STEPS) for curve in curves]
                for label, curves in scope["DRAWN"].items()
            },
        }
    made = f"CPython {platform.python_version()}, numpy {numpy.__version__}, torch {torch.__version__.split('+')[0]}"
    print(json.dumps({"made": made, "steps": STEPS, "files": files}, indent=1))


main()
