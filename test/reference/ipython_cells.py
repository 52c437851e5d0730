"""Cells of notebooks with lines that IPython reads itself, and the length of the last schedule that they make when IPython runs them.

`python3 ipython_cells.py` writes ipython_cells.json, made with IPython 9.18.1 and Python 3.11.7: {cells, total, known}, `known` being false where a
file that is run, or what was stored before, decides.
"""

import json
import os
import pathlib
import tempfile

from IPython.core.history import HistoryManager
from IPython.core.interactiveshell import InteractiveShell

CALL = 'kl = schedule("cosine", 0.5, T)\n'
# What `%run` runs, which a reader of the notebook does not have.
FILES = {"other.py": "T = 5\n", "quiet.py": "unit = 'steps'\n"}

CASES = [
    (["T = 100\n", f"%run other.py\n{CALL}"], False),
    (["T = 100\n", "%run other.py\n", CALL], False),
    (["T = 100\n", "%run quiet.py\n", CALL], False),
    ([f"%run other.py\nT = 100\n{CALL}"], True),
    ([f"T = 100\n{CALL}%run other.py\n"], True),
    (["%reset -f\n", "T = 7\n", CALL], True),
    (["T = 100\n", f"%%time\n{CALL}"], True),
    (["T = 100\n", f"\n%%capture out\n{CALL}"], True),
    (["%%capture\nT = 100\n", CALL], True),
    (["%time T = 100\n", CALL], True),
    (["T = 100\n", f"%time {CALL}"], True),
    (["T = 100\n", f"%timeit -n 1 -r 1 {CALL}"], True),
    (["T = 100\n", f"!true it's {{T}} not (closed\n{CALL}"], True),
    (["T = 100\n", f"!echo a \\\n   b (c\n{CALL}"], True),
    ([f"if True:\n    !true\n    T = 100\n{CALL}"], True),
    ([f"if True:\n    %cd -q .\nT = 100\n{CALL}"], True),
    (["T = 100\n", f"%env NOBODY_READS_THIS=5\n%alias_magic t time\n{CALL}"], True),
    (["T = 100\n", "%%bash\nT=5\n", CALL], True),
    (["T = 100\n", "%%writefile conf.py\nT = 5\n", CALL], True),
    (["T = 100\n", "%%python3\nT = 5\n", CALL], True),
    (["T = 100\n", "%%html\n<p>T = 5</p>\n", CALL], True),
    (['note = """\n%run other.py\n"""\nT = 100\n', CALL], True),
    ([f"T = (305\n% 205)\n{CALL}"], True),
    ([f"T = 100 if (3\n!= 4) else 5\n{CALL}"], True),
]


def total_of(cells):
    """The third argument of the last call of `schedule`."""
    found = []
    shell = InteractiveShell()
    give = lambda: shell.push({"schedule": lambda method, weight, total: found.append(total)})  # noqa: E731
    for cell in cells:
        give()
        result = shell.run_cell(cell)
        result.raise_error()
    return found[-1]


def main():
    HistoryManager.enabled = False
    kept = []
    here = pathlib.Path(__file__)
    with tempfile.TemporaryDirectory() as folder:
        os.environ["IPYTHONDIR"] = folder
        os.chdir(folder)
        for name, text in FILES.items():
            pathlib.Path(name).write_text(text)
        for cells, known in CASES:
            kept.append(json.dumps({"cells": cells, "total": total_of(cells), "known": known}))
        os.chdir(here.parent)
    here.with_suffix(".json").write_text("[\n" + ",\n".join(kept) + "\n]\n")


main()
