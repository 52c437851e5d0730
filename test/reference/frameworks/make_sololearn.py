"""What solo-learn makes of its configs: `CHECKOUT=... python make_sololearn.py` writes sololearn.json. Made with Python 3.11, torch==2.15.0 and omegaconf==2.3.1;
CHECKOUT names a checkout of github.com/vturrisi/solo-learn at 9187ea3. What parse_cfg and the constructor do to the rates is run out of it, and configure_optimizers,
with a trainer that says how many updates there are. Lightning steps the scheduler behind each update, or behind each epoch.
"""

import logging
import math
import typing
import warnings
from functools import partial
from types import SimpleNamespace

import omegaconf
import torch
from torch.optim.lr_scheduler import ExponentialLR, MultiStepLR, ReduceLROnPlateau

import checkout
from record_jax import Cases, edges

warnings.filterwarnings("ignore")
logging.disable(logging.WARNING)
NAMES = dict(vars(typing))
(annealing,) = checkout.taken(
    "solo/utils/lr_scheduler.py", "LinearWarmupCosineAnnealingLR", _LRScheduler=torch.optim.lr_scheduler.LRScheduler, math=math, warnings=warnings, Optimizer=object, List=list
)
FILES = {True: ("solo/args/pretrain.py", "solo/methods/base.py", "BaseMethod"), False: ("solo/args/linear.py", "solo/methods/linear.py", "LinearModel")}
SELECT = {"omegaconf_select": lambda cfg, key, default=None: (lambda value: default if value is None else value)(omegaconf.OmegaConf.select(cfg, key))}


def model(text, updates):
    """What stands for the module: its rates, its scheduler, and the trainer around it."""
    cfg = omegaconf.OmegaConf.create(text)
    omegaconf.OmegaConf.set_struct(cfg, False)
    is_pretraining = "method" in cfg
    arguments, methods, owner = FILES[is_pretraining]
    cfg.num_nodes = cfg.get("num_nodes", 1)
    cfg.data.val_path = cfg.data.get("val_path", None)
    exec(checkout.parts(arguments, "parse_cfg", lambda part: "scale_factor" in part), {"cfg": cfg, "OmegaConf": omegaconf.OmegaConf})
    cfg = checkout.method(methods, owner, "add_and_assert_specific_cfg", omegaconf=omegaconf, **SELECT)(cfg)
    self = SimpleNamespace()
    of_rates = ("lr", "max_epochs", "classifier_lr", "weight_decay", "lr_decay_steps", "min_lr", "warmup_start_lr", "warmup_epochs", "accumulate_grad_batches")
    read = checkout.parts(
        methods,
        "__init__",
        lambda part: part.startswith(tuple(f"self.{name}:" for name in of_rates) + ("self.scheduler", "if self.accumulate_grad_batches")),
    )
    exec(read, {"self": self, "cfg": cfg, **NAMES})
    weights = [torch.zeros(1, requires_grad=True) for _ in range(2)]
    self.learnable_params = [{"params": weights[:1]}, {"params": weights[1:], "lr": self.classifier_lr}] if is_pretraining else None
    self.classifier = SimpleNamespace(parameters=lambda: weights)
    self.finetune, self.layer_decay, self.exclude_bias_n_norm_wd = False, 0, False
    self.optimizer, self._OPTIMIZERS, self.extra_optimizer_args = "sgd", {"sgd": torch.optim.SGD}, {}
    self.trainer = SimpleNamespace(estimated_stepping_batches=updates * cfg.max_epochs)
    around = {"LinearWarmupCosineAnnealingLR": annealing, "MultiStepLR": MultiStepLR, "ExponentialLR": ExponentialLR, "ReduceLROnPlateau": ReduceLROnPlateau}
    configure = checkout.method(methods, owner, "configure_optimizers", partial=partial, **around, **NAMES)
    (optimizer,), (scheduler,) = configure(self)
    return optimizer, scheduler["scheduler"] if isinstance(scheduler, dict) else scheduler


def rates(text, updates, group):
    optimizer, scheduler = model(text, updates)
    while True:
        yield optimizer.param_groups[group]["lr"]
        optimizer.step()
        scheduler.step()


def pretraining(scheduler, more="", data='\n  val_path: "./datasets"'):
    head = f'method: "simclr"\nbackbone:\n  name: "resnet18"\ndata:\n  dataset: cifar10{data}\n'
    return f"{head}optimizer:\n  name: lars\n  batch_size: 128\n  lr: 0.3\n  classifier_lr: 0.1\n  weight_decay: 1e-4\nscheduler:\n  {scheduler}\nmax_epochs: 20\ndevices: [0, 1]\n{more}"


def evaluation(scheduler, decay="0"):
    head = 'pretrained_feature_extractor: None\npretrain_method: "simclr"\nbackbone:\n  name: "resnet18"\ndata:\n  dataset: imagenet100\n'
    return f"{head}optimizer:\n  name: sgd\n  batch_size: 512\n  lr: 0.3\n  weight_decay: {decay}\nscheduler:\n  {scheduler}\nmax_epochs: 100\ndevices: [0]\n"


if __name__ == "__main__":
    cases = Cases("solo-learn", "9187ea3")
    by_step = {
        "a warm-up and a cosine": pretraining('name: "warmup_cosine"'),
        "accumulated batches": pretraining('name: "warmup_cosine"\n  min_lr: 1e-3\n  warmup_epochs: 3\n  warmup_start_lr: 0.003', more="accumulate_grad_batches: 4\nnum_nodes: 2\n"),
        "no warm-up, and no validation": pretraining('name: "warmup_cosine"\n  warmup_epochs: 0', "num_nodes: 4\n", data=""),
    }
    for name, text in by_step.items():
        for group, quantity in enumerate(["lr", "lr of the classifier"]):
            cases.add(f"{name}: {quantity}", text, rates(text, 30, group), edges(600, 90, 300), language="yaml", quantity=quantity, given={"steps_per_epoch": 30})
    by_epoch = {
        "a cosine from epoch to epoch": (pretraining('name: "warmup_cosine"\n  interval: epoch\n  warmup_epochs: 5'), 20, [5]),
        "falls of the pretraining": (pretraining('name: "step"\n  lr_decay_steps: [10, 15]'), 20, [10, 15]),
        "falls of the evaluation": (evaluation('name: "step"\n  lr_decay_steps: [60, 80]'), 100, [60, 80]),
        "the factor of the weight decay": (evaluation('name: "exponential"', "0.9"), 100, []),
        "a cosine of the evaluation": (evaluation('name: "warmup_cosine"\n  interval: epoch'), 100, [10]),
    }
    for name, (text, last, turns) in by_epoch.items():
        cases.add(name, text, rates(text, 30, 0), edges(last, *turns), language="yaml", unit="epoch")
    (updater,) = checkout.taken("solo/utils/momentum.py", "MomentumUpdater", torch=torch, math=math, nn=torch.nn)

    def average(first, last, total):
        of = updater(first, last)
        for step in range(1, total + 2):
            yield of.cur_tau
            of.update_tau(step, total)

    text = pretraining('name: "none"', more="momentum:\n  base_tau: 0.99\n  final_tau: 0.999\n")
    cases.add("the average", text, average(0.99, 0.999, 600), edges(600)[:-3], language="yaml", quantity="tau", given={"steps_per_epoch": 30})
    cases.write("sololearn")
