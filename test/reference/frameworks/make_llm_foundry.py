"""What the `scheduler` of LLM Foundry's configs does, batch by batch: `python make_llm_foundry.py CHECKOUT` writes llm_foundry.json. Made with
Python 3.11, mosaicml==0.32.1, torch==2.7.0 and a checkout of mosaicml/llm-foundry at 8c8dd48 (0.22.0.dev0), of which only `llmfoundry/optim` is run:
its registry of schedulers, and its own scheduler. Composer's Trainer runs each config as LLM Foundry's `train` hands it on.
"""

import logging
import pathlib
import sys
import types
import warnings
from importlib.metadata import version

import torch
import yaml
from composer import Trainer

from make_composer import Model, Spy
from record_jax import Cases

# name: (the scheduler, max_duration, batches per epoch, more of the config)
CONFIGS = {
    "cosine": ("name: cosine_with_warmup\n  t_warmup: 10ba\n  alpha_f: 0.1", "60ba", 30, ""),
    "cosine over epochs": ("name: cosine_with_warmup\n  t_warmup: 0.1dur\n  alpha_f: 0.02", "3ep", 20, ""),
    "linear": ("name: linear_decay_with_warmup\n  t_warmup: 5ba\n  alpha_f: 0", "40ba", 40, ""),
    "linear that ends behind the run": ("name: linear_decay_with_warmup\n  t_warmup: 5ba\n  t_max: 80ba\n  alpha_i: 1.0\n  alpha_f: 0.2", "40ba", 40, ""),
    "constant": ("name: constant_with_warmup\n  t_warmup: 8ba\n  alpha: 0.5", "30ba", 10, ""),
    "inverse square root": ("name: inv_sqrt_with_warmup\n  t_warmup: 10ba\n  t_scale: 10ba\n  t_cooldown: 15ba\n  t_max: 1dur", "60ba", 30, ""),
    "inverse square root to a part": (
        "name: inv_sqrt_with_warmup\n  t_warmup: 5ba\n  t_scale: 20ba\n  t_cooldown: 0ba\n  t_max: 50ba\n  alpha_f_decay: 0.3\n  alpha_f_cooldown: 0.1",
        "60ba",
        30,
        "",
    ),
    "inverse square root that cools at once": ("name: inv_sqrt_with_warmup\n  t_warmup: 20ba\n  t_scale: 5ba\n  t_cooldown: 40ba", "50ba", 25, ""),
    "times from variables": (
        "name: cosine_with_warmup\n  t_warmup: ${variables.warm}\n  alpha_f: 0.1",
        "40ba",
        20,
        "variables:\n  warm: 8ba\n",
    ),
}


def registry(checkout):
    """The schedulers by the names that LLM Foundry registers them with."""
    names = {}
    package = lambda name, **attributes: sys.modules.setdefault(name, types.SimpleNamespace(__name__=name, __spec__=None, **attributes))
    package("llmfoundry", __path__=[str(checkout / "llmfoundry")])
    ignored = types.SimpleNamespace(register=lambda *_, **__: None)
    package("llmfoundry.registry", schedulers=types.SimpleNamespace(register=lambda name, func: names.update({name: func})), optimizers=ignored)
    package("llmfoundry.utils", __path__=[str(checkout / "llmfoundry" / "utils")])
    __import__("llmfoundry.optim")
    return names


def trained(text, batches, made):
    config = yaml.safe_load(text.replace("${variables.warm}", "8ba"))
    scheduler = dict(config["scheduler"])
    model, spy = Model(), Spy()
    trainer = Trainer(
        model=model,
        train_dataloader=torch.utils.data.DataLoader(torch.zeros(batches, 1), batch_size=1),
        optimizers=torch.optim.SGD(model.parameters(), lr=config["optimizer"]["lr"]),
        schedulers=made[scheduler.pop("name")](**scheduler),
        max_duration=config["max_duration"],
        callbacks=spy,
        device="cpu",
        progress_bar=False,
        log_to_console=False,
    )
    trainer.fit()
    return spy.seen


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    warnings.simplefilter("ignore")
    made = registry(pathlib.Path(sys.argv[1]))
    cases = Cases("mosaicml", version("mosaicml"))
    for name, (scheduler, duration, batches, more) in CONFIGS.items():
        text = f"{more}scheduler:\n  {scheduler}\n\noptimizer:\n  name: decoupled_adamw\n  lr: 6.0e-4\n\nmax_duration: {duration}\n"
        seen = trained(text, batches, made)
        cases.add(f"LLM Foundry: {name}", text, iter(seen), range(len(seen)), language="yaml", given={"batches": batches})
    cases.write("llm_foundry")
