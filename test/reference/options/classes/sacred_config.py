import torch
from sacred import Experiment

ex = Experiment("train", save_git_info=False)


@ex.config
def config():
    lr = 0.05
    epochs = 60
    warmup = epochs // 10


@ex.capture
def get_scheduler(optimizer, epochs, warmup):
    return torch.optim.lr_scheduler.StepLR(optimizer, epochs), torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=warmup)


@ex.automain
def main(lr, epochs):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs)
    get_scheduler(optimizer)
