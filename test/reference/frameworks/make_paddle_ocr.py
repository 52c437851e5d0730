"""What the `lr` of PaddleOCR's configs does, update by update: `python make_paddle_ocr.py` writes paddle_ocr.json. Made with Python 3.11 and
paddlepaddle==3.3.1. PaddleOCR (2.10, ppocr/optimizer/learning_rate.py) makes Paddle's schedulers out of a config as `scheduler` does it here: lengths in
epochs are multiplied with the steps of an epoch, and a warm-up is put around what follows it.
"""

import paddle
import yaml
from paddle.optimizer import lr

from record_jax import Cases, edges

# name: (the lr of the optimizer, epochs, steps of an epoch)
CONFIGS = {
    "a cosine": ("name: Cosine\n    learning_rate: 0.001", 20, 10),
    "a cosine behind a warm-up": ("name: Cosine\n    learning_rate: 0.0005\n    warmup_epoch: 5", 20, 10),
    "a warm-up of a part of an epoch": ("name: Cosine\n    learning_rate: 0.0005\n    warmup_epoch: 0.25", 4, 10),
    "a line": ("name: Linear\n    learning_rate: 0.1\n    end_lr: 0.01", 10, 7),
    "a power behind a warm-up": ("name: Linear\n    learning_rate: 0.1\n    power: 0.9\n    warmup_epoch: 2", 10, 7),
    "one rate after another": ("name: Piecewise\n    decay_epochs: [7, 8]\n    values: [0.001, 0.0001, 0.00001]\n    warmup_epoch: 3", 12, 5),
    "one rate after another, without a warm-up": ("name: Piecewise\n    decay_epochs : [700]\n    values : [0.001, 0.0001]", 800, 2),
    "falls": ("name: MultiStepDecay\n    learning_rate: 0.1\n    milestones: [3, 6]\n    gamma: 0.3\n    warmup_epoch: 1", 9, 4),
    "a constant": ("name: Const\n    learning_rate: 0.001\n    warmup_epoch: 2", 5, 6),
}


def scheduler(name, epochs, steps, learning_rate=None, warmup_epoch=0, end_lr=0.0, power=1.0, decay_epochs=(), values=(), milestones=(), gamma=None):
    inner = {
        "Cosine": lambda: lr.CosineAnnealingDecay(learning_rate, T_max=epochs * steps),
        "Linear": lambda: lr.PolynomialDecay(learning_rate, decay_steps=epochs * steps, end_lr=end_lr, power=power),
        "Piecewise": lambda: lr.PiecewiseDecay([steps * epoch for epoch in decay_epochs], list(values)),
        "MultiStepDecay": lambda: lr.MultiStepDecay(learning_rate, [steps * epoch for epoch in milestones], gamma),
        "Const": lambda: learning_rate,
    }[name]()
    warm = round(warmup_epoch * steps)
    return lr.LinearWarmup(inner, warm, 0.0, learning_rate if learning_rate is not None else values[0]) if warm > 0 else inner


def rates(made):
    while True:
        yield made()
        made.step()


def main():
    cases = Cases("paddlepaddle", paddle.__version__)
    for name, (written, epochs, steps) in CONFIGS.items():
        text = f"Global:\n  epoch_num: {epochs}\n\nOptimizer:\n  name: Adam\n  beta1: 0.9\n  lr:\n    {written}\n"
        config = yaml.safe_load(text)["Optimizer"]["lr"]
        made = scheduler(epochs=epochs, steps=steps, **config)
        cases.add(f"PaddleOCR: {name}", text, rates(made), edges(epochs * steps, steps), language="yaml", given={"steps_per_epoch": steps})
    cases.write("paddle_ocr")


if __name__ == "__main__":
    main()
