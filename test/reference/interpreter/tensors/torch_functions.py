"""Schedules of numbers that are tensors of torch, in the manner of public code."""

import math

import torch


def clamped(step):
    return torch.clamp(torch.tensor(step / 1000), 0.0, 1.0).item()


def floor_of(step):
    return torch.clamp(torch.tensor(0.999**step), min=0.05).item()


def smaller(step):
    return torch.minimum(torch.tensor(1.0), torch.tensor(step) / 400).item()


def logistic(step):
    return torch.sigmoid(torch.tensor((step - 500) / 100)).item()


def cosine(step):
    x = torch.tensor(min(step, 1000) / 1000, dtype=torch.float64)
    return float(0.5 * (1 + torch.cos(x * math.pi)))


def betas(step):
    table = torch.linspace(1e-4, 0.02, 1000)
    return table[min(step, 999)].item()


def alphas(step):
    table = torch.cumprod(1.0 - torch.linspace(1e-4, 0.02, 100, dtype=torch.float64), dim=0)
    return table[min(step, 99)].item()


def picked(step):
    x = torch.tensor(float(step))
    return torch.where(x < 100, x / 100, torch.exp(-(x - 100) / 1000)).item()


def root(step):
    return torch.rsqrt(torch.tensor(float(max(step, 16)))).item()


CASES = [
    "clamped(step)",
    "floor_of(step)",
    "smaller(step)",
    "logistic(step)",
    "cosine(step)",
    "betas(step)",
    "alphas(step)",
    "picked(step)",
    "root(step)",
]
