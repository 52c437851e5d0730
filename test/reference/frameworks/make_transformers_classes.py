"""What the Trainer does with classes that are made of TrainingArguments: `python make_transformers_classes.py` writes transformers_classes.json. Made with
Python 3.11, transformers==5.24.0, torch==2.15.0 and accelerate==1.15.0.

"variable" is a class, which HfArgumentParser fills in from a command line that says nothing of the schedule, or an instance of it.
"""

import tempfile

import transformers
from transformers import HfArgumentParser

from make_transformers import QUIET, trained
from record_torch import Cases, edges, run

HEAD = """\
from dataclasses import dataclass, field

import transformers
from transformers import Seq2SeqTrainingArguments, TrainingArguments
"""

# name: (code, variable, boundaries), each with 40 updates
CASES = {
    "fields of a dataclass": (
        '@dataclass\nclass Arguments(TrainingArguments):\n    cache_dir: str = field(default=None)\n    learning_rate: float = field(default=2e-5, metadata={"help": "rate"})\n'
        '    lr_scheduler_type: str = "cosine"\n    warmup_steps: float = 4\n    max_steps: int = field(default=40)\n',
        "Arguments",
        [4],
    ),
    "a class with the name of its base": (
        "@dataclass\nclass TrainingArguments(transformers.TrainingArguments):\n    warmup_steps: float = field(default=0.1)\n    max_steps: int = 40\n",
        "TrainingArguments",
        [4],
    ),
    "fields of two classes": (
        "@dataclass\nclass Base(Seq2SeqTrainingArguments):\n    learning_rate: float = 1e-4\n    max_steps: int = 40\n\n"
        "@dataclass(kw_only=True)\nclass Fine(Base):\n    learning_rate: float = 3e-5\n    warmup_steps: float = 5\n",
        "Fine",
        [5],
    ),
    "a call over the fields": (
        '@dataclass\nclass Arguments(TrainingArguments):\n    learning_rate: float = 2e-5\n    lr_scheduler_type: str = "cosine"\n    max_steps: int = 40\n\n'
        'training_args = Arguments(output_dir="out", learning_rate=1e-3, warmup_steps=4)\n',
        "training_args",
        [4],
    ),
    "an attribute without a type is no field": (
        "@dataclass\nclass Arguments(TrainingArguments):\n    learning_rate = 1e-2\n    warmup_steps: float = 4\n    max_steps: int = 40\n",
        "Arguments",
        [4],
    ),
    "attributes of a class that is no dataclass are no fields": (
        'class Arguments(TrainingArguments):\n    learning_rate: float = 1e-2\n\ntraining_args = Arguments(output_dir="out", max_steps=40)\n',
        "training_args",
        [],
    ),
}


def of_code(text, variable):
    def start():
        made = run(text)[variable]
        if isinstance(made, type):
            (made,) = HfArgumentParser(made).parse_args_into_dataclasses(["--output_dir", tempfile.gettempdir()])
        for name, value in QUIET.items():
            setattr(made, name, value)
        made.__post_init__()
        return trained(made, 320)

    return start


def main():
    cases = Cases("transformers", transformers.__version__)
    for name, (code, variable, boundaries) in CASES.items():
        text = f"{HEAD}\n\n{code}"
        cases.add(name, text, of_code(text, variable), edges(40, *boundaries), variable=variable, given={"examples": 320})
    cases.write("transformers_classes")


if __name__ == "__main__":
    main()
