"""Rates and weights that each turn of a loop, or each call of a method, moves on from where the last one left them."""

import math
import random

TURNS = 4200
USED = {}


def use(name, value):
    USED.setdefault(name, []).append(value)


def held(name, step):
    return USED[name][min(step, len(USED[name]) - 1)]


class Environment:
    def reset(self):
        return 0.0

    def step(self, action):
        return random.random(), 1.0, random.random() < 0.5


env = Environment()

lr = 0.1
for epoch in range(TURNS):
    if epoch in (30, 60, 90):
        lr *= 0.1
    use("lr", lr)

lr_b, decay = 0.01, 0.999
for epoch in range(TURNS):
    use("lr_b", lr_b)
    lr_b = lr_b * decay

kl_weight = 0.0
for step in range(TURNS):
    kl_weight = min(kl_weight + 1e-3, 1.0)
    loss = 2.0 + kl_weight * 0.3
    use("kl_weight", kl_weight)


def dqn(n_episodes=TURNS, eps_start=1.0, eps_end=0.01, eps_decay=0.995):
    eps = eps_start
    for i_episode in range(1, n_episodes + 1):
        state = env.reset()
        for t in range(5):
            action = state > eps
            use("_", action)
            state, reward, done = env.step(action)
            if done:
                break
        use("eps", eps)
        eps = max(eps_end, eps_decay * eps)


def anneal(temperature=1.0):
    for step in range(TURNS):
        batch = random.random()
        if step % 100 == 1:
            temperature = max(temperature * math.exp(-3e-5 * step), 0.5)
        use("temperature", temperature * (1 if batch else 1))


def staged(iterations=TURNS, peak=0.2, warmup=100):
    for it in range(iterations):
        if it < warmup:
            lr_now = peak * (it + 1) / warmup
        elif it < 1000:
            lr_now = peak
        else:
            lr_now = peak * 0.5 ** ((it - 1000) // 500 + 1)
        use("lr_now", lr_now)


def counted(kl_start=200):
    beta = 0.0
    global_step = 0
    while global_step < TURNS:
        noise = random.random()
        use("beta", beta)
        if global_step > kl_start and beta < 0.5:
            beta += 0.0025
        global_step += 1
    return noise


class Agent:
    def __init__(self, size, gamma=0.9):
        self.size = size
        self.gamma = gamma
        self.epsilon = 1.0
        self.epsilon_min = 0.02
        self.epsilon_decay = 0.99
        self.tau = 0.0
        self.memory = []

    def remember(self, item):
        self.memory.append(item)

    def replay(self, batch_size):
        for item in random.sample(self.memory, min(batch_size, len(self.memory))):
            self.memory[0] = item * self.gamma
        if self.epsilon > self.epsilon_min:
            self.epsilon *= self.epsilon_decay
        self.tau = min(1.0, self.tau + 0.01 * self.gamma)


dqn()
anneal()
staged()
counted()
agent = Agent(3)
agent.remember(1.0)
for episode in range(TURNS):
    use("epsilon", agent.epsilon)
    use("tau", agent.tau)
    agent.replay(8)

DRAWN = {
    "lr": ["held('lr', step)"],
    "lr_b": ["held('lr_b', step)"],
    "kl_weight": ["held('kl_weight', step)"],
    "eps": ["held('eps', step)"],
    "temperature": ["held('temperature', step)"],
    "lr_now": ["held('lr_now', step)"],
    "beta": ["held('beta', step)"],
    "Agent.epsilon": ["held('epsilon', step)"],
    "Agent.tau": ["held('tau', step)"],
}
