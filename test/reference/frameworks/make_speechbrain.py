"""What SpeechBrain's schedulers give: `python make_speechbrain.py` writes speechbrain.json. Made with Python 3.11, speechbrain==1.1.2, hyperpyyaml==1.2.3 and
torch==2.9.1. HyperPyYAML makes the schedulers and the optimizer out of each text; what is called by update is called behind it, and what is called by epoch at its
end, as the recipes of SpeechBrain do.
"""

import warnings

import torch
from hyperpyyaml import load_hyperpyyaml

from record_jax import Cases, edges

warnings.simplefilter("ignore")
HEAD = "number_of_epochs: 20\nlr: 2e-3\nwarm: 30\nopt_class: !name:torch.optim.Adam\n  lr: !ref <lr>\nschedule: !new:speechbrain.nnet.schedulers."
STEPS = {
    "a Noam": "NoamScheduler\n  lr_initial: !ref <lr>\n  n_warmup_steps: !ref <warm>\n",
    "a Noam of a width": "NoamScheduler\n  lr_initial: !ref <lr> * 1000\n  n_warmup_steps: !ref <warm>\n  model_size: 256\n",
    "a Noam that stays": "LinearNoamScheduler\n  lr_initial: !ref <lr>\n  n_warmup_steps: !ref <warm>\n  n_keep_steps: 50\n",
    "an exponential behind a warm-up": "WarmAndExpDecayLRSchedule\n  lr: !ref <lr>\n  n_warmup_steps: !ref <warm>\n  total_steps: !ref <warm> * 10\n  decay_factor: 0.05\n",
    "triangles": "CyclicLRScheduler\n  base_lr: 0.00001\n  max_lr: !ref <lr>\n  step_size: 40\n",
    "triangles that halve": "CyclicLRScheduler\n  max_lr: !ref <lr>\n  step_size: 40\n  mode: triangular2\n",
    "triangles that shrink": "CyclicLRScheduler\n  max_lr: 0.01\n  step_size: 40\n  mode: exp_range\n  gamma: 0.99\n",
}
COUNTED = {
    "three stages": "TriStageLRSchedule\n  lr: !ref <lr>\n  warmup_steps: !ref <warm>\n  hold_steps: 40\n  decay_steps: 130\n  total_steps: 200\n",
    "a slow fall and a cool-down": "WarmCoolDecayLRSchedule\n  lr: !ref <lr>\n  warmup: !ref <warm>\n  cooldown: 60\n  total_steps: 200\n  decay_factor: 0.75\n  decay_every: 50\n",
}
EPOCHS = {
    "a line of epochs": "LinearScheduler\n  initial_value: !ref <lr>\n  final_value: 0.0001\n  epoch_count: !ref <number_of_epochs>\n",
    "falls of epochs": "StepScheduler\n  initial_value: !ref <lr>\n  decay_factor: 0.7\n  decay_drop: 3\n",
    "falls of their own length": "StepScheduler\n  initial_value: !ref <lr>\n",
}
WEIGHTS = {"a half-life": "StepScheduler\n  initial_value: 10\n  half_life: 4\n"}
METRIC = {
    "new-bob": "NewBobScheduler\n  initial_value: !ref <lr>\n",
    "a patient new-bob": "NewBobScheduler\n  initial_value: !ref <lr>\n  annealing_factor: 0.8\n  improvement_threshold: 0.01\n  patient: 2\n",
}


def by_update(text, call):
    made = load_hyperpyyaml(text)
    optimizer = made["opt_class"]([torch.nn.Parameter(torch.zeros(1))])
    done = 0
    while True:
        yield optimizer.param_groups[0]["lr"]
        done += 1
        call(made["schedule"], optimizer, done)


def called(schedule, optimizer, _):
    if hasattr(schedule, "on_batch_end"):
        schedule.on_batch_end(optimizer)
    else:
        schedule(optimizer)


def by_epoch(text, argument):
    made = load_hyperpyyaml(text)
    value = made["schedule"].initial_value if hasattr(made["schedule"], "initial_value") else made["lr"]
    epoch = 0
    while True:
        yield value
        epoch += 1
        _, value = made["schedule"](argument(epoch))


def in_epoch(text):
    """What a loss is weighted with, as the recipe of Tacotron 2 asks for it in each epoch, from 1 on."""
    schedule = load_hyperpyyaml(text)["schedule"]
    epoch = 0
    while True:
        epoch += 1
        yield schedule(epoch)[0]


if __name__ == "__main__":
    cases = Cases("speechbrain", "1.1.2")
    steps = edges(200, 30, 40, 70, 80, 140)
    for configs, call in ((STEPS, called), (COUNTED, lambda schedule, optimizer, done: schedule(optimizer, done))):
        for name, more in configs.items():
            cases.add(name, HEAD + more, by_update(HEAD + more, call), steps, language="yaml", variable="schedule")
    for configs, argument in ((EPOCHS, lambda epoch: epoch), (METRIC, lambda _: 1.0)):
        for name, more in configs.items():
            float32 = name == "a line of epochs"
            cases.add(name, HEAD + more, by_epoch(HEAD + more, argument), edges(20, 3), language="yaml", unit="epoch", variable="schedule", float32=float32)
    for name, more in WEIGHTS.items():
        cases.add(name, HEAD + more, in_epoch(HEAD + more), edges(20, 3), language="yaml", unit="epoch", variable="schedule")
    cases.write("speechbrain")
