"""Writes test/fixtures/logs/tensorboard/: event files of three writers, and what TensorBoard itself reads in them.

Written with tensorboardX 2.6.5, torch 2.15.0 (torch.utils.tensorboard) and TensorFlow 2.21.0, and read by
tensorboard 2.21.0 on Python 3.11. Usage: python tensorboard_logs.py tensorboardx | torch | tensorflow | expected
(each writer may be installed apart from the others; the last one writes expected.json from all files there are).
"""

import gzip
import json
import math
import shutil
import sys
from pathlib import Path

import numpy as np

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "logs" / "tensorboard"


def rate(step):
    return 1e-3 * (1 + math.cos(math.pi * step / 50)) / 2


def write_usual(writer, new_style):
    """What a training script logs, with what is no scalar between."""
    for step in range(0, 51):
        writer.add_scalar("train/lr", rate(step), step, **new_style)
        writer.add_scalar("train/loss", 1 / (step + 1), step, **new_style)
        if step % 10 == 0:
            writer.add_scalar("val/loss", 2 / (step + 1), step, **new_style)
            writer.add_histogram("weights", np.arange(100) * 0.01 * step, step)
            writer.add_text("note", f"step {step}", step)
            writer.add_image("picture", np.zeros((3, 8, 8), dtype=np.uint8), step)
    writer.add_scalar("bad", float("nan"), 1, **new_style)
    writer.add_scalar("bad", float("inf"), 2, **new_style)
    writer.add_scalar("bad", -3.5, 3, **new_style)
    writer.add_scalar("far", 1.0, 2**40 + 1, **new_style)
    writer.add_scalar("far", 2.0, -1, **new_style)
    # A record that is longer than a megabyte.
    writer.add_text("large", "x" * 1_500_000, 50)
    writer.add_scalar("after", 0.125, 50, **new_style)


def tensorboardx():
    from tensorboardX import SummaryWriter

    write_usual(SummaryWriter(str(start("tensorboardx"))), {})


def torch():
    from torch.utils.tensorboard import SummaryWriter

    for name, new_style in [("torch", {}), ("torch-new-style", {"new_style": True})]:
        with SummaryWriter(str(start(name))) as writer:
            write_usual(writer, new_style)
            if new_style:
                writer.add_scalar("double", 0.1, 7, double_precision=True, new_style=True)


def tensorflow():
    import tensorflow as tf

    with tf.summary.create_file_writer(str(start("tensorflow"))).as_default():
        for step in range(0, 51):
            tf.summary.scalar("lr", rate(step), step)
            tf.summary.scalar("double", tf.constant(rate(step), tf.float64), step)
            if step % 10 == 0:
                tf.summary.histogram("weights", tf.range(100.0) * step, step)
        tf.summary.text("note", "no number", 3)


def start(name):
    shutil.rmtree(FOLDER / name, ignore_errors=True)
    return FOLDER / name


def expected():
    from tensorboard.backend.event_processing.event_accumulator import EventAccumulator
    from tensorboard.util import tensor_util

    runs = {}
    for folder in sorted(each for each in FOLDER.iterdir() if each.is_dir()):
        (file,) = folder.glob("*tfevents*")
        events = EventAccumulator(str(folder), size_guidance={"scalars": 0, "tensors": 0}).Reload()
        columns = {tag: [[e.step, e.value] for e in events.Scalars(tag)] for tag in events.Tags()["scalars"]}
        for tag in events.Tags()["tensors"]:
            if events.SummaryMetadata(tag).plugin_data.plugin_name == "scalars":
                columns[tag] = [[e.step, float(tensor_util.make_ndarray(e.tensor_proto))] for e in events.Tensors(tag)]
        runs[folder.name] = columns
        # A name without a time and a machine.
        (FOLDER / f"{folder.name}.gz").write_bytes(gzip.compress(file.read_bytes(), mtime=0))
        shutil.rmtree(folder)
    # JSON has neither NaN nor infinities, which are columns' gaps for us.
    finite = {
        run: {tag: [[s, v] for s, v in points if math.isfinite(v)] for tag, points in columns.items()}
        for run, columns in runs.items()
    }
    (FOLDER / "expected.json").write_text(json.dumps(finite) + "\n")


if __name__ == "__main__":
    globals()[sys.argv[1]]()
