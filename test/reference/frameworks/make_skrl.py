"""What skrl's agents do to the rate of their optimizer: `python make_skrl.py` writes skrl_agents.json. Made with Python 3.11, torch==2.15.0,
gymnasium==1.0.0 and skrl==2.1.1.

Each snippet makes the config of an agent, with which this script trains small networks on CartPole. Of an agent that goes through what it collected several
times, a value is the rate with which a time t begins; else that of update t. A metric is what the scheduler is stepped with.
"""

import logging

import gymnasium
import skrl
import torch
from skrl.agents.torch.dqn import DQN
from skrl.agents.torch.ppo import PPO
from skrl.envs.wrappers.torch import wrap_env
from skrl.memories.torch import RandomMemory
from skrl.models.torch import CategoricalMixin, DeterministicMixin, Model
from skrl.resources.schedulers.torch import KLAdaptiveLR
from skrl.trainers.torch import SequentialTrainer
from torch.optim.optimizer import register_optimizer_step_pre_hook

from record_jax import Cases, edges, run

PPO_HEAD = "from skrl.agents.torch.ppo import PPO, PPO_CFG\nfrom torch.optim.lr_scheduler import CosineAnnealingLR, StepLR\n\n"
DQN_HEAD = "from skrl.agents.torch.dqn import DQN, DQN_CFG\nfrom torch.optim import lr_scheduler\n\n"
SMALL = "cfg.rollouts = 8\ncfg.learning_epochs = 4\ncfg.mini_batches = 2\n"
AGENTS = {
    "a policy, with a rate of its own": (
        PPO_HEAD + "cfg = PPO_CFG()\n" + SMALL
        + "cfg.learning_rate = 5e-4\ncfg.learning_rate_scheduler = StepLR\ncfg.learning_rate_scheduler_kwargs = {'step_size': 10, 'gamma': 0.5}\n",
        [10, 20, 30],
    ),
    "a policy, with the rate by default": (
        PPO_HEAD + "cfg = PPO_CFG(\n    rollouts=8, learning_epochs=4, mini_batches=2,\n"
        + "    learning_rate_scheduler=CosineAnnealingLR,\n    learning_rate_scheduler_kwargs={'T_max': 30, 'eta_min': 1e-5},\n)\n",
        [30],
    ),
    "values of actions": (
        DQN_HEAD + "cfg = DQN_CFG()\ncfg.batch_size = 4\ncfg.learning_rate = 2e-3\n"
        + "cfg.learning_rate_scheduler = lr_scheduler.LinearLR\ncfg.learning_rate_scheduler_kwargs = {'start_factor': 0.5, 'total_iters': 20}\n",
        [20],
    ),
}
DIVERGENCES = [0.001, 0.02, 0.008, 0.03, 0.05, 0.0001, 0.0001, 0.016, 0.004, 0.5, 0.5, 0.5]
KL_HEAD = "from skrl.agents.torch.ppo import PPO, PPO_CFG\nfrom skrl.resources.schedulers.torch import KLAdaptiveLR\n\n"
ADAPTIVE = {
    "by the divergence": (
        KL_HEAD + "cfg = PPO_CFG()\ncfg.learning_rate = 5e-4\ncfg.learning_rate_scheduler = KLAdaptiveLR\ncfg.learning_rate_scheduler_kwargs = {'kl_threshold': 0.01, 'lr_factor': 2}\n",
        5e-4,
        {"kl_threshold": 0.01, "lr_factor": 2},
    ),
    "by the divergence, with the rate by default": (
        KL_HEAD + "cfg = PPO_CFG()\ncfg.learning_rate_scheduler = KLAdaptiveLR\n",
        1e-3,
        {},
    ),
}


class Policy(CategoricalMixin, Model):
    def __init__(self, *, observation_space, action_space, device):
        Model.__init__(self, observation_space=observation_space, action_space=action_space, device=device)
        CategoricalMixin.__init__(self)
        self.net = torch.nn.Linear(4, 2)

    def compute(self, inputs, role):
        return self.net(inputs["observations"]), {}


class Value(DeterministicMixin, Model):
    def __init__(self, *, observation_space, action_space, device, outputs=1):
        Model.__init__(self, observation_space=observation_space, action_space=action_space, device=device)
        DeterministicMixin.__init__(self)
        self.net = torch.nn.Linear(4, outputs)

    def compute(self, inputs, role):
        return self.net(inputs["observations"]), {}


def updates(cfg):
    """The rates of the updates of an agent that is trained by a config."""
    env = wrap_env(gymnasium.make("CartPole-v1"), verbose=False)
    spaces = {"observation_space": env.observation_space, "action_space": env.action_space, "device": env.device}
    is_policy = type(cfg).__name__ == "PPO_CFG"
    if is_policy:
        models = {"policy": Policy(**spaces), "value": Value(**spaces)}
    else:
        models = {"q_network": Value(**spaces, outputs=2), "target_q_network": Value(**spaces, outputs=2)}
    cfg.experiment.write_interval = cfg.experiment.checkpoint_interval = 0
    memory = RandomMemory(memory_size=cfg.rollouts if is_policy else 100, num_envs=1, device=env.device)
    agent = (PPO if is_policy else DQN)(models=models, memory=memory, cfg=cfg, **spaces)
    seen = []
    hook = register_optimizer_step_pre_hook(lambda optimizer, *_: seen.append(optimizer.param_groups[0]["lr"]))
    trainer = SequentialTrainer(env=env, agents=agent, cfg={"timesteps": 104, "headless": True, "disable_progressbar": True, "close_environment_at_exit": False})
    trainer.train()
    hook.remove()
    return seen[:: cfg.mini_batches] if is_policy else seen


if __name__ == "__main__":
    logging.disable(logging.WARNING)
    cases = Cases("skrl", skrl.__version__)
    for name, (code, boundaries) in AGENTS.items():
        names = run(code)
        seen = updates(names["cfg"])
        steps = [step for step in edges(len(seen), *boundaries) if step < len(seen)]
        unit = "epoch" if "PPO" in names else "step"
        cases.add(name, code, iter(seen), steps, unit=unit, variable="cfg.learning_rate_scheduler")
    for name, (code, rate, arguments) in ADAPTIVE.items():
        run(code)
        optimizer = torch.optim.SGD([torch.nn.Parameter(torch.zeros(1))], lr=rate)
        scheduler = KLAdaptiveLR(optimizer, **arguments)
        seen = [rate]
        for divergence in DIVERGENCES:
            scheduler.step(divergence)
            seen.append(optimizer.param_groups[0]["lr"])
        cases.add(name, code, iter(seen), range(len(seen)), given={"metrics": DIVERGENCES}, variable="cfg.learning_rate_scheduler")
    cases.write("skrl_agents")
