"""What d3rlpy's factories of schedulers do: `python make_d3rlpy.py` writes d3rlpy.json. Made with Python 3.11, torch==2.15.0 and d3rlpy==2.8.1. A value is the rate of
update t of the optimizer that the factory of the snippet makes, with the rate of the config.
"""

import d3rlpy
import torch

from record_jax import Cases, edges, run

HEAD = "import d3rlpy\nfrom d3rlpy.optimizers import AdamFactory, CosineAnnealingLRFactory, WarmupSchedulerFactory\n\n"
CASES = {
    "a warm-up": (
        "algorithm = d3rlpy.algos.DecisionTransformerConfig(\n    learning_rate=1e-4,\n    optim_factory=AdamFactory(lr_scheduler_factory=WarmupSchedulerFactory(warmup_steps=1000)),\n)\n",
        ("optim_factory", "learning_rate"),
        1000,
    ),
    "a cosine of the actor": (
        "optim = AdamFactory(lr_scheduler_factory=CosineAnnealingLRFactory(T_max=500, eta_min=1e-5))\n"
        + "algorithm = d3rlpy.algos.SACConfig(actor_learning_rate=3e-4, critic_learning_rate=1e-3, actor_optim_factory=optim)\n",
        ("actor_optim_factory", "actor_learning_rate"),
        500,
    ),
    "a cosine of the critic": (
        "algorithm = d3rlpy.algos.TD3Config(\n    critic_learning_rate=1e-3,\n    critic_optim_factory=d3rlpy.optimizers.SGDFactory(lr_scheduler_factory=CosineAnnealingLRFactory(300)),\n)\n",
        ("critic_optim_factory", "critic_learning_rate"),
        300,
    ),
    "the rate by default": (
        "algorithm = d3rlpy.algos.DQNConfig(optim_factory=AdamFactory(lr_scheduler_factory=WarmupSchedulerFactory(50)))\n",
        ("optim_factory", "learning_rate"),
        50,
    ),
    "the rate of the actor by default": (
        "algorithm = d3rlpy.algos.CQLConfig(\n    critic_learning_rate=1e-3,\n    actor_optim_factory=AdamFactory(lr_scheduler_factory=CosineAnnealingLRFactory(T_max=80)),\n)\n",
        ("actor_optim_factory", "actor_learning_rate"),
        80,
    ),
}


def rates(factory, rate):
    wrapper = factory.create({"net": torch.nn.Linear(1, 1)}.items(), rate, compiled=False)
    while True:
        yield wrapper.optim.param_groups[0]["lr"]
        wrapper.step()


if __name__ == "__main__":
    cases = Cases("d3rlpy", d3rlpy.__version__)
    for name, (text, (factory, rate), last) in CASES.items():
        config = run(HEAD + text)["algorithm"]
        cases.add(name, HEAD + text, rates(getattr(config, factory), getattr(config, rate)), edges(last))
    cases.write("d3rlpy")
