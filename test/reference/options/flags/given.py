import torch
from absl import flags

FLAGS = flags.FLAGS
flags.DEFINE_float("lr", 0.1, "")
flags.DEFINE_integer("epochs", 100, "")

FLAGS(["train", "--epochs=12"])
model = torch.nn.Linear(1, 1)
optimizer = torch.optim.SGD(model.parameters(), lr=FLAGS.lr)
scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, FLAGS.epochs)
