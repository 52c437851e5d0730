"""What PaddleDetection makes of `LearningRate`: `python make_paddle_detection.py FOLDER` writes paddle_detection.json. The argument is a checkout of
github.com/PaddlePaddle/PaddleDetection at 666f597 (2024-10-18). Made with Python 3.11, paddlepaddle==3.3.1, PyYAML==6.0.4. The classes of
ppdet/optimizer/optimizer.py are cut out of it and run as they are; its trainer steps what they make after each iteration. An epoch has 50 iterations here.
"""

import ast
import copy
import math
import pathlib
import sys
from types import SimpleNamespace

import yaml
from paddle import optimizer

from record_jax import Cases

ITERATIONS = 50
TAGGED = "epoch: {epoch}\n\nLearningRate:\n  base_lr: 0.01\n  schedulers:\n  - !{decay}\n  - !{warm}\n"
NAMED = "epoch: {epoch}\n\nLearningRate:\n  base_lr: 0.002\n  schedulers:\n    - name: {decay}\n    - name: {warm}\n"
CASES = {
    "milestones": (TAGGED.format(epoch=12, decay="PiecewiseDecay\n    gamma: 0.1\n    milestones: [8, 11]", warm="LinearWarmup\n    start_factor: 0.1\n    steps: 120"), [8, 11], 2.4),
    "a gamma of a half": (TAGGED.format(epoch=12, decay="PiecewiseDecay\n    gamma: 0.5\n    milestones: [4, 6, 8]", warm="LinearWarmup\n    start_factor: 0.\n    steps: 100"), [4, 6, 8], 2),
    "a gamma for each milestone": (TAGGED.format(epoch=12, decay="PiecewiseDecay\n    gamma: [0.3, 0.2]\n    milestones: [8, 11]", warm="LinearWarmup\n    epochs: 1"), [8, 11], 1),
    "half a cosine": (NAMED.format(epoch=20, decay="CosineDecay\n      max_epochs: 24", warm="LinearWarmup\n      start_factor: 0.\n      epochs: 5"), [], 5),
    "half a cosine to a plateau": (
        NAMED.format(epoch=20, decay="CosineDecay\n      max_epochs: 20\n      min_lr_ratio: 0.05\n      last_plateau_epochs: 4", warm="ExpWarmup\n      epochs: 2"),
        [16],
        2,
    ),
    "half a cosine behind steps": (NAMED.format(epoch=20, decay="CosineDecay\n      max_epochs: 20", warm="LinearWarmup\n      start_factor: 0.001\n      steps: 130"), [], 2.6),
    "steps of a power": (NAMED.format(epoch=20, decay="CosineDecay\n      max_epochs: 20", warm="ExpWarmup\n      steps: 100\n      power: 3"), [], 2),
    "no warm-up": ("epoch: 12\n\nLearningRate:\n  base_lr: 0.01\n  schedulers:\n  - !CosineDecay\n    max_epochs: 12\n    use_warmup: false\n", [], 0),
    "milestones without a warm-up": ("epoch: 12\n\nLearningRate:\n  base_lr: 0.01\n  schedulers:\n  - !PiecewiseDecay\n    gamma: 0.1\n    milestones: [8, 11]\n    use_warmup: false\n", [8, 11], 0),
    "a plateau without a warm-up": (
        "epoch: 12\n\nLearningRate:\n  base_lr: 0.01\n  schedulers:\n  - name: CosineDecay\n    max_epochs: 12\n    use_warmup: false\n    last_plateau_epochs: 2\n    min_lr_ratio: 0.1\n",
        [10],
        0,
    ),
}


def load(folder):
    path = pathlib.Path(folder) / "ppdet/optimizer/optimizer.py"
    names = {"math": math, "copy": copy, "optimizer": optimizer, "serializable": lambda each: each, "register": lambda each: each, "sys": sys, "__name__": "ppdet_optimizer"}
    source = path.read_text()
    for node in ast.parse(source).body:
        if isinstance(node, ast.ClassDef) and node.name != "OptimizerBuilder":
            exec(ast.unparse(node), names)
    sys.modules["ppdet_optimizer"] = SimpleNamespace(**names)
    return names


def rates(names, text):
    class Loader(yaml.SafeLoader):
        pass

    for tag in ("PiecewiseDecay", "CosineDecay", "LinearWarmup", "ExpWarmup"):
        Loader.add_constructor(f"!{tag}", lambda loader, node, tag=tag: names[tag](**loader.construct_mapping(node, deep=True)))
    config = yaml.load(text, Loader)
    scheduler = names["LearningRate"](**config["LearningRate"])(ITERATIONS)
    values = []
    for _ in range(config["epoch"] * ITERATIONS):
        values.append(scheduler())
        scheduler.step()
    return values


if __name__ == "__main__":
    names = load(sys.argv[1])
    cases = Cases("ppdet", "666f597")
    for name, (text, epochs, warm) in CASES.items():
        values = rates(names, text)
        iterations = {round(at * ITERATIONS) + d for at in (0, warm, *epochs, len(values) // 2 / ITERATIONS) for d in (-1, 0, 1)} | {37, len(values) - 1}
        known = sorted(i for i in iterations if 0 <= i < len(values))
        is_in_steps = "steps:" in text
        steps = known if is_in_steps else [i / ITERATIONS for i in known]
        at = (lambda step: values[step]) if is_in_steps else (lambda epoch: values[round(epoch * ITERATIONS)])
        cases.add(name, text, at, steps, language="yaml", unit="step" if is_in_steps else "epoch", given={"steps_per_epoch": ITERATIONS})
    cases.write("paddle_detection")
