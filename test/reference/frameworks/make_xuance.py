"""The part of random actions that XuanCe's agents take: `CHECKOUT=... python make_xuance.py` writes xuance.json. Made with Python 3.11 and PyYAML==6.0.4; CHECKOUT names a
checkout of github.com/agi-brain/xuance at 4f0b05b2. What a constructor does with the keys is run out of it, and _update_explore_factor, or the lines of the loop that stand
for it, behind each turn of all environments, as `train` does.
"""

import ast
import typing
from types import SimpleNamespace

import yaml

import checkout
from record_jax import Cases

FOLDER = "xuance/torch/agents/"
SINGLE, SEVERAL = (FOLDER + "core/off_policy.py", "OffPolicyAgent"), (FOLDER + "core/off_policy_marl.py", "OffPolicyMARLAgents")
AGENTS = {
    "DQN": ("qlearning_family/dqn_agent.py", SINGLE),
    "PerDQN": ("qlearning_family/perdqn_agent.py", None),
    "DRQN": ("qlearning_family/drqn_agent.py", None),
    "IQL": ("multi_agent_rl/iql_agents.py", SEVERAL),
    "VDN": ("multi_agent_rl/vdn_agents.py", SEVERAL),
    "OWQMIX": ("multi_agent_rl/qmix_agents.py", SEVERAL),
    "QTRAN_base": ("multi_agent_rl/qtran_agents.py", SEVERAL),
}
MADE = {"PerDQN": "qlearning_family/dqn_agent.py"}


def turn(path):
    """The statement of a loop that makes the part smaller."""
    text = checkout.source(path)
    (found,) = [node for node in ast.walk(ast.parse(text)) if isinstance(node, ast.If) and "delta_" in ast.get_source_segment(text, node)]
    return compile(ast.Module([found], []), path, "exec")


def explored(text):
    config = SimpleNamespace(**yaml.safe_load(text))
    path, base = AGENTS[config.agent]
    self = SimpleNamespace(n_envs=config.parallels, current_step=0, noise_scale=None)
    made = checkout.parts(FOLDER + MADE.get(config.agent, path), "__init__", lambda part: "greedy" in part)
    exec(made, {"self": self, "config": config, **vars(typing)})
    if base:
        move = checkout.method(*base, "_update_explore_factor")
    else:
        lines = turn(FOLDER + path)
        move = lambda self: exec(lines, {"self": self})
    while True:
        for _ in range(self.n_envs):
            yield self.egreedy if config.agent == "DRQN" else self.e_greedy
        self.current_step += self.n_envs
        move(self)


def config(agent, parallels=4, keys="start_greedy: 0.5\nend_greedy: 0.01\ndecay_step_greedy: 1000"):
    return f'agent: "{agent}"\nlearner: "{agent}_Learner"\nparallels: {parallels}\n{keys}\nrunning_steps: 2000\n'


if __name__ == "__main__":
    cases = Cases("xuance", "4f0b05b2")
    for agent in AGENTS:
        steps = [0, 1, 3, 4, 5, 100, 248, 249, 251, 252, 255, 256, 260, 500, 996, 999, 1000, 1003, 1004, 1008, 1999, 2000]
        cases.add(agent, config(agent), explored(config(agent)), steps, language="yaml", unit="env step", quantity="epsilon")
    for agent in ("DQN", "PerDQN", "VDN"):
        text = config(agent, 7, "start_greedy: 1.0\nend_greedy: 0.05\ndecay_step_greedy: 500.0")
        cases.add(f"{agent}, uneven", text, explored(text), [0, 6, 7, 70, 71, 76, 77, 84, 490, 497, 500, 504, 511, 1000], language="yaml", unit="env step", quantity="epsilon")
    cases.write("xuance")
