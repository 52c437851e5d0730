"""What mistral-finetune makes of its configs: `CHECKOUT=... python make_mistral_finetune.py` writes mistral_finetune.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4;
CHECKOUT names a checkout of github.com/mistralai/mistral-finetune at 1943535, whose train.py makes the scheduler and steps it once an update of its loop.
"""

import ast
from types import SimpleNamespace

import torch
import yaml

import checkout
from record_jax import Cases, edges, stepped

OPTIM = checkout.field_defaults("finetune/args.py", "OptimArgs")
TRAIN = checkout.field_defaults("finetune/args.py", "TrainArgs")
(made,) = [
    node
    for node in ast.walk(ast.parse(checkout.source("train.py")))
    if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]) == "scheduler" and "lr_scheduler" in ast.unparse(node.value)
]

HEAD = 'data:\n  instruct_data: ""\nmodel_id_or_path: a\nlora:\n  rank: 64\nbatch_size: 1\n'
CONFIGS = {
    "as its example has it": HEAD + "max_steps: 300\noptim:\n  lr: 6.e-5\n  weight_decay: 0.1\n  pct_start: 0.05\nrun_dir: a\n",
    "with the rate that it has by default": HEAD + "max_steps: 101\noptim:\n  pct_start: 0.25\nrun_dir: a\n",
    "with a rise that ends before its first step": HEAD + "max_steps: 10\noptim:\n  lr: 1.e-4\n  pct_start: 0.05\nrun_dir: a\n",
    "with a rise that ends between two steps": HEAD + "max_steps: 15\noptim:\n  lr: 1.e-4\n  pct_start: 0.5\nrun_dir: a\n",
    "with a rise to its end": HEAD + "max_steps: 12\noptim:\n  lr: 1.e-4\n  pct_start: 1.0\nrun_dir: a\n",
    "with no rise": HEAD + "max_steps: 12\noptim:\n  lr: 1.e-4\n  pct_start: 0.0\nrun_dir: a\n",
    "with a rise to its first step": HEAD + "max_steps: 20\noptim:\n  lr: 1.e-4\n  pct_start: 0.05\nrun_dir: a\n",
}

if __name__ == "__main__":
    cases = Cases("mistral-finetune", "1943535")
    for name, text in CONFIGS.items():
        config = {**TRAIN, **yaml.safe_load(text)}
        args = SimpleNamespace(**{**config, "optim": SimpleNamespace(**{**OPTIM, **config["optim"]})})
        optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=args.optim.lr)
        names = {"args": args, "optimizer": optimizer, "lr_scheduler": torch.optim.lr_scheduler}
        try:
            exec(compile(ast.Module([made], []), "train.py", "exec"), names)
        except Exception as error:
            cases.refused(name, text, error, language="yaml")
            continue
        steps = [step for step in edges(args.max_steps, int(args.max_steps * args.optim.pct_start)) if step < args.max_steps]
        cases.add(name, text, stepped(optimizer, names["scheduler"]), steps, language="yaml", total=args.max_steps)
    cases.write("mistral_finetune")
