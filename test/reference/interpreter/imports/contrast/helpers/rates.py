"""What sets the rates of an optimizer, and numbers for it."""

import numpy as np

RAMP = 400


def set_rate(opt, optimizer, epoch):
    rate = opt.rate
    if opt.cosine:
        rate = opt.floor + (rate - opt.floor) * (1 + np.cos(np.pi * epoch / opt.epochs)) / 2
    else:
        drops = np.sum(epoch >= np.asarray(opt.drop_at))
        rate = rate * opt.drop_by**drops
    for group in optimizer.param_groups:
        group["lr"] = rate


def clipped(part):
    return min(1.0, part)
