"""A training script. Constants are followed, so the hover shows what the numbers come to."""

from dataclasses import dataclass

from weights import schedule

EPOCHS = 40
STEPS_PER_EPOCH = 1_250
TOTAL_STEPS = EPOCHS * STEPS_PER_EPOCH

kl_weight = schedule("cosine", base_weight=0.5, total_steps=TOTAL_STEPS)
contrastive_weight = schedule("exponential", 0.1, TOTAL_STEPS // 2)


@dataclass
class LossConfig:
    domain_weight: object = schedule("power", base_weight=1.0, total_steps=TOTAL_STEPS, a=2)


def train(model, loader, optimizer):
    for step, batch in enumerate(loader):
        reconstruction, kl = model(batch)
        # The weight at a step that only the run knows: the curve is shown, not a single value.
        loss = reconstruction + schedule("linear", 0.5, TOTAL_STEPS, step=step) * kl
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
