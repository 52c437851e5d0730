"""What the modules of TorchRL that explore do: `python make_torchrl.py` writes torchrl.json. Made with Python 3.11, torch==2.15.0, tensordict==0.15.3 and
torchrl==0.14.1. A value is that of the module before frame t, with `step` called for each frame.
"""

import warnings

import torchrl
from torchrl.data import Bounded
from torchrl.modules import AdditiveGaussianModule, EGreedyModule, OrnsteinUhlenbeckProcessModule

from record_jax import Cases, edges, run

HEAD = "from torchrl.modules import {0}\n\nmodule = {0}({1})\n"
CASES = {
    "with its defaults": ("EGreedyModule", "spec", "epsilon", 1000, []),
    "falling to almost nothing": ("EGreedyModule", "spec, eps_init=1.0, eps_end=0.01, annealing_num_steps=10_000", "epsilon", 10000, [5000]),
    "by position": ("EGreedyModule", "spec, 0.9, 0.05, 250", "epsilon", 250, []),
    "falling to nothing": ("EGreedyModule", "spec, eps_init=0.8, eps_end=0.0, annealing_num_steps=300", "epsilon", 300, []),
    "a fall that ends late": ("EGreedyModule", "spec, eps_init=1.0, eps_end=0.01, annealing_num_steps=1_000_000", "epsilon", 100_000, [1000, 50_000]),
    "a fall that is rounded up": ("EGreedyModule", "spec, eps_init=1.0, eps_end=0.01, annealing_num_steps=20_000_000", "epsilon", 50_000, [1000, 10_000]),
    "a fall that is rounded away": ("EGreedyModule", "spec, eps_init=1.0, eps_end=0.01, annealing_num_steps=50_000_000", "epsilon", 20_000, [1000]),
    "constant": ("EGreedyModule", "spec, eps_init=0.1, eps_end=0.1, annealing_num_steps=10", "epsilon", 10, []),
    "noise": ("AdditiveGaussianModule", "spec, sigma_init=1.0, sigma_end=0.1, annealing_num_steps=700", "sigma", 700, []),
    "noise of a process": ("OrnsteinUhlenbeckProcessModule", "spec, eps_init=1.0, eps_end=0.2, annealing_num_steps=123", "epsilon", 123, []),
}


def values(module, quantity):
    while True:
        yield float(module.sigma if quantity == "sigma" else module.eps)
        module.step(1)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("torchrl", torchrl.__version__, float32=True)
    for name, (kind, arguments, quantity, last, boundaries) in CASES.items():
        code = HEAD.format(kind, arguments)
        module = run(code, spec=Bounded(-1, 1, (1,)))["module"]
        cases.add(name, code, values(module, quantity), edges(last, *boundaries), quantity=quantity, unit="env step", variable="module")
    cases.write("torchrl")
