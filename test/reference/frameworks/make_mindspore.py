"""What MindSpore's schedules do: `python make_mindspore.py` writes mindspore.json. Made with Python 3.11 and mindspore==2.10.0 on a CPU.

A value of a list is its item t; one of a class what it gives for step t, as an optimizer asks for it, in float32.
"""

import mindspore
from mindspore import Tensor

from record_jax import Cases, edges, run

HEAD = "from mindspore import nn\n\nlr = nn."
LISTS = {
    "stages": ("piecewise_constant_lr([2, 5, 10], [0.1, 0.05, 0.01])", [2, 5]),
    "exponential": ("exponential_decay_lr(0.1, 0.9, 60, 2, 10)", [2, 20]),
    "exponential in stairs": ("exponential_decay_lr(0.1, 0.9, 60, 2, 10, True)", [20, 40]),
    "natural": ("natural_exp_decay_lr(0.1, 0.09, 60, 2, 10)", [2, 20]),
    "natural in stairs": ("natural_exp_decay_lr(0.1, 0.09, 60, 2, 10, is_stair=True)", [20, 40]),
    "inverse": ("inverse_decay_lr(0.1, 0.5, 60, 6, 3)", [6, 18]),
    "inverse in stairs": ("inverse_decay_lr(0.1, 0.5, 60, 6, 3, True)", [18, 36]),
    "cosine": ("cosine_decay_lr(0.01, 0.1, 600, 100, 4)", [100, 400]),
    "polynomial": ("polynomial_decay_lr(0.1, 0.01, 60, 2, 20, 0.5)", [2, 40]),
    "polynomial, again and again": ("polynomial_decay_lr(0.1, 0.01, 60, 2, 8, 2.0, update_decay_epoch=True)", [2, 16, 18, 32, 34]),
    "a warm-up": ("warmup_lr(learning_rate=0.1, total_step=12, step_per_epoch=2, warmup_epoch=3)", [2, 6]),
}
CLASSES = {
    "exponential, by the step": ("ExponentialDecayLR(0.1, 0.9, 4)", 16, [4]),
    "exponential, by the step in stairs": ("ExponentialDecayLR(0.1, 0.9, 4, is_stair=True)", 16, [4, 8]),
    "natural, by the step": ("NaturalExpDecayLR(0.1, 0.09, 4)", 40, [4]),
    "natural, by the step in stairs": ("NaturalExpDecayLR(0.1, 0.09, 4, True)", 40, [4, 8]),
    "inverse, by the step": ("InverseDecayLR(0.1, 0.9, 4)", 40, [4]),
    "inverse, by the step in stairs": ("InverseDecayLR(0.1, 0.9, 4, True)", 40, [4, 8]),
    "cosine, by the step": ("CosineDecayLR(min_lr=0.01, max_lr=0.1, decay_steps=400)", 400, []),
    "polynomial, by the step": ("PolynomialDecayLR(0.1, 0.01, 40, 0.5)", 40, []),
    "polynomial, by the step, again and again": ("PolynomialDecayLR(0.1, 0.01, 40, 2.0, update_decay_steps=True)", 120, [40, 80]),
    "a warm-up, by the step": ("WarmUpLR(0.1, 30)", 30, []),
}

if __name__ == "__main__":
    cases = Cases("mindspore", mindspore.__version__)
    for name, (call, boundaries) in LISTS.items():
        code = f"{HEAD}{call}\n"
        rates = run(code)["lr"]
        cases.add(name, code, rates.__getitem__, edges(len(rates), *boundaries), variable="lr")
    for name, (call, last, boundaries) in CLASSES.items():
        code = f"{HEAD}{call}\n"
        made = run(code)["lr"]
        value = lambda step, made=made: float(made(Tensor(step, mindspore.int32)).asnumpy())
        cases.add(name, code, value, edges(last, *boundaries), variable="lr", float32=True)
    cases.write("mindspore")
