"""Writes what the scripts in the folders beside it hand to PyTorch where nothing is given on the command line: `python3 options.py > options.json`.

Each script is run as a program of its own with the library that it imports (click, typer, absl-py, transformers, trl, pyrallis, draccus, simple-parsing, tyro,
jsonargparse, typed-argument-parser, chz, pydantic-settings, attrs, sacred, yacs, ml_collections, omegaconf, hydra-core). Of each scheduler that it makes,
what that is given is kept, beside the rate of its optimizer.
"""

import contextlib
import importlib.metadata
import inspect
import json
import os
import pathlib
import runpy
import sys

import torch
import transformers  # noqa: F401: it takes long, once

FOLDER = pathlib.Path(__file__).parent
LIBRARIES = [
    *("absl-py", "attrs", "chz", "click", "draccus", "hydra-core", "jsonargparse", "ml_collections", "omegaconf", "pydantic", "pydantic-settings"),
    *("pyrallis", "sacred", "simple-parsing", "torch", "transformers", "trl", "typed-argument-parser", "typer", "tyro", "yacs"),
]
SCHEDULERS = torch.optim.lr_scheduler


def watch(made, kind):
    """Notes what each scheduler of a kind is made with."""
    make = kind.__init__
    shape = inspect.signature(make)

    def noted(self, *args, **given):
        bound = shape.bind(self, *args, **given)
        bound.apply_defaults()
        make(self, *args, **given)
        if type(self) is kind:
            numbers = {name: value for name, value in bound.arguments.items() if isinstance(value, (int, float, list, tuple)) and name != "last_epoch"}
            made.append({"kind": kind.__name__, "lr": bound.arguments["optimizer"].defaults["lr"], **numbers})

    kind.__init__ = noted


def run(path):
    """The schedulers that a script makes."""
    reading, writing = os.pipe()
    if os.fork() == 0:
        os.close(reading)
        made = []
        for kind in vars(SCHEDULERS).values():
            if inspect.isclass(kind) and issubclass(kind, SCHEDULERS.LRScheduler) and kind is not SCHEDULERS.LRScheduler:
                watch(made, kind)
        sys.argv, error = [str(path)], None
        os.chdir(os.environ.get("TMPDIR", "/tmp"))
        try:
            with contextlib.redirect_stdout(sys.stderr):
                runpy.run_path(str(path), run_name="__main__")
        except SystemExit as end:
            error = str(end) if end.code else None
        except Exception as failure:
            error = f"{type(failure).__name__}: {failure}".splitlines()[0][:160]
        with os.fdopen(writing, "w") as out:
            json.dump({"made": made, **({"error": error} if error else {})}, out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as text:
        return json.load(text)


def main():
    scripts = {str(path.relative_to(FOLDER)): run(path) for path in sorted(FOLDER.glob("*/*.py"))}
    versions = {name: importlib.metadata.version(name).split("+")[0] for name in LIBRARIES}
    lines = ",\n".join(f"  {json.dumps(name)}: {json.dumps(value)}" for name, value in scripts.items())
    print(f'{{\n "versions": {json.dumps(versions)},\n "scripts": {{\n{lines}\n }}\n}}')


main()
