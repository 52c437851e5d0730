import torch
from absl import app, flags

flags.DEFINE_float("lr", 0.1, "")
flags.DEFINE_integer("epochs", 100, "")
flags.DEFINE_integer("warmup", 10, "")
flags.FLAGS["epochs"].default = 7
flags.FLAGS.set_default("lr", 0.4)


def main(argv):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=flags.FLAGS.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, flags.FLAGS.epochs)
    warm = torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=flags.FLAGS.warmup)


if __name__ == "__main__":
    app.run(main)
