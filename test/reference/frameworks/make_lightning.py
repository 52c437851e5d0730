"""When Lightning steps the schedulers of configure_optimizers: `python make_lightning.py` writes lightning.json.
Made with Python 3.11 and, first, lightning==2.6.6 with torch==2.15.0, then lightning==2.5.2 with torch==2.7.1, and jsonargparse==4.53.0 in both.

Each case is a real fit of a model of one weight; "given" has the batches of an epoch. The rate of update number t is read just before that update.
"""

import contextlib
import io
import logging
import os
import tempfile
import warnings

os.environ["CUDA_VISIBLE_DEVICES"] = ""
warnings.filterwarnings("ignore")

import lightning
import torch
from lightning.pytorch.cli import LightningCLI

from record_torch import Cases, run

for name in ("lightning", "lightning.pytorch", "lightning.fabric"):
    logging.getLogger(name).setLevel(logging.CRITICAL)


class Recorder(lightning.Callback):
    def __init__(self):
        self.rates = []

    def on_before_optimizer_step(self, trainer, model, optimizer):
        self.rates.append(optimizer.param_groups[0]["lr"])


def fitted(trainer, model, batches):
    recorder = Recorder()
    trainer.callbacks.append(recorder)
    data = torch.utils.data.DataLoader(torch.ones(batches, 1), batch_size=1)
    stop = None
    with contextlib.redirect_stdout(io.StringIO()):
        try:
            trainer.fit(model, data)
        except Exception as error:
            stop = error
    yield from recorder.rates
    if stop:
        raise stop


def of_code(text, batches):
    names = run(text)
    return fitted(names["trainer"], names["model"], batches)


def of_config(text, batches):
    names = run(MODEL)
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        quiet = {"accelerator": "cpu", "logger": False, "enable_checkpointing": False, "enable_progress_bar": False, "enable_model_summary": False}
        cli = LightningCLI(names["Model"], run=False, save_config_callback=None, trainer_defaults=quiet, args=["--config", file.name])
    return fitted(cli.trainer, cli.model, batches)


MODEL = """\
import lightning as L
import torch


class Model(L.LightningModule):
    def __init__(self):
        super().__init__()
        self.layer = torch.nn.Linear(1, 1)

    def training_step(self, batch, batch_idx):
        return self.layer(batch).sum()
"""
END = """
model = Model()
trainer = L.Trainer({options}, accelerator="cpu", logger=False, enable_checkpointing=False, enable_progress_bar=False, enable_model_summary=False)
"""


def script(options, body):
    lines = "".join(f"        {line}\n" for line in body.strip().splitlines())
    return f"{MODEL}\n    def configure_optimizers(self):\n{lines}{END.format(options=options)}"


def returned(schedule, more="", rate="1.0", optimizer="SGD"):
    return f"""
optimizer = torch.optim.{optimizer}(self.parameters(), lr={rate})
scheduler = torch.optim.lr_scheduler.{schedule}
return {{"optimizer": optimizer, "lr_scheduler": {{"scheduler": scheduler{more}}}}}"""


HALF = "ExponentialLR(optimizer, gamma=0.5)"
STEP = ', "interval": "step"'
CYCLE = "OneCycleLR(optimizer, max_lr=1.0, total_steps=self.trainer.estimated_stepping_batches, cycle_momentum=False)"
PAIR = """
optimizer = torch.optim.SGD(self.parameters(), lr=1.0)
scheduler = torch.optim.lr_scheduler.{}
return [optimizer], [{}]"""

