import torch
from absl import app, flags

FLAGS = flags.FLAGS

flags.DEFINE_float("lr", 1e-3, "Learning rate.")
flags.DEFINE_integer("num_epochs", 120, "Epochs.")
flags.DEFINE_float("eta_min", 0, "Rate at the end.")


def main(_):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=FLAGS.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=FLAGS.num_epochs, eta_min=FLAGS.eta_min)


if __name__ == "__main__":
    app.run(main)
