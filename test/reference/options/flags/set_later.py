import torch
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_float("lr", 0.1, "")
flags.DEFINE_integer("epochs", 100, "")
flags.DEFINE_float("gamma", 0.5, "")


def main(argv):
    FLAGS.epochs = FLAGS.epochs // 2
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=FLAGS.lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, FLAGS.epochs, FLAGS.gamma)


if __name__ == "__main__":
    app.run(main)
