"""What PySOT makes of the TRAIN section: `CHECKOUT=... python make_pysot.py` writes pysot.json. Made with Python 3.11, torch==2.15.0, numpy and yacs==0.1.8; CHECKOUT
names a checkout of github.com/STVIR/pysot at d04028f, whose config and schedulers are run; they are stepped to the number of each epoch, as tools/train.py does.
"""

import importlib.util
import sys
import tempfile
import types
import warnings

import torch

import checkout
from record_jax import Cases


def loaded(name, path):
    spec = importlib.util.spec_from_file_location(name, checkout.ROOT / path)
    sys.modules[name] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(sys.modules[name])
    return sys.modules[name]


sys.modules["pysot"], sys.modules["pysot.core"] = types.ModuleType("pysot"), types.ModuleType("pysot.core")
cfg = loaded("pysot.core.config", "pysot/core/config.py").cfg
scheduler = loaded("lr_scheduler", "pysot/utils/lr_scheduler.py")
initial = cfg.clone()

STEP = "  LR_WARMUP:\n    TYPE: 'step'\n    EPOCH: 5\n    KWARGS:\n      start_lr: 0.001\n      end_lr: 0.005\n      step: 1\n"
HEAD = "META_ARC: siamrpn\nBACKBONE:\n  LAYERS_LR: {}\nTRAIN:\n  EPOCH: {}\n  BASE_LR: {}\n"
CONFIGS = {
    "of SiamRPN++": HEAD.format(0.1, 20, 0.005) + "  LR:\n    TYPE: 'log'\n    KWARGS:\n      start_lr: 0.005\n      end_lr: 0.0005\n" + STEP,
    "numbers that are scaled": HEAD.format(0.2, 12, 0.01) + "  LR:\n    TYPE: 'linear'\n    KWARGS:\n      start_lr: 0.03\n      end_lr: 0.002\n" + STEP,
    "no warm-up": HEAD.format(0.5, 30, 0.02) + "  LR:\n    TYPE: step\n    KWARGS:\n      step: 7\n      mult: 0.3\n  LR_WARMUP:\n    WARMUP: False\n",
    "defaults": HEAD.format(0.1, 50, 0.005) + "  LR:\n    TYPE: multi-step\n    KWARGS:\n      mult: 0.5\n" + STEP,
    "steps to an end": HEAD.format(0.1, 20, 0.005) + "  LR:\n    TYPE: multi-step\n    KWARGS:\n      start_lr: 0.1\n      end_lr: 0.001\n      steps: [5, 10]\n  LR_WARMUP:\n    WARMUP: False\n",
    "a cosine": HEAD.format(0.1, 20, 0.005) + "  LR:\n    TYPE: cos\n    KWARGS:\n      start_lr: 0.02\n      end_lr: 0.001\n" + STEP,
}
GROUPS = ["lr", "lr of the backbone"]


def rates(text, group):
    cfg.defrost()
    for key, value in initial.clone().items():
        cfg[key] = value
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        cfg.merge_from_file(file.name)
    scales = [1, cfg.BACKBONE.LAYERS_LR]
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], "lr": scale * cfg.TRAIN.BASE_LR} for scale in scales]
    optimizer = torch.optim.SGD(groups)
    found = scheduler.build_lr_scheduler(optimizer, epochs=cfg.TRAIN.EPOCH)
    for epoch in range(cfg.TRAIN.EPOCH):
        found.step(epoch)
        yield optimizer.param_groups[group]["lr"]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("pysot", "d04028f")
    for name, text in CONFIGS.items():
        is_float32 = "multi" in text or "cos" in text
        for group, quantity in enumerate(GROUPS):
            values = list(rates(text, group))
            cases.add(f"{name}: {quantity}", text, values.__getitem__, range(len(values)), language="yaml", unit="epoch", quantity=quantity, float32=is_float32)
    cases.write("pysot")
