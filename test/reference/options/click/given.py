import click
import torch


@click.command()
@click.option("--epochs", default=100)
@click.option("--lr", default=0.1)
def main(epochs, lr):
    lr = lr / 4
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs)


if __name__ == "__main__":
    main(["--epochs", "30"])
