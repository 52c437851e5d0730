import torch
from absl import app, flags

# A text is read as the flag reads its words.
flags.DEFINE_float("lr", "0.75", "")
flags.DEFINE_integer("t_max", "60", "")
flags.DEFINE_list("milestones", ["10", "20"], "")
flags.DEFINE_enum("kind", "cosine", ["cosine", "step"], "")
F = flags.FLAGS


def main(argv):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=F.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, F.t_max)


app.run(main)
