"""What LAVIS and MiniGPT-4 make of the `run` section: `CHECKOUT=LAVIS python make_lavis.py lavis` and `CHECKOUT=MINIGPT4 python make_lavis.py minigpt4` write
lavis.json. Made with Python 3.11 and omegaconf==2.4.0; the checkouts are those of github.com/salesforce/LAVIS at 506965b and github.com/Vision-CAIR/MiniGPT-4
at d94738a, whose schedulers of common/optims.py are run with what runner_base.py hands to them and as base_task.py steps them, before each iteration.
"""

import math
import sys
from types import SimpleNamespace

from omegaconf import OmegaConf

import checkout
from record_jax import Cases, edges

HEAD = "model:\n  arch: {}\nrun:\n  task: image_text_pretrain\n  init_lr: 1e-4\n  min_lr: 1e-5\n  max_epoch: 10\n"
WARM = "  warmup_lr: 1e-6\n  warmup_steps: {}\n"
COSINE = '  lr_sched: "linear_warmup_cosine_lr"\n'
STEPS = '  lr_sched: "linear_warmup_step_lr"\n  lr_decay_rate: 0.9\n'
CONFIGS = {
    "lavis": {
        "a cosine": (COSINE + WARM.format(30), 100),
        "a cosine whose warm-up is longer than an epoch": (COSINE + WARM.format(150), 100),
        "a cosine without a first rate": (COSINE + "  warmup_steps: 30\n", 100),
        "a cosine without a warm-up": (COSINE, None),
        "steps": (STEPS + WARM.format(30), 100),
        "a constant": ('  lr_sched: "constant_lr"\n' + WARM.format(30), 100),
    },
    "minigpt4": {
        "a cosine": (COSINE + WARM.format(30) + "  iters_per_epoch: 100\n", 100),
        "a cosine whose warm-up is longer than an epoch": (COSINE + WARM.format(150) + "  iters_per_epoch: 100\n", 100),
        "steps": (STEPS + WARM.format(30) + "  iters_per_epoch: 100\n", 100),
    },
}


class Registry:
    def __init__(self):
        self.classes = {}

    def register_lr_scheduler(self, name):
        return lambda made: self.classes.setdefault(name, made)


def rates(package, text, iterations):
    registry = Registry()
    around = {"math": math, "registry": registry}
    exec(compile(checkout.source(f"{package}/common/optims.py").replace(f"from {package}.common.registry import registry", ""), "optims", "exec"), around)
    run = OmegaConf.create(text)["run"]
    optimizer = SimpleNamespace(param_groups=[{}])
    scheduler = registry.classes[run.lr_sched](
        optimizer=optimizer,
        max_epoch=int(run.max_epoch),
        iters_per_epoch=run.get("iters_per_epoch", None),
        min_lr=float(run.min_lr),
        init_lr=float(run.init_lr),
        decay_rate=run.get("lr_decay_rate", None),
        warmup_start_lr=run.get("warmup_lr", -1),
        warmup_steps=run.get("warmup_steps", 0),
    )
    step = 0
    while True:
        scheduler.step(cur_epoch=step // iterations, cur_step=step % iterations)
        yield optimizer.param_groups[0]["lr"]
        step += 1


if __name__ == "__main__":
    library = sys.argv[1]
    cases = Cases(library, {"lavis": "506965b", "minigpt4": "d94738a"}[library])
    for name, (more, iterations) in CONFIGS[library].items():
        text = HEAD.format("blip2" if library == "lavis" else "minigpt4") + more
        each = iterations or 1
        steps = edges(10 * each, 30, 100, 150, 200) if iterations else edges(10)
        given = {"given": {"steps_per_epoch": iterations}} if iterations and library == "lavis" else {}
        cases.add(f"{library}: {name}", text, rates(library, text, each), steps, language="yaml", unit="step" if iterations else "epoch", **given)
    cases.write("lavis")
