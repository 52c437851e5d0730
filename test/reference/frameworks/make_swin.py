"""What Swin Transformer makes of the TRAIN section of its configs: `python make_swin.py` writes swin.json. Made with Python 3.11, torch==2.15.0, yacs==0.1.8.
PYTHONPATH names a checkout of github.com/microsoft/Swin-Transformer at f82860b (2024-07-15) and a folder with timm==0.4.12, which it asks for; of that the schedulers alone are
loaded, as its models need an older torch. An epoch has 200 iterations here.
"""

import ast
import pathlib
import sys
import tempfile
import types

import torch

from record_jax import Cases

SWIN = "f82860b"
ITERATIONS = 200


def of_timm():
    """The schedulers without the rest of the package."""
    folder = next(pathlib.Path(path) / "timm" for path in sys.path if (pathlib.Path(path) / "timm-0.4.12.dist-info").exists())
    for name, path in [("timm", folder), ("timm.scheduler", folder / "scheduler")]:
        package = types.ModuleType(name)
        package.__path__ = [str(path)]
        sys.modules[name] = package


of_timm()
import config as swin_config  # noqa: E402
from lr_scheduler import build_scheduler  # noqa: E402

MODEL = "MODEL:\n  TYPE: swin\n"
CASES = {
    "all keys": (MODEL + "DATA:\n  BATCH_SIZE: 64\nTRAIN:\n  EPOCHS: 30\n  WARMUP_EPOCHS: 5\n  BASE_LR: 2e-05\n  WARMUP_LR: 2e-08\n  MIN_LR: 2e-07\n", 8),
    "what is left out": (MODEL + "TRAIN:\n  WARMUP_EPOCHS: 10\n  BASE_LR: 1.25e-3\n", 16),
    "accumulated batches": (MODEL + "TRAIN:\n  EPOCHS: 90\n  WARMUP_EPOCHS: 5\n  BASE_LR: 1.25e-4\n  ACCUMULATION_STEPS: 4\n", 4),
    "a cosine that begins with the run": (
        MODEL + "TRAIN:\n  EPOCHS: 30\n  WARMUP_EPOCHS: 10\n  BASE_LR: 1e-3\n  MIN_LR: 1e-5\n  LR_SCHEDULER:\n    WARMUP_PREFIX: false\n",
        1,
    ),
    "a straight line": (MODEL + "TRAIN:\n  EPOCHS: 30\n  WARMUP_EPOCHS: 5\n  BASE_LR: 1e-3\n  LR_SCHEDULER:\n    NAME: linear\n", 2),
    "drops": (MODEL + "TRAIN:\n  EPOCHS: 100\n  WARMUP_EPOCHS: 5\n  BASE_LR: 1e-3\n  LR_SCHEDULER:\n    NAME: step\n    DECAY_RATE: 0.5\n", 2),
    "milestones": (
        "MODEL:\n  TYPE: swinv2\nTRAIN:\n  EPOCHS: 80\n  WARMUP_EPOCHS: 10\n  BASE_LR: 1e-4\n  WARMUP_LR: 5e-7\n  LR_SCHEDULER:\n    NAME: multistep\n    GAMMA: 0.1\n    MULTISTEPS: [70, 75]\n",
        8,
    ),
    "no warm-up": (MODEL + "TRAIN:\n  EPOCHS: 10\n  WARMUP_EPOCHS: 0\n  BASE_LR: 1e-3\n  MIN_LR: 0.0\n", 1),
}


def scaling():
    """The statements of main.py that scale the rates."""
    source = (pathlib.Path(swin_config.__file__).parent / "main.py").read_text()
    lines = []
    for node in ast.walk(ast.parse(source)):
        code = ast.get_source_segment(source, node) if isinstance(node, (ast.Assign, ast.If)) else None
        if code and (code.startswith(("linear_scaled_", "if config.TRAIN.ACCUMULATION_STEPS > 1:\n        linear_scaled")) or code.startswith("config.TRAIN.") and "linear_scaled" in code):
            lines.append((node.lineno, node.end_lineno, code))
    outer = [line for line in lines if not any(other[0] < line[0] and line[1] <= other[1] for other in lines)]
    return [code for _, _, code in sorted(outer)]


def rates(text, processes):
    with tempfile.TemporaryDirectory() as folder:
        file = pathlib.Path(folder) / "config.yaml"
        file.write_text(text)
        config = swin_config._C.clone()
        swin_config._update_config_from_file(config, str(file))
    config.defrost()
    names = {"config": config, "dist": types.SimpleNamespace(get_world_size=lambda: processes)}
    for code in scaling():
        exec(code.replace("\n    ", "\n"), names)
    optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=config.TRAIN.BASE_LR)
    scheduler = build_scheduler(config, optimizer, ITERATIONS)
    return (lambda epoch: scheduler.get_update_values(round(epoch * ITERATIONS))[0]), config.TRAIN


if __name__ == "__main__":
    assert len(scaling()) == 7, scaling()
    cases = Cases("swin", SWIN)
    for name, (text, processes) in CASES.items():
        value, train = rates(text, processes)
        near = [0, train.WARMUP_EPOCHS, *train.LR_SCHEDULER.MULTISTEPS, train.LR_SCHEDULER.DECAY_EPOCHS, train.EPOCHS // 2, train.EPOCHS]
        iterations = {at * ITERATIONS + d for at in near for d in (-1, 0, 1)} | {77, train.EPOCHS * ITERATIONS // 3}
        steps = sorted(i / ITERATIONS for i in iterations if 0 <= i < train.EPOCHS * ITERATIONS)
        cases.add(name, text, value, steps, language="yaml", unit="epoch", given={"processes": processes})
    cases.write("swin")
