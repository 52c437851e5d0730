"""What Bash hands to a program, for scripts that are made at random: command_lines.json. Needs bash and Python, nothing else.

Each script starts `python train.py` with options. Bash runs it with a `python` of ours in its path, which writes down its arguments.
`calls` are the options of each call as argparse takes them, the last of several counting; `doubtful` are those that no reader can know.
"""
import json, os, random, re, subprocess, sys, tempfile

random.seed(int(os.environ.get("SEED", "1")))
NAMES = ["lr", "min-lr", "warmup_steps", "lr_scheduler_type", "num_train_epochs", "weight-decay", "max_steps", "output_dir", "seed"]
NUMBERS = ["1e-4", "0.03", "5", "2e-5", "0.", "100", ".5", "1000000", "-1"]
TEXTS = ["cosine", "linear", "out/run", "a-b", "x.y"]


def value():
    return random.choice(NUMBERS if random.random() < 0.7 else TEXTS)


def quoted(text):
    return random.choice([text, text, f'"{text}"', f"'{text}'", text[:1] + f'"{text[1:]}"'])


def joined(words):
    """Words with blanks, joined lines or both between them."""
    return "".join(word + random.choice([" ", "  ", " \\\n    ", " \\\n\t"]) for word in words[:-1]) + words[-1]


class Script:
    def __init__(self):
        self.lines, self.certain, self.count, self.doubtful = [], True, 0, set()

    def variable(self):
        self.count += 1
        return random.choice(["LR", "STEPS", "ARGS", "x", "run_name"]) + str(self.count)

    def use(self, name):
        return random.choice([f"${name}", f"${{{name}}}", f'"${name}"', f'"${{{name}}}"'])

    def word(self):
        """How the value of an option is written."""
        kind = random.choice(["plain"] * 5 + ["variable"] * 3 + ["default", "known default", "sum", "positional", "output", "branch", "loop", "again", "glued", "unset"])
        name, text = self.variable(), value()
        if kind == "plain":
            return quoted(text)
        if kind == "variable":
            self.lines.append(random.choice(["", "export ", "readonly ", "declare "]) + f"{name}={quoted(text)}")
            return self.use(name)
        if kind == "default":
            return random.choice([f"${{{name}:-{text}}}", f'"${{{name}:-{text}}}"', f"${{{name}-{text}}}"])
        if kind == "known default":
            self.lines.append(f"{name}={text}")
            return f"${{{name}:-77}}"
        if kind == "sum":
            self.lines.append(f"{name}={random.randint(1, 9)}")
            return random.choice([f"$(({name} * 3 + 1))", f"$((${name} / 2))", f"$(( 100 - ${{{name}}} ))", f'"$((2 * ({name} + 5)))"'])
        if kind == "positional":
            self.certain = False
            self.lines.append(f"{name}=$1")
            return self.use(name)
        if kind == "output":
            self.certain = False
            self.lines.append(f"{name}=$(echo {text})")
            return f"${name}"
        if kind == "branch":
            self.certain = False
            self.lines += random.choice(
                [
                    [f"{name}={text}", f"if [ $# -gt {random.randint(0, 3)} ]; then", f"  {name}={value()}", "fi"],
                    [f"if [ $# -gt {random.randint(0, 3)} ]", "then", f"  {name}={text}", "else", f"  {name}={value()}", "fi"],
                    [f"{name}={text}", f"[ $# -gt {random.randint(0, 3)} ] && {name}={value()}"],
                    [f"case $# in", f"  {random.randint(0, 3)}) {name}={text} ;;", f"  *)", f"    {name}={value()}", "    ;;", "esac"],
                ]
            )
            return self.use(name)
        if kind == "loop":
            self.certain = False
            self.lines += [f"for {name} in {text} {value()}; do", "  :", "done"]
            return f"${name}"
        if kind == "again":
            self.lines += [f"{name}={value()}", f"{name}={text}  # {name}=1"]
            return self.use(name)
        if kind == "glued":
            self.certain = False
            self.lines.append(f"{name}={text}")
            return f"a${{{name}}}" if random.random() < 0.5 else f"{name}/${name}"
        self.certain = False
        return f'"${name}"'

    def option(self):
        name = random.choice(NAMES)
        form = random.random()
        self.certain = True
        words = [f"--{name}"] if form < 0.1 else [f"--{name}={self.word()}"] if form < 0.35 else [f"--{name}", self.word()]
        if not self.certain:
            self.doubtful.add(name.replace("-", "_"))
        return words

    def options(self, count):
        return [word for _ in range(count) for word in self.option()]

    def bundle(self):
        """Options in a variable of their own."""
        name, words = self.variable(), self.options(random.randint(1, 3))
        form = random.choice(["list", "list", "text", "added list", "added text"])
        plain = all(re.fullmatch(r"[\w./=$-]+", word) for word in words)
        if form.endswith("text") and plain:
            self.lines.append(f'{name}="{joined(words)}"')
            if form == "added text":
                more = [f"--{random.choice(NAMES)}", random.choice(NUMBERS)]
                self.lines.append(random.choice([f'{name}+=" {" ".join(more)}"', f'{name}="${name} {" ".join(more)}"']))
            if random.random() < 0.7:
                return random.choice([f"${name}", f"${{{name}}}"])
            outer = self.variable()
            self.lines.append(f'{outer}="' + random.choice([f"${name} --seed 7", f"--seed 7 ${{{name}}}", f"${name}"]) + '"')
            return f"${outer}"
        between = lambda word: word + random.choice([" ", "\n  ", "  # a remark\n  ", " \\\n  "])
        self.lines.append(f"{name}=(" + "".join(map(between, words)) + "\n)")
        if form == "added list":
            added = random.choice(NAMES)
            more = f"--{added} {random.choice(NUMBERS)}"
            if random.random() < 0.5:
                self.doubtful.add(added.replace("-", "_"))
                self.lines += ["if [ $# -gt 1 ]; then", f"  {name}+=({more})", "fi"]
            else:
                self.lines.append(f"{name}+=( {more} )")
        use = random.choice([f'"${{{name}[@]}}"', f"${{{name}[@]}}", f"${{{name}[*]}}"])
        if random.random() < 0.7:
            return use
        outer = self.variable()
        self.lines.append(f"{outer}=({use} --{random.choice(NAMES)} 7)" if random.random() < 0.5 else f"{outer}=({use})")
        return f'"${{{outer}[@]}}"'

    def noise(self):
        self.lines += random.choice(
            [
                ["# python train.py --lr 5"],
                ["echo 'a text # with a sign; and more'"],
                ["cat > /dev/null <<EOF", "python train.py --lr 9 $x", "EOF"],
                ["set -e; mkdir -p /tmp"],
                ["other() {", "  local lr=3", "  echo $lr", "}"],
                ["if [ -n \"$NOTHING\" ]; then echo 'it is'; fi"],
                ["true || exit 1"],
                [""],
            ]
        )

    def text(self):
        for _ in range(random.randint(0, 3)):
            self.noise()
        launcher = random.choice([[], [], ["-u"], ["-m", "torch.distributed.run", "--nproc_per_node", "8"], ["-m", "launch", "--nproc_per_node=2"]])
        words = ["--first", "1", "--second", "2", *self.options(random.randint(1, 4))]
        for _ in range(random.choice([0, 0, 1, 2])):
            words.append(self.bundle())
            words += self.options(random.randint(0, 2))
        head = random.choice(["", "", "CUDA_VISIBLE_DEVICES=0,1 ", "A=1 B='x y' "])
        tail = random.choice(["", "", " 2>&1 | tee /dev/null", " > /dev/null", " &\nwait", " \"$@\"", " || true"])
        if tail == ' "$@"':
            words.append("--last=1")
        command = joined(["python", *launcher, "train.py", *words])
        if re.fullmatch(r"[\w./=$\s\\{}-]+", command) and not re.search(r"\$\{\w+-", command) and random.random() < 0.5:
            name = self.variable()
            self.lines.append(f'{name}="{command}"')
            command = random.choice([f"${name}", f"eval ${name}", f'eval "${name}"'])
        command = head * (not command.startswith("$")) + command + tail
        wrapped = random.random()
        if wrapped < 0.75:
            self.lines.append(command)
        else:
            # What stands further down may come before the command.
            names = re.findall(r"""^(?:\w+ )?(\w+)=["']?[\w.][\w.'"-]*$""", "\n".join(self.lines), re.M) or ["LR"]
            again = f"{random.choice(names)}={random.choice(NUMBERS)}"
            self.doubtful |= {name.replace("-", "_") for name in NAMES}
            if wrapped < 0.87:
                self.lines += ["for turn in 1 2; do", command, again, "done"]
            else:
                self.lines += [random.choice(["run() {", "function run {", "run ()\n{"]), command, "}", again, "run"]
        if random.random() < 0.3:
            self.noise()
        return "#!/bin/bash\n" + "\n".join(self.lines) + "\n"


