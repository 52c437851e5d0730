# How people call the runtime, for type checkers: `mypy --strict` and pyright say nothing but what "error" comments ask for.
from __future__ import annotations

from decimal import Decimal
from typing import Any

from weight_schedules import Schedule, clip, from_config, maximum, minimum, repeat, schedule, sequence, shift

kl: Schedule = schedule("cosine", 0.5, 10_000)
kl = schedule("cosine", base_weight=0.5, total_steps=10_000)
kl = schedule("cosine", total_steps=10_000)
kl = schedule("cos", w=0.5, T=10_000)
kl = schedule("linear", steps=100, reverse=True)
kl = schedule("linear", max_steps=100)
kl = schedule("linear", num_steps=100)
kl = schedule("power", 1, 100, 3)
kl = schedule("power", 1, 100, exponent=3, delay=5, start_weight=Decimal("0.1"))
kl = schedule("step", 1, 100, milestones=[5, 8], factor=0.5)
kl = schedule("piecewise", 1, 100, points=[[0, 1], (5, 2)], interpolation="hold")
kl = schedule("linear", 0.5, total_epochs=10, delay_epochs=2)
kl = schedule("linear", 0.5, epochs=10, delay=500, steps_per_epoch=100)
kl = schedule("linear", 0.5, until=1_000, delay=500)
kl = schedule("constant", 0.5, delay=1_000)
unit: str = kl.unit
options = {"base_weight": 0.5, "total_steps": 100}
kl = schedule("cosine", **options)
anything: dict[str, Any] = {"base_weight": 0.5, "total_steps": 100, "reverse": True}
kl = schedule("cosine", **anything)
number: float = schedule("cosine", 0.5, 100, step=5)
number = schedule("cosine", w=0.5, T=100, t=5)
number = kl(5) + kl(2.5)
number = kl.total_steps

kl = 2 - sequence(kl, kl) * 3 + kl / 2 - -kl + Decimal("0.5") * kl
kl = sum([kl, kl], schedule("constant", 0, 1))
kl = minimum(kl, 0.3, kl)
kl = maximum(0.1, kl)
kl = clip(kl, 0.1, hi=0.4)
kl = repeat(shift(kl, -3), n=2)
kl = from_config({"method": "cosine", "total_steps": "100"}, total_steps=100, steps_per_epoch=10, config={"a": 1})

schedule("cosin", 0.5, 100)  # error
schedule("cosine", 0.5)  # error
schedule("cosine", "0.5", 100)  # error
kl("2500")  # error
kl + "1"  # error
