"""Configs with a schedule whose length is that of the run, and how long the run is: `python3 run_configs.py COUNT SEED` prints one JSON object a line.

Each config is loaded for real: plain YAML by PyYAML, interpolations by OmegaConf, `defaults` by Hydra, `_base_` by MMEngine, JSON and TOML by
Python's own modules. Of what they hold the length follows by the rules of the trainers (a program is executed; a name that it binds twice counts as not known):

- Hugging Face: max_steps where > 0, else ceil(epochs * updates); an epoch has ceil(batches / accumulation) updates.
- Lightning: what ends first of max_steps (-1: no limit) and max_epochs.
  Its limit_train_batches counts where nothing says how large the data is.
- sd-scripts: max_train_epochs in the place of max_train_steps.

An answer is {files, total, values}, the values being those of the schedule at a tenth, a third, half, nine tenths and the end of the run, or
{files, unknown}: a part of the key that must be named. `python3 run_configs.py` writes run_configs.json, made with omegaconf 2.3.1,
hydra-core 1.3.8, mmengine 0.10.7, PyYAML 6.0.4 and Python 3.11.7.
"""

import json
import math
import os
import pathlib
import random
import re
import sys
import tempfile
import tomllib

import yaml
from hydra import compose, initialize_config_dir
from omegaconf import ListConfig, OmegaConf
from omegaconf.errors import InterpolationResolutionError, MissingMandatoryValue

PARTS = [0.1, 1 / 3, 0.5, 0.9, 1]
SHAPES = {
    "linear": lambda x: x,
    "cosine": lambda x: (1 - math.cos(math.pi * x)) / 2,
    "power": lambda x: x**2,
    "exponential": lambda x: 1 - math.exp(-4 * x),
}
# What each trainer calls them: steps, epochs, batch, accumulation, devices, whether the last batch is left out.
TRAINERS = {
    "hugging face": ("max_steps", "num_train_epochs", "per_device_train_batch_size", "gradient_accumulation_steps", "world_size", "dataloader_drop_last"),
    "lightning": ("max_steps", "max_epochs", "batch_size", "accumulate_grad_batches", "devices", "drop_last"),
    "sd-scripts": ("max_train_steps", "max_train_epochs", "train_batch_size", "gradient_accumulation_steps", "num_processes", "drop_last"),
}


# What a name stands for that a program binds twice.
BOUND_TWICE = object()


class Unknown(Exception):
    """The length is not known; names the key that is why."""


def numbers(rng, trainer):
    """What a config says of the run, as what is written by key."""
    steps, epochs, batch, accumulation, devices, drop_last = TRAINERS[trainer]
    said = {}
    if rng.random() < 0.65:
        said[steps] = rng.choice([rng.randint(10, 5000)] * 5 + [-1, None])
    if rng.random() < 0.6 or not said:
        said[epochs] = rng.randint(1, 30)
    if rng.random() < 0.85:
        said["dataset_size"] = rng.randint(50, 20_000)
        said[batch] = rng.choice([1, 2, 4, 7, 8, 16, 32, 33])
        if rng.random() < 0.4:
            said[accumulation] = rng.choice([1, 2, 3, 4, 8])
        if rng.random() < 0.4:
            said[devices] = rng.choice([1, 2, 3, 8])
        if trainer == "lightning" and rng.random() < 0.3:
            said[devices] = rng.choice([[0], [1], [0, 1], [1, 3, 5], "0,1", "2"])
        if trainer == "lightning" and devices in said and rng.random() < 0.3:
            said["num_nodes"] = rng.choice([1, 2, 3])
        if rng.random() < 0.3:
            said[drop_last] = rng.random() < 0.7
        if rng.random() < 0.2 and trainer == "lightning":
            said["limit_train_batches"] = rng.choice([rng.randint(1, 400), round(rng.uniform(0.05, 0.95), 2)])
    return said


def total_of(said, trainer):
    """The length of a run in steps of the optimizer, of what a loaded config says; `said` raises Unknown for what has no value."""
    steps_key, epochs_key, batch, accumulation, devices, drop_last = TRAINERS[trainer]
    steps = said(steps_key)
    steps = None if steps is None or steps <= 0 else steps
    if steps is not None and trainer == "hugging face":
        return steps
    try:
        epochs = said(epochs_key)
        in_epochs = None if epochs is None else math.ceil(epochs * per_epoch(said, trainer, epochs_key))
    except Unknown:
        # The run may end before the steps do.
        if steps is not None and trainer == "lightning":
            raise Unknown(epochs_key) from None
        raise
    if trainer == "sd-scripts":
        found = steps if in_epochs is None else in_epochs
    else:
        found = min((limit for limit in (steps, in_epochs) if limit is not None), default=None)
    if found is None:
        raise Unknown(steps_key)
    return found


