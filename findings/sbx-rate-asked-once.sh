#!/bin/bash
# sbx 0.28.0 with stable-baselines3 2.9.2. TD3("MlpPolicy", env, learning_rate=lambda left: 1e-3 * left): a schedule, as in stable-baselines3, of which sbx says that it has
# the same interface. What is the rate at the end of the run?
# Guess: almost 0, as it is with TD3 of stable-baselines3 and with SAC of sbx.
# Seen: TD3, DDPG, DQN and CrossQ of sbx ask the function once, as they are made, and keep that rate to the end; PPO, SAC and TQC ask it before each update.
#   the parts of the run that are left when it is asked, in a run of 60 steps: SAC 1.0 ... 0.017, 0.0   TD3 1.0 alone
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q sbx-rl==0.28.0 stable-baselines3==2.9.2 torch==2.15.0 jax==0.10.2
"$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
import sbx

asked = {}
for name in ("SAC", "TD3"):
    seen = asked[name] = []
    model = getattr(sbx, name)("MlpPolicy", "Pendulum-v1", learning_starts=20, learning_rate=lambda left: seen.append(round(left, 3)) or 1e-3 * left)
    model.learn(60)
    print(name, min(seen), max(seen))
assert min(asked["SAC"]) == 0, asked
assert set(asked["TD3"]) == {1}, asked
PYTHON
