"""What decay each update of an averaged model uses: `python make_ema.py` writes ema.json. Made with Python 3.11, torch==2.15.0, and
diffusers==0.42.1, ema-pytorch==0.8.3, and once with ema-pytorch==0.5.3 (0.6 begins to average one update earlier).

Before each update the average is set to 1 and the model to 0, so that the average is the decay afterwards: 0 where the model is copied. A call in which
nothing is done has the decay of the last update. In float64.
"""

from importlib.metadata import version

import torch
from torch import nn

from record_jax import Cases, edges, run

EMA_PYTORCH = {
    "defaults": ("EMA(model)", 400, [100, 110]),
    "a decay of 0.99": ("EMA(model, beta=0.99)", 2000, [100, 110]),
    "at each step from the start": ("EMA(model, beta=0.999, update_after_step=0, update_every=1)", 200, []),
    "every fifth, after 20": ("EMA(\n    model,\n    beta=0.9999,\n    update_after_step=20,\n    update_every=5,\n    power=3 / 4,\n)", 200, [20, 25]),
    "another gamma": ("EMA(model, beta=0.9999, update_after_step=10, update_every=1, inv_gamma=5.0, power=1.0)", 200, [10]),
    "from a lowest value": ("EMA(model, beta=0.995, update_after_step=10, update_every=1, min_value=0.5)", 200, [10]),
    "a decay of 1: frozen, without a warm-up": ("EMA(model, beta=1.0, update_after_step=4, update_every=2)", 20, [4, 6]),
    "a fixed decay": ("EMA(model, beta=0.99, update_after_step=0, update_every=1, power=1e9)", 20, []),
}

DIFFUSERS = {
    "defaults": ("EMAModel(model.parameters())", 2000, []),
    "a decay of 0.99": ("EMAModel(model.parameters(), decay=0.99)", 2000, [890]),
    "with a warm-up": ("EMAModel(model.parameters(), decay=0.9999, use_ema_warmup=True)", 2000, []),
    "with a warm-up of another power": ("EMAModel(model.parameters(), decay=0.9999, use_ema_warmup=True, inv_gamma=1.0, power=3 / 4)", 2000, []),
    "after 5 updates, from a lowest decay": ("EMAModel(model.parameters(), min_decay=0.5, update_after_step=5)", 40, [5]),
}


def filled(module, value):
    with torch.no_grad():
        for parameter in module if isinstance(module, list) else module.parameters():
            parameter.fill_(value)


def decays_of_ema_pytorch(model, ema):
    done = []
    for name in ("update_moving_average", "copy_params_from_model_to_ema"):
        noted(ema, name, done)
    decay = None
    while True:
        filled(model, 0.0)
        filled(ema.ema_model, 1.0)
        done.clear()
        ema.update()
        if done:
            decay = next(ema.ema_model.parameters()).item()
        yield decay


def noted(thing, name, calls):
    """Lets a method of a thing note its calls."""
    original = getattr(thing, name)

    def method(*args, **kwargs):
        calls.append(name)
        return original(*args, **kwargs)

    object.__setattr__(thing, name, method)


def decays_of_diffusers(model, ema):
    while True:
        filled(model, 0.0)
        filled(ema.shadow_params, 1.0)
        ema.step(model.parameters())
        yield ema.shadow_params[0].item()


if __name__ == "__main__":
    for library, head, table, decays in [
        ("ema-pytorch", "from ema_pytorch import EMA\n\nema = ", EMA_PYTORCH, decays_of_ema_pytorch),
        ("diffusers", "from diffusers.training_utils import EMAModel\n\nema = ", DIFFUSERS, decays_of_diffusers),
    ]:
        cases = Cases(library, version(library))
        for name, (expression, last, boundaries) in table.items():
            model = nn.Linear(1, 1, bias=False).double()
            names = run(f"{head}{expression}\n", model=model)
            cases.add(
                f"{library}: {name}",
                f"{head}{expression}\n",
                decays(model, names["ema"]),
                edges(last, *boundaries),
                quantity="decay",
                unit="update",
                variable="ema",
            )
        cases.write("ema")
