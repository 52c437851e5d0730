"""Writes what CPython makes of the schedules in scripts/: `python3 scripts.py > scripts.json`. Needs numpy and torch.

Each script lists under DRAWN the labels of what is to be drawn in it, and what its curves come to as expressions of `step`.
"""

import json
import pathlib
import platform

import numpy
import torch

STEPS = [0, 1, 2, 3, 7, 10, 17, 49, 50, 99, 100, 199, 200, 499, 500, 999, 1000, 1500, 2000, 4096]
FOLDER = pathlib.Path(__file__).parent / "scripts"


def word(evaluate):
    try:
        value = evaluate()
    except Exception as error:
        return f"!{type(error).__name__}"
    return repr(float(value))


def main():
    files = {}
    for path in sorted(FOLDER.glob("*.py")):
        scope = {"__name__": "script"}
        exec(compile(path.read_text(), path.name, "exec"), scope)
        files[path.name] = {
            label: [" ".join(word(lambda: eval(curve, scope, {"step": step})) for step in STEPS) for curve in curves]
            for label, curves in scope["DRAWN"].items()
        }
    made = f"CPython {platform.python_version()}, numpy {numpy.__version__}, torch {torch.__version__.split('+')[0]}"
    print(json.dumps({"made": made, "steps": STEPS, "files": files}, indent=1))


main()
