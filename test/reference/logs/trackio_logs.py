"""Writes test/fixtures/logs/trackio/: trackio's database while a run goes on (with its write-ahead log) and after it, and what CPython's
sqlite3 and json read in each.

Written with trackio 0.43.0 on Python 3.11.
"""

import gzip
import json
import os
import shutil
import sqlite3
import tempfile
from pathlib import Path

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "logs" / "trackio"
folder = tempfile.mkdtemp()
os.environ["TRACKIO_DIR"] = folder

import trackio


def log(name, factor):
    trackio.init(project="weights", name=name)
    for step in range(150):
        trackio.log({"lr": 0.1 * factor * step, "loss": {"total": 1 / (step + 1)}})
    trackio.log({"odd": float("nan"), "text": "0.5", "flag": True})
    trackio.log({"odd": float("inf")})
    trackio.log({"lr": 1.5}, step=1000)
    trackio.log({"lr": 2.5})
    trackio.log({"lr": 3.5}, step=500)
    # More than a page.
    trackio.log({"long": "x" * 20_000, "beside": 1.25})


def keep(stage):
    """Keeps the files as they are on disk now, and what a connection sees in them."""
    for name in ["weights.db", "weights.db-wal"]:
        file = Path(folder, name)
        if file.exists() and file.stat().st_size > 0:
            (FOLDER / f"{stage}-{name}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
    connection = sqlite3.connect(f"file:{folder}/weights.db?mode=ro", uri=True)
    runs = {}
    for name, step, metrics in connection.execute("SELECT run_name, step, metrics FROM metrics ORDER BY id"):
        columns = runs.setdefault(name, {})
        for key, value in flat(json.loads(metrics)):
            columns.setdefault(key, []).append([step, value])
    return runs


def flat(values, prefix=""):
    for key, value in values.items():
        if isinstance(value, dict):
            yield from flat(value, f"{prefix}{key}.")
        elif type(value) in (int, float):
            yield prefix + key, value


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    log("first", 1)
    trackio.finish()
    # A reader that is open keeps the log from being put into the database.
    reader = sqlite3.connect(f"{folder}/weights.db")
    reader.execute("BEGIN")
    reader.execute("SELECT count(*) FROM metrics").fetchone()
    log("second", 3)
    trackio.finish()
    expected = {"running": keep("running")}
    reader.close()
    writer = sqlite3.connect(f"{folder}/weights.db")
    writer.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    writer.close()
    expected["finished"] = keep("finished")
    (FOLDER / "expected.json").write_text(json.dumps(expected) + "\n")
    shutil.rmtree(folder)


main()
