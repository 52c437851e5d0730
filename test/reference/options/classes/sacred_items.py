import torch
from sacred import Experiment

ex = Experiment("train", save_git_info=False)
ex.add_config({"lr": 0.07, "epochs": 8})


@ex.named_config
def long():
    epochs = 800


@ex.main
def run(_config):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=_config["lr"])
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, _config["epochs"])


if __name__ == "__main__":
    ex.run_commandline()
