import click
import torch


@click.group(invoke_without_command=True)
@click.pass_context
def cli(ctx):
    ctx.invoke(train, epochs=3)


@cli.command()
@click.option("--lr", default=0.1)
@click.option("--epochs", default=10)
def train(lr, epochs):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs)


cli()
