import click
import torch
import torch.optim as optim


@click.group()
@click.option("--verbose", is_flag=True)
def cli(verbose):
    pass


@cli.command()
@click.option("--lr", default=0.4)
@click.option("--step-size", default=12)
@click.pass_context
def train(ctx, lr, step_size):
    model = torch.nn.Linear(2, 2)
    optimizer = optim.SGD(model.parameters(), lr=lr)
    scheduler = optim.lr_scheduler.StepLR(optimizer, step_size=step_size)


@cli.command("finetune")
@click.option("--lr", default=0.01)
@click.option("--gamma", default=0.9)
def finetune(lr, gamma):
    model = torch.nn.Linear(2, 2)
    optimizer = optim.SGD(model.parameters(), lr=lr)
    scheduler = optim.lr_scheduler.ExponentialLR(optimizer, gamma=gamma)


if __name__ == "__main__":
    cli(["train"], standalone_mode=False)
    cli(["finetune"])
