"""What RT-DETR makes of its schedulers: `CHECKOUT=... python make_rtdetr.py` writes rtdetr.json. Made with Python 3.11, torch==2.15.0 and PyYAML==6.0.4; CHECKOUT names a
checkout of github.com/lyuwenyu/RT-DETR at 068dfde. The warm-up of rtdetrv2_pytorch/src/optim/warmup.py is stepped behind each update, and the scheduler of torch behind each
epoch at whose end the warm-up is over, as det_engine.py and det_solver.py do.
"""

import warnings

import torch
import yaml

import checkout
from record_jax import Cases, edges

warnings.filterwarnings("ignore")
schedulers = torch.optim.lr_scheduler
_, linear = checkout.taken(
    "rtdetrv2_pytorch/src/optim/warmup.py", "Warmup", "LinearWarmup", LRScheduler=schedulers.LRScheduler, register=lambda: lambda each: each
)


def rates(text, updates, group):
    config = yaml.safe_load(text)
    groups = [{"params": [torch.zeros(1, requires_grad=True)], **({"lr": each["lr"]} if "lr" in each else {})} for each in config["optimizer"]["params"]]
    rest = {"params": [torch.zeros(1, requires_grad=True)]}
    optimizer = torch.optim.AdamW([*groups, rest], lr=config["optimizer"]["lr"])
    of_scheduler = dict(config["lr_scheduler"])
    scheduler = getattr(schedulers, of_scheduler.pop("type"))(optimizer, **of_scheduler)
    warm_up = linear(scheduler, config["lr_warmup_scheduler"]["warmup_duration"]) if "lr_warmup_scheduler" in config else None
    while True:
        for _ in range(updates):
            yield optimizer.param_groups[group]["lr"]
            optimizer.step()
            if warm_up is not None:
                warm_up.step()
        if warm_up is None or warm_up.finished():
            scheduler.step()


def config(scheduler, warm_up=None, epochs="epoches: 20"):
    parts = "  params:\n    -\n      params: 'backbone'\n      lr: 0.00001\n    -\n      params: '^(?=.*norm).*$'\n      weight_decay: 0.\n"
    behind = f"lr_warmup_scheduler:\n  type: LinearWarmup\n  warmup_duration: {warm_up}\n" if warm_up is not None else ""
    return f"{epochs}\noptimizer:\n  type: AdamW\n{parts}  lr: 0.0001\nlr_scheduler:\n  {scheduler}\n{behind}"


MILESTONES, COSINE = "type: MultiStepLR\n  milestones: [5, 12]\n  gamma: 0.1", "type: CosineAnnealingLR\n  T_max: 18\n  eta_min: 0.000001"
CONFIGS = {
    "milestones behind a warm-up": (config(MILESTONES, 75), [74, 75, 76, 180, 210, 420]),
    "milestones behind a warm-up of whole epochs": (config(MILESTONES, 60, "epochs: 20"), [59, 60, 61, 150, 180, 360]),
    "no update of a warm-up": (config(MILESTONES, 0), [149, 150, 360]),
    "a cosine behind a short warm-up": (config(COSINE, 10), [9, 10, 11, 30, 60]),
}

if __name__ == "__main__":
    cases = Cases("rt-detr", "068dfde")
    for name, (text, turns) in CONFIGS.items():
        for group, quantity in ((2, "lr"), (0, "lr of params[0]")):
            steps = [step for step in edges(600, *turns) if step < 600]
            cases.add(f"{name}: {quantity}", text, rates(text, 30, group), steps, language="yaml", quantity=quantity, given={"steps_per_epoch": 30})
    for name, text in {"milestones": config(MILESTONES), "a cosine": config(COSINE)}.items():
        cases.add(name, text, rates(text, 1, 2), [0, 1, 4, 5, 6, 11, 12, 17, 18, 19, 20], language="yaml", unit="epoch")
    cases.write("rtdetr")
