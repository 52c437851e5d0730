#!/bin/bash
# trackio 0.43.0. A name does not tell a run: init() with the name of an earlier run starts another one of the same name, with steps from 0 (only `run_id` tells them
# apart), and init(resume="must") goes on with the latest of them. A step of 2.7 stays 2.7 in the column that is declared INTEGER, and infinity is the text "Infinity".
# Seen in the table metrics: a 0, a 1 of one run_id; a 0, a 1, a 2.7 of another.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q trackio==0.43.0
TRACKIO_DIR="$folder/logs" "$folder/venv/bin/python" - <<'PYTHON'
import os
import sqlite3

import trackio

trackio.init(project="p", name="a")
trackio.log({"x": 1.0})
trackio.log({"x": 2.0})
trackio.finish()
trackio.init(project="p", name="a")
trackio.log({"x": 3.0})
trackio.finish()
trackio.init(project="p", name="a", resume="must")
trackio.log({"x": 4.0})
trackio.log({"x": float("inf")}, step=2.7)
trackio.finish()
rows = sqlite3.connect(os.path.join(os.environ["TRACKIO_DIR"], "p.db")).execute("SELECT run_id, run_name, step, metrics FROM metrics ORDER BY id").fetchall()
ids = list(dict.fromkeys(id for id, *_ in rows))
seen = [(ids.index(id), name, step) for id, name, step, _ in rows]
print(seen, rows[-1][3])
assert seen == [(0, "a", 0), (0, "a", 1), (1, "a", 0), (1, "a", 1), (1, "a", 2.7)], seen
assert "Infinity" in str(rows[-1][3])
PYTHON
