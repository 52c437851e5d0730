import torch
from absl import app, flags

FLAGS = flags.FLAGS
flags.DEFINE_float("lr", None, "", required=False)
flags.DEFINE_integer("epochs", None, "")
flags.DEFINE_float("gamma", 0.5, "")


def main(argv):
    lr = FLAGS.lr or 0.15
    epochs = FLAGS.epochs if FLAGS.epochs is not None else 8
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, epochs, FLAGS.gamma)


app.run(main)
