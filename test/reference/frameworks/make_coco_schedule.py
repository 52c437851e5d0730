"""What detectron2 and detrex come with as configs/common/coco_schedule.py: `DETECTRON2=... DETREX=... python make_coco_schedule.py` writes coco_schedule.json.
Made with Python 3.11 and fvcore==0.1.5.post20221221; the names are those of checkouts of github.com/facebookresearch/detectron2 at 02b5c4e and
github.com/IDEA-Research/detrex at e244e6c. Their files are run; a LazyCall is called at once, and detectron2's WarmupParamScheduler is that of its
solver/lr_scheduler.py. A "step" is the part of the training that is done.
"""

import ast
import os
import pathlib

from fvcore.common.param_scheduler import CompositeParamScheduler, ConstantParamScheduler, LinearParamScheduler, ParamScheduler

from record_jax import Cases

ROOTS = {"detectron2": pathlib.Path(os.environ["DETECTRON2"]), "detrex": pathlib.Path(os.environ["DETREX"])}
GETTERS = {"detectron2": ("from detectron2 import model_zoo", "model_zoo.get_config"), "detrex": ("from detrex.config import get_config", "get_config")}


def warm_up():
    path = ROOTS["detectron2"] / "detectron2/solver/lr_scheduler.py"
    (found,) = [node for node in ast.parse(path.read_text()).body if getattr(node, "name", None) == "WarmupParamScheduler"]
    names = dict(CompositeParamScheduler=CompositeParamScheduler, ConstantParamScheduler=ConstantParamScheduler)
    names |= dict(LinearParamScheduler=LinearParamScheduler, ParamScheduler=ParamScheduler)
    exec(compile(ast.Module([found], []), str(path), "exec"), names)
    return names[found.name]


def schedules(library):
    tree = ast.parse((ROOTS[library] / "configs/common/coco_schedule.py").read_text())
    tree.body = [node for node in tree.body if not (isinstance(node, ast.ImportFrom) and node.module.startswith("detectron2"))]
    names = {"L": lambda called: called, "WarmupParamScheduler": warm_up()}
    exec(compile(tree, "coco_schedule.py", "exec"), names)
    return {name: made for name, made in names.items() if name.startswith("lr_multiplier_")}


if __name__ == "__main__":
    cases = Cases("coco_schedule", "02b5c4e, e244e6c")
    for library, (imported, getter) in GETTERS.items():
        for name, made in schedules(library).items():
            code = f'{imported}\n\nlr_multiplier = {getter}("common/coco_schedule.py").{name}\n'
            where = sorted({0.0, 0.0005, 0.001, 0.002, 0.01, 0.012, 0.3, 0.5, 0.66, 0.67, 0.75, 0.77, 0.78, 0.79, 0.8, 0.83, 0.84, 0.88, 0.89, 0.91, 0.92, 0.95, 0.97, 0.98, 0.999})
            cases.add(f"{name} of {library}", code, made, where, quantity="value", unit="fraction")
    cases.write("coco_schedule")
