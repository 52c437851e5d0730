"""What PaddleSeg makes of `lr_scheduler`: `CHECKOUT=... python make_paddle_seg.py` writes paddle_seg.json. Made with Python 3.11 and paddlepaddle==3.3.1;
CHECKOUT names a checkout of github.com/PaddlePaddle/PaddleSeg at d7975e7, whose builder's `lr_scheduler` (paddleseg/cvlibs/builder.py) is run.
"""

import ast
import textwrap
from types import SimpleNamespace

import paddle
import yaml

import checkout
from record_jax import Cases, edges

NAME = "paddleseg/cvlibs/builder.py"
source = checkout.source(NAME)
(builder,) = [node for node in ast.parse(source).body if getattr(node, "name", "") == "SegBuilder"]
(method,) = [node for node in builder.body if getattr(node, "name", "") == "lr_scheduler"]
method.decorator_list = []
names = {"paddle": paddle}
exec(textwrap.dedent(ast.unparse(method)), names)

HEAD = "batch_size: 2\niters: 1000\ntrain_dataset:\n  type: Cityscapes\nlr_scheduler:\n"
CONFIGS = {
    "a power": "  type: PolynomialDecay\n  learning_rate: 0.01\n  end_lr: 0\n  power: 0.9\n",
    "a power to its own last rate": "  type: PolynomialDecay\n  learning_rate: 0.01\n  power: 0.9\n",
    "a power behind a warm-up": "  type: PolynomialDecay\n  learning_rate: 0.01\n  end_lr: 0\n  power: 0.9\n  warmup_iters: 100\n  warmup_start_lr: 1.0e-5\n",
    "a power of a length of its own": "  type: PolynomialDecay\n  learning_rate: 0.01\n  end_lr: 0\n  power: 0.9\n  decay_steps: 600\n  warmup_iters: 100\n  warmup_start_lr: 1.0e-5\n",
    "falls": "  type: MultiStepDecay\n  learning_rate: 0.01\n  milestones: [300, 700]\n  gamma: 0.3\n",
    "steps behind a warm-up": "  type: StepDecay\n  learning_rate: 0.01\n  step_size: 300\n  gamma: 0.3\n  warmup_iters: 50\n  warmup_start_lr: 1.0e-5\n",
    "a cosine": "  type: CosineAnnealingDecay\n  learning_rate: 0.01\n  T_max: 1000\n",
}


def rates(text):
    config = yaml.safe_load(text)
    made = names["lr_scheduler"](SimpleNamespace(config=SimpleNamespace(lr_scheduler_cfg=dict(config["lr_scheduler"]), iters=config["iters"])))
    while True:
        yield made()
        made.step()


if __name__ == "__main__":
    cases = Cases("paddlepaddle", paddle.__version__)
    for name, more in CONFIGS.items():
        cases.add(f"PaddleSeg: {name}", HEAD + more, rates(HEAD + more), edges(1000, 50, 100, 300, 700), language="yaml")
    cases.write("paddle_seg")
