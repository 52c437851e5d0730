"""A training script with options: each script that starts it has curves of its own, such as classifier.sh."""

import argparse

import torch

parser = argparse.ArgumentParser()
parser.add_argument("--lr", type=float, default=0.1)
parser.add_argument("--epochs", type=int, default=90)
parser.add_argument("--milestones", type=int, nargs="+", default=[30, 60])
parser.add_argument("--distillation-weight", type=float, default=1.0)
parser.add_argument("--ramp-epochs", type=int, default=10)
args = parser.parse_args()


def distillation_weight(epoch):
    return args.distillation_weight * min(1.0, epoch / args.ramp_epochs)


def train(model, loader):
    optimizer = torch.optim.SGD(model.parameters(), lr=args.lr, momentum=0.9)
    scheduler = torch.optim.lr_scheduler.MultiStepLR(optimizer, milestones=args.milestones, gamma=0.1)
    for epoch in range(args.epochs):
        for batch, labels in loader:
            loss, distillation = model(batch, labels)
            optimizer.zero_grad()
            (loss + distillation_weight(epoch) * distillation).backward()
            optimizer.step()
        scheduler.step()
