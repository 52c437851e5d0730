"""What the schedules of libraries take by position: `python make_signatures.py` writes signatures.json. Made with torch==2.15.0, transformers==5.24.0,
optax==0.2.8, keras==3.15.1 and stable-baselines3==2.9.2, whose sources are read as they are installed: none of them is imported.
"""

import ast
import importlib.metadata
import json
import pathlib

SOURCES = [
    ("torch", "torch/optim/lr_scheduler.py", "torch.optim.lr_scheduler", "LR Scheduler Restarts"),
    ("torch", "torch/optim/swa_utils.py", "torch.optim.swa_utils", "SWALR"),
    ("transformers", "transformers/optimization.py", "transformers", "_schedule get_scheduler"),
    ("optax", "optax/schedules/_schedule.py", "optax", "_schedule exponential_decay"),
    ("keras", "keras/src/optimizers/schedules/learning_rate_schedule.py", "keras.optimizers.schedules", "Decay Restarts"),
    ("stable-baselines3", "stable_baselines3/common/utils.py", "stable_baselines3.common.utils", "_fn ConstantSchedule LinearSchedule FloatSchedule"),
]
# Bases, and what goes by a metric or by what has been learnt.
OTHERS = {"LRScheduler", "_LRScheduler", "GreedyLR", "get_greedy_schedule", "get_adafactor_schedule", "get_reduce_on_plateau_schedule", "ReduceLROnPlateau"}
# Dicts stand among their arguments.
OTHERS |= {"piecewise_constant_schedule", "piecewise_interpolate_schedule", "sgdr_schedule"}


def folder_of(package):
    return pathlib.Path(importlib.metadata.distribution(package).locate_file(""))


def positional(tree):
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield node.name, [each.arg for each in node.args.args]
        elif isinstance(node, ast.ClassDef):
            for made in node.body:
                if isinstance(made, ast.FunctionDef) and made.name == "__init__":
                    yield node.name, [each.arg for each in made.args.args[1:]]


signatures = []
for package, file, module, words in SOURCES:
    tree = ast.parse((folder_of(package) / file).read_text())
    for name, parameters in positional(tree):
        if any(word in name for word in words.split()) and name not in OTHERS and not name.startswith("_"):
            version = importlib.metadata.version(package).split("+")[0]
            signatures.append({"library": package, "version": version, "callee": f"{module}.{name}", "parameters": parameters})

lines = ",\n".join(json.dumps(each) for each in signatures)
pathlib.Path(__file__).with_name("signatures.json").write_text(f"[\n{lines}\n]\n")
