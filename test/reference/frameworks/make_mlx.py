"""What the schedules of MLX and of mlx-lm's configs do, update by update: `python make_mlx.py` writes mlx.json and mlx_lm.json. Made with Python 3.11,
mlx==0.32.4 (mlx[cpu]) and mlx-lm==0.32.2.

A schedule of MLX is given to SGD; what an update of a parameter at 0 with a gradient of -1 comes to is the rate that it used. A config of mlx-lm trains a
model of one weight with its own `train`, which reports the rate of each update; "total" is how many updates that were.
"""

import types
from importlib.metadata import version

import mlx.core as mx
import mlx.nn as nn
import mlx.optimizers as optim
import yaml
from mlx_lm import lora
from mlx_lm.tuner import trainer
from mlx_lm.tuner.utils import build_schedule

from record_jax import Cases, run

STEPS = [*range(34), 60, 100]
IMPORT = "import mlx.optimizers as optim\n\n"

CALLS = {
    "exponential": "optim.exponential_decay(1e-1, 0.9)",
    "exponential by name": "optim.exponential_decay(init=3e-4, decay_rate=0.97)",
    "exponential that rises": "optim.exponential_decay(1e-3, 1.05)",
    "steps": "optim.step_decay(1e-1, 0.5, 10)",
    "steps by name": "optim.step_decay(init=0.02, decay_rate=0.1, step_size=7)",
    "cosine": "optim.cosine_decay(1e-1, 30)",
    "cosine to a floor": "optim.cosine_decay(1e-3, decay_steps=25, end=1e-5)",
    "linear up": "optim.linear_schedule(0, 1e-1, 20)",
    "linear down": "optim.linear_schedule(1e-3, 1e-5, steps=30)",
    "joined": "optim.join_schedules([optim.linear_schedule(0, 1e-1, steps=10), optim.cosine_decay(1e-1, 20)], [10])",
    "joined, by module": "optim.schedulers.join_schedules(schedules=[optim.linear_schedule(0, 1e-1, 5), optim.step_decay(1e-1, 0.5, 4)], boundaries=[6])",
    "joined, three": "optim.join_schedules([optim.linear_schedule(1e-4, 1e-3, 5), optim.linear_schedule(1e-3, 1e-3, 1), optim.exponential_decay(1e-3, 0.8)], [5, 12])",
    "joined, boundaries out of order": "optim.join_schedules([optim.linear_schedule(0, 1.0, 5), optim.cosine_decay(0.5, 9), optim.step_decay(0.1, 0.5, 3)], [12, 6])",
}
SPLIT = """import mlx.optimizers as optim

warmup = optim.linear_schedule(0.0, 2e-4, steps=8)
decay = optim.cosine_decay(2e-4, 24, 2e-5)
scheduler = optim.join_schedules([warmup, decay], [8])
optimizer = optim.AdamW(learning_rate=scheduler)
"""
REFUSED = {
    "no steps": "optim.linear_schedule(0, 1e-1, 0)",
    "no length": "optim.cosine_decay(1e-1, 0)",
    "a boundary too many": "optim.join_schedules([optim.linear_schedule(0, 1, 5), optim.cosine_decay(1, 9)], [5, 9])",
}

CONFIGS = {
    "cosine behind a warm-up": "learning_rate: 1e-5\nlr_schedule:\n  name: cosine_decay\n  warmup: 10\n  warmup_init: 1e-7\n  arguments: [1e-5, 50, 1e-7]\niters: 60\n",
    "cosine from the start": "lr_schedule: {name: cosine_decay, arguments: [2e-4, 40]}\niters: 40\n",
    "a line": "lr_schedule:\n  name: linear_schedule\n  warmup: 4\n  arguments: [1e-4, 0.0, 20]\niters: 30\n",
    "steps": "lr_schedule:\n  name: step_decay\n  arguments: [1e-4, 0.5, 10]\niters: 35\n",
    "exponential, longer than the run": "lr_schedule:\n  name: exponential_decay\n  warmup: 5\n  arguments: [1e-4, 0.9]\niters: 12\n",
    "accumulated": "grad_accumulation_steps: 4\nlr_schedule:\n  name: cosine_decay\n  warmup: 2\n  arguments: [1e-4, 10]\niters: 42\n",
}


def rates(schedule):
    optimizer = optim.SGD(learning_rate=schedule)
    while True:
        yield optimizer.apply_gradients({"w": mx.array(-1.0)}, {"w": mx.array(0.0)})["w"].item()


class Weight(nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = mx.zeros((1,))


def trained(text):
    """The rate of each update of a real training."""
    config = lora.CONFIG_DEFAULTS | yaml.load(text, lora.yaml_loader)
    reported = []
    every = config["grad_accumulation_steps"]
    note = types.SimpleNamespace(
        on_train_loss_report=lambda info: reported.append(info["learning_rate"]) if info["iteration"] % every == 0 else None,
        on_val_loss_report=lambda info: None,
    )
    arguments = trainer.TrainingArgs(
        iters=config["iters"], grad_accumulation_steps=every, steps_per_report=1, steps_per_save=10**9, adapter_file="/dev/null"
    )
    batches = lambda **_: iter(lambda: (mx.ones((1,)),), None)
    loss = lambda model, x: ((model.weight * x).sum(), mx.array(1))
    trainer.train(Weight(), optim.SGD(learning_rate=build_schedule(config["lr_schedule"])), [], None, arguments, loss, batches, note)
    return reported


def main():
    mx.disable_compile()
    mx.save_safetensors = lambda *_: None
    cases = Cases("mlx", version("mlx"), float32=True)
    codes = {name: f"{IMPORT}scheduler = {call}\n" for name, call in CALLS.items()} | {"in variables": SPLIT}
    for name, code in codes.items():
        cases.add(name, code, rates(run(code)["scheduler"]), STEPS, variable="scheduler")
    for name, call in REFUSED.items():
        code = f"{IMPORT}scheduler = {call}\n"
        try:
            run(code)
        except ValueError as error:
            cases.refused(name, code, error)
    cases.write("mlx")
    cases = Cases("mlx_lm", version("mlx-lm"), float32=True)
    for name, text in CONFIGS.items():
        seen = trained(text)
        cases.add(name, text, seen.__getitem__, range(len(seen)), language="yaml", total=len(seen))
    cases.write("mlx_lm")


if __name__ == "__main__":
    main()
