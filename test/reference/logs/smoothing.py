"""Writes test/fixtures/logs/smoothing.json: exponentially weighted means by pandas, whose `adjust=True` is the debiased average.

Written with pandas 3.1.1 and numpy 2.4.6 on Python 3.11.
"""

import json
from pathlib import Path

import numpy as np
import pandas as pd

values = np.random.default_rng(0).normal(size=200).cumsum()
means = {
    str(weight): pd.Series(values).ewm(alpha=1 - weight, adjust=True).mean().tolist() for weight in [0.0, 0.3, 0.6, 0.9, 0.99, 0.999]
}
target = Path(__file__).resolve().parents[2] / "fixtures" / "logs" / "smoothing.json"
target.write_text(json.dumps({"values": values.tolist(), "means": means}) + "\n")
