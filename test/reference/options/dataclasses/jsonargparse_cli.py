import torch
from jsonargparse import CLI


def main(lr: float = 0.02, epochs: int = 45, eta_min: float = 0):
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, epochs, eta_min)


if __name__ == "__main__":
    CLI(main)
