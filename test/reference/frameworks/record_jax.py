"""What the scripts of this folder share: they run the snippet that they store, and write one case a line beside themselves.

A case is {name, library, version, code, language, quantity, group, unit, steps, values, fails_at, float32}; "variable" is the name that the
snippet gives to the schedule, "given" what a trainer would supply (steps per epoch, ...), "error" what stopped the library at update `fails_at`
(null where nothing did), after which no values follow. A value is what update number t of `steps` uses; where
float32 is true it is a float32, written as the double that equals it. Values that JSON has no number for are "nan", "inf" and "-inf".
"""

import json
import math
import pathlib
import struct
import sys

FOLDER = pathlib.Path(__file__).parent


def run(code, **given):
    """The names that a snippet of ours defines."""
    names = {"__name__": "snippet", **given}
    exec(compile(code, "<snippet>", "exec"), names)
    return names


def edges(total, *boundaries, past=3):
    """The steps at which rules differ: both ends, the boundaries and their neighbours, some between, and past the end."""
    near = [b + d for b in (0, *boundaries, total) for d in (-1, 0, 1)]
    between = [total // 7, total // 3, total // 2, (2 * total) // 3]
    return sorted({s for s in [*near, *between, total + past, 2 * total] if s >= 0})


def stepped(optimizer, scheduler, group=0, key="lr"):
    """What each update of a PyTorch optimizer uses, when `scheduler.step()` follows it."""
    while True:
        yield optimizer.param_groups[group][key]
        optimizer.step()
        scheduler.step()


class Cases:
    """The cases of one library at one version."""

    def __init__(self, library, version, float32=False, backend=None):
        self.library, self.version, self.float32, self.backend = library, version, float32, backend
        self.cases = []

    def add(self, name, code, values, steps, *, language="python", quantity="lr", unit="step", group=0, float32=None, **more):
        """`values` is a function of the step, or an iterator that gives the value of update 0, 1, ... and may raise."""
        at = values if callable(values) else _walked(values, max(steps))
        case = {
            "name": name,
            "library": self.library,
            "version": self.version,
            "code" if language == "python" else "config": code,
            "language": language,
            "quantity": quantity,
            "group": group,
            "unit": unit,
            **self._given(more),
            "steps": [],
            "values": [],
            "fails_at": None,
            "float32": self.float32 if float32 is None else float32,
        }
        for step in steps:
            try:
                value = at(step)
            except Exception as error:
                case["fails_at"], case["error"] = getattr(error, "step", step), _named(error)
                break
            case["steps"].append(step)
            case["values"].append(_plain(value, case["float32"]))
        self.cases.append(case)

    def refused(self, name, code, error, *, language="python", quantity="lr", **more):
        """A snippet that the library does not accept at all."""
        key = "code" if language == "python" else "config"
        self.cases.append(
            {"name": name, "library": self.library, "version": self.version, key: code, "language": language, "quantity": quantity, "group": 0}
            | {"unit": "step", **self._given(more), "steps": [], "values": [], "fails_at": 0, "error": _named(error), "float32": self.float32}
        )

    def _given(self, more):
        given = {**({"backend": self.backend} if self.backend else {}), **more.pop("given", {})}
        return {**more, "given": given} if given else more

    def _is_mine(self, case):
        of = (case["library"], case["version"], case.get("given", {}).get("backend"))
        return of == (self.library, self.version, self.backend)

    def write(self, file):
        """Replaces this version's cases (on this backend) in FILE.json; those of other versions stay."""
        names = [case["name"] for case in self.cases]
        assert len(set(names)) == len(names), [n for n in names if names.count(n) > 1]
        path = FOLDER / f"{file}.json"
        old = json.loads(path.read_text()) if path.exists() else []
        kept = [case for case in old if not self._is_mine(case)]
        cases = sorted(kept + self.cases, key=lambda case: (case["library"], _order(case["version"])))
        lines = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases)
        path.write_text(f"[\n{lines}\n]\n")
        print(f"{self.library} {self.version}: {len(self.cases)} cases", file=sys.stderr)


class _Stopped(Exception):
    pass


def _walked(source, last):
    seen, stop = [], None
    try:
        for value in source:
            seen.append(float(value))
            if len(seen) > last:
                break
    except Exception as error:
        stop = error

    def at(step):
        if step < len(seen):
            return seen[step]
        problem = _Stopped(_named(stop) if stop else "the run has ended")
        problem.step = len(seen)
        raise problem

    return at


def _named(error):
    if isinstance(error, _Stopped):
        return str(error)
    first = (str(error).splitlines() or [""])[0]
    return f"{type(error).__name__}: {first}"[:160]


def _plain(value, float32):
    number = float(value)
    if float32 and math.isfinite(number):
        number = struct.unpack("f", struct.pack("f", number))[0]
    return number if math.isfinite(number) else str(number)


def _order(version):
    return [int(part) if part.isdigit() else 0 for part in version.replace("+", ".").split(".")]
