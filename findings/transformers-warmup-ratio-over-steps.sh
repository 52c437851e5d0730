#!/bin/sh
# transformers 5.14.0 and 4.57.6: TrainingArguments(warmup_ratio=R, warmup_steps=S), 20 updates in all. Which of the two counts, and what is a ratio of 1?
# Guess: as documented, steps override the ratio, and a ratio of 1.0 warms up over the whole run.
# Seen in 4.57.6: ratio 0.5 and 4 steps warm up for 4; ratio 1.0 for 20.
# Seen in 5.14.0 (5.0 to 5.14 alike): the ratio is written over the steps, so both give 10; and a ratio of 1.0 is then read as one step.
# Output: "4.57.6: 4 20" and "5.14.0: 10 1".
set -eu
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
seen() {
  python3 -m venv "$dir/$1"
  "$dir/$1/bin/pip" install --quiet "transformers==$1"
  "$dir/$1/bin/python" - <<'PY' 2>/dev/null
import transformers

def steps(**given):
    return transformers.TrainingArguments(output_dir="out", **given).get_warmup_steps(20)

print(f"{transformers.__version__}: {steps(warmup_ratio=0.5, warmup_steps=4)} {steps(warmup_ratio=1.0)}")
PY
}
old=$(seen 4.57.6)
new=$(seen 5.14.0)
printf '%s\n%s\n' "$old" "$new"
[ "$old" = "4.57.6: 4 20" ] && [ "$new" = "5.14.0: 10 1" ]
