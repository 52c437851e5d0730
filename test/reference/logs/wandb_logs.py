"""Writes test/fixtures/logs/wandb/: the record file of an offline run, and what wandb's own messages say is in it.

Written with wandb 0.31.0 on Python 3.11. The blocks are taken apart here as LevelDB's log format says; the messages are read by the
protobuf classes that wandb ships.
"""

import gzip
import json
import math
import os
import shutil
import struct
import tempfile
import zlib
from pathlib import Path

os.environ.update(WANDB_MODE="offline", WANDB_SILENT="true", WANDB_DISABLE_GIT="true", WANDB_DISABLE_CODE="true")

import wandb
from wandb.proto import wandb_internal_pb2

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "logs" / "wandb"
BLOCK = 32768


def write(folder):
    run = wandb.init(project="weights", dir=folder, id="run4test", name="first try", settings=wandb.Settings(x_disable_stats=True, x_disable_meta=True))
    for step in range(300):
        run.log({"lr": 0.1 * step * 3, "train/global_step": 10 * step, "loss": {"total": 1 / (step + 1), "parts": {"kl": step}}})
    run.log({"odd": float("nan")})
    run.log({"odd": float("inf"), "text": "0.5", "flag": True, "none": None, "picture": wandb.Histogram(list(range(1000)))})
    run.log({"tiny": 5e-324, "huge": 1.7976931348623157e308, "whole": 2**53 + 2, "negative": -(2**40)})
    # More than a block.
    run.log({"long": "x" * 100_000, "beside": 1.25})
    run.log({"late": 1}, step=1000)
    run.log({"later": 2})
    run.log({"dropped": 3}, step=500)
    run.finish()
    return next(Path(folder).glob("wandb/offline-run-*/run-*.wandb")).read_bytes()


def records(content):
    at, parts = 7, b""
    while at + 7 <= len(content):
        left = BLOCK - at % BLOCK
        if left < 7:
            at += left
            continue
        crc, length, kind = struct.unpack_from("<IHB", content, at)
        piece = content[at + 7 : at + 7 + length]
        assert zlib.crc32(bytes([kind]) + piece) == crc
        parts += piece
        if kind in (1, 4):
            yield parts
            parts = b""
        at += 7 + length


def main():
    shutil.rmtree(FOLDER, ignore_errors=True)
    FOLDER.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        content = write(folder)
    columns = {}
    for data in records(content):
        record = wandb_internal_pb2.Record()
        record.ParseFromString(data)
        if not record.HasField("history"):
            continue
        step = record.history.step.num
        for item in record.history.item:
            value = json.loads(item.value_json)
            if type(value) in (int, float) and math.isfinite(value):
                columns.setdefault(".".join(item.nested_key) or item.key, []).append([step, value])
    (FOLDER / "run-run4test.wandb.gz").write_bytes(gzip.compress(content, mtime=0))
    (FOLDER / "expected.json").write_text(json.dumps({"run4test": columns}) + "\n")


main()
