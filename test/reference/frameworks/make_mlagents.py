"""What Unity ML-Agents makes of a behavior's hyperparameters: `python make_mlagents.py FOLDER` writes mlagents.json. The argument is the unpacked wheel of
mlagents==0.28.0, whose own pins keep it from being installed here. Made with Python 3.11, attrs==26.1.0, PyYAML==6.0.4.

The classes of the settings and their defaults are mlagents' own, and so is the rule for schedules that are left out; cattrs, of which it needs an old
release, would only fill them in. `DecayedValue` and what the optimizers hand to it are cut out of the sources and run as they are.
"""

import ast
import importlib.util
import pathlib
import sys
import types

import yaml

from record_jax import Cases

PPO = "behaviors:\n  Walker:\n    trainer_type: ppo\n    hyperparameters:\n      learning_rate: 0.0005\n      beta: 0.01\n      epsilon: 0.3\n      learning_rate_schedule: {}\n    network_settings:\n      hidden_units: 128\n    max_steps: 2000000\n"
CASES = {
    "all go down": (PPO.format("linear"), "Walker"),
    "all stay": (PPO.format("constant"), "Walker"),
    "each by itself": (PPO.format("linear\n      beta_schedule: constant\n      epsilon_schedule: linear"), "Walker"),
    "what is left out": ("behaviors:\n  Ball:\n    trainer_type: ppo\n    hyperparameters:\n      batch_size: 64\n    reward_signals:\n      extrinsic:\n        gamma: 0.99\n", "Ball"),
    "a small clip range": (PPO.format("linear").replace("0.3", "0.05"), "Walker"),
    "POCA": (PPO.format("linear").replace("ppo", "poca"), "Walker"),
    "SAC": ("behaviors:\n  Ball:\n    trainer_type: sac\n    hyperparameters:\n      learning_rate: 0.0003\n    network_settings:\n      hidden_units: 64\n    max_steps: 100000\n", "Ball"),
    "SAC that goes down": (
        "behaviors:\n  Ball:\n    trainer_type: sac\n    hyperparameters:\n      learning_rate: 0.0003\n      learning_rate_schedule: linear\n    max_steps: 1.0e5\n",
        "Ball",
    ),
}
NAMES = {"decay_learning_rate": "lr", "decay_beta": "entropy weight", "decay_epsilon": "clip range"}


class Stub(types.ModuleType):
    """Whatever is imported from a package that is not here."""

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = type(name, (Exception,) if name.endswith("Exception") or name.endswith("Error") else (), {})
        setattr(self, name, made)
        return made


def node_of(source, kind, name):
    return next(node for node in ast.walk(ast.parse(source)) if isinstance(node, kind) and node.name == name)


def settings(folder):
    sys.modules["cattr"] = types.SimpleNamespace(register_structure_hook=lambda *args: None, register_unstructure_hook=lambda *args: None)
    for name in ("mlagents_envs", "mlagents_envs.logging_util", "mlagents_envs.side_channel", "mlagents_envs.side_channel.environment_parameters_channel", "mlagents.trainers.cli_utils", "mlagents.plugins"):
        sys.modules[name] = Stub(name)
    sys.modules["mlagents_envs"].logging_util = sys.modules["mlagents_envs.logging_util"]
    sys.modules["mlagents_envs.logging_util"].get_logger = lambda name: types.SimpleNamespace(warning=print, info=print)
    sys.modules["mlagents.trainers.cli_utils"].parser = types.SimpleNamespace(get_default=lambda name: None)
    for name in ("mlagents", "mlagents.trainers"):
        package = types.ModuleType(name)
        package.__path__ = [str(folder / name.replace(".", "/"))]
        sys.modules[name] = package
    spec = importlib.util.spec_from_file_location("mlagents.trainers.settings", folder / "mlagents/trainers/settings.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


def structured(module, config):
    trainer = module.TrainerType(config["trainer_type"])
    keys = module.check_hyperparam_schedules(dict(config["hyperparameters"]), trainer)
    keys = {name: module.ScheduleType(value) if name.endswith("_schedule") else value for name, value in keys.items()}
    total = {"max_steps": int(float(config["max_steps"]))} if "max_steps" in config else {}
    return module.TrainerSettings(trainer_type=trainer, hyperparameters=trainer.to_settings()(**keys), **total)


def decays(folder, module, trainer, made):
    utils = (folder / "mlagents/trainers/torch/utils.py").read_text()
    names = {"ScheduleType": module.ScheduleType, "UnityTrainerException": Exception}
    model = types.SimpleNamespace()
    names["ModelUtils"] = model
    exec(ast.unparse(node_of(utils, ast.ClassDef, "DecayedValue")), names)
    function = node_of(utils, ast.FunctionDef, "polynomial_decay")
    function.decorator_list = []
    exec(ast.unparse(function), names)
    model.DecayedValue, model.polynomial_decay = names["DecayedValue"], names["polynomial_decay"]
    source = (folder / f"mlagents/trainers/{trainer}/optimizer_torch.py").read_text()
    self = types.SimpleNamespace(hyperparameters=made.hyperparameters, trainer_settings=made)
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("self.decay_"):
            exec(ast.unparse(node), names | {"self": self, "hyperparameters": made.hyperparameters})
    return {NAMES[name]: getattr(self, name) for name in NAMES if hasattr(self, name)}


if __name__ == "__main__":
    folder = pathlib.Path(sys.argv[1])
    module = settings(folder)
    cases = Cases("mlagents", "0.28.0")
    for name, (text, behavior) in CASES.items():
        config = yaml.safe_load(text)["behaviors"][behavior]
        made = structured(module, config)
        total = made.max_steps
        steps = [0, 1, total // 7, total // 2, total - 1, total, total + 1, 2 * total]
        for quantity, value in decays(folder, module, config["trainer_type"], made).items():
            cases.add(f"{name}: {quantity}", text, value.get_value, steps, language="yaml", quantity=quantity, unit="env step")
    cases.write("mlagents")
