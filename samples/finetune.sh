#!/bin/bash
# A schedule in a script that starts a training: hover over cosine.
LEARNING_RATE=2e-5
TRAINING_ARGS=(
  --output_dir out/vicuna-7b
  --per_device_train_batch_size 16
  --learning_rate $LEARNING_RATE
  --max_steps 5000
  --warmup_ratio 0.03
  --lr_scheduler_type cosine
)

torchrun --nproc_per_node=8 train.py "${TRAINING_ARGS[@]}"
