"""What RLlib makes of points: `CHECKOUT=folder python make_rllib.py` writes rllib.json. Made with Python 3.11 and numpy; the folder has the unpacked wheel of
ray 2.60.0, whose rllib/utils/schedules/piecewise_schedule.py is run by itself, as its Scheduler calls it.
"""

from checkout import taken
from record_jax import Cases

CONFIG = "from ray.rllib.algorithms.ppo import PPOConfig\n\nconfig = (\n    PPOConfig()\n    .environment('CartPole-v1')\n    .training({name}={points})\n)\n"
POINTS = {
    "a fall": ("lr", [[0, 1e-3], [1000000, 1e-5]]),
    "a rise, a plateau and a fall": ("entropy_coeff", [[0, 0.0], [10000, 0.01], [50000, 0.01], [200000, 0.001]]),
    "a jump": ("lr", [[0, 0.1], [100, 0.1], [100, 0.01], [200, 0.001]]),
}


def schedule(points):
    class Schedule:
        def __init__(self, framework):
            pass

    given = {"Schedule": Schedule, "DeveloperAPI": lambda made: made, "OldAPIStack": lambda made: made, "override": lambda of: lambda made: made}
    given |= {"try_import_tf": lambda: (None, None, None), "try_import_torch": lambda: (None, None)}
    import typing

    given |= {name: getattr(typing, name) for name in ("Callable", "List", "Optional", "Tuple")} | {"TensorType": float, "_linear_interpolation": None}
    interpolation, made = taken("ray/rllib/utils/schedules/piecewise_schedule.py", "_linear_interpolation", "PiecewiseSchedule", **given)
    return made(points, framework=None, outside_value=points[-1][1], interpolation=interpolation)


if __name__ == "__main__":
    cases = Cases("rllib", "2.60.0")
    for name, (parameter, points) in POINTS.items():
        ends = [step for step, _ in points]
        steps = sorted({step + near for step in ends for near in (-1, 0, 1, 7) if step + near >= 0} | {ends[-1] // 3, 2 * ends[-1]})
        made = schedule(points)
        value = getattr(made, "_value")
        quantity = "lr" if parameter == "lr" else parameter
        cases.add(name, CONFIG.format(name=parameter, points=points), value, steps, unit="env step", quantity=quantity)
        old = f"lr_schedule: {points}\n" if parameter == "lr" else f"entropy_coeff_schedule: {points}\n"
        cases.add(f"{name} of an older config", "config:\n  train_batch_size: 500\n  " + old, value, steps, unit="env step", quantity=quantity, language="yaml")
    cases.write("rllib")
