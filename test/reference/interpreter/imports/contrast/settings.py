"""Options in a file of their own, changed once they are parsed."""

import argparse
import os


def read_options():
    parser = argparse.ArgumentParser("training")
    parser.add_argument("--epochs", type=int, default=1000)
    parser.add_argument("--rate", type=float, default=0.4)
    parser.add_argument("--drop-at", type=str, default="200,500,900")
    parser.add_argument("--drop-by", type=float, default=0.25)
    parser.add_argument("--batch-size", type=int, default=128)
    parser.add_argument("--cosine", action="store_true")
    parser.add_argument("--warm", action="store_true")
    opt = parser.parse_args()
    places = opt.drop_at.split(",")
    opt.drop_at = []
    for place in places:
        opt.drop_at.append(int(place))
    opt.folder = os.path.join("runs", "{}_{}".format(opt.rate, opt.epochs))
    if not os.path.isdir(opt.folder):
        opt.is_new = True
    if opt.batch_size > 256:
        opt.warm = True
    if opt.warm:
        opt.floor = 0.01
    else:
        opt.floor = opt.rate / 100
    return opt
