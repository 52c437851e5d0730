"""What threestudio makes of numbers that are lists: `CHECKOUT=... python make_threestudio.py` writes threestudio.json. Made with Python 3.11 and omegaconf==2.4.0; CHECKOUT
names a checkout of github.com/threestudio-project/threestudio at 28d9d80, whose `C` of threestudio/utils/misc.py is run.
"""

import math
import typing

from omegaconf import OmegaConf

from checkout import taken
from record_jax import Cases, edges

(C,) = taken("threestudio/utils/misc.py", "C", math=math, Any=typing.Any, config_to_primitive=OmegaConf.to_container)
LISTS = {
    "from a step": "[1000, 10., 1000., 5000]",
    "of three": "[10., 1000., 5000]",
    "a jump": "[500, 0.98, 0.5, 501]",
    "back": "[0, 1.0, 0.1, 400]",
    "of two stretches": "[0, 1.0, 10.0, 2000, 5.0, 3000]",
    "of three stretches": "[100, 0.0, 1.0, 200, 0.5, 300, 0.0, 1000]",
    "by epoch": "[2, 1.0, 3.0, 10.0]",
}

if __name__ == "__main__":
    cases = Cases("threestudio", "28d9d80")
    for name, written in LISTS.items():
        text = f"data_type: x\nsystem_type: y\nsystem:\n  loss:\n    lambda_sds: 1.\n    lambda_orient: {written}\n"
        value = OmegaConf.create(text).system.loss.lambda_orient
        bounds = [int(each) for each in value if each > 1]
        unit = "epoch" if name == "by epoch" else "step"
        at = lambda step: C(value, step if unit == "epoch" else 0, step)
        cases.add(name, text, at, edges(int(value[-1]), *bounds), language="yaml", quantity="weight", unit=unit)
    cases.write("threestudio")
