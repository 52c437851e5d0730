import torch
import typer
from torch.optim.lr_scheduler import CosineAnnealingLR

app = typer.Typer()


@app.command()
def train(
    epochs: int = typer.Option(40, help="Epochs."),
    lr: float = typer.Option(0.003, "--lr", "-l"),
    eta_min: float = typer.Option(default=1e-5),
):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = CosineAnnealingLR(optimizer, T_max=epochs, eta_min=eta_min)


if __name__ == "__main__":
    app()
