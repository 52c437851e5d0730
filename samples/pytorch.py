"""PyTorch's own schedulers, read as they are: the rate comes from the optimizer, and OneCycleLR has a curve for the momentum, too."""

import torch
from torch.optim import lr_scheduler

TOTAL_STEPS = 10_000
WARMUP_STEPS = 500

model = torch.nn.Linear(8, 1)
optimizer = torch.optim.AdamW(model.parameters(), lr=3e-4, weight_decay=0.1)

warmup = lr_scheduler.LinearLR(optimizer, start_factor=0.01, total_iters=WARMUP_STEPS)
decay = lr_scheduler.CosineAnnealingLR(optimizer, T_max=TOTAL_STEPS - WARMUP_STEPS, eta_min=3e-5)
scheduler = lr_scheduler.SequentialLR(optimizer, [warmup, decay], milestones=[WARMUP_STEPS])

one_cycle = lr_scheduler.OneCycleLR(optimizer, max_lr=1e-3, total_steps=TOTAL_STEPS)
