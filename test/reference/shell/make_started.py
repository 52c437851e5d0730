"""What functions of programs come to that shell scripts start with options: each script is carried out by Bash, and the program by Python.

    python test/reference/shell/make_started.py     (writes started.json beside it)

The case's files are written into a temporary folder, the script is run there, and the program prints its function at some steps.
"""

import json
import os
import pathlib
import platform
import subprocess
import sys
import tempfile

STEPS = [0, 1, 5, 10, 50, 100, 150]

HEAD = """import argparse, json
parser = argparse.ArgumentParser()
"""

TAIL = """
def kl_weight(step):
    return %s

if __name__ == '__main__':
    print(json.dumps([kl_weight(step) for step in %s]))
"""


def program(options, value, parse="args = parser.parse_args()"):
    return HEAD + "".join(f"parser.add_argument({option})\n" for option in options) + parse + TAIL % (value, STEPS)


RAMP = program(
    ["'--peak', type=float, default=1.0", "'-n', '--warmup-steps', type=int, default=100", "'--square', action='store_true'"],
    "args.peak * min(1.0, step / args.warmup_steps) ** (2 if args.square else 1)",
)
STAIRS = program(
    ["'--peak', type=float, default=1.0", "'--milestones', type=int, nargs='+', default=[10, 50]", "'--drops', nargs=2, type=float"],
    "args.peak * (args.drops[0] if args.drops else 0.5) ** sum(step >= each for each in args.milestones)",
)
SHARED = HEAD + "parser.add_argument('--peak', type=float, default=1.0)\nparser.add_argument('--steps', type=int, default=100)\n"
IMPORTED = "import json\nfrom options import args" + TAIL % ("args.peak * min(1.0, step / args.steps)", STEPS)

CASES = {
    "words behind options": ({"train.py": RAMP}, "python train.py --peak 0.3 --warmup-steps 50"),
    "words behind equals signs": ({"train.py": RAMP}, "python train.py --peak=0.3 --warmup-steps=50"),
    "the defaults of options that are not given": ({"train.py": RAMP}, "python train.py --peak 0.3"),
    "the last of several": ({"train.py": RAMP}, "python train.py --peak 0.3 --peak 0.7"),
    "the beginning of an option": ({"train.py": RAMP}, "python train.py --pe 0.3 --warm 10"),
    "a letter": ({"train.py": RAMP}, "python train.py -n 10"),
    "a switch": ({"train.py": RAMP}, "python train.py --square --peak 0.5"),
    "a negative number": ({"train.py": RAMP}, "python train.py --peak -0.5"),
    "variables": ({"train.py": RAMP}, 'PEAK=0.25\nSTEPS="20"\npython -u train.py --peak $PEAK --warmup-steps "${STEPS}"'),
    "variables behind equals signs": ({"train.py": RAMP}, 'PEAK=0.25\npython -u train.py --peak=$PEAK --warmup-steps="${STEPS:-20}"'),
    "a list": ({"train.py": RAMP}, 'ARGS=(\n  --peak 0.25\n  # Slow.\n  --warmup-steps 150\n)\npython train.py "${ARGS[@]}" "$@"'),
    "what the user adds": ({"train.py": RAMP}, 'python train.py \\\n  --peak 0.25 ${@:1} \\\n  $EXTRA_OPTIONS'),
    "several words": ({"train.py": STAIRS}, "python train.py --milestones 5 100 --peak 2"),
    "as many words as an option takes": ({"train.py": STAIRS}, "python train.py --drops 0.1 0.2 --peak 3"),
    "options of another file": ({"train.py": IMPORTED, "options.py": SHARED + "args = parser.parse_args()\n"}, "python train.py --peak 0.5 --steps 10"),
    "a program of a folder around": ({"train.py": RAMP, "scripts/run.sh": None}, "cd ..\npython train.py --peak 0.125"),
    "a program of a folder that the script goes to": (
        {"train.py": STAIRS, "detection/train.py": RAMP},
        "cd detection\npython train.py --peak 0.125",
    ),
    "a module": ({"tools/train.py": RAMP, "tools/__init__.py": ""}, "python -m tools.train --peak 0.125 --warmup-steps 10"),
}


def main():
    here = pathlib.Path(__file__).parent
    cases = []
    for name, (files, script) in CASES.items():
        with tempfile.TemporaryDirectory() as folder:
            place = "run.sh"
            for path, text in files.items():
                target = pathlib.Path(folder, path)
                target.parent.mkdir(parents=True, exist_ok=True)
                if text is None:
                    place = path
                else:
                    target.write_text(text)
            pathlib.Path(folder, place).write_text(script + "\n")
            os.symlink(sys.executable, pathlib.Path(folder, "python"))
            environment = {**os.environ, "PATH": f"{folder}:{os.environ['PATH']}", "EXTRA_OPTIONS": ""}
            run = subprocess.run(
                ["bash", pathlib.Path(place).name], cwd=pathlib.Path(folder, place).parent, env=environment, capture_output=True, text=True, check=True
            )
            texts = {path: text for path, text in files.items() if text is not None}
            cases.append({"name": name, "files": texts, "place": place, "script": script + "\n", "values": json.loads(run.stdout)})
    bash = subprocess.run(["bash", "-c", "echo $BASH_VERSION"], capture_output=True, text=True, check=True).stdout.strip()
    made = {"madeWith": f"bash {bash}, Python {platform.python_version()}", "steps": STEPS, "cases": cases}
    (here / "started.json").write_text(json.dumps(made, indent=1) + "\n")


main()