def per_epoch(said, trainer, epochs_key):
    _, _, batch, accumulation, devices, drop_last = TRAINERS[trainer]
    data, size = said("dataset_size"), said(batch)
    limit = said("limit_train_batches") if trainer == "lightning" else None
    # Who limits the batches has more of them.
    is_limit_all = (data is None or size is None) and isinstance(limit, int)
    if (data is None or size is None) and not is_limit_all:
        raise Unknown(epochs_key)
    count = said(accumulation) or 1
    if is_limit_all and count != "auto":
        return math.ceil(limit / count)
    world = said(devices) or 1
    if isinstance(world, str) and "," in world:
        world = world.split(",")
    if isinstance(world, (list, ListConfig)):
        world = len(world)
    if count == "auto":
        raise Unknown(accumulation)
    if world == "auto":
        raise Unknown(devices)
    if trainer == "lightning" and said(devices) is not None:
        world *= said("num_nodes") or 1
    batches = data // (size * world) if said(drop_last) else math.ceil(data / (size * world))
    # A sampler gives all processes as many samples, accelerate as many batches: what is left out may differ.
    if said(drop_last) and trainer != "hugging face" and math.ceil(data / world) // size != batches:
        raise Unknown(drop_last)
    if limit is not None:
        batches = int(batches * limit) if isinstance(limit, float) else min(limit, batches)
    return math.ceil(batches / count)


def lookup(config, names):
    """Reads a key of a loaded config, wherever it stands: at the root or in one of the sections."""

    def said(key):
        for holder in [config, *[config.get(name) for name in names]]:
            if holder is None or not hasattr(holder, "get") or key not in list(holder.keys()):
                continue
            try:
                value = holder[key]
                if value is BOUND_TWICE:
                    raise Unknown(key)
                # What comes from the environment is text, which trainers take for the number that it is.
                return json.loads(value) if isinstance(value, str) and re.fullmatch(r"-?\d+(\.\d+)?", value) else value
            except MissingMandatoryValue:
                raise Unknown(key) from None
            except InterpolationResolutionError:
                raise Unknown(key) from None
        return None

    return said


def nearest(holders, limits):
    """The same of mappings around each other, the innermost first: the first that limits the run says both limits, but that there is none in epochs."""
    steps, epochs = limits
    first = next((holder for holder in holders if steps in holder or holder.get(epochs) is not None), {})

    def said(key):
        among = [first] if key == steps else holders
        value = next((holder[key] for holder in among if key in holder), None)
        if key == epochs and value is not None:
            value = first.get(epochs)
        return int(value) if isinstance(value, str) and value.isdigit() else value

    return said


def dumped(content):
    return yaml.dump(content, Dumper=getattr(yaml, "CSafeDumper", yaml.SafeDumper), sort_keys=False)


def split(rng, said):
    """The keys at the root, or with the trainer's and the data's in sections."""
    if rng.random() < 0.4:
        return dict(said)
    data = {k: v for k, v in said.items() if k in ("dataset_size", "batch_size", "per_device_train_batch_size", "train_batch_size", "drop_last", "dataloader_drop_last")}
    return {"trainer": {k: v for k, v in said.items() if k not in data}, **({"data": data} if data else {})}


def mark(rng, content, said):
    """Puts an interpolation, a variable of the environment or `???` in the place of one of the values; a key of its own for what it leads to."""
    holders = [content, *[value for value in content.values() if isinstance(value, dict)]]
    keys = [key for key, value in said.items() if isinstance(value, (int, float)) and not isinstance(value, bool)]
    if not keys:
        return
    key = rng.choice(keys)
    holder = next(holder for holder in holders if key in holder)
    kind = rng.randrange(10)
    if kind == 5:
        holder["own_number"] = holder[key]
        holder[key] = "${.own_number}"
    elif kind == 6:
        content["base_number"] = holder[key]
        holder[key] = "${.base_number}" if holder is content else "${..base_number}"
    elif kind == 7:
        content["base_number"] = holder[key]
        holder[key] = f"${{oc.select:base_number,{rng.randint(1, 9)}}}"
    elif kind == 8:
        content["table"] = {"a": 3}
        holder[key] = f"${{oc.select:table.b,{holder[key]}}}"
    elif kind == 9:
        content["which"] = rng.choice("ab")
        content["table"] = {"a": holder[key], "b": holder[key] + 1}
        holder[key] = "${table.${which}}"
    elif kind == 0:
        content["base_number"] = holder[key]
        holder[key] = "${base_number}"
    elif kind == 1:
        holder[key] = "${oc.env:NOBODY_SETS_THIS}"
    elif kind == 2:
        holder[key] = f"${{oc.env:NOBODY_SETS_THIS,{holder[key]}}}"
    elif kind == 3:
        holder[key] = "???"
    else:
        content["other"] = {"deep": [holder[key], 7]}
        holder[key] = "${other.deep[0]}"


