#!/bin/bash
# The schedules of the program that a script starts, as the options here set them: hover over --milestones.
LR=0.4

python classifier.py --lr $LR --epochs 120 \
  --milestones 60 100 \
  --distillation-weight 0.5 --ramp-epochs 30
