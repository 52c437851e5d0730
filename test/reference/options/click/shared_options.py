import click
import torch

lr_option = click.option("--lr", default=0.6, show_default=True)
BASE_STEPS = 100


@click.command(help="Trains.")
@lr_option
@click.option("--total-steps", "-n", default=3 * BASE_STEPS, type=int)
@click.option("--max-lr", default=5e-4, envvar="MAX_LR")
@click.option("--schedule", type=click.Choice(["cosine", "step"]), default="cosine")
def main(lr, total_steps, max_lr, schedule):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.OneCycleLR(optimizer, max_lr=max_lr, total_steps=total_steps)


if __name__ == "__main__":
    main()