def case(rng, folder):
    trainer = rng.choice(list(TRAINERS))
    said = numbers(rng, trainer)
    method = rng.choice(list(SHAPES))
    schedule = {"kl": f"schedule({method}, 0.5)"}
    accumulation, devices = TRAINERS[trainer][3:5]
    kinds = ["yaml", "stages", "stages", "anchors", "json", "toml", "omegaconf", "omegaconf", "hydra", "hydra", "mmengine", "python"]
    # In JSON, train_batch_size is DeepSpeed's.
    kind = rng.choice([kind for kind in kinds if kind != "json" or trainer != "sd-scripts"])
    if kind in ("yaml", "json") and rng.random() < 0.15:
        said[rng.choice([accumulation, devices])] = "auto"
    if kind == "toml":
        said = {k: v for k, v in said.items() if v is not None}
    content = split(rng, said)
    names = ["trainer", "data"]
    files = {}
    if kind == "yaml":
        files["main.yaml"] = dumped({**content, **schedule})
        config = yaml.safe_load(files["main.yaml"])
    elif kind == "stages":
        files["main.yaml"], config = stages_case(rng, content, said, schedule)
        names = []
    elif kind == "anchors":
        defaults = {k: (v + rng.randint(0, 3) if isinstance(v, int) and not isinstance(v, bool) and v > 0 else v) for k, v in said.items()}
        own = {k: v for k, v in said.items() if rng.random() < 0.5}
        lines = ["defaults_: &base", *[f"  {line}" for line in dumped(defaults).splitlines()], "trainer:", "  <<: *base", *([f"  {line}" for line in dumped(own).splitlines()] if own else [])]
        files["main.yaml"] = "\n".join(lines) + "\n" + dumped(schedule)
        config = yaml.safe_load(files["main.yaml"])
        names = ["trainer"]
    elif kind == "json":
        files["main.json"] = json.dumps({**content, **schedule}, indent=1)
        config = json.loads(files["main.json"])
    elif kind == "toml":
        flat = [f"{k} = {json.dumps(v)}" for k, v in [*content.items(), *schedule.items()] if not isinstance(v, dict)]
        for name, part in content.items():
            if isinstance(part, dict):
                flat += [f"[{name}]", *[f"{k} = {json.dumps(v)}" for k, v in part.items()]]
        files["main.toml"] = "\n".join(flat) + "\n"
        config = tomllib.loads(files["main.toml"])
    elif kind == "omegaconf":
        mark(rng, content, said)
        files["main.yaml"] = dumped({**content, **schedule})
        config = OmegaConf.create(files["main.yaml"])
    elif kind == "hydra":
        files, config = hydra_case(rng, said, schedule, folder)
    elif kind == "python":
        files, config = python_case(rng, said, method)
    else:
        files, config = mmengine_case(rng, said, schedule, folder)
    said_by = nearest(config, TRAINERS[trainer][:2]) if kind == "stages" else lookup(config, names)
    try:
        total = total_of(said_by, trainer)
    except Unknown as unknown:
        holders = config if kind == "stages" else [config, *[config.get(name) for name in names]]
        named = str(unknown) if any(str(unknown) in list(holder.keys()) for holder in holders if hasattr(holder, "keys")) else ""
        return {"kind": kind, "trainer": trainer, "files": files, "unknown": named}
    if total == 0:
        return case(rng, folder)
    return {"kind": kind, "trainer": trainer, "files": files, "total": total, "values": [0.5 * SHAPES[method](part) for part in PARTS]}


def write(folder, files):
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def changed(rng, said):
    """Other values for some of the keys."""
    return {k: rng.choice([v + 3, None] if k.startswith("max") and rng.random() < 0.3 else [v + 3]) for k, v in said.items() if isinstance(v, int) and not isinstance(v, bool) and v > 0 and rng.random() < 0.4}


