import torch
from lib.schedule import make_lambda
from torch.optim.lr_scheduler import LambdaLR

optimizer = torch.optim.SGD([torch.zeros(1, requires_grad=True)], lr=0.4)
scheduler = LambdaLR(optimizer, lr_lambda=make_lambda(100, 1000))

DRAWN = {
    "scheduler": ["0.4 * make_lambda(100, 1000)(step)"],
}
