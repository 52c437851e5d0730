"""What sequences of torch do with a rate that is a tensor: `python make_torch_tensors.py FOLDER` writes torch_tensors.json. Made with Python 3.11 and
torch==2.12.1 (numpy==2.4.6), in which lr_scheduler.py is that of the release: FOLDER/<release>.py is torch/optim/lr_scheduler.py of its wheel.

In 2.4 to 2.9 a sequence makes the rate and `initial_lr` one tensor, so that each rate that is set is the base rate of what comes.
"""

import importlib.util
import pathlib
import sys
import warnings

import torch

from record_torch import Cases, edges

warnings.filterwarnings("ignore")

SEQUENCES = {
    "constant, then a cosine": ("ConstantLR(optimizer, factor=0.5, total_iters=3), CosineAnnealingLR(optimizer, T_max=6, eta_min=0.01)", [3], 9),
    "a function, then falls": ("LambdaLR(optimizer, lambda step: (step + 1) / 4), StepLR(optimizer, step_size=2, gamma=0.5)", [3], 9),
    "linear, then a function": ("LinearLR(optimizer, start_factor=0.1, total_iters=4), LambdaLR(optimizer, lambda step: 0.9**step)", [4], 9),
    "three parts": ("LinearLR(optimizer, 0.25, total_iters=2), ConstantLR(optimizer, 1.0), PolynomialLR(optimizer, total_iters=4)", [2, 4], 8),
}


def main(folder):
    for release in ("2.3.1", "2.4.1", "2.9.1", "2.10.0"):
        spec = importlib.util.spec_from_file_location("torch.optim.lr_scheduler", pathlib.Path(folder) / f"{release}.py")
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        sys.modules["torch.optim.lr_scheduler"] = torch.optim.lr_scheduler = module
        cases = Cases("torch", release)
        for name, (parts, milestones, total) in SEQUENCES.items():
            code = (
                "import torch\nfrom torch.optim.lr_scheduler import ConstantLR, CosineAnnealingLR, LambdaLR, LinearLR, PolynomialLR, SequentialLR, StepLR\n\n"
                "model = torch.nn.Linear(2, 1)\noptimizer = torch.optim.SGD(model.parameters(), lr=torch.tensor(1.0, dtype=torch.float64))\n"
                f"scheduler = SequentialLR(optimizer, [{parts}], milestones={milestones})\n"
            )
            cases.snippet(f"tensor: {name}", code, edges(total, *milestones))
        cases.write("torch_tensors")


if __name__ == "__main__":
    main(sys.argv[1])
