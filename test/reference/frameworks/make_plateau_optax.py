"""What optax's reduce_on_plateau multiplies the updates with, on a value that stays at 1, and on those of a log: `python make_plateau_optax.py` writes plateau_optax.json.
Made with Python 3.11, optax==0.2.8 and jax==0.10.2. "given" has the value of each update, the last of which stays, where it is not 1.
"""

import itertools

import jax.numpy as jnp
import optax

from record_jax import Cases, run

CASES = {
    "defaults": "",
    "patience and factor": "patience=3, factor=0.5",
    "no patience": "factor=0.5, patience=0",
    "cooldown": "patience=2, factor=0.5, cooldown=3",
    "by position": "0.2, 4, 1e-3, 0.0, 1",
    "values that are averaged": "patience=2, factor=0.5, accumulation_size=3",
    "a lowest scale": "patience=1, factor=0.1, min_scale=0.05",
    "an absolute tolerance": "patience=1, rtol=0.0, atol=0.01",
}

LOG = [2.0, 1.5, 1.5, 1.4, 1.45, 1.41, 1.39, 1.42, 1.38, 1.38, 1.38, 1.2, 1.3, 1.3, 1.3, 1.19999, 1.25, 1.1, 1.1, 1.1, 1.1, 1.05, 1.2, 0.9, 0.95, 0.95]
LOGGED = {
    "patience": "patience=2, factor=0.5",
    "no patience": "factor=0.5, patience=0",
    "cooldown": "patience=1, factor=0.5, cooldown=3",
    "values that are averaged": "patience=1, factor=0.5, accumulation_size=3",
    "an absolute tolerance": "patience=1, factor=0.5, rtol=0.0, atol=0.1",
}


def scales(transform, values):
    """What each update is multiplied with: an update of 1 comes out as that."""
    updates = params = jnp.float32(1.0)
    state = transform.init(params)
    for update in itertools.count():
        scaled, state = transform.update(updates, state, value=values[min(update, len(values) - 1)])
        yield float(scaled)


def main():
    cases = Cases("optax", optax.__version__, float32=True)
    logged = {f"of a log: {name}": arguments for name, arguments in LOGGED.items()}
    for name, arguments in {**CASES, **logged}.items():
        code = f"import optax\n\nplateau = optax.contrib.reduce_on_plateau({arguments})\n"
        values = scales(run("import optax.contrib\n" + code)["plateau"], LOG if name in logged else [1.0])
        given = {"given": {"metrics": LOG}} if name in logged else {}
        cases.add(f"reduce_on_plateau: {name}", code, values, range(40), quantity="scale", variable="plateau", **given)
    cases.write("plateau_optax")


if __name__ == "__main__":
    main()
