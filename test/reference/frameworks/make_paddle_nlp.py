"""What PaddleNLP's pretraining does with a config: `CHECKOUT=folder python make_paddle_nlp.py` writes paddle_nlp.json. Made with Python 3.11 and
paddlepaddle==3.3.1; the folder is the unpacked wheel of paddlenlp 2.8.1.

The classes are those of its transformers/optimization.py; which of them is made, and of what, is what its llm/run_pretrain.py does (PaddleNLP at 0331b4c). A
rate is what the scheduler has when update t is made.
"""

import json
import math

from paddle.optimizer.lr import LRScheduler

from checkout import taken
from record_jax import Cases, edges

HEAD = {"model_name_or_path": "m", "input_dir": "./data", "tensor_parallel_degree": 8, "pipeline_parallel_degree": 1}
CONFIGS = {
    "cosine": {"learning_rate": 3e-5, "min_learning_rate": 3e-6, "warmup_steps": 30, "max_steps": 1000, "lr_scheduler_type": "cosine"},
    "cosine that ends before the run": {
        "learning_rate": 1e-4,
        "min_learning_rate": 1e-5,
        "warmup_ratio": 0.01,
        "max_steps": 250,
        "decay_steps": 200,
        "lr_scheduler_type": "cosine",
    },
    "linear": {"learning_rate": 1e-4, "min_learning_rate": 0.0, "warmup_ratio": 0.1, "max_steps": 100, "lr_scheduler_type": "linear"},
    "linear without a warm-up": {"learning_rate": 1e-4, "min_learning_rate": 5e-5, "max_steps": 50, "lr_scheduler_type": "linear"},
    "linear with both warm-ups": {
        "learning_rate": 1e-4,
        "min_learning_rate": 1e-5,
        "warmup_ratio": 0.5,
        "warmup_steps": 5,
        "max_steps": 50,
        "lr_scheduler_type": "linear",
    },
}


def rates(config):
    cosine, linear = taken(
        "paddlenlp/transformers/optimization.py", "CosineAnnealingWithWarmupDecay", "LinearAnnealingWithWarmupDecay", LRScheduler=LRScheduler, math=math
    )
    warm = config.get("warmup_steps", 0)
    warm = warm if warm > 0 else config.get("warmup_ratio", 0.0) * config["max_steps"]
    made = {"cosine": cosine, "linear": linear}[config["lr_scheduler_type"]]
    decay = config.get("decay_steps", config["max_steps"])
    scheduler = made(max_lr=config["learning_rate"], min_lr=config["min_learning_rate"], warmup_step=warm, decay_step=decay, last_epoch=0)
    while True:
        yield scheduler.get_lr()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("paddle_nlp", "2.8.1")
    for name, config in CONFIGS.items():
        last = config["max_steps"]
        steps = edges(last, config.get("warmup_steps", 10), config.get("decay_steps", last))
        cases.add(name, json.dumps({**HEAD, **config}, indent=1), rates(config), steps, language="json")
    cases.write("paddle_nlp")
