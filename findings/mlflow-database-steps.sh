#!/bin/bash
# mlflow 3.17.2, tracking in its default SQLite database and in the folder that was the default before. The same calls are kept differently: a step of 2.7 stays
# 2.7 in the database (whose column is a BIGINT), while the folder takes it without a word and can then not be read ("invalid literal for int()"); a value that is
# logged three times with the same time and step is there once in the database and three times in the folder; infinity is the greatest double in the database.
# Seen: database [2.7], 1 row, 1.7976931348623157e+308; folder ValueError, 3 rows, inf.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q mlflow==3.17.2
cd "$folder"
MLFLOW_ALLOW_FILE_STORE=true "$folder/venv/bin/python" - <<'PYTHON'
import mlflow
from mlflow.entities import Metric
from mlflow.tracking import MlflowClient

seen = {}
for uri in ["sqlite:///mlflow.db", "file:./mlruns"]:
    mlflow.set_tracking_uri(uri)
    client = MlflowClient(uri)
    with mlflow.start_run() as run:
        id = run.info.run_id
        mlflow.log_metric("fraction", 1.0, step=2.7)
        client.log_batch(id, metrics=[Metric("same", 0.5, 1700000000000, 3)] * 3)
        mlflow.log_metric("infinity", float("inf"), step=0)
    try:
        steps = [metric.step for metric in client.get_metric_history(id, "fraction")]
    except ValueError as error:
        steps = type(error).__name__
    same = client.get_metric_history(id, "same")
    seen[uri.split(":")[0]] = (steps, len(same), client.get_metric_history(id, "infinity")[0].value)
print(seen)
assert seen == {"sqlite": ([2.7], 1, 1.7976931348623157e308), "file": ("ValueError", 3, float("inf"))}, seen
PYTHON
