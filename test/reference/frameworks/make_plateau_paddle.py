"""What Paddle's ReduceOnPlateau does on a metric that stays as it is, and on those of a log: `python make_plateau_paddle.py` writes plateau_paddle.json.
Made with Python 3.11 and paddlepaddle==3.3.1. "given" has the metric, or the one of each call, the last of which stays; the value at t is the rate behind t calls of `step`.
"""

import itertools

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

# A loss of each call, as a log might have it. During a cool-down Paddle does not look at it.
LOG = [2.0, 1.5, 1.5, 1.4, 1.45, 1.41, 1.39, 1.42, 1.38, 1.38, 1.38, 1.2, 1.3, 1.3, 1.3, 1.19999, 1.25, 1.1, 1.1, 1.1, 1.1, 1.05, 1.2, 0.9, 0.95, 0.95]
LOGGED = {
    "patience": "1.0, patience=2, factor=0.5",
    "cooldown": "1.0, patience=1, factor=0.5, cooldown=3",
    "a higher metric is better": "1.0, mode='max', patience=2, factor=0.5",
    "an absolute threshold": "1.0, patience=1, factor=0.5, threshold=0.1, threshold_mode='abs'",
}


def rates(scheduler, metrics):
    for call in itertools.count():
        yield scheduler.last_lr
        scheduler.step(metrics[min(call, len(metrics) - 1)])


def main():
    cases = Cases("paddle", paddle.__version__)
    logged = {f"of a log: {name}": (arguments, LOG) for name, arguments in LOGGED.items()}
    for name, (arguments, metric) in {**CASES, **logged}.items():
        code = f"import paddle\n\nscheduler = paddle.optimizer.lr.ReduceOnPlateau({arguments})\n"
        given, metrics = ({"metrics": metric}, metric) if isinstance(metric, list) else ({"metric": metric}, [metric])
        cases.add(f"plateau: {name}", code, rates(run(code)["scheduler"], metrics), range(40), variable="scheduler", given=given)
    cases.write("plateau_paddle")


if __name__ == "__main__":
    main()