FAKE = """#!/bin/sh
for word in "$@"; do printf '%s\\0' "$word"; done >> "$RECORD"
printf '\\n\\0' >> "$RECORD"
"""


def run(text, arguments, folder):
    record = os.path.join(folder, "record")
    open(record, "w").close()
    path = os.path.join(folder, "run.sh")
    with open(path, "w") as file:
        file.write(text)
    env = {"PATH": folder + ":/usr/bin:/bin", "RECORD": record, "HOME": folder}
    subprocess.run(["bash", path, *arguments], env=env, cwd=folder, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, timeout=20)
    calls = [[]]
    for word in open(record).read().split("\0")[:-1]:
        if word == "\n":
            calls.append([])
        else:
            calls[-1].append(word)
    return calls[:-1]


def parsed(words):
    """The options as argparse takes them: the name of each, and its values."""
    found, name = {}, None
    for word in words:
        if re.match(r"--[A-Za-z]", word):
            name, _, given = word[2:].partition("=")
            name = name.replace("-", "_")
            found[name] = [given] if "=" in word else []
            name = None if "=" in word else name
        elif name is not None:
            if word.endswith(".py"):
                name = None
            else:
                found[name].append(word)
    return found


def main():
    cases = []
    with tempfile.TemporaryDirectory() as folder:
        fake = os.path.join(folder, "python")
        with open(fake, "w") as file:
            file.write(FAKE)
        os.chmod(fake, 0o755)
        while len(cases) < 400:
            script = Script()
            text = script.text()
            calls = [parsed(words) for arguments in ([], ["1", "cosine", "3"]) for words in run(text, arguments, folder)]
            cases.append({"text": text, "doubtful": sorted(script.doubtful), "calls": calls})
    version = subprocess.run(["bash", "-c", "echo $BASH_VERSION"], capture_output=True, text=True).stdout.strip()
    with open(os.path.join(os.path.dirname(__file__), "command_lines.json"), "w") as file:
        json.dump({"bash": version, "python": sys.version.split()[0], "cases": cases}, file, indent=0)
        file.write("\n")


main()
