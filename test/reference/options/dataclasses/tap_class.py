import torch
from tap import Tap


class TrainArgs(Tap):
    lr: float = 0.03
    epochs: int = 22
    gamma: float = 0.5

    def configure(self) -> None:
        self.add_argument("--gamma", default=0.25)


args = TrainArgs().parse_args()
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=args.lr)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, args.epochs, args.gamma)
