"""What the scripts of this folder that run on PyTorch share: they run the snippet that they store, and write one case a line beside themselves.

A case is {name, library, version, code or config, language, quantity, group, unit, steps, values, fails_at, float32}; "variable" is the name that the
snippet gives to the schedule, "given" what a trainer or a command line would supply (steps per epoch, processes, the optimizer's rate, ...), "error" what
stopped the library at update `fails_at` (null where nothing did), after which no values follow; nor do any after the end of a run. A value is what update
number t of `steps` uses; of unit "epoch", what epoch t uses. Values that JSON has no number for are "nan", "inf" and "-inf".

An older release runs every case too. Only those that came out otherwise than in the newest one (or that it alone has) are kept.
"""

import itertools
import json
import math
import pathlib
import sys

FOLDER = pathlib.Path(__file__).parent

QUANTITIES = {
    "lr": lambda group: group["lr"],
    "momentum": lambda group: group["momentum"] if "momentum" in group else group["betas"][0],
    "beta2": lambda group: group["betas"][1],
    "weight_decay": lambda group: group["weight_decay"],
}
LR = (("lr", 0),)


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


def updates(optimizer, scheduler):
    """The optimizer before each of its updates, each of which a step of the scheduler follows."""
    while True:
        yield optimizer
        optimizer.step()
        scheduler.step()


class Cases:
    """The cases of one library at one version."""

    def __init__(self, library, version):
        self.library, self.version = library, version.split("+")[0]
        self.cases = []

    def snippet(self, name, code, steps, *, variable="scheduler", optimizer="optimizer", **more):
        """Python that defines an optimizer and its scheduler, stepped once an update."""

        def start():
            names = run(code)
            return updates(names[optimizer], names[variable])

        self.add(name, code, start, steps, variable=variable, **more)

    def add(self, name, text, start, steps, *, curves=LR, language="python", unit="step", float32=False, **more):
        """`start()` gives an iterator over the optimizer (or a number, the only curve) at update 0, 1, ...; it and the iterator may raise."""
        wanted, seen, stop, count = set(steps), {}, None, 0
        try:
            for state in itertools.islice(start(), max(steps) + 1):
                if count in wanted:
                    seen[count] = [_plain(_value(state, curve)) for curve in curves]
                count += 1
        except Exception as error:
            stop = error
        for index, (quantity, group) in enumerate(curves if seen else curves[:1]):
            suffix = "" if (quantity, group) == curves[0] else ": " + (quantity if group == curves[0][1] else f"{quantity} of group {group}")
            key = "code" if language == "python" else "config"
            case = {"name": name + suffix, "library": self.library, "version": self.version, key: text, "language": language}
            case |= {"quantity": quantity, "group": group, "unit": unit, **more}
            case |= {"steps": list(seen), "values": [values[index] for values in seen.values()]}
            case |= {"fails_at": count if stop else None, **({"error": _named(stop)} if stop else {}), "float32": float32}
            self.cases.append(case)

    def write(self, file):
        """Replaces this version's cases in FILE.json; of an older version only those that differ from the newest one's."""
        names = [case["name"] for case in self.cases]
        assert len(set(names)) == len(names), [n for n in names if names.count(n) > 1]
        path = FOLDER / f"{file}.json"
        old = json.loads(path.read_text()) if path.exists() else []
        kept = [case for case in old if (case["library"], case["version"]) != (self.library, self.version)]
        newest = max((case["version"] for case in kept + self.cases if case["library"] == self.library), key=_order)
        of_newest = {case["name"]: _gist(case) for case in kept if (case["library"], case["version"]) == (self.library, newest)}
        mine = [case for case in self.cases if of_newest.get(case["name"]) != _gist(case)]
        cases = sorted(kept + mine, key=lambda case: (case["library"], _order(case["version"])))
        lines = ",\n".join(json.dumps(case, ensure_ascii=False, separators=(",", ":")) for case in cases)
        path.write_text(f"[\n{lines}\n]\n")
        print(f"{self.library} {self.version}: {len(self.cases)} run, {len(mine)} kept", file=sys.stderr)


def _value(state, curve):
    if isinstance(state, (int, float)):
        return state
    quantity, group = curve
    return QUANTITIES[quantity](state.param_groups[group])


def _plain(value):
    number = float(value)
    return number if math.isfinite(number) else str(number)


def _named(error):
    first = (str(error).splitlines() or [""])[0]
    return f"{type(error).__name__}: {first}"[:160]


def _gist(case):
    return tuple(json.dumps(case.get(key)) for key in ("code", "config", "given", "steps", "values", "fails_at"))


def _order(version):
    return [int(part) if part.isdigit() else 0 for part in version.split(".")]
