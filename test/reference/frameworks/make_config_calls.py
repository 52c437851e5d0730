"""What schedulers do that a config of NeMo-RL lists, or hydra-zen builds: `python make_config_calls.py` writes nemo_rl.json and hydra_zen.json. Made with
Python 3.11, torch==2.7.0, hydra-core==1.3.8 and hydra-zen==0.17.2.

NeMo-RL (7ea279a) looks up each class by its full name and gives a SequentialLR all of them: `dtensor_policy_worker.py` needs its whole trainer, so that
those few lines stand here.
"""

import importlib

import hydra_zen
import torch
import yaml

from record_jax import Cases, edges, run, stepped

HEAD = "policy:\n  optimizer:\n    name: torch.optim.AdamW\n    kwargs:\n      lr: 5.0e-06\n      weight_decay: 0.01\n"
LINEAR = "  - name: torch.optim.lr_scheduler.LinearLR\n    kwargs:\n      start_factor: 0.1\n      end_factor: 1.0\n      total_iters: {steps}\n"
CONSTANT = "  - name: torch.optim.lr_scheduler.ConstantLR\n    kwargs:\n      factor: 1.0\n      total_iters: 10000000000\n"
COSINE = "  - name: torch.optim.lr_scheduler.CosineAnnealingLR\n    kwargs:\n      T_max: 90\n      eta_min: 1.0e-07\n"


def indented(text):
    return "".join(f"  {line}\n" for line in text.splitlines())


NEMO = {
    "a warm-up, then constant": ("  scheduler:\n" + indented(LINEAR.format(steps=50) + CONSTANT + "  - milestones: [50]\n"), 100, [50]),
    "a warm-up, then cosine": ("  scheduler:\n" + indented(LINEAR.format(steps=10) + COSINE + "  - milestones: [10]\n"), 100, [10]),
    "one alone": ("  scheduler:\n    name: torch.optim.lr_scheduler.CosineAnnealingLR\n    kwargs:\n      T_max: 60\n", 60, []),
}

ZEN = {
    "builds": "import torch\nfrom hydra_zen import builds\n\nScheduler = builds(torch.optim.lr_scheduler.StepLR, step_size=10, gamma=0.5, zen_partial=True)\n",
    "its own builds": "from hydra_zen import make_custom_builds_fn\nfrom torch.optim.lr_scheduler import CosineAnnealingLR\n\n"
    "pbuilds = make_custom_builds_fn(zen_partial=True, populate_full_signature=False)\nScheduler = pbuilds(CosineAnnealingLR, T_max=40, eta_min=0.1)\n",
}


def made(spec, optimizer):
    module, name = spec["name"].rsplit(".", 1)
    return getattr(importlib.import_module(module), name)(optimizer, **spec["kwargs"])


def of_nemo(config):
    policy = config["policy"]
    optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], **policy["optimizer"]["kwargs"])
    listed = policy["scheduler"]
    if isinstance(listed, dict):
        return stepped(optimizer, made(listed, optimizer))
    parts = [made(spec, optimizer) for spec in listed if "name" in spec]
    (milestones,) = [spec["milestones"] for spec in listed if "name" not in spec]
    return stepped(optimizer, torch.optim.lr_scheduler.SequentialLR(optimizer, parts, milestones))


if __name__ == "__main__":
    cases = Cases("nemo_rl", "7ea279a", backend=f"torch {torch.__version__.split('+')[0]}")
    for name, (text, last, boundaries) in NEMO.items():
        steps = [step for step in edges(last, *boundaries) if step <= last]
        cases.add(name, HEAD + text, of_nemo(yaml.safe_load(HEAD + text)), steps, language="yaml")
    cases.write("nemo_rl")
    cases = Cases("hydra_zen", "0.17.2", backend=f"torch {torch.__version__.split('+')[0]}")
    for name, code in ZEN.items():
        # The rate is asked for, and 1 where it has no answer.
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=1.0)
        scheduler = hydra_zen.instantiate(run(code)["Scheduler"])(optimizer)
        cases.add(name, code, stepped(optimizer, scheduler), edges(40, 10, 20))
    cases.write("hydra_zen")
