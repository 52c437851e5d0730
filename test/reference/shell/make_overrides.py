"""What Hydra makes of the overrides that Bash hands to a program, for scripts that are made at random: overrides.json.

Made with Python 3.11, hydra-core==1.3.2, omegaconf==2.3.0 and bash. Each script starts `python train.py` with overrides. Bash runs it with a `python` of ours in
its path, which writes down its arguments; Hydra parses them, and OmegaConf puts them into a config one after another. `swept` are the keys that are given several
values, of which each is for a run of its own; `doubtful` are those that no reader can know.
"""
import json, os, random, subprocess, tempfile

from hydra.core.override_parser.overrides_parser import OverridesParser
from omegaconf import OmegaConf

random.seed(1)
KEYS = ["optim.lr", "optim.betas", "optim.sched.warmup", "trainer.max_steps", "trainer.name", "data.files", "data.files_2.x-y", "model.layers.0.lr"]
SCALARS = ["1e-4", "10", "-1", "0.03", "1_000", ".5", "5.", "null", "True", "false", "cosine", "out/run-1", "a.b.c", "1e-4x", "'1'", '"a b"', "nan_x"]
LISTS = ["[1,2]", "[0.9, 0.95]", "[a,b]", "['x y',\"z\"]", "[]", "[[1,2],[3]]", "[1e-4,true,null]", "{a:1}", "{a: 1, b: [x, 2]}", "{}", '["console","wandb"]']
SWEEPS = ["1,2", "1e-4,1e-3", "a,b", "[1,2],[3]"]


def shell(word, plain_too=True):
    """A word as a shell can be given it."""
    forms = ["'" + word.replace("'", "'\\''") + "'"]
    if not set(word) & set("\"$`\\"):
        forms += [f'"{word}"'] * 2
    if plain_too and not set(word) & set(" \"'{}$`\\*?[]"):
        forms += [word] * 4
    return random.choice(forms)


class Script:
    def __init__(self):
        self.lines, self.count, self.doubtful = [], 0, set()

    def name(self):
        self.count += 1
        return random.choice(["LR", "args", "X"]) + str(self.count)

    def override(self):
        key, form = random.choice(KEYS), random.random()
        sign = random.choice(["", "", "", "+", "++"])
        if form < 0.6:
            value = random.choice(SCALARS + LISTS)
            apart = random.random() < 0.3 and "'" not in value and "\\" not in value
            return f"{sign}{key}='{value}'" if apart else shell(f"{sign}{key}={value}")
        if form < 0.7:
            return shell(f"{sign}{key}={random.choice(SWEEPS)}")
        name, value = self.name(), random.choice(["1e-4", "10", "cosine", "null", "true", "[1,2]"])
        if form < 0.9:
            self.lines.append(f"{name}={value}")
            return random.choice([f"{sign}{key}=${name}", f'{sign}{key}="${{{name}}}"', f'"{sign}{key}=${name}"', f"{sign}{key}=${{{name}:-7}}"])
        self.doubtful.add(key)
        self.lines.append(f"{name}=3\n[ $# -gt 7 ] && {name}=4")
        return f"{sign}{key}=${name}"

    def text(self):
        words = [self.override() for _ in range(random.randint(2, 6))]
        if random.random() < 0.4:
            cut, name = random.randint(1, len(words)), self.name()
            self.lines.append(f"{name}=(\n  " + "\n  ".join(words[:cut]) + "  # a remark\n)")
            words = [f'"${{{name}[@]}}"', *words[cut:]]
        head = random.choice(["python train.py", "A=1 CUDA_VISIBLE_DEVICES=0 python train.py", "python -m pkg.train", "env B=x.y python -u train.py", "exec python train.py -m"])
        return "\n".join([*self.lines, " \\\n  ".join([head, *words, "one=1"])]) + "\n"


def arguments(text):
    with tempfile.TemporaryDirectory() as folder:
        stub, out = os.path.join(folder, "python"), os.path.join(folder, "out")
        with open(stub, "w") as file:
            file.write(f'#!/bin/sh\nfor each; do printf "%s\\0" "$each"; done > {out}\n')
        os.chmod(stub, 0o755)
        subprocess.run(["bash", "-c", text], check=True, env={**os.environ, "PATH": f"{folder}:{os.environ['PATH']}"})
        return open(out).read().split("\0")[:-1]


def read(text):
    words = [word for word in arguments(text) if "=" in word and not word.startswith("-")]
    config, swept = OmegaConf.create({}), set()
    for override in OverridesParser.create().parse_overrides(words):
        value = override.value() if override.is_sweep_override() is False else None
        (swept.add if override.is_sweep_override() else swept.discard)(override.key_or_group)
        OmegaConf.update(config, override.key_or_group, value, merge=False, force_add=True)
    return OmegaConf.to_container(config), sorted(swept)


if __name__ == "__main__":
    cases = []
    while len(cases) < 120:
        script = Script()
        text = script.text()
        try:
            config, swept = read(text)
        except Exception as error:
            print(type(error).__name__, str(error)[:90], text)
            continue
        cases.append({"text": text, "swept": swept, "doubtful": sorted(script.doubtful), "config": config})
    with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), "overrides.json"), "w") as file:
        file.write("[\n" + ",\n".join(json.dumps(case) for case in cases) + "\n]\n")
