"""Writes test/fixtures/logs/mlflow/: MLflow's database and its older folder, and what MLflow's client reads in each.

Written with mlflow 3.18.0 on Python 3.11, whose default is the database; the folder needs MLFLOW_ALLOW_FILE_STORE.
"""

import gzip
import json
import math
import os
import shutil
import tempfile
from pathlib import Path

os.environ["MLFLOW_ALLOW_FILE_STORE"] = "true"

import mlflow
from mlflow.entities import Metric
from mlflow.tracking import MlflowClient

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "logs" / "mlflow"


def write(uri):
    mlflow.set_tracking_uri(uri)
    mlflow.set_experiment("schedules")
    client = MlflowClient(uri)
    runs = []
    for name, factor in [("first", 1), ("second", 3)]:
        with mlflow.start_run(run_name=name) as run:
            batch = [Metric("lr", 0.1 * factor * step, 1700000000000 + step, step) for step in range(100)]
            batch += [Metric("train/loss", 1 / (step + 1), 1700000000000 + step, step) for step in range(0, 100, 7)]
            client.log_batch(run.info.run_id, metrics=batch)
            mlflow.log_metric("no step", 4)
            mlflow.log_metric("odd", float("nan"), step=1)
            mlflow.log_metric("odd", float("inf"), step=2)
            mlflow.log_metric("odd", -2.5, step=3)
            mlflow.log_metric("negative", 1, step=-5)
            runs.append(run.info.run_id)
    with mlflow.start_run(run_name="gone") as run:
        mlflow.log_metric("lr", 1)
    client.delete_run(run.info.run_id)
    return {run: history(client, run) for run in runs}


def history(client, run):
    keys = client.get_run(run).data.metrics
    points = {key: sorted([m.step, m.value] for m in client.get_metric_history(run, key)) for key in keys}
    # The greatest double stands for infinity in the database.
    return {key: [[s, v] for s, v in all if math.isfinite(v) and abs(v) < 1.7976931348623157e308] for key, all in points.items()}


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    expected = {}
    with tempfile.TemporaryDirectory() as folder:
        expected["database"] = write(f"sqlite:///{folder}/mlflow.db")
        (FOLDER / "mlflow.db.gz").write_bytes(gzip.compress(Path(folder, "mlflow.db").read_bytes(), mtime=0))
    with tempfile.TemporaryDirectory() as folder:
        expected["folder"] = write(f"file://{folder}/mlruns")
        for file in Path(folder, "mlruns").glob("*/*/metrics/**/*"):
            if file.is_file() and file.relative_to(folder).parts[2] in expected["folder"]:
                target = FOLDER / file.relative_to(folder)
                target.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, target)
    (FOLDER / "expected.json").write_text(json.dumps(expected) + "\n")


main()
