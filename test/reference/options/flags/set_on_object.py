import torch
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_float("lr", 0.1, "")
flags.DEFINE_integer("epochs", 100, "")
flags.DEFINE_float("gamma", 0.5, "")


def prepare(config):
    config.epochs = 7


def main(argv):
    prepare(FLAGS)
    setattr(FLAGS, "gamma", 0.9)
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=FLAGS.lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, FLAGS.epochs, FLAGS.gamma)


app.run(main)
