"""What nanoGPT's train.py makes of its configs: `CHECKOUT=... python make_nanogpt.py` writes nanogpt.json. Made with Python 3.11.
CHECKOUT names a checkout of github.com/karpathy/nanoGPT at 3adf61e. The defaults and `get_lr` are those of its train.py, run by themselves.
"""

import ast
import math

from checkout import source, taken
from record_jax import Cases, edges

NAMES = ["learning_rate", "max_iters", "warmup_iters", "lr_decay_iters", "min_lr"]
HEAD = "out_dir = 'out'\nblock_size = 256\nn_layer = 6\n"
CASES = {
    "all names": "learning_rate = 1e-3\nmax_iters = 5000\nlr_decay_iters = 5000\nmin_lr = 1e-4\nwarmup_iters = 100\n",
    "what is left out": "max_iters = 600000\nlr_decay_iters = 600000\n",
    "a decay that ends before the run": "max_iters = 300\nlr_decay_iters = 200\nwarmup_iters = 10\n",
    "no warm-up": "lr_decay_iters = 100\nmax_iters = 100\nwarmup_iters = 0\nmin_lr = 0\n",
}


def main():
    cases = Cases("nanogpt", "3adf61e")
    defaults = {}
    for node in ast.parse(source("train.py")).body:
        name = getattr(node.targets[0], "id", None) if isinstance(node, ast.Assign) else None
        if name in NAMES:
            defaults[name] = ast.literal_eval(node.value)
    for name, config in CASES.items():
        names = {**defaults, "math": math}
        exec(HEAD + config, names)
        (get_lr,) = taken("train.py", "get_lr", **names)
        steps = edges(names["max_iters"], names["warmup_iters"], names["lr_decay_iters"])
        cases.add(name, HEAD + config, get_lr, steps)
    cases.write("nanogpt")


main()
