"""What models do that are given a class of torch and its arguments: `python make_scheduler_classes.py NAME` writes scheduler_classes.json. Made with Python 3.11, torch==2.15.0 and,
once each, pytorch-tabnet==4.1.0, darts==0.48.1, neuralforecast==3.3.0 and pytorch_tabular==1.2.0, whose import names NAME is one of.

Each trains for real, on numbers out of nothing; a value is what an update uses, or, of the unit "epoch", what the first update of an epoch uses.
"""

import logging
import os
import sys
import tempfile
import warnings

import numpy as np
from torch.optim.optimizer import register_optimizer_step_pre_hook

from record_jax import Cases, edges, run

TABNET = """import torch
from pytorch_tabnet.tab_model import TabNetRegressor

model = TabNetRegressor({})
model.fit(X_train, y_train, {}max_epochs=12, patience=0, batch_size=16, virtual_batch_size=16)
"""
STEP = "scheduler_fn=torch.optim.lr_scheduler.StepLR, scheduler_params={}"
EVALUATED = "eval_set=[(X_valid, y_valid)], "
ONE_CYCLE = 'scheduler_fn=torch.optim.lr_scheduler.OneCycleLR, scheduler_params={"max_lr": 0.1, "total_steps": 36, "is_batch_level": True}'
PYTORCH_TABNET = {
    "TabNet: by epochs": (TABNET.format(STEP.format('{"step_size": 3, "gamma": 0.5}'), EVALUATED), "epoch"),
    "TabNet: by epochs, with a rate": (TABNET.format("optimizer_params=dict(lr=0.1), " + STEP.format("dict(step_size=5)"), EVALUATED), "epoch"),
    "TabNet: by batches": (TABNET.format(STEP.format('{"step_size": 7, "gamma": 0.5, "is_batch_level": True}'), EVALUATED), "step"),
    "TabNet: a cycle by batches, without an evaluation": (TABNET.format(ONE_CYCLE, ""), "step"),
    "TabNet: by epochs, without an evaluation": (TABNET.format(STEP.format('{"step_size": 3, "gamma": 0.5}'), ""), "epoch"),
}

DARTS = """import torch
from darts.models import NLinearModel

model = NLinearModel(4, 2, n_epochs={}, batch_size=16, lr_scheduler_cls=torch.optim.lr_scheduler.{})
"""
OF_DARTS = {
    "Darts: by epochs": (DARTS.format(6, 'ExponentialLR, lr_scheduler_kwargs={"gamma": 0.5}'), "epoch"),
    "Darts: by epochs, with a rate": (DARTS.format(7, 'StepLR, lr_scheduler_kwargs=dict(step_size=3), optimizer_kwargs={"lr": 0.1}'), "epoch"),
    "Darts: by batches": (DARTS.format(3, 'StepLR, lr_scheduler_kwargs={"step_size": 4, "interval": "step"}'), "step"),
}

FORECAST = """import torch
from neuralforecast.models import {}

model = {}(h=2, input_size=4, {}val_check_steps=100000)
"""


def forecast(name, more):
    return FORECAST.format(name, name, more)


OF_NEURALFORECAST = {
    "NeuralForecast: its halvings": (forecast("NLinear", "learning_rate=0.01, max_steps=50, num_lr_decays=3, "), "step"),
    "NeuralForecast: more halvings than steps": (forecast("NLinear", "learning_rate=0.01, max_steps=4, num_lr_decays=9, "), "step"),
    "NeuralForecast: a class": (
        forecast("NLinear", "learning_rate=0.01, max_steps=30, lr_scheduler=torch.optim.lr_scheduler.StepLR, lr_scheduler_kwargs={'step_size': 7}, "),
        "step",
    ),
    "NeuralForecast: a class goes before halvings": (
        forecast("MLP", "max_steps=20, num_lr_decays=3, lr_scheduler=torch.optim.lr_scheduler.ExponentialLR, lr_scheduler_kwargs=dict(gamma=0.5), "),
        "step",
    ),
    "NeuralForecast: the rate of another model": (
        forecast("PatchTST", "max_steps=20, lr_scheduler=torch.optim.lr_scheduler.StepLR, lr_scheduler_kwargs={'step_size': 7}, "),
        "step",
    ),
    "NeuralForecast: halvings by the steps of another model": (forecast("DLinear", "num_lr_decays=2, "), "step"),
}

