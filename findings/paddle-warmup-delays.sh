#!/bin/bash
# paddlepaddle 3.3.1. LinearWarmup around another scheduler asks that for the steps behind the warm-up, counted from 0: boundaries and lengths that are meant as steps of
# the run come later by the warm-up. A cosine over the whole run has not come down when the run ends, and falls of PiecewiseDecay are late. PaddleOCR, whose configs
# say `warmup_epoch` beside `decay_epochs` and take the epochs of the run for the cosine, is built on it.
# Seen, a warm-up of 4 steps to 1.0, a run of 20:
#   CosineAnnealingDecay(1.0, T_max=20)                          0.054497 at step 21 - at the last one, 19, it is 0.146447
#   PiecewiseDecay([10, 15], [1.0, 0.1, 0.01])                   0.1 from step 14 on, 0.01 from step 19 on
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q paddlepaddle==3.3.1
"$folder/venv/bin/python" -W ignore - <<'PYTHON'
from paddle.optimizer import lr


def rates(inner):
    scheduler = lr.LinearWarmup(inner, warmup_steps=4, start_lr=0.0, end_lr=1.0)
    for _ in range(22):
        yield round(scheduler(), 6)
        scheduler.step()


cosine = list(rates(lr.CosineAnnealingDecay(1.0, T_max=20)))
falls = list(rates(lr.PiecewiseDecay([10, 15], [1.0, 0.1, 0.01])))
print(cosine, falls)
assert (cosine[4], cosine[19], cosine[21]) == (1.0, 0.146447, 0.054497), cosine
assert falls == [0.0, 0.25, 0.5, 0.75] + [1.0] * 10 + [0.1] * 5 + [0.01] * 3, falls
PYTHON
