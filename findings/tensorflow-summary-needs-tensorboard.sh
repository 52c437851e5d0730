#!/bin/bash
# tensorflow 2.21.0. TensorBoard no longer comes with TensorFlow: in a fresh install tf.summary.create_file_writer makes an event file, and the first
# tf.summary.scalar in it raises TBNotInstalledError.
# Seen: one event file that has no scalar, and "TensorBoard is not installed, missing implementation for tf.summary.scalar".
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q tensorflow-cpu==2.21.0
LOGS="$folder/logs" "$folder/venv/bin/python" - <<'PYTHON'
import os

import tensorflow as tf

with tf.summary.create_file_writer(os.environ["LOGS"]).as_default():
    try:
        tf.summary.scalar("lr", 0.1, 0)
        message = "no error"
    except Exception as error:
        message = f"{type(error).__name__}: {error}"
files = os.listdir(os.environ["LOGS"])
print(message, files)
assert message.startswith("TBNotInstalledError: TensorBoard is not installed, missing implementation for tf.summary.scalar"), message
assert len(files) == 1, files
PYTHON
