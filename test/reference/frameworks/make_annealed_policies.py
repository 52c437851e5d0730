"""What agents of PFRL and keras-rl anneal: `python make_annealed_policies.py` writes annealed_policies.json. Made with Python 3.11 and pfrl==0.4.0 with torch==2.15.0;
then, with the argument keras-rl, keras-rl==0.4.2 and tensorflow-cpu==2.15.1.

A value is that by which action number t is taken. PFRL trains for real, in an environment without rewards; before its first call a hook has set nothing. The agents of
keras-rl know no keras that is still to be had: what stands for one has what a policy asks it for, the number of its step.
"""

import sys
import tempfile
import warnings
from importlib.metadata import version

import numpy as np

from record_jax import Cases, edges, run


class Nothing:
    """An environment of two actions in which nothing happens."""

    def reset(self):
        return np.zeros(1, np.float32)

    def step(self, action):
        return np.zeros(1, np.float32), 0.0, False, {}


LINE = "from pfrl import explorers\n\nexplorer = explorers.LinearDecayEpsilonGreedy({}, lambda: 0)\n"
FACTOR = "from pfrl.explorers import ExponentialDecayEpsilonGreedy\n\nexplorer = ExponentialDecayEpsilonGreedy({}, lambda: 0)\n"
HOOK = "from pfrl import experiments\n\nhook = experiments.LinearInterpolationHook({}, setter=setter)\n"
EXPLORERS = {
    "PFRL: a line": (LINE.format("1.0, 0.1, 30"), 30),
    "PFRL: a line up": (LINE.format("0.1, 0.9, 7"), 7),
    "PFRL: a line of one step": (LINE.format("1.0, 0.0, 1"), 1),
    "PFRL: a factor": (FACTOR.format("1.0, 0.1, 0.9"), 22),
    "PFRL: a factor to nothing": (FACTOR.format("0.8, 0.0, 0.5"), 12),
    "PFRL: a factor that is at its end": (FACTOR.format("0.1, 0.4, 0.9"), 4),
}
HOOKS = {
    "PFRL: a hook": (HOOK.format("31, 1e-3, 0"), 31),
    "PFRL: a hook that rises": (HOOK.format("12, start_value=0.25, stop_value=1.0"), 12),
    "PFRL: a hook of two steps": (HOOK.format("2, 1.0, 0.5"), 2),
}
POLICY = "from rl.policy import {inner}, LinearAnnealedPolicy\n\npolicy = LinearAnnealedPolicy({inner}(), attr='{attr}', {more})\n"
POLICIES = {
    "keras-rl: random actions": (
        POLICY.format(inner="EpsGreedyQPolicy", attr="eps", more="value_max=1., value_min=.1, value_test=.05, nb_steps=30"),
        "eps",
        30,
    ),
    "keras-rl: a temperature": (POLICY.format(inner="BoltzmannQPolicy", attr="tau", more="value_max=2., value_min=.5, value_test=.05, nb_steps=7"), "tau", 7),
    "keras-rl: a line up is at its end": (
        POLICY.format(inner="EpsGreedyQPolicy", attr="eps", more="value_max=.1, value_min=.8, value_test=.05, nb_steps=10"),
        "eps",
        10,
    ),
}


def agent_of_pfrl(explorer):
    import pfrl
    import torch

    q = torch.nn.Sequential(torch.nn.Linear(1, 2), pfrl.q_functions.DiscreteActionValueHead())
    buffer = pfrl.replay_buffers.ReplayBuffer(10**6)
    return pfrl.agents.DQN(q, torch.optim.SGD(q.parameters(), lr=0.0), buffer, 0.9, explorer, replay_start_size=10**6)


def trained(agent, steps, **more):
    import pfrl

    with tempfile.TemporaryDirectory() as folder:
        pfrl.experiments.train_agent(agent, Nothing(), steps, folder, **more)


def explored(code, steps):
    """By which part of random actions each action was taken."""
    explorer, seen = run(code)["explorer"], []
    compute = explorer.compute_epsilon
    explorer.compute_epsilon = lambda t: seen.append(compute(t)) or seen[-1]
    trained(agent_of_pfrl(explorer), steps)
    return seen


def set_by_hook(code, steps):
    """What a hook has set before each action but the first."""
    import pfrl

    current, seen = [None], []
    hook = run(code, setter=lambda env, agent, value: current.__setitem__(0, value))["hook"]
    agent = agent_of_pfrl(pfrl.explorers.ConstantEpsilonGreedy(0.0, lambda: 0))
    act = agent.act
    agent.act = lambda observation: seen.append(current[0]) or act(observation)
    trained(agent, steps, step_hooks=[hook])
    return seen


def annealed(code, attribute, steps):
    policy, seen = run(code)["policy"], []
    act = policy.inner_policy.select_action
    policy.inner_policy.select_action = lambda **more: seen.append(getattr(policy.inner_policy, attribute)) or act(**more)
    policy.agent = agent = type("Agent", (), {"training": True, "step": 0})()
    for agent.step in range(steps):
        policy.select_action(q_values=np.zeros(2))
    return seen


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    if sys.argv[1:] == ["keras-rl"]:
        cases = Cases("keras-rl", version("keras-rl"))
        for name, (code, attribute, total) in POLICIES.items():
            seen = annealed(code, attribute, 3 * total)
            cases.add(name, code, seen.__getitem__, [t for t in edges(total) if t < len(seen)], quantity="weight", unit="env step", variable="policy")
    else:
        cases = Cases("pfrl", version("pfrl"))
        for table, values, quantity, variable in [(EXPLORERS, explored, "epsilon", "explorer"), (HOOKS, set_by_hook, "weight", "hook")]:
            for name, (code, total) in table.items():
                seen = values(code, 3 * total)
                wanted = [t for t in edges(total) if t < len(seen) and seen[t] is not None]
                cases.add(name, code, seen.__getitem__, wanted, quantity=quantity, unit="env step", variable=variable)
    cases.write("annealed_policies")
