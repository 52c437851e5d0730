"""Writes what TensorFlow, Keras and torch make of the functions in tensors/: `python3 tensors.py > tensors.json`."""

import json
import pathlib

import keras
import tensorflow
import torch

STEPS = [0, 1, 2, 3, 5, 7, 10, 17, 31, 50, 64, 99, 100, 128, 250, 500, 999, 1000, 4096, 10000]
FOLDER = pathlib.Path(__file__).parent / "tensors"


def main():
    files = {}
    for path in sorted(FOLDER.glob("*.py")):
        scope = {"__name__": "__main__"}
        exec(compile(path.read_text(), path.name, "exec"), scope)
        files[path.name] = {case: [repr(float(eval(case, scope, {"step": step}))) for step in STEPS] for case in scope["CASES"]}
    versions = f"tensorflow {tensorflow.__version__}, keras {keras.__version__}, torch {torch.__version__.split('+')[0]}"
    print(json.dumps({"made": versions, "steps": STEPS, "files": files}, indent=1))


main()
