import torch
import typer

app = typer.Typer()


def default_epochs():
    return 33


@app.command()
def main(lr: float = typer.Option(lambda: 0.02), epochs: int = typer.Option(default_factory=default_epochs)):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs)


app()
