import click
import torch


# Nothing is said for these: one is None, the other one has to be given.
@click.command()
@click.option("--lr", type=float)
@click.option("--gamma", type=float, required=True, default=0.5)
@click.option("--milestones", type=int, multiple=True, default=[30, 80])
@click.option("--warmup", type=int, default=None)
def main(lr, gamma, milestones, warmup):
    if lr is None:
        lr = 0.3
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones, gamma)
    if warmup is None:
        warmup = 5
    warm = torch.optim.lr_scheduler.LinearLR(optimizer, total_iters=warmup)


main()
