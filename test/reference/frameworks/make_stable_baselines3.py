"""What Stable-Baselines3 does: `python make_stable_baselines3.py` writes stable_baselines3.json. Made with Python 3.11, torch==2.15.0,
stable-baselines3==2.9.2, gymnasium==1.4.0.

A schedule is asked for the part of the training that is left, from 1 down. A run trains for real, on CartPole-v1; its rates are those of the updates, at the
environment step at which each is made (an algorithm that learns on whole rollouts passes its end, and the part that is left falls below zero).
"""

import stable_baselines3
from stable_baselines3.common.base_class import BaseAlgorithm
from stable_baselines3 import DQN

from record_jax import Cases, run

LEFT = [1.0, 0.999, 0.9, 0.75, 0.5, 0.4999, 0.25, 0.2, 0.1, 0.05, 0.0, -0.28]

SCHEDULES = {
    "linear": ("from stable_baselines3.common.utils import LinearSchedule\n\nschedule = LinearSchedule(start=1e-3, end=0.0, end_fraction=1.0)\n", LEFT),
    "linear over half": ("from stable_baselines3.common.utils import LinearSchedule\n\nschedule = LinearSchedule(1e-3, 1e-5, 0.5)\n", LEFT),
    "linear over a tenth": ("from stable_baselines3.common.utils import LinearSchedule\n\nschedule = LinearSchedule(1.0, 0.05, 0.1)\n", LEFT),
    "constant": ("from stable_baselines3.common.utils import ConstantSchedule\n\nschedule = ConstantSchedule(3e-4)\n", LEFT),
    "a number": ("from stable_baselines3.common.utils import FloatSchedule\n\nschedule = FloatSchedule(3e-4)\n", LEFT),
    "linear, by its old name": (
        "from stable_baselines3.common.utils import get_linear_fn\n\nschedule = get_linear_fn(start=1e-3, end=1e-4, end_fraction=0.8)\n",
        LEFT,
    ),
    "constant, by its old name": ("from stable_baselines3.common.utils import constant_fn\n\nschedule = constant_fn(3e-4)\n", LEFT),
    "a number, by its old name": ("from stable_baselines3.common.utils import get_schedule_fn\n\nschedule = get_schedule_fn(0.2)\n", LEFT),
    "a schedule as numbers": (
        "from stable_baselines3.common.utils import LinearSchedule, get_schedule_fn\n\nschedule = get_schedule_fn(LinearSchedule(1e-3, 1e-5, 0.5))\n",
        LEFT,
    ),
    "a function of one's own": (
        "from typing import Callable\n\n\ndef linear_schedule(initial_value: float) -> Callable[[float], float]:\n    def func(progress_remaining: float) -> float:\n"
        "        return progress_remaining * initial_value\n\n    return func\n\n\nschedule = linear_schedule(0.001)\n",
        LEFT,
    ),
}

PPO = (
    'from stable_baselines3 import PPO\n\nmodel = PPO("MlpPolicy", "CartPole-v1", n_steps=64, n_epochs=1, device="cpu", {})\nmodel.learn(total_timesteps={})\n'
)
RUNS = {
    "PPO: a constant": PPO.format("learning_rate=3e-4", 256),
    "PPO: a lambda whose last rate is below zero": PPO.format("learning_rate=lambda p: 1e-3 * p, clip_range=lambda p: 0.2 * p", 200),
    "PPO: linear": PPO.format("learning_rate=LinearSchedule(1e-3, 0.0, 1.0)", 256).replace(
        "import PPO\n", "import PPO\nfrom stable_baselines3.common.utils import LinearSchedule\n"
    ),
    "PPO: learning on": (
        'from stable_baselines3 import PPO\nfrom stable_baselines3.common.utils import LinearSchedule\n\nmodel = PPO("MlpPolicy", "CartPole-v1", n_steps=64, n_epochs=1, device="cpu", learning_rate=LinearSchedule(1e-3, 0.0, 1.0))\n'
        "model.learn(total_timesteps=256)\nmodel.learn(total_timesteps=256, reset_num_timesteps=False)\n"
    ),
    "A2C: linear": (
        'from stable_baselines3 import A2C\n\nmodel = A2C("MlpPolicy", "CartPole-v1", n_steps=5, device="cpu", learning_rate=lambda progress: 7e-4 * progress)\nmodel.learn(50)\n'
    ),
    "DQN: the rate": (
        'from stable_baselines3 import DQN\n\nmodel = DQN("MlpPolicy", "CartPole-v1", learning_starts=20, train_freq=4, device="cpu", learning_rate=lambda progress: 1e-3 * progress)\nmodel.learn(60)\n'
    ),
}

EXPLORATION = {
    "DQN: exploration, defaults": 'from stable_baselines3 import DQN\n\nmodel = DQN("MlpPolicy", "CartPole-v1", device="cpu")\nmodel.learn(total_timesteps=200)\n',
    "DQN: exploration over half": (
        'from stable_baselines3 import DQN\n\nmodel = DQN(\n    "MlpPolicy",\n    "CartPole-v1",\n    exploration_fraction=0.5,\n    exploration_initial_eps=0.9,\n    exploration_final_eps=0.1,\n    device="cpu",\n)\n'
        "model.learn(total_timesteps=100)\n"
    ),
}


def used(code):
    """(environment step, rate) of each update of a run."""
    seen = []
    update = BaseAlgorithm._update_learning_rate

    def spied(self, optimizers):
        update(self, optimizers)
        optimizer = optimizers[0] if isinstance(optimizers, list) else optimizers
        seen.append((self.num_timesteps, optimizer.param_groups[0]["lr"]))

    BaseAlgorithm._update_learning_rate = spied
    try:
        run(code)
    finally:
        BaseAlgorithm._update_learning_rate = update
    return dict(seen)


def explored(code):
    """The part of random actions that holds after each environment step of a run."""
    seen = {}
    step = DQN._on_step

    def spied(self):
        step(self)
        seen[self.num_timesteps] = self.exploration_rate

    DQN._on_step = spied
    try:
        run(code)
    finally:
        DQN._on_step = step
    return seen


if __name__ == "__main__":
    cases = Cases("stable-baselines3", stable_baselines3.__version__)
    for name, (code, left) in SCHEDULES.items():
        cases.add(name, code, run(code)["schedule"], left, unit="part left", variable="schedule")
    for table, values, quantity in [(RUNS, used, "lr"), (EXPLORATION, explored, "exploration")]:
        for name, code in table.items():
            seen = values(code)
            cases.add(name, code, seen.__getitem__, sorted(seen), quantity=quantity, unit="env step", variable="model")
    cases.write("stable_baselines3")
