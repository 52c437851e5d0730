"""What paddle.optimizer.lr does, step by step: `python make_paddle.py` writes paddle.json. Made with Python 3.11, paddlepaddle==3.3.1.

A scheduler is stepped once after each update: value t is the rate after t calls of `step()`.
"""

import paddle

from record_jax import Cases, edges, run

# name: (expression, last step, boundaries)
SCHEDULES = {
    "Noam": ("NoamDecay(d_model=512, warmup_steps=40)", 100, [40]),
    "Noam, its own rate": ("NoamDecay(256, 10, learning_rate=2.0)", 40, [10]),
    "piecewise: the new value at the boundary": ("PiecewiseDecay(boundaries=[3, 6], values=[0.1, 0.01, 0.001])", 9, [3, 6]),
    "natural exponential": ("NaturalExpDecay(learning_rate=0.5, gamma=0.1)", 20, []),
    "inverse time": ("InverseTimeDecay(learning_rate=0.5, gamma=0.1)", 20, []),
    "polynomial, default end": ("PolynomialDecay(1.0, decay_steps=4)", 8, [4]),
    "polynomial square": ("PolynomialDecay(learning_rate=0.1, decay_steps=100, end_lr=0.001, power=2.0)", 100, []),
    "polynomial in cycles": ("PolynomialDecay(1.0, decay_steps=4, end_lr=0.0, cycle=True)", 12, [4, 8]),
    "a warm-up to a number": ("LinearWarmup(learning_rate=0.5, warmup_steps=20, start_lr=0.0, end_lr=0.5)", 40, [20]),
    "a warm-up to another number than the rate": ("LinearWarmup(learning_rate=0.1, warmup_steps=5, start_lr=0.01, end_lr=0.5)", 10, [5]),
    "a warm-up, then a cosine from its own start": (
        "LinearWarmup(\n    learning_rate=paddle.optimizer.lr.CosineAnnealingDecay(learning_rate=0.5, T_max=20), warmup_steps=5, start_lr=0.0, end_lr=0.5\n)",
        30,
        [5, 25],
    ),
    "a warm-up, then steps counted from its end": (
        "LinearWarmup(paddle.optimizer.lr.PiecewiseDecay([10, 20], [0.1, 0.01, 0.001]), 5, 0.0, 0.1)",
        30,
        [5, 15, 25],
    ),
    "exponential": ("ExponentialDecay(learning_rate=0.5, gamma=0.9)", 20, []),
    "multistep": ("MultiStepDecay(learning_rate=0.5, milestones=[3, 6, 10], gamma=0.5)", 12, [3, 6, 10]),
    "step": ("StepDecay(learning_rate=0.5, step_size=5, gamma=0.8)", 20, [5, 10, 15]),
    "lambda": ("LambdaDecay(learning_rate=0.5, lr_lambda=lambda x: 0.95**x)", 20, []),
    "multiplicative": ("MultiplicativeDecay(learning_rate=0.5, lr_lambda=lambda x: 0.95)", 20, []),
    "cosine: rises again": ("CosineAnnealingDecay(learning_rate=0.5, T_max=10, eta_min=0.01)", 20, [10]),
    "cosine with restarts": ("CosineAnnealingWarmRestarts(learning_rate=0.5, T_0=4, T_mult=2, eta_min=0.01)", 28, [4, 12]),
    "cosine with equal restarts": ("CosineAnnealingWarmRestarts(0.5, T_0=5)", 15, [5, 10]),
    "one cycle": ("OneCycleLR(max_learning_rate=1.0, total_steps=10)", 9, [2]),
    "one cycle, in lines": (
        "OneCycleLR(max_learning_rate=0.1, total_steps=20, divide_factor=10.0, end_learning_rate=0.001, phase_pct=0.5, anneal_strategy='linear')",
        19,
        [9],
    ),
    "one cycle of three parts": ("OneCycleLR(1.0, 20, phase_pct=0.3, three_phase=True)", 19, [5, 10]),
    "cyclic": ("CyclicLR(base_learning_rate=0.1, max_learning_rate=1.0, step_size_up=4)", 16, [4, 8, 12]),
    "cyclic, halved": ("CyclicLR(0.1, 1.0, step_size_up=2, step_size_down=4, mode='triangular2')", 18, [2, 6, 12]),
    "cyclic, shrinking": ("CyclicLR(0.1, 1.0, 4, mode='exp_range', exp_gamma=0.9)", 16, [4, 8]),
    "linear": ("LinearLR(learning_rate=0.2, total_steps=5)", 8, [5]),
    "linear between factors": ("LinearLR(0.2, total_steps=10, start_factor=0.1, end_factor=0.5)", 14, [10]),
    "multistep that goes on": ("MultiStepDecay(learning_rate=0.5, milestones=[3, 6, 10], gamma=0.5, last_epoch=4)", 8, [1, 5]),
    "one cycle that goes on": ("OneCycleLR(max_learning_rate=1.0, total_steps=10, last_epoch=2)", 6, []),
    "lambda that goes on": ("LambdaDecay(0.5, lambda x: 0.95**x, last_epoch=3)", 10, []),
    "multiplicative that goes on": ("MultiplicativeDecay(0.5, lambda x: 0.95, last_epoch=3)", 10, []),
    "cosine that goes on from the rate that it is given": ("CosineAnnealingDecay(learning_rate=0.5, T_max=10, eta_min=0.01, last_epoch=2)", 12, [7]),
    "linear that goes on from the rate that it is given": ("LinearLR(learning_rate=0.2, total_steps=8, last_epoch=1)", 10, [6]),
}

