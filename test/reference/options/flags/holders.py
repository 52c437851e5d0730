import torch
from absl import app
from absl import flags

_LR = flags.DEFINE_float("learning_rate", 0.25, "Learning rate.")
_STEPS = flags.DEFINE_integer("decay_steps", default=50, help="Steps.", lower_bound=1)
_GAMMA = flags.DEFINE_float(name="gamma", default=0.5, help="Factor.")


def main(argv):
    del argv
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=_LR.value)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, _STEPS.value, gamma=_GAMMA.value)


if __name__ == "__main__":
    app.run(main)