TABULAR = """from pytorch_tabular import TabularModel
from pytorch_tabular.config import DataConfig, OptimizerConfig, TrainerConfig
from pytorch_tabular.models import CategoryEmbeddingModelConfig

model = TabularModel(
    data_config=DataConfig(target=["y"], continuous_cols=["x"]),
    model_config=CategoryEmbeddingModelConfig(task="regression", layers="4"{}),
    optimizer_config=OptimizerConfig({}),
    trainer_config=TrainerConfig(max_epochs={}, batch_size=16, early_stopping=None, checkpoints=None, load_best=False, progress_bar="none", accelerator="cpu"),
)
"""
OF_TABULAR = {
    "PyTorch Tabular: by epochs": (TABULAR.format(", learning_rate=0.1", 'lr_scheduler="StepLR", lr_scheduler_params={"step_size": 2}', 6), "epoch"),
    "PyTorch Tabular: by batches": (
        TABULAR.format(", learning_rate=0.1", 'lr_scheduler="ExponentialLR", lr_scheduler_params=dict(gamma=0.5), lr_scheduler_interval="step"', 2),
        "step",
    ),
    "PyTorch Tabular: the rate by default": (TABULAR.format("", 'lr_scheduler="StepLR", lr_scheduler_params={"step_size": 2}', 6), "epoch"),
}


def watched(start, code):
    """The rate of each update of a training."""
    seen = []
    hook = register_optimizer_step_pre_hook(lambda optimizer, *_: seen.append(optimizer.param_groups[0]["lr"]))
    try:
        epochs = start(code)
    finally:
        hook.remove()
    return seen, epochs


def of_tabnet(code):
    random = np.random.default_rng(0)
    data = {"X_train": random.random((48, 3)), "y_train": random.random((48, 1)), "X_valid": random.random((16, 3)), "y_valid": random.random((16, 1))}
    run(code, **data)
    return 12


def of_darts(code):
    from darts import TimeSeries

    model = run(code)["model"]
    model.trainer_params |= {"enable_progress_bar": False, "logger": False}
    model.fit(TimeSeries.from_values(np.random.default_rng(0).random(53).astype(np.float32)))
    return model.n_epochs


def of_neuralforecast(code):
    import pandas as pd
    from neuralforecast import NeuralForecast

    model = run(code)["model"]
    model.trainer_kwargs |= {"enable_progress_bar": False, "logger": False}
    frame = pd.DataFrame({"unique_id": "a", "ds": pd.date_range("2020-01-01", periods=60), "y": np.random.default_rng(0).random(60)})
    NeuralForecast(models=[model], freq="D").fit(frame)
    return 1


def of_tabular(code):
    import pandas as pd

    model = run(code)["model"]
    random = np.random.default_rng(0)
    frame = pd.DataFrame({"x": random.random(48), "y": random.random(48)})
    model.fit(train=frame, validation=frame)
    return model.config.max_epochs


LIBRARIES = {
    "pytorch_tabnet": (PYTORCH_TABNET, of_tabnet, "pytorch-tabnet"),
    "darts": (OF_DARTS, of_darts, "darts"),
    "neuralforecast": (OF_NEURALFORECAST, of_neuralforecast, "neuralforecast"),
    "pytorch_tabular": (OF_TABULAR, of_tabular, "pytorch_tabular"),
}

if __name__ == "__main__":
    from importlib.metadata import version

    warnings.simplefilter("ignore")
    logging.disable(logging.ERROR)
    os.chdir(tempfile.mkdtemp())
    runs, start, package = LIBRARIES[sys.argv[1]]
    cases = Cases(package, version(package))
    for name, (code, unit) in runs.items():
        seen, epochs = watched(start, code)
        values = seen[:: len(seen) // epochs] if unit == "epoch" else seen
        cases.add(name, code, values.__getitem__, range(len(values)) if len(values) < 100 else edges(len(values), len(values) // 2)[:-4], unit=unit, variable="model")
    cases.write("scheduler_classes")
