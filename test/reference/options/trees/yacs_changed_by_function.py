import torch
from yacs.config import CfgNode

C = CfgNode()
C.LR = 0.08
C.EPOCHS = 36
C.GAMMA = 0.5


def update_config(config, words):
    config.defrost()
    config.merge_from_list(words)
    config.freeze()


update_config(C, ["EPOCHS", 4])
optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=C.LR)
scheduler = torch.optim.lr_scheduler.StepLR(optimizer, C.EPOCHS, C.GAMMA)
