"""What the Hugging Face Trainer and the functions of transformers.optimization do: `python make_transformers.py` writes transformers.json.
Made with Python 3.11 and, first, transformers==5.24.0 with torch==2.15.0 and accelerate==1.15.0, then transformers==5.14.0 and ==5.0.0 on the same, then
transformers==4.57.6, ==4.53.0, ==4.51.3 and ==4.48.3 with torch==2.7.1 and accelerate==1.8.1.

A config or a TrainingArguments call trains a model of one weight with the real Trainer, which works out the number of updates; "given" says how many
examples there are. The rate of update number t is read just before that update; past the end, the Trainer's own scheduler is stepped on.

First releases that do what the newer ones do, by their texts: 4.49 (shapes of warmup_stable_decay, its start at the smallest rate), 4.52 (a rest of
batches counts as an update), 4.54 (cosine_warmup_with_min_lr), 5.0 (warmup_steps below one is a share; warmup_ratio, where given, overwrites it), 5.4
(timescale of inverse_sqrt), 5.15 (no warmup_ratio).
"""

import contextlib
import io
import json
import os
import tempfile
import tomllib
import warnings

os.environ |= {"TOKENIZERS_PARALLELISM": "false", "TRANSFORMERS_VERBOSITY": "error", "CUDA_VISIBLE_DEVICES": ""}

import torch
import transformers
import yaml
from transformers import HfArgumentParser, Trainer, TrainerCallback, TrainingArguments
from transformers.trainer_utils import SaveStrategy

from record_torch import Cases, edges, run, updates

warnings.filterwarnings("ignore")

QUIET = {"use_cpu": True, "report_to": "none", "save_strategy": "no", "logging_strategy": "no", "disable_tqdm": True, "dataloader_pin_memory": False}
PARSERS = {"yaml": yaml.safe_load, "json": json.loads, "toml": tomllib.loads}


