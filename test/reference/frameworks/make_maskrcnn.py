"""What maskrcnn-benchmark and GLIP make of their SOLVER section: `CHECKOUT=... python make_maskrcnn.py` writes the cases of that checkout into maskrcnn.json. Made with
Python 3.11, torch==2.15.0 and yacs==0.1.8; CHECKOUT names a checkout of github.com/facebookresearch/maskrcnn-benchmark at 57eec25 or github.com/microsoft/GLIP at 9dda955,
whose config and solver are imported, and whose scheduler is stepped after each update as their engine/trainer.py does.
"""

import sys
import tempfile
import warnings

import torch

import checkout

sys.path.insert(0, str(checkout.ROOT))

from maskrcnn_benchmark.config import cfg  # noqa: E402
from maskrcnn_benchmark.solver import make_lr_scheduler, make_optimizer  # noqa: E402
from record_jax import Cases, edges, stepped  # noqa: E402

IS_GLIP = hasattr(cfg.SOLVER, "LANG_LR")
HEAD = 'MODEL:\n  META_ARCHITECTURE: "GeneralizedRCNN"\n  WEIGHT: "catalog://ImageNetPretrained/MSRA/R-50"\nSOLVER:\n'
OF_BENCHMARK = {
    "of Mask R-CNN": ("  BASE_LR: 0.02\n  WEIGHT_DECAY: 0.0001\n  STEPS: (600, 800)\n  MAX_ITER: 900\n", 900, [500, 600, 800], ["lr", "lr of biases"]),
    "a list, and a constant warm-up": (
        "  BASE_LR: 0.01\n  STEPS: [100]\n  MAX_ITER: 300\n  GAMMA: 0.5\n  WARMUP_ITERS: 40\n  WARMUP_FACTOR: 0.1\n  WARMUP_METHOD: constant\n  BIAS_LR_FACTOR: 1\n",
        300,
        [40, 100],
        ["lr"],
    ),
    "a fall in the warm-up": ("  BASE_LR: 0.005\n  STEPS: (20,)\n  MAX_ITER: 100\n  WARMUP_ITERS: 50\n", 100, [20, 50], ["lr", "lr of biases"]),
}
GROUPS_OF_GLIP = ["lr", "lr of biases", "lr of the visual backbone", "lr of the language backbone"]
OF_GLIP = {
    "parts of the run": (
        "  OPTIMIZER: ADAMW\n  BASE_LR: 0.0001\n  LANG_LR: 0.00001\n  STEPS: (0.67, 0.89)\n  MAX_ITER: 1000\n  WARMUP_ITERS: 200\n  WARMUP_FACTOR: 0.001\n  BACKBONE_BODY_LR_FACTOR: 0.5\n",
        1000,
        [200, 670, 890],
        GROUPS_OF_GLIP,
    ),
    "a cosine": (
        "  OPTIMIZER: ADAMW\n  BASE_LR: 0.0001\n  LANG_LR: 0.00002\n  USE_COSINE: True\n  MAX_ITER: 400\n  WARMUP_ITERS: 50\n  BIAS_LR_FACTOR: 1\n",
        400,
        [50],
        [GROUPS_OF_GLIP[0], GROUPS_OF_GLIP[3]],
    ),
}


class Model(torch.nn.Module):
    """Parameters in order: head.weight, head.bias, those of the visual and of the language backbone."""

    def __init__(self):
        super().__init__()
        self.head = torch.nn.Linear(1, 1)
        self.backbone = torch.nn.ModuleDict({"body": torch.nn.Linear(1, 1, bias=False)})
        self.language_backbone = torch.nn.Linear(1, 1, bias=False)


def rates(text, group):
    config = cfg.clone()
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        config.merge_from_file(file.name)
    optimizer = make_optimizer(config, Model())
    yield from stepped(optimizer, make_lr_scheduler(config, optimizer), group)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases(*(("glip", "9dda955") if IS_GLIP else ("maskrcnn-benchmark", "57eec25")))
    for name, (more, last, turns, quantities) in (OF_GLIP if IS_GLIP else OF_BENCHMARK).items():
        for quantity in quantities:
            group = GROUPS_OF_GLIP.index(quantity)
            cases.add(f"{name}: {quantity}", HEAD + more, rates(HEAD + more, group), edges(last, *turns), language="yaml", quantity=quantity)
    cases.write("maskrcnn")
