import click
import torch
from torch.optim.lr_scheduler import CosineAnnealingLR


@click.command()
@click.option("--epochs", "-e", default=90, show_default=True)
@click.option("--lr", default=1e-3, type=float, help="Learning rate.")
@click.option("--min-lr", default=1e-6)
@click.option("--amp/--no-amp", default=False)
def main(epochs, lr, min_lr, amp):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.AdamW(model.parameters(), lr=lr)
    scheduler = CosineAnnealingLR(optimizer, T_max=epochs, eta_min=min_lr)


if __name__ == "__main__":
    main()
