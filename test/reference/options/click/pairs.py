import click
import torch


@click.command()
@click.option("--milestones", nargs=2, type=int, default=(40, 70))
@click.option("--lr", type=float, default=1)
@click.option("--gamma", default=1, type=float)
@click.option("--Power", default=2)
@click.argument("rounds", default=50)
def main(milestones, lr, gamma, power, rounds):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    first = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=milestones, gamma=gamma)
    second = torch.optim.lr_scheduler.PolynomialLR(optimizer, total_iters=rounds, power=power)


if __name__ == "__main__":
    main()
