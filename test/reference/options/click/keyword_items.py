import click
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR


@click.command()
@click.option("--lr", default=0.02)
@click.option("--num-epochs", default=60)
def cli(**opt):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=opt["lr"])
    scheduler = CosineAnnealingLR(optimizer, T_max=opt["num_epochs"])


cli()