def stages_case(rng, content, said, schedule):
    """A list of mappings, one of which has the schedule: deeper in it, too."""
    stages = [{"name": name, **changed(rng, said)} for name in ("first", "second", "third")]
    at = rng.randrange(3)
    place = rng.choice([[], ["loss"], ["model", "losses"]])
    inner = schedule
    for name in reversed(place):
        inner = {name: inner}
    stages[at] = {**stages[at], **inner} if rng.random() < 0.5 else {**inner, **stages[at]}
    text = dumped({**content, "stages": stages})
    config = yaml.safe_load(text)
    return text, [config["stages"][at], {**config.get("data", {}), **config.get("trainer", {}), **config}]


def hydra_case(rng, said, schedule, folder):
    small, big = changed(rng, said), said
    files = {"trainer/small.yaml": dumped({**said, **small}), "trainer/big.yaml": dumped(big)}
    if rng.random() < 0.4:
        # A file of a group builds on another one of it.
        files["trainer/common.yaml"] = dumped({**said, **changed(rng, said)})
        order = rng.choice([["common", "_self_"], ["_self_", "common"], ["common"]])
        left = {k: v for k, v in said.items() if rng.random() < 0.5}
        files["trainer/small.yaml"] = dumped({"defaults": order, **left, **small})
    own = changed(rng, said)
    self_at = rng.choice(["before", "behind", "behind"])
    parts = ["trainer: small"] if rng.random() < 0.5 else ["trainer: big"]
    main = {"trainer": own} if own else {}
    if rng.random() < 0.3:
        files["base.yaml"] = dumped({"defaults": [{"trainer": "small"}, "_self_"]})
        entries = ["base", "_self_", "override trainer: big"] if rng.random() < 0.6 else ["base", "_self_"]
        entries = sorted(entries, key=lambda entry: entry == "_self_")
        entries = [e for e in entries if not e.startswith("override")][:1] + [e for e in entries if e.startswith("override")] + ["_self_"]
    else:
        entries = ["_self_", *parts] if self_at == "before" else [*parts, "_self_"]
    lines = ["defaults:", *[f"  - {entry}" for entry in entries]]
    files["main.yaml"] = "\n".join(lines) + "\n" + dumped({**main, **schedule})
    write(folder, files)
    with initialize_config_dir(str(folder), version_base=None):
        return files, compose("main")


def mmengine_case(rng, said, schedule, folder):
    from mmengine.config import Config

    own = changed(rng, said)
    if rng.random() < 0.4:
        own = {**{k: v for k, v in said.items() if rng.random() < 0.7}, "_delete_": True}
    files = {"base.yaml": dumped({"train_cfg": said})}
    main = {"_base_": "base.yaml" if rng.random() < 0.5 else ["./base.yaml"]}
    files["main.yaml"] = dumped({**main, **({"train_cfg": own} if own else {}), **schedule})
    write(folder, files)
    return files, {"trainer": dict(Config.fromfile(str(folder / "main.yaml")).train_cfg)}


def python_case(rng, said, method):
    """A program: its numbers as products, and now and then a name that is bound again, which has no one value."""
    lines = [f"{k} = {v // 4} * 4 + {v % 4}" if type(v) is int and v > 9 and rng.random() < 0.3 else f"{k} = {v!r}" for k, v in said.items()]
    twice = rng.choice(list(said)) if rng.random() < 0.35 else None
    lines += [f"{twice} = {said[twice]!r}"] if twice else []
    text = "\n".join(lines) + "\n"
    config = {}
    exec(text, {}, config)
    if twice:
        config[twice] = BOUND_TWICE
    return {"main.py": f'{text}kl = schedule("{method}", 0.5)\n'}, config


def cases(count, seed):
    os.environ.pop("NOBODY_SETS_THIS", None)
    rng = random.Random(seed)
    for index in range(count):
        with tempfile.TemporaryDirectory() as folder:
            yield case(rng, pathlib.Path(folder))


def main():
    if len(sys.argv) > 2:
        for one in cases(int(sys.argv[1]), int(sys.argv[2])):
            print(json.dumps(one))
        return
    # A few of each branch.
    kept, seen = [], {}
    for one in cases(4_000, 1):
        branch = (one["kind"], one["trainer"], one.get("unknown"), len(one["files"]), "auto" in str(one["files"]), "_delete_" in str(one["files"]), "override" in str(one["files"]))
        seen[branch] = seen.get(branch, 0) + 1
        if seen[branch] <= 4:
            kept.append(json.dumps(one, separators=(",", ":")))
    pathlib.Path(__file__).with_suffix(".json").write_text("[\n" + ",\n".join(kept) + "\n]\n")


main()
