#!/bin/bash
# thinc 8.3.14 and 9.1.1, the same config: constant_then.v1 holds a rate for 5 steps and then follows another schedule, compounding.v1. In thinc 8 that
# schedule starts when its turn comes; in thinc 9 it is asked for the step of the whole run, so that the value jumps to where it would have been.
# Seen, steps 3 to 7 of rate 4, then compounding from 4 by 1.5 up to 100:
#   8.3.14  4, 4, 4, 6, 9
#   9.1.1   4, 4, 30.375, 45.5625, 68.34375
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cat > "$folder/run.py" <<'PYTHON'
import sys

from thinc.api import Config, registry

TEXT = """
[size]
@schedules = "constant_then.v1"
rate = 4
steps = 5

[size.schedule]
@schedules = "compounding.v1"
start = 4
stop = 100
compound = 1.5
"""
schedule = registry.resolve(Config().from_str(TEXT))["size"]
values = [next(schedule) if hasattr(schedule, "__next__") else schedule(step) for step in range(8)]
print(values[3:])
assert values[3:] == eval(sys.argv[1])
PYTHON
for pair in "8.3.14|confection==1.3.4|[4, 4, 4, 6.0, 9.0]" "9.1.1|confection==0.1.5|[4, 4, 30.375, 45.5625, 68.34375]"; do
    IFS='|' read -r version confection expected <<<"$pair"
    python3 -m venv "$folder/$version"
    "$folder/$version/bin/pip" install -q "thinc==$version" "$confection"
    "$folder/$version/bin/python" "$folder/run.py" "$expected"
done
