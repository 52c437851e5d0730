"""What TensorFlow's Model Garden makes of `optimizer_config`: `PACKAGE=... python make_tf_models.py` writes tf_models.json. Made with Python 3.11, tensorflow-cpu==2.16.2,
tf_keras==2.16.0 and PyYAML==6.0.4; PACKAGE names a folder with official/modeling/optimization/lr_schedule.py of tf-models-official 2.16.0, which is run with the
defaults of configs/learning_rate_config.py as optimizer_factory.py hands them over.
"""

import importlib.util
import os
import pathlib

import yaml

from record_jax import Cases, edges

spec = importlib.util.spec_from_file_location("lr_schedule", pathlib.Path(os.environ["PACKAGE"]) / "official/modeling/optimization/lr_schedule.py")
library = importlib.util.module_from_spec(spec)
spec.loader.exec_module(library)
CLASSES = {
    "stepwise": (library.PiecewiseConstantDecayWithOffset, {}),
    "exponential": (library.ExponentialDecayWithOffset, {"staircase": None}),
    "polynomial": (library.PolynomialDecayWithOffset, {"end_learning_rate": 0.0001, "power": 1.0, "cycle": False}),
    "cosine": (library.CosineDecayWithOffset, {"alpha": 0.0}),
}
WARM_UPS = {"linear": (library.LinearWarmup, {"warmup_learning_rate": 0}), "polynomial": (library.PolynomialWarmUp, {"power": 1})}
LINEAR = "    warmup:\n      type: linear\n      linear:\n        warmup_steps: 50\n"
CONFIGS = {
    "steps behind a line": "      type: stepwise\n      stepwise:\n        boundaries: [200, 400]\n        values: [1.6, 0.16, 0.016]\n" + LINEAR,
    "a cosine": "      type: cosine\n      cosine:\n        initial_learning_rate: 0.8\n        decay_steps: 600\n",
    "a cosine behind a line": "      type: cosine\n      cosine:\n        initial_learning_rate: 0.8\n        decay_steps: 600\n        alpha: 0.1\n" + LINEAR + "        warmup_learning_rate: 0.01\n",
    "a power behind a power": "      type: polynomial\n      polynomial:\n        initial_learning_rate: 0.003\n        decay_steps: 600\n        end_learning_rate: 0.0\n        power: 0.5\n    warmup:\n      type: polynomial\n      polynomial:\n        warmup_steps: 50\n        power: 2\n",
    "an exponential in steps": "      type: exponential\n      exponential:\n        initial_learning_rate: 0.128\n        decay_steps: 90\n        decay_rate: 0.9\n        staircase: true\n" + LINEAR,
}


def schedule(config):
    kind = config["learning_rate"]["type"]
    made, defaults = CLASSES[kind]
    rate = made(offset=0, **{**defaults, **config["learning_rate"][kind]})
    if "warmup" not in config:
        return rate
    made, defaults = WARM_UPS[config["warmup"]["type"]]
    return made(rate, **{**defaults, **config["warmup"][config["warmup"]["type"]]})


if __name__ == "__main__":
    cases = Cases("tf-models", "2.16.0", float32=True)
    for name, more in CONFIGS.items():
        text = f"trainer:\n  train_steps: 600\n  optimizer_config:\n    optimizer:\n      type: sgd\n    learning_rate:\n{more}"
        made = schedule(yaml.safe_load(text)["trainer"]["optimizer_config"])
        cases.add(name, text, lambda step: float(made(step)), edges(600, 50, 90, 200, 400), language="yaml")
    cases.write("tf_models")
