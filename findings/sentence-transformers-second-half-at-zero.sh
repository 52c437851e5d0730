#!/bin/bash
# sentence-transformers 6.1.0 (and each from 3.0 on). model.fit(train_objectives=[(a, loss), (b, loss)]) trains on two sets of data by turns, 20 batches each, with the
# scheduler that it has by default, WarmupLinear. What is the rate over the 40 updates?
# Guess: it falls in a straight line and comes to 0 with the last of the 40 updates.
# Seen: the schedule is made for the batches of one set, but stepped at those of both: it is at 0 behind update 20, and the second half of the run trains nothing.
# With three sets two thirds are lost. 6.2.0 counts the batches of all of them.
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install -q torch==2.15.0 transformers==5.24.0 datasets==5.2.0 accelerate==1.15.0 sentence-transformers==6.1.0
cd "$folder"
CUDA_VISIBLE_DEVICES= HF_HUB_OFFLINE=1 "$folder/venv/bin/python" - 2>/dev/null <<'PYTHON'
import os

import torch
from torch.optim.optimizer import register_optimizer_step_pre_hook
from sentence_transformers import InputExample, SentenceTransformer, losses
from torch.utils.data import DataLoader
from transformers import BertConfig, BertModel, BertTokenizerFast

os.makedirs("tiny")
with open("tiny/vocab.txt", "w") as file:
    file.write("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abc"]))
BertModel(BertConfig(vocab_size=8, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8)).save_pretrained("tiny")
BertTokenizerFast("tiny/vocab.txt").save_pretrained("tiny")

rates = []
register_optimizer_step_pre_hook(lambda optimizer, *_: rates.append(optimizer.param_groups[0]["lr"]))
model = SentenceTransformer("tiny")
loss = losses.CosineSimilarityLoss(model)
a, b = [DataLoader([InputExample(texts=["a b", "c"], label=0.5) for _ in range(80)], batch_size=4) for _ in range(2)]
model.fit(train_objectives=[(a, loss), (b, loss)], warmup_steps=0, show_progress_bar=False)
print(len(rates), rates[0], rates[19], rates[20], rates[39])
assert len(rates) == 40 and rates[0] == 2e-5 and 0 < rates[19] < 2e-6 and rates[20:] == [0.0] * 20, rates
PYTHON
