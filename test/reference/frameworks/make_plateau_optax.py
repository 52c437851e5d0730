"""What optax's reduce_on_plateau multiplies the updates with, on a value that stays at 1: `python make_plateau_optax.py` writes plateau_optax.json.
Made with Python 3.11, optax==0.2.8 and jax==0.10.2.
"""

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


def scales(transform):
    """What each update is multiplied with: an update of 1 comes out as that."""
    updates = params = jnp.float32(1.0)
    state = transform.init(params)
    while True:
        scaled, state = transform.update(updates, state, value=1.0)
        yield float(scaled)


def main():
    cases = Cases("optax", optax.__version__, float32=True)
    for name, arguments in CASES.items():
        code = f"import optax\n\nplateau = optax.contrib.reduce_on_plateau({arguments})\n"
        values = scales(run("import optax.contrib\n" + code)["plateau"])
        cases.add(f"reduce_on_plateau: {name}", code, values, range(40), quantity="scale", variable="plateau")
    cases.write("plateau_optax")


if __name__ == "__main__":
    main()
