"""What DQN and QR-DQN explore by: `python make_exploration.py` writes exploration.json. Made with Python 3.11, torch==2.15.0, stable-baselines3==2.9.2, sb3-contrib==2.9.2,
rl-zoo3==2.9.2 and gymnasium==1.4.0.

A run acts for real, on CartPole-v1; a value is the part of random actions that action number t takes. Without `learning_starts` the first action of all is taken
by an attribute that nothing has set yet, which is 0: it is left out.
"""

import pathlib
import sys
import tempfile
import warnings
from importlib.metadata import version

from sb3_contrib import QRDQN
from stable_baselines3 import DQN

from record_jax import Cases, edges, run

SNIPPET = 'from {home} import {name}\n\nmodel = {name}("MlpPolicy", "CartPole-v1", {more}device="cpu")\nmodel.learn(total_timesteps={steps})\n'


def of(name, steps, more=""):
    home = "sb3_contrib" if name == "QRDQN" else "stable_baselines3"
    return SNIPPET.format(home=home, name=name, steps=steps, more=more and f"{more}, ")


# name: (snippet, steps, boundary)
RUNS = {
    "defaults": (of("DQN", 200), 200, 20),
    "over half of the run": (of("DQN", 100, "exploration_fraction=0.5, exploration_initial_eps=0.9, exploration_final_eps=0.1"), 100, 50),
    "over the whole run": (of("DQN", 90, "exploration_fraction=1.0"), 90, 90),
    "over more than the run": (of("DQN", 40, "exploration_fraction=2.0, exploration_final_eps=0"), 40, 40),
    "over a part that falls between two steps": (of("DQN", 100, "exploration_fraction=0.333, exploration_final_eps=0.02"), 100, 33),
    "at once": (of("DQN", 50, "exploration_fraction=0, exploration_final_eps=0.25"), 50, 1),
    "more and more": (of("DQN", 50, "exploration_fraction=0.4, exploration_initial_eps=0.1, exploration_final_eps=0.8"), 50, 20),
    "defaults of QR-DQN": (of("QRDQN", 1_000), 1_000, 5),
    "QR-DQN": (of("QRDQN", 60, "exploration_fraction=0.3"), 60, 18),
}

ZOO = """CartPole-v1:
  n_timesteps: !!float 80
  policy: 'MlpPolicy'
  learning_rate: !!float 2.3e-3
  learning_starts: 10
  exploration_fraction: {share}
  exploration_final_eps: {last}
"""


def acted(owner, start):
    """By which part of random actions each action was taken."""
    seen = {}
    step = owner._on_step

    def spied(self):
        step(self)
        seen[self.num_timesteps] = self.exploration_rate

    owner._on_step = spied
    try:
        start()
    finally:
        owner._on_step = step
    return seen


def trained(text):
    """RL Baselines3 Zoo, as its command line runs it."""
    from rl_zoo3.train import train

    with tempfile.TemporaryDirectory() as folder:
        config = pathlib.Path(folder, "dqn.yml")
        config.write_text(text)
        sys.argv = f"train --algo dqn --env CartPole-v1 --conf-file {config} --log-folder {folder} --eval-freq -1 --device cpu --verbose 0".split()
        train()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("stable-baselines3", version("stable-baselines3"))
    for name, (code, steps, boundary) in RUNS.items():
        seen = acted(QRDQN if "QRDQN" in code else DQN, lambda: run(code))
        wanted = [step for step in edges(steps, boundary) if step in seen]
        cases.add(name, code, seen.__getitem__, wanted, quantity="epsilon", unit="env step", variable="model")
    for share, last in [(0.2, 0.04), (0.0, 0.1)]:
        text = ZOO.format(share=share, last=last)
        seen = acted(DQN, lambda: trained(text))
        wanted = [step for step in edges(80, round(80 * share)) if step in seen]
        cases.add(f"the zoo: over {share}", text, seen.__getitem__, wanted, language="yaml", quantity="epsilon", unit="env step")
    cases.write("exploration")
