import torch
import typer

app = typer.Typer()


@app.command()
def main(
    lr: float = typer.Option(...),
    epochs: int = typer.Option("20"),
    eta_min: float = typer.Option(None),
):
    model = torch.nn.Linear(1, 1)
    optimizer = torch.optim.SGD(model.parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, T_max=epochs, eta_min=eta_min or 0.0)


app(["--lr", "0.5"])
