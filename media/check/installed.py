"""Prints the values of schedules as the installed libraries have them.

Run by Weight Schedules with a request as JSON on stdin: calls of libraries by names from its own tables, and numbers. Nothing of the
user's files is in it. The answer is one line of JSON on stdout: the values of each call at each step, or why there are none.
"""

import importlib
import importlib.metadata
import json
import math
import platform
import sys
import warnings


def arguments_of(call):
    """All numbers of the request are floats; Python wants some as whole numbers."""

    def whole(value):
        return [int(each) for each in value] if isinstance(value, list) else int(value)

    given = call["arguments"]
    return {name: whole(value) if name in call["integers"] else value for name, value in given.items()}


def torch_scheduler(call, optimizer, modules):
    kwargs = arguments_of(call)
    if "parts" in call:
        kwargs["schedulers"] = [torch_scheduler(part, optimizer, modules) for part in call["parts"]]
    if call["name"] in ("LambdaLR", "MultiplicativeLR"):
        functions = [lambda step, table=table: table[step] for table in call["tables"]]
        kwargs["lr_lambda"] = functions if len(functions) > 1 else functions[0]
    if call["name"] == "get_scheduler":
        own = ("name", "num_warmup_steps", "num_training_steps")
        more = {name: value for name, value in kwargs.items() if name not in own}
        kwargs = {**{name: kwargs.get(name) for name in own}, "scheduler_specific_kwargs": more}
    made = next(getattr(module, call["name"]) for module in modules if hasattr(module, call["name"]))
    return made(**kwargs) if call["name"] == "ChainedScheduler" else made(optimizer=optimizer, **kwargs)


def stepped(call, steps, module_names):
    """The rates and momenta of the groups before each update, of a scheduler that an optimizer is given to."""
    import torch

    modules = [importlib.import_module(name) for name in module_names]
    groups = [{"params": [torch.nn.Parameter(torch.zeros(1))], **group} for group in call["groups"]]
    optimizer = torch.optim.SGD(groups, lr=call.get("rate", groups[0]["lr"]), momentum=0.9)
    scheduler = torch_scheduler(call, optimizer, modules)
    metric = call["tables"][0] if call["name"] == "ReduceLROnPlateau" else []
    wanted, rows, raised = set(steps), [], None
    for step in range(steps[-1] + 1):
        if step in wanted:
            rows.append([[float(group[key]) for group in optimizer.param_groups] for key in ("lr", "momentum")])
        try:
            scheduler.step(*metric)
        except Exception as error:
            raised = f"{type(error).__name__}: {error}"
            break
    names = [f" (group {index})" for index in range(len(groups))] if len(groups) > 1 else [""]
    values = {
        key + name: [row[at][index] for row in rows] for at, key in enumerate(("lr", "momentum")) for index, name in enumerate(names)
    }
    return {"values": values, "raised": raised}


def optax_schedule(call):
    import optax

    kwargs = arguments_of(call)
    if "boundaries_and_scales" in kwargs:
        kwargs["boundaries_and_scales"] = {int(step): scale for step, scale in kwargs["boundaries_and_scales"]}
    if "parts" in call:
        kwargs["schedules"] = [optax_schedule(part) for part in call["parts"]]
    return getattr(optax, call["name"])(**kwargs)


def of_optax(call, steps):
    import jax
    import jax.numpy as jnp

    values = jax.vmap(lambda step: jnp.asarray(schedule(step), jnp.float32))
    schedule = optax_schedule(call)
    return {"values": {"": [float(value) for value in values(jnp.asarray(steps, jnp.int32))]}, "raised": None}


def of_keras(call, steps):
    from keras.optimizers import schedules

    schedule = getattr(schedules, call["name"])(**arguments_of(call))
    return {"values": {"": [float(schedule(step)) for step in steps]}, "raised": None}


LIBRARIES = {
    "torch": lambda call, steps: stepped(call, steps, ["torch.optim.lr_scheduler", "torch.optim.swa_utils"]),
    "transformers": lambda call, steps: stepped(call, steps, ["transformers.optimization"]),
    "optax": of_optax,
    "keras": of_keras,
}


def answer(request):
    """The values of one call; what is missing, or the error that it raised, where there are none."""
    library = request["library"]
    try:
        values = LIBRARIES[library](request["call"], [int(step) for step in request["steps"]])
        return {**values, "version": importlib.metadata.version(library)}
    except ModuleNotFoundError as error:
        return {"missing": error.name or library}
    except Exception as error:
        return {"error": f"{type(error).__name__}: {error}"}


def main():
    warnings.simplefilter("ignore")
    # What a library prints is no answer.
    out, sys.stdout = sys.stdout, sys.stderr
    requests = json.load(sys.stdin, parse_int=float)
    answers = [answer(request) for request in requests]
    for each in answers:
        for quantity, values in each.get("values", {}).items():
            each["values"][quantity] = [value if math.isfinite(value) else None for value in values]
    print(json.dumps({"python": platform.python_version(), "answers": answers}), file=out)


if __name__ == "__main__":
    main()
