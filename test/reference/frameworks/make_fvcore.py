"""What fvcore's schedules of the training's part do: `python make_fvcore.py` writes fvcore.json. Made with Python 3.11 and
fvcore==0.1.5.post20221221, the newest. A "step" here is the part of the training that is done, `where`: 0 <= where < 1.
"""

from importlib.metadata import version

from record_jax import Cases, run

WHERE = [0.0, 0.05, 0.1, 0.15, 0.2, 0.25, 0.29, 0.3, 0.31, 0.4, 0.5, 0.6, 0.65, 0.7, 0.75, 0.8, 0.9, 0.95, 0.99, 0.9999]
UPDATES = [update / 20 for update in range(20)]

# name: (imports, expression)
SCHEDULES = {
    "constant": (["ConstantParamScheduler"], "ConstantParamScheduler(0.1)"),
    "linear": (["LinearParamScheduler"], "LinearParamScheduler(start_value=0.0, end_value=0.1)"),
    "cosine": (["CosineParamScheduler"], "CosineParamScheduler(start_value=0.1, end_value=0.0001)"),
    "cosine rising": (["CosineParamScheduler"], "CosineParamScheduler(0.0, 1.0)"),
    "exponential": (["ExponentialParamScheduler"], "ExponentialParamScheduler(start_value=2.0, decay=0.02)"),
    "polynomial": (["PolynomialDecayParamScheduler"], "PolynomialDecayParamScheduler(base_value=0.1, power=0.9)"),
    "polynomial square": (["PolynomialDecayParamScheduler"], "PolynomialDecayParamScheduler(0.1, 2)"),
    "multistep in equal parts": (["MultiStepParamScheduler"], "MultiStepParamScheduler(values=[0.1, 0.01, 0.001, 0.0001], num_updates=100)"),
    "multistep in equal parts of updates": (["MultiStepParamScheduler"], "MultiStepParamScheduler([1.0, 0.1, 0.01], num_updates=20)"),
    "multistep at updates": (["MultiStepParamScheduler"], "MultiStepParamScheduler(values=[1.0, 0.1, 0.01], num_updates=20, milestones=[10, 15])"),
    "multistep whose last milestone ends it": (["MultiStepParamScheduler"], "MultiStepParamScheduler([1.0, 0.1], milestones=[8, 16])"),
    "step": (["StepParamScheduler"], "StepParamScheduler(num_updates=20, values=[1.0, 0.5, 0.1])"),
    "step of a fixed factor": (
        ["StepWithFixedGammaParamScheduler"],
        "StepWithFixedGammaParamScheduler(base_value=0.1, num_decays=3, gamma=0.1, num_updates=20)",
    ),
    "composite, each over its own part": (
        ["CompositeParamScheduler", "ConstantParamScheduler", "CosineParamScheduler"],
        "CompositeParamScheduler(\n    schedulers=[ConstantParamScheduler(0.42), CosineParamScheduler(0.42, 1e-4)],\n    lengths=[0.3, 0.7],\n    interval_scaling=['rescaled', 'rescaled'],\n)",
    ),
    "composite, the second as if it had run from the start": (
        ["CompositeParamScheduler", "CosineParamScheduler", "LinearParamScheduler"],
        "CompositeParamScheduler([LinearParamScheduler(0.0, 1.0), CosineParamScheduler(1.0, 0.0)], [0.3, 0.7], ['rescaled', 'fixed'])",
    ),
    "composite, the first cut short": (
        ["CompositeParamScheduler", "LinearParamScheduler", "MultiStepParamScheduler"],
        "CompositeParamScheduler(\n    [LinearParamScheduler(0.0, 1.0), MultiStepParamScheduler([1.0, 0.1], num_updates=20, milestones=[10])],\n    lengths=[0.25, 0.75],\n    interval_scaling=['fixed', 'fixed'],\n)",
    ),
    "composite whose parts miss one by a thousandth": (
        ["CompositeParamScheduler", "ConstantParamScheduler", "LinearParamScheduler"],
        "CompositeParamScheduler([ConstantParamScheduler(1.0), LinearParamScheduler(1.0, 0.0)], [0.3, 0.6995], ['rescaled', 'rescaled'])",
    ),
    "composite of three": (
        ["CompositeParamScheduler", "ConstantParamScheduler", "LinearParamScheduler", "PolynomialDecayParamScheduler"],
        "CompositeParamScheduler(\n    [LinearParamScheduler(0.01, 1.0), ConstantParamScheduler(1.0), PolynomialDecayParamScheduler(1.0, 2.0)],\n    lengths=[0.1, 0.4, 0.5],\n    interval_scaling=['rescaled', 'rescaled', 'rescaled'],\n)",
    ),
}

REFUSED = {
    "composite of parts that do not make one": (
        ["CompositeParamScheduler", "ConstantParamScheduler", "LinearParamScheduler"],
        "CompositeParamScheduler([ConstantParamScheduler(1.0), LinearParamScheduler(1.0, 0.0)], [0.3, 0.6], ['rescaled', 'rescaled'])",
    ),
    "multistep with as many milestones as values": (["MultiStepParamScheduler"], "MultiStepParamScheduler([1.0, 0.1], num_updates=20, milestones=[10, 20])"),
    "multistep whose milestone is past the end": (["MultiStepParamScheduler"], "MultiStepParamScheduler([1.0, 0.1], num_updates=20, milestones=[21])"),
}


def snippet(imports, expression):
    return f"from fvcore.common.param_scheduler import {', '.join(imports)}\n\nschedule = {expression}\n"


if __name__ == "__main__":
    cases = Cases("fvcore", version("fvcore"))
    for name, (imports, expression) in SCHEDULES.items():
        code = snippet(imports, expression)
        steps = UPDATES if "updates" in expression or "milestones" in expression else WHERE
        cases.add(name, code, run(code)["schedule"], [*steps, 1.0], variable="schedule", quantity="value", unit="fraction")
    for name, (imports, expression) in REFUSED.items():
        code = snippet(imports, expression)
        try:
            schedule = run(code)["schedule"]
        except Exception as error:
            cases.refused(name, code, error, quantity="value", unit="fraction")
        else:
            cases.add(name, code, schedule, UPDATES, variable="schedule", quantity="value", unit="fraction")
    cases.write("fvcore")
