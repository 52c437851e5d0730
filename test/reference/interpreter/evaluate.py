"""Writes what CPython and numpy make of the functions in handwritten/: `python3 evaluate.py > handwritten.json`. Needs numpy.

Each file lists expressions of `step` under CASES; the words of their values are those of generate.py.
"""

import json
import pathlib
import platform
import warnings

import numpy

STEPS = [0, 1, 2, 3, 5, 7, 10, 17, 31, 50, 64, 99, 100, 128, 250, 500, 999, 1000, 4096, 10000]
FOLDER = pathlib.Path(__file__).parent / "handwritten"


def word(value):
    if isinstance(value, (bool, numpy.bool_)):
        return str(bool(value))
    if isinstance(value, (int, numpy.integer)):
        return str(int(value))
    if isinstance(value, (float, numpy.floating)):
        text = repr(float(value))
        return text if any(c in text for c in ".en") else text + ".0"
    assert value is None, value
    return "None"


def main():
    warnings.simplefilter("ignore")
    files, messages = {}, {}
    for path in sorted(FOLDER.glob("*.py")):
        text = path.read_text()
        scope = {"__name__": "__main__"}
        exec(compile(text, path.name, "exec"), scope)
        files[path.name] = {}
        for case in scope["CASES"]:
            words = []
            for step in STEPS:
                try:
                    words.append(word(eval(case, scope, {"step": step})))
                except Exception as error:
                    words.append(f"!{messages.setdefault(f'{type(error).__name__}: {error}', len(messages))}")
            files[path.name][case] = " ".join(words)
    versions = f"CPython {platform.python_version()}, numpy {numpy.__version__}"
    print(json.dumps({"made": versions, "steps": STEPS, "messages": list(messages), "files": files}, indent=1))


main()
