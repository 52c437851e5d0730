import torch
import typer

app = typer.Typer()


@app.command()
def main(
    lr: float = typer.Option(0.1, callback=lambda value: value * 3),
    epochs: int = typer.Option(20),
    gamma: float = 0.5,
):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.StepLR(optimizer, epochs, gamma)


app(["--epochs", "7"])
