"""Trains a small VAE by the schedules of samples/vae.yaml and logs it into samples/runs/vae/training_log.csv.

    python test/reference/logs/sample_run.py        (torch 2.15.0, PyYAML 6.0.4, Python 3.11; one thread, about half a minute)

The run has a fault that is common and hard to see. It is stopped at step 12,000 and resumed from its last checkpoint, of step 10,000. The
log goes on with step 12,000, but the loop counts the steps of its weights from the checkpoint on: from there they are 2,000 steps late.
"""

import copy
import csv
import sys
from pathlib import Path

import torch
import yaml

root = Path(__file__).resolve().parents[3]
sys.path.insert(0, str(root / "media" / "runtime"))
from weight_schedules import from_config  # noqa: E402

config = yaml.safe_load((root / "samples" / "vae.yaml").read_text())
kl_schedule = from_config(config["loss"]["kl_weight"])
bits_schedule = from_config(config["loss"]["free_bits"])

STEPS, EVERY, CHECKPOINT, STOPPED = 20_000, 100, 10_000, 12_000
SIDE, LATENT, BATCH = 8, 4, 64

torch.manual_seed(0)
torch.set_num_threads(1)
axis = torch.arange(SIDE).float()


def images():
    """Bright spots at random places: two numbers say all of an image."""
    x, y = torch.rand(2, BATCH, 1, 1) * (SIDE - 1)
    return torch.exp(-((axis.view(1, 1, -1) - x) ** 2 + (axis.view(1, -1, 1) - y) ** 2) / 2).flatten(1)


def layers(inputs, outputs):
    return torch.nn.Sequential(torch.nn.Linear(inputs, 64), torch.nn.GELU(), torch.nn.Linear(64, outputs))


model = torch.nn.ModuleDict({"encoder": layers(SIDE**2, 2 * LATENT), "decoder": layers(LATENT, SIDE**2)})
optimizer = torch.optim.AdamW(model.parameters(), lr=float(config["optimizer"]["lr"]), weight_decay=config["optimizer"]["weight_decay"])


def update(step):
    """One step of training; the numbers to log, as they were for this update."""
    image = images()
    mean, log_variance = model["encoder"](image).chunk(2, dim=1)
    latent = mean + torch.randn_like(mean) * torch.exp(log_variance / 2)
    reconstruction = ((model["decoder"](latent) - image) ** 2).sum(1).mean()
    kl = (mean**2 + log_variance.exp() - 1 - log_variance).sum(1).mean() / 2
    kl_weight, free_bits = kl_schedule(step), bits_schedule(step)
    loss = reconstruction + kl_weight * torch.clamp(kl, min=free_bits)
    optimizer.zero_grad()
    loss.backward()
    optimizer.step()
    return loss.item(), reconstruction.item(), kl.item(), kl_weight, free_bits


checkpoint, late = None, 0
with open(root / "samples" / "runs" / "vae" / "training_log.csv", "w", newline="") as file:
    log = csv.writer(file, lineterminator="\n")
    log.writerow(["step", "train/loss", "train/reconstruction", "train/kl", "train/kl_weight", "train/free_bits"])
    for step in range(STEPS + 1):
        if step == CHECKPOINT:
            checkpoint = copy.deepcopy((model.state_dict(), optimizer.state_dict()))
        if step == STOPPED:
            model.load_state_dict(checkpoint[0])
            optimizer.load_state_dict(checkpoint[1])
            late = STOPPED - CHECKPOINT
        numbers = update(step - late)
        if step % EVERY == 0:
            log.writerow([step, *(f"{number:.6g}" for number in numbers)])

print(f"torch {torch.__version__}, PyYAML {yaml.__version__}, Python {sys.version.split()[0]}")
