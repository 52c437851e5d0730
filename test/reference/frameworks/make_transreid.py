"""What TransReID makes of its SOLVER section: `CHECKOUT=... python make_transreid.py` writes transreid.json. Made with Python 3.11, torch==2.15.0 and yacs==0.1.8;
CHECKOUT names a checkout of github.com/damo-cv/TransReID at dec5504, whose config and solver are imported. Epochs are stepped as processor/processor.py does it: from
number 1 on, before each.
"""

import sys
import tempfile

import torch

import checkout

sys.path.insert(0, str(checkout.ROOT))

from config import cfg  # noqa: E402
from record_jax import Cases, edges  # noqa: E402
from solver.make_optimizer import make_optimizer  # noqa: E402
from solver.scheduler_factory import create_scheduler  # noqa: E402

HEAD = "MODEL:\n  TRANSFORMER_TYPE: 'vit_base_patch16_224_TransReID'\nSOLVER:\n"
CONFIGS = {
    "of Market": ("  OPTIMIZER_NAME: 'SGD'\n  MAX_EPOCHS: 120\n  BASE_LR: 0.008\n  WARMUP_METHOD: 'linear'\n  LARGE_FC_LR: False\n  BIAS_LR_FACTOR: 2\n", 120, [5]),
    "with a large classifier": ("  OPTIMIZER_NAME: 'SGD'\n  MAX_EPOCHS: 60\n  BASE_LR: 0.035\n  WARMUP_EPOCHS: 20\n  LARGE_FC_LR: True\n", 60, [20]),
    "without a warm-up": ("  MAX_EPOCHS: 30\n  BASE_LR: 3e-4\n  WARMUP_EPOCHS: 0\n", 30, []),
}


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.base, self.classifier = torch.nn.Linear(1, 1), torch.nn.Linear(1, 1, bias=False)


#: The parameters in order: base.weight, base.bias, classifier.weight.
GROUPS = {"lr": 0, "lr of biases": 1, "lr of the classifier": 2}


def rates(text, group):
    config = cfg.clone()
    with tempfile.NamedTemporaryFile("w", suffix=".yml") as file:
        file.write(text)
        file.flush()
        config.merge_from_file(file.name)
    optimizer, _ = make_optimizer(config, Model(), torch.nn.Linear(1, 1))
    scheduler = create_scheduler(config, optimizer)
    for epoch in range(1, config.SOLVER.MAX_EPOCHS + 1):
        scheduler.step(epoch)
        yield optimizer.param_groups[group]["lr"]


if __name__ == "__main__":
    cases = Cases("transreid", "dec5504")
    for name, (more, last, turns) in CONFIGS.items():
        text = HEAD + more
        quantities = ["lr"] + ["lr of biases"] * ("BIAS" in text) + ["lr of the classifier"] * ("True" in text)
        for quantity in quantities:
            steps = [step for step in edges(last, *turns) if step < last]
            cases.add(f"{name}: {quantity}", text, rates(text, GROUPS[quantity]), steps, language="yaml", unit="epoch", quantity=quantity)
    cases.write("transreid")