class Weight(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.weight = torch.nn.Parameter(torch.zeros(1))

    def forward(self, x=None, labels=None, **_):
        return {"loss": (self.weight * x).mean()}


class Recorder(TrainerCallback):
    def __init__(self):
        self.rates = []

    def on_pre_optimizer_step(self, args, state, control, optimizer=None, **_):
        self.rates.append(optimizer.param_groups[0]["lr"])


def trained(args, examples):
    """The rates that a real training uses, then those that its scheduler would go on to set."""
    recorder, stop = Recorder(), None
    data = [{"x": torch.ones(1)} for _ in range(examples)]
    with contextlib.redirect_stdout(io.StringIO()):
        trainer = Trainer(model=Weight(), args=args, train_dataset=data, callbacks=[recorder])
        try:
            trainer.train()
        except Exception as error:
            stop = error
    yield from recorder.rates
    if stop:
        raise stop
    for optimizer in updates(trainer.optimizer, trainer.lr_scheduler):
        yield optimizer.param_groups[0]["lr"]


def of_config(text, language, examples):
    def start():
        keys = PARSERS[language](text)
        (args,) = HfArgumentParser(TrainingArguments).parse_dict({**keys, **QUIET, "output_dir": tempfile.gettempdir()})
        return trained(args, examples)

    return start


def of_code(text, examples):
    def start():
        args = run(text)["training_args"]
        args.save_strategy, args.disable_tqdm = SaveStrategy.NO, True
        return trained(args, examples)

    return start


def config(**keys):
    return "".join(f"{key}: {value}\n" for key, value in {"output_dir": "out", "learning_rate": "2.0e-5", **keys}.items())


# name: (config, examples, total, boundaries)
YAML = {
    "linear": (config(lr_scheduler_type="linear", max_steps=50, warmup_steps=5), 400, 50, [5]),
    "linear is the default": (config(max_steps=40), 400, 40, []),
    "cosine, rises again past the end": (config(lr_scheduler_type="cosine", max_steps=50, warmup_steps=5), 400, 50, [5]),
    "cosine without warm-up": (config(lr_scheduler_type="cosine", max_steps=20), 400, 20, []),
    "cosine with another number of waves": (
        config(lr_scheduler_type="cosine", lr_scheduler_kwargs="\n  num_cycles: 1.5", max_steps=40, warmup_steps=4),
        400,
        40,
        [4, 16, 28],
    ),
    "constant": (config(lr_scheduler_type="constant", max_steps=10), 80, 10, []),
    "constant has no warm-up": (config(lr_scheduler_type="constant", max_steps=10, warmup_steps=5), 80, 10, [5]),
    "constant with warm-up": (config(lr_scheduler_type="constant_with_warmup", max_steps=30, warmup_steps=10), 400, 30, [10]),
    "polynomial is linear down to 1e-7": (config(lr_scheduler_type="polynomial", max_steps=30, warmup_steps=3), 400, 30, [3]),
    "polynomial of power 2 to an end": (
        config(lr_scheduler_type="polynomial", lr_scheduler_kwargs="{power: 2.0, lr_end: 1.0e-6}", max_steps=30, warmup_steps=3),
        400,
        30,
        [3],
    ),
    "polynomial whose end is above the rate": (
        config(lr_scheduler_type="polynomial", lr_scheduler_kwargs="{lr_end: 0.001}", max_steps=10),
        80,
        10,
        [],
    ),
    "inverse square root": (config(lr_scheduler_type="inverse_sqrt", max_steps=60, warmup_steps=10), 480, 60, [10, 40]),
    "inverse square root without warm-up": (config(lr_scheduler_type="inverse_sqrt", max_steps=60), 480, 60, []),
    "inverse square root with a timescale": (
        config(lr_scheduler_type="inverse_sqrt", lr_scheduler_kwargs="\n  timescale: 4", max_steps=30, learning_rate="1.0"),
        480,
        30,
        [4, 12],
    ),
    "inverse square root with a timescale and warm-up": (
        config(lr_scheduler_type="inverse_sqrt", lr_scheduler_kwargs="{timescale: 100}", max_steps=60, warmup_steps=4, learning_rate="1.0"),
        480,
        60,
        [4],
    ),
    "cosine with restarts, once": (config(lr_scheduler_type="cosine_with_restarts", max_steps=40, warmup_steps=4), 400, 40, [4]),
    "cosine with restarts, thrice": (
        config(lr_scheduler_type="cosine_with_restarts", lr_scheduler_kwargs='\n  num_cycles: 3', max_steps=100, warmup_steps=10),
        800,
        100,
        [10, 40, 70],
    ),
    "cosine with a smallest rate": (
        config(lr_scheduler_type="cosine_with_min_lr", lr_scheduler_kwargs="\n  min_lr: 1.0e-6", max_steps=50, warmup_steps=5),
        400,
        50,
        [5],
    ),
    "cosine with a smallest share of the rate": (
        config(lr_scheduler_type="cosine_with_min_lr", lr_scheduler_kwargs="\n  min_lr_rate: 0.1", max_steps=50, warmup_steps=5),
        400,
        50,
        [5],
    ),
    "cosine with a smallest rate that is not given": (config(lr_scheduler_type="cosine_with_min_lr", max_steps=10), 80, 10, []),
    "cosine with two smallest rates": (
        config(lr_scheduler_type="cosine_with_min_lr", lr_scheduler_kwargs="{min_lr: 1.0e-6, min_lr_rate: 0.1}", max_steps=10),
        80,
        10,
        [],
    ),
    "cosine with warm-up and a smallest rate, its own steps": (
        config(lr_scheduler_type="cosine_warmup_with_min_lr", lr_scheduler_kwargs="{min_lr_rate: 0.1}", max_steps=20, warmup_steps=3, learning_rate="1.0"),
        160,
        20,
        [3],
    ),
    "cosine with warm-up from a share of the rate": (
        config(
            lr_scheduler_type="cosine_warmup_with_min_lr",
            lr_scheduler_kwargs="{min_lr: 0.1, warmup_lr_rate: 0.2}",
            max_steps=20,
            warmup_steps=5,
            learning_rate="1.0",
        ),
        160,
        20,
        [5],
    ),
    "cosine with warm-up of one step": (
        config(
            lr_scheduler_type="cosine_warmup_with_min_lr",
            lr_scheduler_kwargs="{min_lr: 0.1, warmup_lr_rate: 0.2}",
            max_steps=4,
            warmup_steps=1,
            learning_rate="1.0",
        ),
        80,
        4,
        [1],
    ),
    "warm-up, stable, decay": (
        config(lr_scheduler_type="warmup_stable_decay", lr_scheduler_kwargs="\n  num_decay_steps: 20", max_steps=60, warmup_steps=6),
        480,
        60,
        [6, 40],
    ),
    "warm-up, stable, linear decay": (
        config(
            lr_scheduler_type="warmup_stable_decay",
            lr_scheduler_kwargs="\n  num_decay_steps: 10\n  decay_type: linear\n  min_lr_ratio: 0.1",
            max_steps=40,
            warmup_steps=4,
            learning_rate="1.0",
        ),
        480,
        40,
        [4, 30],
    ),
    "warm-up, stable, 1-sqrt decay": (
        config(
            lr_scheduler_type="warmup_stable_decay",
            lr_scheduler_kwargs="{num_decay_steps: 10, decay_type: 1-sqrt, warmup_type: cosine}",
            max_steps=40,
            warmup_steps=8,
            learning_rate="1.0",
        ),
        480,
        40,
        [8, 30],
    ),
    "warm-up, stable for given steps, decay, then the floor": (
        config(
            lr_scheduler_type="warmup_stable_decay",
            lr_scheduler_kwargs="{num_stable_steps: 10, num_decay_steps: 10, min_lr_ratio: 0.2}",
            max_steps=40,
            warmup_steps=5,
            learning_rate="1.0",
        ),
        480,
        40,
        [5, 15, 25],
    ),
    "decay longer than what is left": (
        config(lr_scheduler_type="warmup_stable_decay", lr_scheduler_kwargs="{num_decay_steps: 8}", max_steps=10, warmup_steps=4, learning_rate="1.0"),
        480,
        10,
        [4],
    ),
    "warm-up, stable, decay of no known length": (config(lr_scheduler_type="warmup_stable_decay", max_steps=10), 80, 10, []),
    "warm-up longer than the run": (config(lr_scheduler_type="linear", max_steps=10, warmup_steps=20), 80, 10, []),
    "warm-up as long as the run": (config(lr_scheduler_type="cosine", max_steps=10, warmup_steps=10), 80, 10, []),
    "warm-up as long as the run, polynomial": (config(lr_scheduler_type="polynomial", max_steps=10, warmup_steps=10), 80, 10, []),
    "a ratio: 0.1": (config(lr_scheduler_type="cosine", max_steps=50, warmup_ratio=0.1), 400, 50, [5]),
    "a ratio: 0.07 of 100 rounds up to 8": (config(lr_scheduler_type="linear", max_steps=100, warmup_ratio=0.07), 800, 100, [7, 8]),
    "a ratio and steps": (config(lr_scheduler_type="linear", max_steps=20, warmup_ratio=0.5, warmup_steps=4), 160, 20, [4, 10]),
    "a ratio and no steps": (config(lr_scheduler_type="cosine", max_steps=20, warmup_ratio=0.25, warmup_steps=0), 160, 20, [5]),
    "a ratio of one": (config(lr_scheduler_type="linear", max_steps=20, warmup_ratio=1.0), 160, 20, [1]),
    "warm-up steps below one": (config(lr_scheduler_type="linear", max_steps=50, warmup_steps=0.1), 400, 50, [5]),
    "warm-up steps of 0.07 of 100": (config(lr_scheduler_type="linear", max_steps=100, warmup_steps=0.07), 800, 100, [7, 8]),
    "warm-up steps of 1.9": (config(lr_scheduler_type="linear", max_steps=10, warmup_steps=1.9), 80, 10, [1, 2]),
    "warm-up steps of 0.99": (config(lr_scheduler_type="linear", max_steps=10, warmup_steps=0.99), 80, 10, []),
    "epochs: 3 of 100 examples by 8": (config(lr_scheduler_type="linear", num_train_epochs=3, per_device_train_batch_size=8, warmup_steps=4), 100, 39, [4]),
    "epochs are 3 and batches 8 by default": (config(lr_scheduler_type="cosine"), 50, 21, []),
    "part of an epoch": (config(lr_scheduler_type="linear", num_train_epochs=1.5, per_device_train_batch_size=4), 30, 12, []),
    "epochs, accumulated, with a rest": (
        config(lr_scheduler_type="linear", num_train_epochs=2, per_device_train_batch_size=4, gradient_accumulation_steps=4),
        42,
        6,
        [3],
    ),
    "epochs, accumulated more than there is": (
        config(lr_scheduler_type="linear", num_train_epochs=2, per_device_train_batch_size=4, gradient_accumulation_steps=16),
        42,
        2,
        [],
    ),
    "epochs without the last batch": (
        config(lr_scheduler_type="linear", num_train_epochs=2, per_device_train_batch_size=8, dataloader_drop_last="true"),
        30,
        6,
        [],
    ),
    "steps win over epochs": (config(lr_scheduler_type="linear", num_train_epochs=5, max_steps=7), 80, 7, []),
    "steps of -1 are none": (config(lr_scheduler_type="linear", num_train_epochs=1, max_steps=-1), 80, 10, []),
    "epochs and a ratio": (
        config(lr_scheduler_type="cosine", num_train_epochs=3, per_device_train_batch_size=2, gradient_accumulation_steps=8, warmup_ratio=0.1),
        200,
        39,
        [4],
    ),
    "a rate that PyYAML reads as text": ("output_dir: out\nlearning_rate: 2e-5\nlr_scheduler_type: linear\nmax_steps: 10\n", 80, 10, []),
    "kwargs of one line of JSON": (
        config(lr_scheduler_type="cosine_with_min_lr", lr_scheduler_kwargs="'{\"min_lr_rate\": 0.25}'", max_steps=10),
        80,
        10,
        [],
    ),
    "a name that is none": (config(lr_scheduler_type="cosine_annealing", max_steps=10), 80, 10, []),
    "an unknown kwarg": (config(lr_scheduler_type="linear", lr_scheduler_kwargs="{min_lr: 0.1}", max_steps=10), 80, 10, []),
    "an unknown kwarg of constant_with_warmup": (
        config(lr_scheduler_type="constant_with_warmup", lr_scheduler_kwargs="{min_lr: 0.1}", max_steps=10, warmup_steps=2),
        80,
        10,
        [2],
    ),
    "a warm-up below zero": (config(lr_scheduler_type="linear", warmup_steps=-5, max_steps=10), 80, 10, []),
}

OTHERS = {
    "JSON: cosine with a ratio": (
        "json",
        '{\n  "output_dir": "out",\n  "learning_rate": 2e-5,\n  "lr_scheduler_type": "cosine",\n  "max_steps": 30,\n  "warmup_steps": 0.1\n}\n',
        240,
        30,
        [3],
    ),
    "JSON: warm-up, stable, decay": (
        "json",
        '{"output_dir": "out", "learning_rate": 1e-3, "lr_scheduler_type": "warmup_stable_decay",\n'
        ' "lr_scheduler_kwargs": {"num_decay_steps": 12, "min_lr_ratio": 0.1}, "max_steps": 40, "warmup_steps": 4}\n',
        320,
        40,
        [4, 28],
    ),
    "JSON: epochs": (
        "json",
        '{"output_dir": "out", "learning_rate": 5e-5, "num_train_epochs": 2, "per_device_train_batch_size": 16, "warmup_steps": 3}\n',
        100,
        14,
        [3],
    ),
    "TOML: linear": (
        "toml",
        'output_dir = "out"\nlearning_rate = 2e-5\nlr_scheduler_type = "linear"\nmax_steps = 30\nwarmup_steps = 3\n',
        240,
        30,
        [3],
    ),
    "TOML: cosine with a smallest rate": (
        "toml",
        'output_dir = "out"\nlearning_rate = 1e-4\nlr_scheduler_type = "cosine_with_min_lr"\nlr_scheduler_kwargs = { min_lr = 1e-5 }\n'
        "max_steps = 30\nwarmup_steps = 3\n",
        240,
        30,
        [3],
    ),
}


def arguments(**keys):
    text = "".join(f"    {key}={value},\n" for key, value in keys.items())
    return f'from transformers import TrainingArguments\n\ntraining_args = TrainingArguments(\n    output_dir="out",\n{text}    report_to="none",\n)\n'


PYTHON = {
    "TrainingArguments: all defaults": (arguments(), 80, 30, []),
    "TrainingArguments: cosine": (
        arguments(learning_rate="3e-4", lr_scheduler_type='"cosine"', warmup_steps=10, max_steps=60, per_device_train_batch_size=4),
        240,
        60,
        [10],
    ),
    "TrainingArguments: epochs and accumulation": (
        arguments(learning_rate="1e-4", num_train_epochs=2, per_device_train_batch_size=4, gradient_accumulation_steps=2, warmup_steps=3),
        90,
        24,
        [3],
    ),
    "TrainingArguments: kwargs": (
        arguments(learning_rate="1e-4", lr_scheduler_type='"polynomial"', lr_scheduler_kwargs='{"power": 0.5, "lr_end": 1e-6}', max_steps=25),
        200,
        25,
        [],
    ),
    "TrainingArguments: a ratio": (arguments(lr_scheduler_type='"linear"', warmup_ratio=0.03, max_steps=50), 400, 50, [2]),
    "TrainingArguments: a member of SchedulerType": (
        "from transformers import SchedulerType, TrainingArguments\n\ntraining_args = TrainingArguments(\n"
        '    output_dir="out", lr_scheduler_type=SchedulerType.COSINE_WITH_RESTARTS, lr_scheduler_kwargs={"num_cycles": 2}, max_steps=20, report_to="none"\n)\n',
        160,
        20,
        [10],
    ),
}

# name: (call, imports, rate, total, boundaries)
CALLS = {
    "get_constant_schedule": ("get_constant_schedule(optimizer)", "1e-3", 10, []),
    "get_constant_schedule_with_warmup": ("get_constant_schedule_with_warmup(optimizer, num_warmup_steps=10)", "1e-3", 30, [10]),
    "get_linear_schedule_with_warmup": (
        "get_linear_schedule_with_warmup(optimizer, num_warmup_steps=100, num_training_steps=1000)",
        "5e-5",
        1000,
        [100],
    ),
    "get_linear_schedule_with_warmup, no warm-up": ("get_linear_schedule_with_warmup(optimizer, 0, 50)", "5e-5", 50, []),
    "get_linear_schedule_with_warmup, a float of steps": ("get_linear_schedule_with_warmup(optimizer, 2.5, 6)", "1.0", 6, [2, 3]),
    "get_cosine_schedule_with_warmup": ("get_cosine_schedule_with_warmup(optimizer, num_warmup_steps=10, num_training_steps=100)", "2e-5", 100, [10]),
    "get_cosine_schedule_with_warmup, a whole wave": (
        "get_cosine_schedule_with_warmup(optimizer, 10, 100, num_cycles=1.0)",
        "2e-5",
        100,
        [10, 55],
    ),
    "get_cosine_with_hard_restarts_schedule_with_warmup": (
        "get_cosine_with_hard_restarts_schedule_with_warmup(optimizer, num_warmup_steps=10, num_training_steps=100, num_cycles=3)",
        "2e-5",
        100,
        [10, 40, 70],
    ),
    "get_cosine_with_hard_restarts, two and a half times": (
        "get_cosine_with_hard_restarts_schedule_with_warmup(optimizer, 0, 50, num_cycles=2.5)",
        "1.0",
        50,
        [20, 40],
    ),
    "get_polynomial_decay_schedule_with_warmup": (
        "get_polynomial_decay_schedule_with_warmup(optimizer, num_warmup_steps=10, num_training_steps=100, lr_end=1e-6, power=2.0)",
        "1e-3",
        100,
        [10],
    ),
    "get_inverse_sqrt_schedule": ("get_inverse_sqrt_schedule(optimizer, num_warmup_steps=100)", "1e-3", 1000, [100, 400]),
    "get_inverse_sqrt_schedule, no warm-up": ("get_inverse_sqrt_schedule(optimizer, num_warmup_steps=0)", "1.0", 1000, []),
    "get_inverse_sqrt_schedule with a timescale": ("get_inverse_sqrt_schedule(optimizer, num_warmup_steps=4, timescale=100)", "1.0", 104, [4]),
    "get_cosine_with_min_lr_schedule_with_warmup": (
        "get_cosine_with_min_lr_schedule_with_warmup(optimizer, 10, 100, min_lr=1e-5)",
        "1e-3",
        100,
        [10],
    ),
    "get_cosine_with_min_lr_schedule_with_warmup, a share": (
        "get_cosine_with_min_lr_schedule_with_warmup(optimizer, 10, 100, min_lr_rate=0.1, num_cycles=0.75)",
        "1e-3",
        100,
        [10],
    ),
    "get_cosine_with_min_lr_schedule_with_warmup_lr_rate": (
        "get_cosine_with_min_lr_schedule_with_warmup_lr_rate(optimizer, num_warmup_steps=3, num_training_steps=8, min_lr=0.1)",
        "1.0",
        8,
        [3],
    ),
    "get_cosine_with_min_lr_schedule_with_warmup_lr_rate, no warm-up": (
        "get_cosine_with_min_lr_schedule_with_warmup_lr_rate(optimizer, 0, 4, min_lr=0.1)",
        "1.0",
        4,
        [],
    ),
    "get_wsd_schedule": ("get_wsd_schedule(optimizer, num_warmup_steps=10, num_decay_steps=20, num_training_steps=100)", "1e-3", 100, [10, 80]),
    "get_wsd_schedule, all kinds": (
        "get_wsd_schedule(\n    optimizer, num_warmup_steps=10, num_decay_steps=20, num_stable_steps=40,"
        ' warmup_type="1-sqrt", decay_type="1-sqrt", min_lr_ratio=0.05\n)',
        "1e-3",
        70,
        [10, 50],
    ),
    "get_wsd_schedule in waves": (
        "get_wsd_schedule(optimizer, 0, 20, num_training_steps=40, num_cycles=1.5)",
        "1.0",
        40,
        [20],
    ),
    "get_wsd_schedule, stable steps and a total": (
        "get_wsd_schedule(optimizer, 5, 10, num_training_steps=100, num_stable_steps=5)",
        "1.0",
        100,
        [5, 10, 20],
    ),
    "get_wsd_schedule of a kind that is none": ('get_wsd_schedule(optimizer, 5, 10, num_training_steps=50, decay_type="exp")', "1.0", 50, []),
    "get_scheduler linear": (
        'get_scheduler("linear", optimizer=optimizer, num_warmup_steps=0, num_training_steps=300)',
        "5e-5",
        300,
        [],
    ),
    "get_scheduler by keyword": (
        'get_scheduler(name="cosine", optimizer=optimizer, num_warmup_steps=20, num_training_steps=200)',
        "1e-4",
        200,
        [20],
    ),
    "get_scheduler cosine_with_restarts": (
        'get_scheduler("cosine_with_restarts", optimizer, 5, 65, scheduler_specific_kwargs={"num_cycles": 4})',
        "1e-4",
        65,
        [5, 20, 35, 50],
    ),
    "get_scheduler inverse_sqrt": ('get_scheduler("inverse_sqrt", optimizer, num_warmup_steps=16)', "1e-3", 100, [16, 64]),
    "get_scheduler constant_with_warmup": ('get_scheduler("constant_with_warmup", optimizer, num_warmup_steps=7)', "1e-3", 20, [7]),
    "get_scheduler warmup_stable_decay": (
        'get_scheduler("warmup_stable_decay", optimizer, 10, 50, scheduler_specific_kwargs={"num_decay_steps": 15, "decay_type": "linear"})',
        "1e-3",
        50,
        [10, 35],
    ),
    "get_scheduler cosine without a warm-up given": ('get_scheduler("cosine", optimizer, num_training_steps=100)', "1e-3", 100, []),
    "get_scheduler cosine without a total": ('get_scheduler("cosine", optimizer, num_warmup_steps=10)', "1e-3", 100, []),
    "get_adafactor_schedule tells a made-up rate": ("get_adafactor_schedule(optimizer, initial_lr=0.5)", "1e-3", 5, []),
}

GROUPS = """\
import torch
from transformers import get_scheduler

model = torch.nn.Linear(4, 1)
optimizer = torch.optim.AdamW([{{"params": [model.weight]}}, {{"params": [model.bias], "lr": 1e-5}}], lr=1e-3)
scheduler = get_scheduler({call})
"""
IN_GROUPS = {
    "groups: polynomial's end is a share of the default rate": (
        '"polynomial", optimizer, 0, 8, scheduler_specific_kwargs={"lr_end": 1e-4}',
        8,
    ),
    "groups: the smallest rate is a share of the default rate": (
        '"cosine_with_min_lr", optimizer, 0, 8, scheduler_specific_kwargs={"min_lr": 1e-4}',
        8,
    ),
}


def main():
    cases = Cases("transformers", transformers.__version__)
    for name, (text, examples, total, boundaries) in YAML.items():
        cases.add(name, text, of_config(text, "yaml", examples), edges(total, *boundaries), language="yaml", given={"examples": examples})
    for name, (language, text, examples, total, boundaries) in OTHERS.items():
        cases.add(name, text, of_config(text, language, examples), edges(total, *boundaries), language=language, given={"examples": examples})
    for name, (text, examples, total, boundaries) in PYTHON.items():
        cases.add(name, text, of_code(text, examples), edges(total, *boundaries), variable="training_args", given={"examples": examples})
    for name, (call, rate, total, boundaries) in CALLS.items():
        function = call.split("(")[0]
        module = "transformers" if hasattr(transformers, function) else "transformers.optimization"
        code = f"import torch\nfrom {module} import {function}\n\n"
        code += f"model = torch.nn.Linear(2, 1)\noptimizer = torch.optim.AdamW(model.parameters(), lr={rate})\nscheduler = {call}\n"
        cases.snippet(name, code, edges(total, *boundaries))
    for name, (call, total) in IN_GROUPS.items():
        cases.snippet(name, GROUPS.format(call=call), edges(total), curves=(("lr", 0), ("lr", 1)))
    cases.write("transformers")


if __name__ == "__main__":
    main()
