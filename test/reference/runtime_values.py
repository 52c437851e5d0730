"""Runs cases in the Python runtime: `python3 runtime_values.py DIRECTORY < cases.json`, DIRECTORY being that of weight_schedules.py.

A case is [what, steps]. `what` is ["call", method, parameters], ["text", text of a config], [operator, left, right] or [function, *arguments].
The answer to it is the list of weights at the steps, or the sentence of the ValueError.

`python3 runtime_values.py DIRECTORY runtime.json` writes the answers to the cases of that file beside them; the cases were drawn by
sampleCases of test/unit/runtime/cases.ts.
"""

import json
import operator
import pathlib
import platform
import sys
import warnings

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

import weight_schedules

OPERATORS = {"+": operator.add, "-": operator.sub, "*": operator.mul, "/": operator.truediv}


def build(what):
    if not isinstance(what, list):
        return what
    head, *arguments = what
    if head == "call":
        return weight_schedules.schedule(arguments[0], **arguments[1])
    if head == "text":
        return weight_schedules.from_config(arguments[0])
    function = OPERATORS.get(head) or getattr(weight_schedules, head)
    return function(*map(build, arguments))


def answer(what, steps):
    try:
        schedule = build(what)
        return [schedule(step) for step in steps]
    except ValueError as error:
        return str(error)


warnings.simplefilter("ignore")
if len(sys.argv) > 2:
    file = pathlib.Path(sys.argv[2])
    cases = json.loads(file.read_text())["cases"]
    kept = {"python": platform.python_version(), "cases": cases, "answers": [answer(*case) for case in cases]}
    file.write_text(json.dumps(kept, separators=(",", ":")) + "\n")
else:
    json.dump([answer(*case) for case in json.load(sys.stdin)], sys.stdout)
