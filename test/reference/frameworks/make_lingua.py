"""What Lingua makes of the `optim` of a config: `CHECKOUT=... python make_lingua.py` writes lingua.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4;
CHECKOUT names a checkout of github.com/facebookresearch/lingua at 437d680, whose lingua/optim.py builds the scheduler, which apps/main/train.py steps after each update.
"""

import importlib.util
import warnings

import torch
import yaml

import checkout
from record_jax import Cases, edges, stepped

spec = importlib.util.spec_from_file_location("optim", checkout.ROOT / "lingua/optim.py")
optim = importlib.util.module_from_spec(spec)
spec.loader.exec_module(optim)

HEAD = "name: debug\nsteps: {}\ndistributed:\n  fsdp_type: full_shard\nmodel:\n  dim: 64\ndata:\n  batch_size: 4\noptim:\n  lr: {}\n"
CONFIGS = {
    "of a Llama": (HEAD.format("60_000", "3e-3") + "  warmup: 5000\n  lr_min_ratio: 0.000001\n", 60000, [5000]),
    "the usual warm-up": (HEAD.format(5000, "1e-4") + "  lr_min_ratio: 0.2\n  clip: 1.0\n", 5000, [2000]),
    "a cosine that turns": (HEAD.format(1000, 0.01) + "  warmup: 50\n  lr_min_ratio: 0.1\n  cycle_length: 0.5\n  cosine_theta: 1.5\n", 1000, [50, 500]),
    "a straight line": (HEAD.format(1000, 0.01) + "  scheduler: linear\n  warmup: 100\n  lr_min_ratio: 0.05\n", 1000, [100]),
    "a root": (HEAD.format(8000, 0.002) + "  lr_min_ratio: 0.1\n  scheduler: inv_sqrt\n  warmup: 20\n  exp_factor: 0.7\n", 8000, [20, 520]),
    "no warm-up": (HEAD.format(300, 0.002) + "  warmup: 0\n  lr_min_ratio: 0.0\n", 300, []),
}


def rates(text):
    config = yaml.safe_load(text)
    args = optim.OptimArgs(**{key: float(value) if isinstance(value, str) and key == "lr" else value for key, value in config["optim"].items()})
    optimizer, scheduler = optim.build_optimizer(torch.nn.Linear(1, 1), args, config["steps"])
    yield from stepped(optimizer, scheduler)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("lingua", "437d680")
    for name, (text, last, turns) in CONFIGS.items():
        cases.add(name, text, rates(text), [step for step in edges(last, *turns) if step <= last + 3], language="yaml")
    cases.write("lingua")
