#!/bin/bash
# stable-baselines3 2.9.2. A schedule of the learning rate is a function of what is left of the run. learn(1000, reset_num_timesteps=False) goes on with a model that
# has learnt for 1000 steps: the run is then one of 2000 steps of which a half is left, so that a rate that had come down to 0 jumps back to almost a half of
# the first one, and falls half as fast as before. Guess: it starts anew at 1.0, or stays at 0.
# Seen, A2C with n_steps=100 and LinearSchedule(1.0, 0.0, 1.0), the rates of the updates of both halves:
#   0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0    and    0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05, 0.0
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q stable-baselines3==2.9.2 torch==2.15.0
"$folder/venv/bin/python" - <<'PYTHON'
from stable_baselines3 import A2C
from stable_baselines3.common.utils import LinearSchedule


class Watched(A2C):
    def train(self):
        super().train()
        seen.append(round(self.policy.optimizer.param_groups[0]["lr"], 6))


seen = []
model = Watched("MlpPolicy", "CartPole-v1", n_steps=100, learning_rate=LinearSchedule(1.0, 0.0, 1.0), device="cpu", policy_kwargs={"net_arch": []})
model.learn(1000)
model.learn(1000, reset_num_timesteps=False)
print(seen)
assert seen == [0.9, 0.8, 0.7, 0.6, 0.5, 0.4, 0.3, 0.2, 0.1, 0.0, 0.45, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15, 0.1, 0.05, 0.0], seen
PYTHON
