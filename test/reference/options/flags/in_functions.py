import torch
from absl import app, flags


def define_flags():
    flags.DEFINE_float("base_lr", 0.35, "")
    flags.DEFINE_integer("steps", 1_000, "")
    flags.DEFINE_float("pct", 0.2, "")


def build(config):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=config.base_lr)
    return torch.optim.lr_scheduler.OneCycleLR(optimizer, config.base_lr, total_steps=config.steps, pct_start=config.pct)


def main(unused_argv):
    build(flags.FLAGS)


if __name__ == "__main__":
    define_flags()
    app.run(main)
