"""What PyTorch-VAE makes of `scheduler_gamma`: `python make_pytorch_vae.py FOLDER` writes pytorch_vae.json. The argument is a checkout of
github.com/AntixK/PyTorch-VAE at a6896b9 (2021-12-22). Made with Python 3.11, torch==2.15.0, PyYAML==6.0.4. Its `configure_optimizers` is cut out of
experiment.py and run as it is; Lightning steps what it returns after each epoch.
"""

import ast
import pathlib
import sys
import textwrap
from types import SimpleNamespace

import torch
import yaml
from torch import optim

from record_jax import Cases, edges, stepped

ONE = "exp_params:\n  LR: 0.005\n  weight_decay: 0.0\n  scheduler_gamma: 0.95\n  kld_weight: 0.00025\n\ntrainer_params:\n  max_epochs: 40\n"
TWO = "exp_params:\n  LR: 0.005\n  LR_2: 0.001\n  submodel: discriminator\n  weight_decay: 0.0\n  scheduler_gamma: 0.95\n  scheduler_gamma_2: 0.9\n\ntrainer_params:\n  max_epochs: 10\n"

if __name__ == "__main__":
    source = (pathlib.Path(sys.argv[1]) / "experiment.py").read_text()
    node = next(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.name == "configure_optimizers")
    names = {"optim": optim}
    exec(textwrap.dedent(ast.get_source_segment(source, node, padded=True)), names)

    def made(text, which):
        module = lambda: torch.nn.Linear(1, 1)
        model = module()
        model.discriminator = module()
        optimizers, schedulers = names["configure_optimizers"](SimpleNamespace(params=yaml.safe_load(text)["exp_params"], model=model))
        return stepped(optimizers[which], schedulers[which])

    cases = Cases("pytorch_vae", "a6896b9")
    cases.add("one optimizer", ONE, made(ONE, 0), edges(40), language="yaml", unit="epoch", variable="exp_params.scheduler_gamma")
    for which, key in enumerate(("scheduler_gamma", "scheduler_gamma_2")):
        cases.add(f"two optimizers: {key}", TWO, made(TWO, which), edges(10), language="yaml", unit="epoch", variable=f"exp_params.{key}")
    cases.write("pytorch_vae")