# name: (Trainer's options, body of configure_optimizers, batches of an epoch)
CASES = {
    "an epoch is the interval by default": ("max_epochs=4", returned(HALF), 3),
    "interval epoch": ("max_epochs=4", returned("StepLR(optimizer, step_size=2, gamma=0.1)", ', "interval": "epoch"'), 3),
    "interval step": ("max_epochs=2", returned(HALF, STEP), 4),
    "interval step, frequency 2": ("max_epochs=2", returned(HALF, STEP + ', "frequency": 2'), 5),
    "interval epoch, frequency 2": ("max_epochs=6", returned(HALF, ', "interval": "epoch", "frequency": 2'), 2),
    "a frequency longer than the epoch": ("max_epochs=4", returned(HALF, STEP + ', "frequency": 6'), 5),
    "accumulation": ("max_epochs=3, accumulate_grad_batches=2", returned(HALF, STEP), 4),
    "accumulation with a rest": ("max_epochs=2, accumulate_grad_batches=3", returned(HALF, STEP), 7),
    "accumulation and frequency 2": ("max_epochs=2, accumulate_grad_batches=2", returned(HALF, STEP + ', "frequency": 2'), 5),
    "accumulation and frequency 3": ("max_epochs=3, accumulate_grad_batches=2", returned(HALF, STEP + ', "frequency": 3'), 7),
    "accumulation, interval epoch": ("max_epochs=3, accumulate_grad_batches=2", returned(HALF), 5),
    "one cycle of all steps": ("max_epochs=2", returned(CYCLE, STEP), 5),
    "one cycle of all steps, accumulated": ("max_epochs=2, accumulate_grad_batches=3", returned(CYCLE, STEP), 7),
    "one cycle of all steps, stepped per epoch": ("max_epochs=2", returned(CYCLE), 4),
    "a pair of lists": ("max_epochs=3", PAIR.format("MultiStepLR(optimizer, milestones=[1, 2], gamma=0.1)", "scheduler"), 2),
    "a pair of lists, a dictionary in it": ("max_epochs=2", PAIR.format(HALF, '{"scheduler": scheduler, "interval": "step"}'), 3),
    "a scheduler and nothing about it": (
        "max_epochs=3",
        'optimizer = torch.optim.Adam(self.parameters(), lr=1e-3)\nreturn {"optimizer": optimizer, "lr_scheduler": torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=3)}',
        2,
    ),
    "an optimizer alone": ("max_epochs=2", "return torch.optim.Adam(self.parameters(), lr=2e-3)", 3),
    "steps that end the run": ("max_steps=6", returned("CosineAnnealingLR(optimizer, T_max=10)", STEP), 4),
    "cosine of all steps": ("max_epochs=3", returned("CosineAnnealingLR(optimizer, T_max=self.trainer.estimated_stepping_batches)", STEP, "1e-3", "AdamW"), 6),
    "limited to one batch": ("max_epochs=2, limit_train_batches=1", returned(CYCLE, STEP), 5),
    "limited to all of the batches": ("max_epochs=2, limit_train_batches=1.0", returned(CYCLE, STEP), 5),
    "limited to 0.29 of 100 batches": ("max_epochs=1, limit_train_batches=0.29", returned("CosineAnnealingLR(optimizer, T_max=29)", STEP), 100),
    "a warm-up, then a cosine": (
        "max_epochs=3",
        """
optimizer = torch.optim.AdamW(self.parameters(), lr=3e-4)
warmup = torch.optim.lr_scheduler.LinearLR(optimizer, start_factor=0.1, total_iters=4)
cosine = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=8)
scheduler = torch.optim.lr_scheduler.SequentialLR(optimizer, [warmup, cosine], milestones=[4])
return {"optimizer": optimizer, "lr_scheduler": {"scheduler": scheduler, "interval": "step", "frequency": 1}}""",
        4,
    ),
    "a lambda of the epoch": ("max_epochs=5", returned("LambdaLR(optimizer, lr_lambda=lambda epoch: 0.9**epoch)"), 2),
}

COSINE = """\
trainer:
  max_epochs: 6
optimizer:
  class_path: torch.optim.AdamW
  init_args:
    lr: 0.001
lr_scheduler:
  class_path: torch.optim.lr_scheduler.CosineAnnealingLR
  init_args:
    T_max: 6
    eta_min: 1.0e-05
"""
CONFIGS = {
    "LightningCLI steps per epoch": (COSINE, 3),
    "LightningCLI, names alone": (
        "trainer:\n  max_epochs: 4\noptimizer:\n  class_path: SGD\n  init_args: {lr: 1e-1}\nlr_scheduler:\n  class_path: StepLR\n  init_args: {step_size: 2}\n",
        2,
    ),
    "LightningCLI, a rate of the optimizer's default": (
        "trainer: {max_epochs: 3}\noptimizer: {class_path: torch.optim.Adam}\nlr_scheduler:\n  class_path: torch.optim.lr_scheduler.ExponentialLR\n  init_args:\n    gamma: 0.5\n",
        2,
    ),
    "LightningCLI without a scheduler": ("trainer: {max_epochs: 2}\noptimizer:\n  class_path: torch.optim.SGD\n  init_args:\n    lr: 0.05\n", 2),
}


def main():
    cases = Cases("lightning", lightning.__version__)
    for name, (options, body, batches) in CASES.items():
        text = script(options, body)
        cases.add(name, text, lambda text=text, batches=batches: of_code(text, batches), range(30), given={"batches": batches})
    for name, (text, batches) in CONFIGS.items():
        cases.add(name, text, lambda text=text, batches=batches: of_config(text, batches), range(30), language="yaml", given={"batches": batches})
    cases.write("lightning")


if __name__ == "__main__":
    main()
