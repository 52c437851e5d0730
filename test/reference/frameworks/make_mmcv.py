"""What MMCV makes of a config's lr_config and momentum_config: `python make_mmcv.py` writes mmcv.json.
Made with Python 3.11, mmcv==1.7.2 (which imports torchvision: 0.29.2) and torch==2.15.0.

MMCV's own Config reads the text, and its runner trains a model of one weight. The rate or momentum of update number t is the one that iteration t finds; of unit
"epoch", the one that epoch t finds. "given" has the iterations of an epoch, which the config leaves to the data.
"""

import logging
import os
import tempfile
import types
import warnings

os.environ["CUDA_VISIBLE_DEVICES"] = ""
warnings.filterwarnings("ignore")

import mmcv
import torch
from mmcv import Config
from mmcv.runner import Hook, build_optimizer, build_runner

from record_torch import Cases, edges


class Weights(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.one = torch.nn.Linear(1, 1)

    def train_step(self, data, optimizer, **more):
        return {"loss": (self.one(data) * 0).sum(), "log_vars": {}, "num_samples": 1}


class Recorder(Hook):
    def __init__(self):
        self.seen = []

    def before_train_iter(self, runner):
        self.seen.append(types.SimpleNamespace(param_groups=[dict(group) for group in runner.optimizer.param_groups]))


def trained(text, language, batches, unit):
    config = Config.fromstring(text, f".{'py' if language == 'python' else 'yaml'}")
    recorder, stop = Recorder(), None
    logger = logging.getLogger("quiet")
    logger.setLevel(logging.CRITICAL)
    with tempfile.TemporaryDirectory() as folder:
        try:
            model = Weights()
            settings = config.get("runner") or {"type": "EpochBasedRunner", "max_epochs": config.total_epochs}
            more = {"model": model, "optimizer": build_optimizer(model, config.optimizer), "work_dir": folder, "logger": logger}
            runner = build_runner(settings, default_args=more)
            runner.register_training_hooks(config.get("lr_config"), {"grad_clip": None}, momentum_config=config.get("momentum_config"))
            runner.register_hook(recorder, priority="VERY_LOW")
            runner.run([torch.utils.data.DataLoader(torch.ones(batches, 1), batch_size=1)], [("train", 1)])
        except Exception as error:
            stop = error
    yield from recorder.seen[:: batches if unit == "epoch" else 1]
    if stop:
        raise stop


SGD = "optimizer = dict(type='SGD', lr=0.02, momentum=0.9, weight_decay=0.0001)"


def epochs(config, count=12):
    return f"{SGD}\noptimizer_config = dict(grad_clip=None)\nlr_config = {config}\nrunner = dict(type='EpochBasedRunner', max_epochs={count})\n"


def iterations(config, count):
    return f"{SGD}\nlr_config = {config}\nrunner = dict(type='IterBasedRunner', max_iters={count})\n"


# name: (config, unit, iterations of an epoch, last step, boundaries)
CASES = {
    "steps with a linear warm-up": (
        epochs("dict(\n    policy='step',\n    warmup='linear',\n    warmup_iters=15,\n    warmup_ratio=0.001,\n    step=[8, 11])"),
        "step",
        10,
        119,
        [14, 15, 80, 110],
    ),
    "steps of epochs": (epochs("dict(policy='step', step=[8, 11])"), "epoch", 2, 11, [8, 11]),
    "a step of every three epochs": (epochs("dict(policy='step', step=3, gamma=0.5, min_lr=0.004)"), "epoch", 2, 11, [3, 6, 9]),
    "total_epochs, as before runners": (f"{SGD}\nlr_config = dict(policy='step', step=[2])\ntotal_epochs = 4\n", "epoch", 2, 3, [2]),
    "fixed with a warm-up that is constant": (
        epochs("dict(policy='fixed', warmup='constant', warmup_iters=5, warmup_ratio=0.1)", 2),
        "step",
        4,
        7,
        [5],
    ),
    "a warm-up along an exponential": (
        epochs("dict(policy='CosineAnnealing', min_lr=0, warmup='exp', warmup_iters=12, warmup_ratio=0.01)", 6),
        "step",
        5,
        29,
        [12],
    ),
    "a warm-up in epochs": (
        epochs("dict(policy='CosineAnnealing', min_lr_ratio=0.01, warmup='linear', warmup_iters=2, warmup_by_epoch=True)", 6),
        "step",
        5,
        29,
        [10],
    ),
    "cosine per iteration": (
        iterations("dict(policy='CosineAnnealing', min_lr=1e-5, by_epoch=False, warmup='linear', warmup_iters=10, warmup_ratio=1e-6)", 60),
        "step",
        10,
        59,
        [10],
    ),
    "cosine per epoch without a warm-up": (epochs("dict(policy='CosineAnnealing', warmup=None, min_lr_ratio=1e-2)"), "epoch", 2, 11, []),
    "poly per iteration": (iterations("dict(policy='poly', power=0.9, min_lr=1e-4, by_epoch=False)", 80), "step", 10, 79, []),
    "poly per epoch": (epochs("dict(policy='poly')", 10), "epoch", 1, 9, []),
    "exp": (epochs("dict(policy='exp', gamma=0.9)", 8), "epoch", 1, 7, []),
    "inv": (epochs("dict(policy='inv', gamma=0.5, power=0.75)", 8), "epoch", 1, 7, []),
    "flat, then cosine": (epochs("dict(policy='FlatCosineAnnealing', start_percent=0.5, min_lr=1e-4)", 9), "epoch", 1, 8, [4, 5]),
    "cosine in periods": (
        iterations("dict(policy='CosineRestart', by_epoch=False, periods=[10, 20], restart_weights=[1, 0.5], min_lr=1e-7)", 30),
        "step",
        10,
        29,
        [10],
    ),
    "cosine past its periods": (
        iterations("dict(policy='CosineRestart', by_epoch=False, periods=[5, 5], restart_weights=[1, 1], min_lr_ratio=0.1)", 14),
        "step",
        10,
        13,
        [5, 10],
    ),
    "cyclic": (
        epochs("dict(\n    policy='cyclic',\n    target_ratio=(10, 1e-4),\n    cyclic_times=1,\n    step_ratio_up=0.4,\n)", 4),
        "step",
        10,
        39,
        [16],
    ),
    "cyclic, two cycles that get smaller": (
        iterations("dict(policy='cyclic', target_ratio=(6.0, 0.1), cyclic_times=2, step_ratio_up=0.25, anneal_strategy='linear', gamma=0.5)", 40),
        "step",
        10,
        39,
        [5, 20, 25],
    ),
    "a runner that counts iterations, and so does the policy": (iterations("dict(policy='step', step=[2])", 30), "step", 5, 29, [10]),
    "a runner that counts iterations has no epochs": (iterations("dict(policy='step', step=[2], by_epoch=True, warmup='linear', warmup_iters=4)", 20), "step", 5, 19, [2]),
    "policies with a capital": (iterations("dict(policy='Step', step=[4], by_epoch=False)", 8), "step", 10, 7, [4]),
    "one cycle": (iterations("dict(policy='OneCycle', max_lr=0.1)", 50), "step", 10, 49, [14, 15]),
    "one cycle in three phases along lines": (
        iterations("dict(policy='OneCycle', max_lr=0.1, pct_start=0.4, div_factor=10, final_div_factor=100, anneal_strategy='linear', three_phase=True)", 30),
        "step",
        10,
        29,
        [11, 12, 22, 23],
    ),
    "one cycle that is longer than its run": (
        epochs("dict(policy='OneCycle', max_lr=0.1, total_steps=60, warmup='constant', warmup_iters=3, warmup_ratio=0.5)", 4),
        "step",
        10,
        39,
        [3, 17, 18],
    ),
    "one cycle that is shorter than its run": (iterations("dict(policy='OneCycle', max_lr=0.1, total_steps=20)", 30), "step", 10, 29, []),
    "a line per epoch": (epochs("dict(policy='LinearAnnealing', min_lr_ratio=0.1)", 8), "epoch", 2, 7, []),
    "a line per iteration": (
        iterations("dict(policy='LinearAnnealing', min_lr=1e-4, by_epoch=False, warmup='linear', warmup_iters=5)", 40),
        "step",
        10,
        39,
        [5],
    ),
    "a line without a floor": (epochs("dict(policy='LinearAnnealing')", 3), "epoch", 1, 2, []),
    "cosine without a floor": (epochs("dict(policy='CosineAnnealing')", 3), "epoch", 1, 2, []),
}

ADAM = "optimizer = dict(type='AdamW', lr=0.001, betas=(0.95, 0.99))"


def momenta(config, end, optimizer=SGD):
    return f"{optimizer}\nmomentum_config = {config}\nrunner = {end}\n"


EPOCHS = "dict(type='EpochBasedRunner', max_epochs=8)"
ITERATIONS = "dict(type='IterBasedRunner', max_iters=40)"

MOMENTA = {
    "momentum: steps": (momenta("dict(policy='step', step=[3, 6])", EPOCHS), "epoch", 2, 7, [3, 6]),
    "momentum: a step of every two epochs, not below": (momenta("dict(policy='step', step=2, gamma=0.8, min_momentum=0.5)", EPOCHS), "epoch", 2, 7, [2, 4]),
    "momentum: steps with a warm-up": (
        momenta("dict(policy='step', step=[2], warmup='linear', warmup_iters=7, warmup_ratio=0.95)", EPOCHS),
        "step",
        5,
        39,
        [7, 10],
    ),
    "momentum: cosine with a warm-up along an exponential": (
        momenta("dict(policy='CosineAnnealing', min_momentum=0.6, by_epoch=False, warmup='exp', warmup_iters=6)", ITERATIONS),
        "step",
        10,
        39,
        [6],
    ),
    "momentum: a line with a warm-up that is constant": (
        momenta("dict(policy='LinearAnnealing', min_momentum_ratio=0.5, by_epoch=False, warmup='constant', warmup_iters=6, warmup_ratio=0.92)", ITERATIONS),
        "step",
        10,
        39,
        [6],
    ),
    "momentum: a line without a floor": (momenta("dict(policy='LinearAnnealing')", EPOCHS), "epoch", 1, 7, []),
    "momentum: cyclic, of Adam's first beta": (
        momenta("dict(policy='cyclic', target_ratio=(0.85 / 0.95, 1), cyclic_times=1, step_ratio_up=0.4)", EPOCHS, ADAM),
        "step",
        5,
        39,
        [16],
    ),
    "momentum: two cycles that get smaller": (
        momenta("dict(policy='cyclic', cyclic_times=2, step_ratio_up=0.3, anneal_strategy='linear', gamma=0.5)", ITERATIONS),
        "step",
        10,
        39,
        [6, 20, 26],
    ),
    "momentum: one cycle": (momenta("dict(policy='OneCycle')", ITERATIONS), "step", 10, 39, [11, 12]),
    "momentum: one cycle in three phases": (
        momenta("dict(policy='OneCycle', base_momentum=0.8, max_momentum=0.99, pct_start=0.25, three_phase=True)", ITERATIONS, ADAM),
        "step",
        10,
        39,
        [9, 10, 18, 19],
    ),
}

BOTH = f"""{ADAM}
lr_config = dict(policy='cyclic', target_ratio=(10, 1e-4), cyclic_times=1, step_ratio_up=0.4)
momentum_config = dict(policy='cyclic', target_ratio=(0.85 / 0.95, 1), cyclic_times=1, step_ratio_up=0.4)
runner = dict(type='EpochBasedRunner', max_epochs=4)
"""

YAML = """\
optimizer: {type: SGD, lr: 0.01, momentum: 0.9}
lr_config:
  policy: step
  warmup: linear
  warmup_iters: 6
  warmup_ratio: 0.5
  step: [2, 3]
runner: {type: EpochBasedRunner, max_epochs: 4}
"""


def main():
    cases = Cases("mmcv", mmcv.__version__)
    rate, momentum = ("lr", 0), ("momentum", 0)
    all_cases = [
        *((name, case, (rate,)) for name, case in CASES.items()),
        ("YAML: steps with a warm-up", (YAML, "step", 5, 19, [5, 6, 10, 15]), (rate,)),
        *((name, case, (momentum,)) for name, case in MOMENTA.items()),
        ("rate and momentum in a cycle", (BOTH, "step", 10, 39, [16]), (rate, momentum)),
    ]
    for name, (text, unit, batches, total, boundaries), curves in all_cases:
        language = "yaml" if name.startswith("YAML") else "python"
        steps = [step for step in edges(total, *boundaries) if step <= total]
        start = lambda text=text, language=language, batches=batches, unit=unit: trained(text, language, batches, unit)
        cases.add(name, text, start, steps, curves=curves, language=language, unit=unit, given={"batches": batches})
    cases.write("mmcv")


if __name__ == "__main__":
    main()
