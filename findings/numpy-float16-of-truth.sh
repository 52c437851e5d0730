#!/bin/sh
# numpy 2.4.6: functions of floats compute in half precision where they are given a truth value, Python's own included: np.exp(True) is
# 2.719 and not 2.718281828459045, np.sqrt(step > 10) * 0.1 has three digits. np.exp(1) and math.exp(True) are exact.
# A gate written `np.tanh(step > start)` therefore weighs a loss by a number that is off by up to 5e-4.
# Output seen: "float16 2.719 2.718281828459045 2.718281828459045 0.7617"
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet numpy==2.4.6
seen=$("$folder/venv/bin/python" -c '
import math, numpy as np
print(np.exp(True).dtype, np.exp(True), float(np.exp(1)), math.exp(True), np.tanh(5 > 3))')
echo "$seen"
[ "$seen" = "float16 2.719 2.718281828459045 2.718281828459045 0.7617" ]
