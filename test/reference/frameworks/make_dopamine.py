"""What Dopamine's part of random actions does: `CHECKOUT=folder python make_dopamine.py` writes dopamine.json. Made with Python 3.11, numpy==2.4.6 and jax==0.10.2; the
folder has the unpacked wheel of dopamine-rl 4.1.2 (dopamine_rl), whose jax/agents/dqn/dqn_agent.py and tf/agents/dqn/dqn_agent.py have it.

An agent asks it with its own numbers: for those that it is not given the script takes the defaults out of the source.
"""

import ast
import functools
import types

import jax
import jax.numpy as jnp
import numpy as np

from checkout import source, taken
from record_jax import Cases, edges

FOLDER = "dopamine_rl/dopamine"
GIN = types.SimpleNamespace(configurable=lambda each: each)
CALLS = {
    "in Atari": ("250_000, step, 20_000, 0.01", 270_000, [20_000]),
    "in a small world": ("decay_period=100, step=step, warmup_steps=10, epsilon=0.1", 110, [10]),
    "at once": ("50, step, 0, 0.0", 50, []),
}
AGENTS = {
    "an agent with its defaults": ({}, "", 270_000, [20_000]),
    "an agent": ({"min_replay_history": 500, "epsilon_train": 0.05, "epsilon_decay_period": 4000}, ", min_replay_history=500, epsilon_train=0.05, epsilon_decay_period=4000", 4500, [500]),
}


def defaults(path, owner):
    """The defaults of the arguments of an agent that are numbers."""
    (found,) = [node for node in ast.parse(source(path)).body if getattr(node, "name", None) == owner]
    (made,) = [node for node in found.body if getattr(node, "name", None) == "__init__"]
    names = [each.arg for each in made.args.args][-len(made.args.defaults) :]
    return {name: value.value for name, value in zip(names, made.args.defaults) if isinstance(value, ast.Constant)}


if __name__ == "__main__":
    cases = Cases("dopamine-rl", "4.1.2")
    for backend, agent, around in (("jax", "JaxDQNAgent", {"jax": jax, "jnp": jnp, "functools": functools}), ("tf", "DQNAgent", {"np": np})):
        path = f"{FOLDER}/{backend}/agents/dqn/dqn_agent.py"
        (function,) = taken(path, "linearly_decaying_epsilon", gin=GIN, **around)
        module = f"dopamine.{backend}.agents.dqn"
        more = {"quantity": "epsilon", "float32": backend == "jax"}
        for name, (arguments, last, boundaries) in CALLS.items():
            code = f"from {module} import dqn_agent\n\n\ndef value(step):\n    return dqn_agent.linearly_decaying_epsilon({arguments})\n"
            value = lambda step, arguments=arguments: float(eval(f"function({arguments})", {"function": function, "step": step}))
            cases.add(f"{name}, with {backend}", code, value, edges(last, *boundaries), variable="value", **more)
        known = defaults(path, agent)
        for name, (given, text, last, boundaries) in AGENTS.items():
            code = f"from {module} import dqn_agent\n\nagent = dqn_agent.{agent}(num_actions=4{text})\n"
            used = {**known, **given}
            value = lambda step, used=used: float(function(used["epsilon_decay_period"], step, used["min_replay_history"], used["epsilon_train"]))
            cases.add(f"{name}, with {backend}", code, value, edges(last, *boundaries), variable="agent", **more)
    cases.write("dopamine")