REFUSED = {
    "a warm-up that falls": "LinearWarmup(0.1, 5, 0.5, 0.1)",
    "multistep out of order": "MultiStepDecay(0.5, [6, 3])",
    "a factor above one": "StepDecay(0.5, 5, gamma=1.5)",
    "one cycle of three parts, too long a first": "OneCycleLR(1.0, 20, phase_pct=0.6, three_phase=True)",
    "a rate that is an integer of no kind": "StepDecay('0.5', 5)",
}


def rates(scheduler):
    while True:
        yield scheduler()
        scheduler.step()


if __name__ == "__main__":
    cases = Cases("paddlepaddle", paddle.__version__)
    head = "import paddle\n\nscheduler = paddle.optimizer.lr."
    for name, (expression, last, boundaries) in SCHEDULES.items():
        code = f"{head}{expression}\n"
        cases.add(name, code, rates(run(code)["scheduler"]), edges(last, *boundaries), variable="scheduler")
    for name, expression in REFUSED.items():
        code = f"{head}{expression}\n"
        try:
            run(code)
        except Exception as error:
            cases.refused(name, code, error)
        else:
            raise AssertionError(f"{name} is accepted")
    code = (
        "import paddle\n\nscheduler = paddle.optimizer.lr.LinearWarmup(\n    paddle.optimizer.lr.PolynomialDecay(0.01, decay_steps=8, end_lr=0.0), warmup_steps=4, start_lr=0.0, end_lr=0.01\n)\n"
        "optimizer = paddle.optimizer.AdamW(learning_rate=scheduler, parameters=model.parameters())\n"
    )
    names = run(code, model=paddle.nn.Linear(1, 1))

    def used():
        while True:
            yield names["optimizer"].get_lr()
            names["scheduler"].step()

    cases.add("in an optimizer", code, used(), edges(12, 4), variable="scheduler")
    for name, arguments, metric in [
        ("plateau of a constant loss", "learning_rate=1.0, factor=0.5, patience=2, cooldown=1", [1.0] * 12),
        (
            "plateau of a loss that falls a little",
            "learning_rate=1.0, factor=0.5, patience=1, threshold=0.01, min_lr=0.2",
            [1.0, 0.999, 0.998, 0.9, 0.899, 0.898, 0.897, 0.896],
        ),
    ]:
        code = f"{head}ReduceOnPlateau({arguments})\n"
        scheduler = run(code)["scheduler"]

        def rates_of_metric():
            for value in metric:
                yield scheduler()
                scheduler.step(value)

        cases.add(name, code, rates_of_metric(), range(len(metric)), unit="epoch", variable="scheduler", given={"metric": metric})
    cases.write("paddle")
