"""The learning rates that trl's classes of arguments have by default: `python make_trl_rates.py FOLDER` reads the wheels in a folder and writes trl_rates.json.
The wheels: `pip download --no-deps -d FOLDER trl==VERSION` for 0.10.1, 0.11.0, 0.11.4, 0.12.0, 0.14.0, 0.19.0, 0.21.0, 0.22.0, 0.23.1, 0.24.0, 1.0.0 and
1.16.0. A class that sets none has that of the class it is made of; the last one is transformers' TrainingArguments, with 5e-5. None is imported.
"""

import ast
import json
import pathlib
import sys
import zipfile

TRAINING_ARGUMENTS = 5e-5


def classes(wheel):
    """The rate and the bases of each class; the newest place of a name counts: `trl.trainer` over `trl.experimental`, which it may build on."""
    found = {}
    for name in sorted(wheel.namelist(), key=lambda each: "/experimental/" not in each):
        if not name.endswith(("_config.py", "trainer/utils.py")):
            continue
        for node in ast.parse(wheel.read(name)).body:
            if not isinstance(node, ast.ClassDef):
                continue
            rates = [each.value for each in node.body if isinstance(each, ast.AnnAssign) and each.target.id == "learning_rate"]
            value = rates[0] if rates else None
            if isinstance(value, ast.Call):
                value = next(each.value for each in value.keywords if each.arg == "default")
            bases = [ast.unparse(base).lstrip("_") for base in node.bases]
            # A name for what has moved says nothing itself.
            if value is not None or node.name not in bases:
                found[node.name] = (value and ast.literal_eval(value), bases)
    return found


def rate_of(name, found, seen=()):
    if name == "TrainingArguments":
        return TRAINING_ARGUMENTS
    rate, bases = found.get(name, found.get(f"_{name}", (None, [])))
    return rate or next((each for base in bases if base not in seen and (each := rate_of(base, found, (*seen, name)))), None)


def main(folder):
    rates = {}
    for path in sorted(pathlib.Path(folder).glob("trl-*.whl"), key=lambda each: [int(n) for n in each.name.split("-")[1].split(".")]):
        found = classes(zipfile.ZipFile(path))
        names = [name for name in found if name.endswith("Config")]
        rates[path.name.split("-")[1]] = {name: rate for name in sorted(names) if (rate := rate_of(name, found)) is not None}
    lines = ",\n".join(f"{json.dumps(version)}: {json.dumps(each)}" for version, each in rates.items())
    pathlib.Path(__file__).with_name("trl_rates.json").write_text(f"{{\n{lines}\n}}\n")


main(sys.argv[1])
