"""What open-instruct makes of the names of transformers: `CHECKOUT=... python make_open_instruct.py` writes open_instruct.json. Made with Python 3.11, torch==2.15.0,
transformers==5.24.0 and PyYAML==6.0.4, on one process; CHECKOUT names a checkout of github.com/allenai/open-instruct at e6c3044, whose open_instruct/finetune.py makes the scheduler.
"""

import ast
import math
import warnings
from types import SimpleNamespace

import torch
import yaml
from transformers import get_scheduler

import checkout
from record_jax import Cases, edges, stepped

FINETUNE = "open_instruct/finetune.py"
(found,) = [node for node in ast.parse(checkout.source(FINETUNE)).body if getattr(node, "name", None) == "FlatArguments"]
DEFAULTS = {
    field.target.id: next(key.value.value for key in field.value.keywords if key.arg == "default" and isinstance(key.value, ast.Constant))
    for field in found.body
    if isinstance(field, ast.AnnAssign) and isinstance(field.value, ast.Call) and any(key.arg == "default" and isinstance(key.value, ast.Constant) for key in field.value.keywords)
}
(create,) = checkout.taken(FINETUNE, "_create_scheduler", get_scheduler=get_scheduler, FlatArguments=object)

HEAD = "model_name_or_path: a\nwith_tracking: true\nper_device_train_batch_size: 4\n"
CONFIGS = {
    "a line": HEAD + "learning_rate: 2.0e-05\nlr_scheduler_type: linear\nwarmup_ratio: 0.07\nnum_train_epochs: 3\ngradient_accumulation_steps: 2\n",
    "a cosine with the warm-up and the epochs that it has by default": HEAD + "learning_rate: 1.0e-05\nlr_scheduler_type: cosine\n",
}
EXAMPLES = 1001


def total_of(args):
    return args.num_train_epochs * math.ceil(math.ceil(EXAMPLES / args.per_device_train_batch_size) / args.gradient_accumulation_steps)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("open_instruct", "e6c3044")
    for name, text in CONFIGS.items():
        args = SimpleNamespace(**{**DEFAULTS, **yaml.safe_load(text)})
        optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=args.learning_rate)
        total = total_of(args)
        steps = [step for step in edges(total, int(total * args.warmup_ratio)) if step <= total]
        cases.add(name, text, stepped(optimizer, create(args, optimizer, total)), steps, language="yaml", given={"examples": EXAMPLES})
    cases.write("open_instruct")
