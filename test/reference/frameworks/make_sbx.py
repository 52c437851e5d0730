"""What sbx makes of schedules: `python make_sbx.py` writes sbx.json. Made with Python 3.11, jax==0.10.2, stable-baselines3==2.9.2, gymnasium==1.0.0 and sbx-rl==0.28.0.

A run trains for real, on CartPole-v1 or Pendulum-v1. A value is the rate with which the actor (the only network of DQN) was updated, at the environment step of the
update; not all algorithms change theirs.
"""

import sbx
from stable_baselines3.common.base_class import BaseAlgorithm

from record_jax import Cases, run

HEAD = "from sbx import {0}\n\nmodel = {0}({1})\nmodel.learn(total_timesteps={2})\n"
RUNS = {
    "PPO": ("PPO", '"MlpPolicy", "CartPole-v1", n_steps=64, n_epochs=1, learning_rate=lambda p: 1e-3 * p', 200),
    "SAC": ("SAC", '"MlpPolicy", "Pendulum-v1", learning_starts=20, learning_rate=lambda progress: 1e-3 * progress', 60),
    "TQC": ("TQC", '"MlpPolicy", "Pendulum-v1", learning_starts=20, train_freq=2, learning_rate=lambda progress: 1e-3 * progress', 60),
    "TD3": ("TD3", '"MlpPolicy", "Pendulum-v1", learning_starts=20, learning_rate=lambda progress: 1e-3 * progress', 60),
    "DDPG": ("DDPG", '"MlpPolicy", "Pendulum-v1", learning_starts=20, learning_rate=lambda progress: 1e-3 * progress', 60),
    "CrossQ": ("CrossQ", '"MlpPolicy", "Pendulum-v1", learning_starts=20, learning_rate=lambda progress: 1e-3 * progress', 60),
    "DQN": ("DQN", '"MlpPolicy", "CartPole-v1", learning_starts=20, learning_rate=lambda progress: 1e-3 * progress', 60),
}


def rate_in(state):
    """The rate that an optimizer has, where it stands among what optax lets be changed."""
    states = state if isinstance(state, tuple) and not hasattr(state, "hyperparams") else (state,)
    found = [float(each.hyperparams["learning_rate"]) for each in states if hasattr(each, "hyperparams")]
    return found[0] if found else None


def used(code, kind):
    """(environment step, rate) of each update of a run."""
    seen, asked = {}, []
    cls = getattr(sbx, kind)
    train, setup = cls.train, BaseAlgorithm._setup_lr_schedule

    def prepared(self):
        setup(self)
        own = self.lr_schedule
        self.lr_schedule = lambda left: asked.append(own(left)) or asked[-1]

    def spied(self, *args, **more):
        train(self, *args, **more)
        state = self.policy.qf_state if kind == "DQN" else self.policy.actor_state
        rate = rate_in(state.opt_state)
        # Any other optimizer keeps the rate that it was made with.
        assert rate is not None or len(set(asked)) == 1
        seen[self.num_timesteps] = asked[0] if rate is None else rate

    cls.train, BaseAlgorithm._setup_lr_schedule = spied, prepared
    try:
        run(code)
    finally:
        cls.train, BaseAlgorithm._setup_lr_schedule = train, setup
    return seen


if __name__ == "__main__":
    cases = Cases("sbx-rl", sbx.__version__, float32=True)
    for name, (kind, arguments, total) in RUNS.items():
        code = HEAD.format(kind, arguments, total)
        seen = used(code, kind)
        cases.add(name, code, seen.__getitem__, sorted(seen), unit="env step", variable="model")
    cases.write("sbx")
