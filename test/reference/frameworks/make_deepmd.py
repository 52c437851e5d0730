"""What DeePMD-kit makes of an input: `CHECKOUT=... python make_deepmd.py` writes deepmd.json. Made with Python 3.11, numpy==2.4.6 and
array-api-compat==1.16.0; CHECKOUT names a checkout of github.com/deepmodeling/deepmd-kit at bc902da. make_learning_rate_schedule is run as it stands, and
of the loss of the energy (deepmd/pt/loss/ener.py, ener_spin.py) the lines that make its weights out of the rate.
"""

import ast
import json
import sys
import types

import numpy as np

import checkout
from record_jax import Cases, edges


def package(name, **names):
    made = sys.modules[name] = types.ModuleType(name)
    made.__path__ = [str(checkout.ROOT / name.replace(".", "/"))]
    vars(made).update(names)


package("deepmd")
package("deepmd.utils")
package("deepmd.dpmodel")
package("deepmd.dpmodel.utils")
package("deepmd.common", j_get_type=lambda data, name="object": data["type"])
package("deepmd.dpmodel.array_api", Array=object)
package("deepmd.dpmodel.common", get_xp_precision=lambda xp, precision: np.float64)

from deepmd.dpmodel.utils.learning_rate import make_learning_rate_schedule  # noqa: E402

PREF = {"start_pref_e": 0.02, "limit_pref_e": 1, "start_pref_f": 1000, "limit_pref_f": 1, "start_pref_v": 0, "limit_pref_v": 0}
SPIN = {"type": "ener_spin", "start_pref_fr": 1000, "limit_pref_fr": 1.0, "start_pref_fm": 10000, "limit_pref_fm": 10.0}
EXP = {"type": "exp", "decay_steps": 50, "start_lr": 0.001, "stop_lr": 3.51e-8}
INPUTS = [
    ("falls", EXP, {}, [50, 100]),
    ("falls at each step", {**EXP, "smooth": True}, {}, [50]),
    ("its own kind, and its own steps", {"start_lr": 0.001, "stop_lr": 1e-6}, {}, []),
    ("more steps than the run has", {**EXP, "decay_steps": 5000}, {}, [7, 8, 16]),
    ("a factor", {**EXP, "decay_rate": 0.5, "stop_lr": 1e-4}, {}, [50, 200]),
    ("a warm-up", {**EXP, "warmup_steps": 60, "warmup_start_factor": 0.1}, {}, [60, 110]),
    ("a part that warms up", {"type": "cosine", "start_lr": 0.001, "stop_lr_ratio": 0.01, "warmup_ratio": 0.1}, {}, [70]),
    ("half a cosine", {"type": "cosine", "start_lr": 0.001, "stop_lr": 1e-5}, {}, []),
    ("stays and falls", {"type": "wsd", "start_lr": 0.001, "stop_lr": 1e-5, "warmup_steps": 20}, {}, [20, 630]),
    ("stays and falls in a line", {"type": "wsd", "start_lr": 0.001, "stop_lr": 1e-5, "decay_phase_ratio": 0.3, "decay_type": "linear"}, {}, [490]),
    ("stays and falls along a cosine", {"type": "wsd", "start_lr": 0.001, "stop_lr": 1e-5, "decay_phase_ratio": 1.0, "decay_type": "cosine"}, {}, []),
    ("weights", EXP, {"type": "ener", **PREF}, [50, 100]),
    ("weights behind a warm-up", {**EXP, "warmup_steps": 60}, PREF, [60, 110]),
    ("weights of spins", EXP, SPIN, [50, 100]),
]


def weights(path, rate, start, **given):
    """The weights that the forward of the first class of a file makes out of a rate."""
    (loss, *_) = [node for node in ast.parse(checkout.source(path)).body if isinstance(node, ast.ClassDef)]
    (forward,) = [node for node in loss.body if getattr(node, "name", "") == "forward"]
    lines = [node for node in forward.body if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "").startswith(("coef", "pref_"))]
    zeros = {f"{end}_pref_{part}": 0.0 for end in ("start", "limit") for part in ("e", "f", "v", "h", "ae", "pf", "gf", "fr", "fm")}
    scope = {"learning_rate": rate, "self": types.SimpleNamespace(starter_learning_rate=start, **zeros | given)}
    exec(compile(ast.Module(lines, []), path, "exec"), scope)
    return scope


if __name__ == "__main__":
    cases = Cases("deepmd", "bc902da")
    for name, rate, loss, boundaries in INPUTS:
        parts = [key.removeprefix("start_pref_") for key in loss if key.startswith("start_pref_") and loss[key] != 0]
        for quantity in [f"pref_{part}" for part in parts] if loss else ["lr"]:
            text = json.dumps({"learning_rate": rate, **({"loss": loss} if loss else {}), "training": {"numb_steps": 700}}, indent=2)
            schedule = make_learning_rate_schedule(rate, 700)
            if not loss:
                at = schedule.value
            else:
                path = f"deepmd/pt/loss/{'ener_spin' if 'start_pref_fr' in loss else 'ener'}.py"
                numbers = {key: value for key, value in loss.items() if key != "type"}
                at = lambda step: weights(path, schedule.value(step), schedule.start_lr, **numbers)[quantity]  # noqa: E731
            named = name if quantity in ("lr", f"pref_{parts[0] if parts else ''}") else f"{name}: {quantity}"
            cases.add(named, text, at, edges(700, *boundaries), language="json", quantity=quantity)
    cases.write("deepmd")
