"""What diffusion-pipe makes of `lr_scheduler` and `warmup_steps`: `CHECKOUT=... python make_diffusion_pipe.py` writes diffusion_pipe.json. Made with Python 3.11 and
torch==2.15.0; CHECKOUT names a checkout of github.com/tdrussell/diffusion-pipe at 8f83dbf, those lines of whose train.py are run that make the scheduler.
"""

import textwrap
import tomllib
import warnings
from types import SimpleNamespace

import torch

import checkout
from record_jax import Cases, edges, stepped

text = checkout.source("train.py")
begin, end = "    scheduler_type = config.get(", "    model_engine.lr_scheduler = lr_scheduler\n"
lines = compile(textwrap.dedent(text[text.index(begin) : text.index(end) + len(end)]), "train.py", "exec")

HEAD = "epochs = {}\nmicro_batch_size_per_gpu = 1\n{}\n[model]\ntype = 'wan'\n\n[optimizer]\ntype = 'adamw_optimi'\nlr = {}\n"
CONFIGS = {
    "a warm-up": HEAD.format(1000, "warmup_steps = 10\n", "2e-5"),
    "a line behind a warm-up": HEAD.format(5, "warmup_steps = 30\nlr_scheduler = 'linear'\n", "1e-4"),
    "a line": HEAD.format(3, "lr_scheduler = 'linear'\n", "1e-4"),
    "a cosine behind a warm-up": HEAD.format(4, "lr_scheduler = 'cosine'\nwarmup_steps = 20\n", "5e-5"),
}
EACH = 50

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("diffusion_pipe", "8f83dbf")
    for name, config in CONFIGS.items():
        written = {"warmup_steps": 0, **tomllib.loads(config)}
        optimizer = torch.optim.AdamW([torch.nn.Parameter(torch.zeros(1))], lr=written["optimizer"]["lr"])
        engine = SimpleNamespace()
        exec(lines, {"config": written, "optimizer": optimizer, "torch": torch, "steps_per_epoch": EACH, "model_engine": engine})
        last = min(written["epochs"] * EACH, 300)
        steps = [step for step in edges(last, 10, 20, 30) if step < last]
        cases.add(name, config, stepped(optimizer, engine.lr_scheduler), steps, language="toml", given={"steps_per_epoch": EACH})
    cases.write("diffusion_pipe")
