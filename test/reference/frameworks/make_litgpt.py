"""What LitGPT makes of its configs: `python make_litgpt.py` writes litgpt.json. Made with Python 3.11, litgpt==0.5.13, jsonargparse==4.41.0, torch==2.15.0."""

import tempfile
import warnings

import torch
from jsonargparse import ArgumentParser
from litgpt import pretrain
from litgpt.finetune import lora
from litgpt.utils import instantiate_torch_optimizer

from record_jax import Cases, edges

warnings.simplefilter("ignore")

TRAIN = "train:\n  global_batch_size: 8\n  micro_batch_size: 2\n"
ADAM = "optimizer:\n  class_path: torch.optim.AdamW\n  init_args:\n    lr: 6e-4\n    weight_decay: 0.1\n"
MODEL = "model_name: pythia-14m\n"
FINETUNED = "checkpoint_dir: checkpoints/google/gemma-2b\n"

# Samples of 16 tokens, so that an update has 128 of them.
PRETRAIN = {
    "pretrain": (f"{MODEL}{TRAIN}  lr_warmup_steps: 10\n  max_tokens: 12800\n  max_seq_length: 16\n  min_lr: 6e-5\ndevices: 1\n{ADAM}", [10]),
    "pretrain on two devices": (f"{MODEL}{TRAIN}  lr_warmup_steps: 10\n  max_tokens: 12800\n  max_seq_length: 16\ndevices: 2\n{ADAM}", [10]),
    "pretrain on two nodes": (f"{MODEL}{TRAIN}  lr_warmup_steps: 7\n  max_tokens: 12999\n  max_seq_length: 16\ndevices: 2\nnum_nodes: 2\n{ADAM}", [7]),
    "a batch that is no multiple": (f"{MODEL}train:\n  global_batch_size: 10\n  micro_batch_size: 3\n  lr_warmup_steps: 9\n  max_tokens: 12800\n  max_seq_length: 16\ndevices: 1\n{ADAM}", [9]),
    "no warm-up": (f"{MODEL}{TRAIN}  lr_warmup_steps:\n  max_tokens: 6400\n  max_seq_length: 16\ndevices: 1\n{ADAM}", []),
    "a warm-up that is longer than the run": (f"{MODEL}{TRAIN}  lr_warmup_steps: 100\n  max_tokens: 6400\n  max_seq_length: 16\ndevices: 1\n{ADAM}", []),
    "an optimizer by its name": (f"{MODEL}{TRAIN}  lr_warmup_steps: 10\n  max_tokens: 12800\n  max_seq_length: 16\ndevices: 1\noptimizer: AdamW\n", [10]),
    "a model of its own": (f"{MODEL}model_config:\n  name: own\n  block_size: 16\n{TRAIN}  lr_warmup_steps: 10\n  max_tokens: 12800\ndevices: 1\n{ADAM}", [10]),
    "defaults": (f"{MODEL}train:\n  global_batch_size: 512\n  micro_batch_size: 4\n  max_seq_length: 2048\ndevices: 1\n", [2000]),
}
FRACTION = f"{MODEL}{TRAIN}  lr_warmup_steps:\n  lr_warmup_fraction: 0.3\n  max_tokens: 12800\n  max_seq_length: 16\ndevices: 1\n{ADAM}"
FINETUNE = {
    "fine-tune": (f"{FINETUNED}{TRAIN}  lr_warmup_steps: 10\n  epochs: 1\n  min_lr: 6e-5\n{ADAM}", 100, [10]),
    "fine-tune with the default warm-up": (f"{FINETUNED}{TRAIN}  epochs: 2\n{ADAM}", 400, [100]),
    "fine-tune up to a step": (f"{FINETUNED}{TRAIN}  lr_warmup_steps: 10\n  epochs: 3\n  max_steps: 120\n{ADAM}", 120, [10]),
    "fine-tune past the warm-up by a step": (f"{FINETUNED}{TRAIN}  lr_warmup_steps: 99\n  epochs: 1\n{ADAM}", 100, [99]),
    "fine-tune with the optimizer's own rate": (f"{FINETUNED}{TRAIN}  lr_warmup_steps: 20\n  epochs: 1\n", 100, [20]),
}
REFUSED = {
    "fine-tune without a warm-up": f"{FINETUNED}{TRAIN}  lr_warmup_steps: 0\n  epochs: 1\n{ADAM}",
    "fine-tune with no warm-up": f"{FINETUNED}{TRAIN}  lr_warmup_steps:\n  epochs: 1\n{ADAM}",
}


def parsed(setup, text):
    parser = ArgumentParser()
    parser.add_argument("--config", action="config")
    parser.add_function_arguments(setup, fail_untyped=False)
    with tempfile.NamedTemporaryFile("w", suffix=".yaml") as file:
        file.write(text)
        file.flush()
        return parser.instantiate_classes(parser.parse_args(["--config", file.name]))


def rate_of(config):
    return instantiate_torch_optimizer(config.optimizer, [torch.nn.Parameter(torch.zeros(1))])


def of_pretraining(text, batches=None):
    """The rate of each update, as the loop of `fit` sets it, and how many there are."""
    config = parsed(pretrain.setup, text)
    train, world = config.train, int(config.devices) * config.num_nodes
    length = train.max_seq_length or config.model_config.block_size
    end = train.max_tokens // world // (train.micro_batch_size * length)
    warm = train.warmup_iters(int(config.devices), config.num_nodes, end, range(batches or 0))
    each = train.gradient_accumulation_iters(int(config.devices), config.num_nodes)
    top = rate_of(config).defaults["lr"]
    return lambda step: pretrain.get_lr(top, (step + 1) * each - 1, warm, end, train.min_lr), end // each


def of_finetuning(text, total):
    config = parsed(lora.setup, text)
    optimizer = rate_of(config)
    scheduler = lora.get_lr_scheduler(optimizer, warmup_steps=config.train.lr_warmup_steps, max_steps=total)
    while True:
        yield optimizer.param_groups[0]["lr"]
        optimizer.step()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("litgpt", "0.5.13")
    for name, (text, boundaries) in PRETRAIN.items():
        values, total = of_pretraining(text)
        cases.add(name, text, values, [step for step in edges(total, *boundaries) if step < total + 3 or total > 1000], language="yaml", total=total)
    values, total = of_pretraining(FRACTION, batches=50)
    cases.add("a part of an epoch", FRACTION, values, edges(total, 3, 4), language="yaml", batches=50, total=total)
    for name, (text, total, boundaries) in FINETUNE.items():
        steps = [step for step in edges(total, *boundaries) if step <= total + 3]
        per_epoch = {"fine-tune up to a step": 60}.get(name, total // parsed(lora.setup, text).train.epochs)
        cases.add(name, text, of_finetuning(text, total), steps, language="yaml", given={"steps_per_epoch": per_epoch}, total=total)
    for name, text in REFUSED.items():
        try:
            next(of_finetuning(text, 100))
        except Exception as error:
            cases.refused(name, text, error, language="yaml")
        else:
            raise AssertionError(name)
    cases.write("litgpt")
