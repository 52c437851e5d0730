"""What `reduce_lr_on_plateau` of transformers' Trainer does on an evaluation whose loss stays at 1: `python make_plateau_transformers.py` writes
plateau_transformers.json. Made with Python 3.11, transformers==5.24.0 and torch==2.15.0; each case is a real run. The rate of update number t is read
just before it; "given" has the updates of an epoch.
"""

import contextlib
import tempfile
import warnings

warnings.filterwarnings("ignore")

import torch
import transformers

from record_torch import Cases, run

transformers.logging.set_verbosity_error()

# name: (arguments, updates of the run, batches of an epoch)
CASES = {
    "every 4 updates": ('max_steps=20, eval_strategy="steps", eval_steps=4, lr_scheduler_kwargs={"patience": 0, "factor": 0.5}', 20, 50),
    "every 3 updates, patience 1": ('max_steps=30, eval_strategy="steps", eval_steps=3, lr_scheduler_kwargs={"patience": 1, "factor": 0.5, "cooldown": 1}', 30, 50),
    "every epoch": ('num_train_epochs=6, eval_strategy="epoch", lr_scheduler_kwargs={"patience": 1, "factor": 0.1}', 24, 4),
    "a warm-up that does not count": ('max_steps=16, warmup_steps=5, eval_strategy="steps", eval_steps=2, lr_scheduler_kwargs={"patience": 1}', 16, 50),
}


class Model(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.ones(1))

    def forward(self, x, labels=None):
        return {"loss": (self.weight * 0).sum() + 1.0, "logits": x}


class Recorder(transformers.TrainerCallback):
    def __init__(self):
        self.rates = []

    def on_step_begin(self, args, state, control, optimizer=None, **more):
        self.rates.append(optimizer.param_groups[0]["lr"])


def main():
    cases = Cases("transformers", transformers.__version__)
    for name, (arguments, count, batches) in CASES.items():
        code = f'from transformers import TrainingArguments\n\nargs = TrainingArguments("out", learning_rate=1.0, lr_scheduler_type="reduce_lr_on_plateau", {arguments})\n'
        data = [{"x": torch.ones(1), "labels": torch.ones(1)}] * (8 * batches)
        with tempfile.TemporaryDirectory() as folder, contextlib.chdir(folder):
            args = run(code)["args"]
            args.use_cpu, args.report_to, args.disable_tqdm, args.save_strategy = True, [], True, "no"
            recorder = Recorder()
            trainer = transformers.Trainer(Model(), args, train_dataset=data, eval_dataset=data[:8], callbacks=[recorder])
            trainer.train()
        cases.add(f"plateau: {name}", code, lambda rates=recorder.rates: iter(rates), range(count), variable="args", given={"steps_per_epoch": batches})
    cases.write("plateau_transformers")


if __name__ == "__main__":
    main()
