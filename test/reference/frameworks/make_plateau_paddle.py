"""What Paddle's ReduceOnPlateau does on a metric that stays as it is: `python make_plateau_paddle.py` writes plateau_paddle.json.
Made with Python 3.11 and paddlepaddle==3.3.1. "given" has the metric; the value at t is the rate behind t calls of `step`.
"""

import paddle

from record_jax import Cases, run

# name: (arguments, metric)
CASES = {
    "defaults": ("1.0", 1.0),
    "patience and factor": ("learning_rate=0.5, patience=3, factor=0.1", 1.0),
    "no patience": ("1.0, patience=0, factor=0.5", 1.0),
    "cooldown": ("1.0, patience=2, factor=0.5, cooldown=3", 1.0),
    "by position": ("1.0, 'min', 0.2, 4", 1.0),
    "a higher metric is better": ("1.0, mode='max', patience=1", 1.0),
    "a lowest rate": ("1.0, patience=1, factor=0.1, min_lr=0.02", 1.0),
    "drops that are too small": ("1.0, patience=0, factor=0.5, epsilon=0.05", 1.0),
    "a metric below 0 is better than itself": ("1.0, patience=1", -1.0),
    "a metric of 0": ("1.0, patience=1", 0.0),
}


def rates(scheduler, metric):
    while True:
        yield scheduler.last_lr
        scheduler.step(metric)


def main():
    cases = Cases("paddle", paddle.__version__)
    for name, (arguments, metric) in CASES.items():
        code = f"import paddle\n\nscheduler = paddle.optimizer.lr.ReduceOnPlateau({arguments})\n"
        cases.add(f"plateau: {name}", code, rates(run(code)["scheduler"], metric), range(40), variable="scheduler", given={"metric": metric})
    cases.write("plateau_paddle")


if __name__ == "__main__":
    main()
