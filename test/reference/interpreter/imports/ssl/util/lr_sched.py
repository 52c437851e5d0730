import math


def adjust_learning_rate(optimizer, epoch, args):
    """Half a cosine behind a warm-up, moved in parts of an epoch."""
    if epoch < args.warmup_epochs:
        lr = args.lr * epoch / args.warmup_epochs
    else:
        done = (epoch - args.warmup_epochs) / (args.epochs - args.warmup_epochs)
        lr = args.min_lr + (args.lr - args.min_lr) * 0.5 * (1.0 + math.cos(math.pi * done))
    for group in optimizer.param_groups:
        group["lr"] = lr * group["lr_scale"] if "lr_scale" in group else lr
    return lr


def set_weight_decay(optimizer, value):
    for group in optimizer.param_groups:
        group["weight_decay"] = value
