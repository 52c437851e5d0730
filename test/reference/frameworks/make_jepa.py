"""What I-JEPA and V-JEPA make of the `optimization` section of their configs: `python make_jepa.py IJEPA JEPA` writes jepa.json. The arguments are checkouts
of github.com/facebookresearch/ijepa at 52c1ae9 (2023-06-13) and github.com/facebookresearch/jepa at 51c59d5 (2025-02-27). Made with Python 3.11,
torch==2.15.0, PyYAML==6.0.4. An epoch has 100 iterations here; update number t has what the schedulers give in their step t + 1.
"""

import ast
import importlib.util
import pathlib
import sys

import torch
import yaml

from record_jax import Cases

ITERATIONS = 100
KEYS = "optimization:\n  ema:\n  - {ema}\n  - 1.0\n  epochs: {epochs}\n  final_lr: {final}\n  final_weight_decay: {decay}\n  ipe_scale: {scale}\n  lr: 0.001\n  start_lr: 0.0002\n  warmup: {warmup}\n  weight_decay: 0.04\n"
CASES = {
    "all keys": dict(ema=0.996, epochs=30, final="1.0e-06", decay=0.4, scale=1.0, warmup=4),
    "schedules that are longer than the run": dict(ema=0.998, epochs=30, final="1.0e-06", decay=0.4, scale=1.25, warmup=4),
    "a weight decay that falls": dict(ema=0.996, epochs=10, final=0.0, decay=0.01, scale=1.0, warmup=0),
}


def load(folder):
    folder = pathlib.Path(folder)
    spec = importlib.util.spec_from_file_location("schedulers", folder / "src/utils/schedulers.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    places = [folder / "src/train.py", folder / "app/vjepa/train.py"]
    train = next(place for place in places if place.exists()).read_text()
    momentum = next(
        ast.get_source_segment(train, node.value)
        for node in ast.walk(ast.parse(train))
        if isinstance(node, ast.Assign) and ast.get_source_segment(train, node).startswith("momentum_scheduler =")
    )
    return module, momentum


def rows(module, momentum, text):
    """The rate, the weight decay and the momentum by the number of the step."""
    options = yaml.safe_load(text)["optimization"]
    ipe, num_epochs, ipe_scale, ema = ITERATIONS, options["epochs"], options["ipe_scale"], options["ema"]
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))])
    length = int(ipe_scale * num_epochs * ipe)
    lr = module.WarmupCosineSchedule(
        optimizer, warmup_steps=int(options["warmup"] * ipe), start_lr=options["start_lr"], ref_lr=options["lr"], final_lr=options["final_lr"], T_max=length
    )
    decay = module.CosineWDSchedule(optimizer, ref_wd=options["weight_decay"], final_wd=options["final_weight_decay"], T_max=length)
    momenta = list(eval(momentum, {"ipe": ipe, "num_epochs": num_epochs, "ipe_scale": ipe_scale, "ema": ema}))
    values = [(None, None, momenta[0])]
    for step in range(1, num_epochs * ipe + 1):
        values.append((lr.step(), decay.step(), momenta[step] if step < len(momenta) else None))
    return values, options


if __name__ == "__main__":
    for library, version, folder in [("ijepa", "52c1ae9", sys.argv[1]), ("jepa", "51c59d5", sys.argv[2])]:
        cases = Cases(library, version)
        for name, keys in CASES.items():
            text = KEYS.format(**keys)
            values, options = rows(*load(folder), text)
            near = [options["warmup"] * ITERATIONS, options["epochs"] * ITERATIONS // 2, options["epochs"] * ITERATIONS]
            steps = sorted({step + d for step in [1, 7, 333, *near] for d in (-1, 0, 1)})
            for index, quantity in enumerate(("lr", "weight decay", "momentum")):
                known = [step / ITERATIONS for step in steps if 0 <= step < len(values) and values[step][index] is not None]
                cases.add(f"{name}: {quantity}", text, lambda x: values[round(x * ITERATIONS)][index], known, language="yaml", quantity=quantity, unit="epoch")
        cases.write("jepa")
