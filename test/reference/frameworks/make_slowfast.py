"""What PySlowFast makes of its SOLVER section: `CHECKOUT=... python make_slowfast.py` writes slowfast.json. Made with Python 3.11 and PyYAML==6.0.4; CHECKOUT names
a checkout of github.com/facebookresearch/SlowFast at 287ec00, whose slowfast/utils/lr_policy.py is run with the defaults of config/defaults.py.
"""

import math
from types import SimpleNamespace

import yaml

import checkout
from record_jax import Cases

DEFAULTS = dict(BASE_LR=0.1, COSINE_END_LR=0.0, STEPS=[], LRS=[], MAX_EPOCH=300, WARMUP_EPOCHS=0.0, WARMUP_START_LR=0.01, COSINE_AFTER_WARMUP=False)
around = {"math": math, "__name__": "lr_policy"}
exec(compile(checkout.source("slowfast/utils/lr_policy.py"), "lr_policy", "exec"), around)

CONFIGS = {
    "a cosine": "  BASE_LR: 0.2\n  LR_POLICY: cosine\n  MAX_EPOCH: 40\n  WARMUP_EPOCHS: 8.0\n  WARMUP_START_LR: 0.02\n",
    "a cosine behind the warm-up": "  BASE_LR: 0.0001\n  LR_POLICY: cosine\n  MAX_EPOCH: 40\n  WARMUP_EPOCHS: 8.0\n  WARMUP_START_LR: 1e-6\n  COSINE_END_LR: 1e-6\n  COSINE_AFTER_WARMUP: True\n",
    "a cosine alone": "  LR_POLICY: cosine\n  MAX_EPOCH: 40\n",
    "parts": "  BASE_LR: 0.1\n  LR_POLICY: steps_with_relative_lrs\n  MAX_EPOCH: 40\n  STEPS: [0, 15, 30]\n  LRS: [1, 0.1, 0.01, 0.001]\n  WARMUP_EPOCHS: 5.0\n",
    "parts as long as the run": "  BASE_LR: 0.1\n  LR_POLICY: steps_with_relative_lrs\n  MAX_EPOCH: 40\n  STEPS: [0, 15, 40]\n  LRS: [1, 0.1, 0.01]\n",
}
EPOCHS = [0, 0.5, 1, 4.99, 5, 5.01, 7.5, 8, 8.1, 14.99, 15, 20, 29.5, 30, 39, 39.99]


def number(value):
    return float(value) if isinstance(value, str) and value[0].isdigit() else value


if __name__ == "__main__":
    cases = Cases("slowfast", "287ec00")
    for name, solver in CONFIGS.items():
        text = f"SOLVER:\n{solver}  OPTIMIZING_METHOD: sgd\n"
        written = {key: number(value) for key, value in yaml.safe_load(text)["SOLVER"].items()}
        cfg = SimpleNamespace(SOLVER=SimpleNamespace(**{**DEFAULTS, **written}))
        cases.add(name, text, lambda epoch: around["get_lr_at_epoch"](cfg, epoch), EPOCHS, language="yaml", unit="epoch")
    cases.write("slowfast")
