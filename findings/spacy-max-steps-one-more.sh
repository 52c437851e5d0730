#!/bin/bash
# spaCy 3.8.18: max_steps of a training config is one update less than are made. The loop counts from 0 and looks behind an update whether its number has
# reached max_steps, so that it makes the updates 0 to max_steps. A warmup_linear.v1 whose total_steps equals it, as the quickstart writes it, reaches
# its 0 within the run: the last update changes nothing.
# Seen, rates of the updates with max_steps=5 and warmup_linear(0.1, 2, 5): 0, 0.05, 0.1, 0.0667, 0.0333, 0
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet spacy==3.8.18 thinc==8.3.14
cat > "$folder/run.py" <<'PYTHON'
import spacy
from spacy.training import Example
from spacy.training.loop import train_while_improving
from thinc.api import Adam, warmup_linear

nlp = spacy.blank("en")
category = nlp.add_pipe("textcat")
for label in ("a", "b"):
    category.add_label(label)
examples = [Example.from_dict(nlp.make_doc(text), {"cats": {"a": first, "b": 1 - first}}) for text, first in (("good day", 1.0), ("bye bye", 0.0))]
nlp.initialize(lambda: examples)
optimizer = Adam(learn_rate=warmup_linear(0.1, 2, 5))
rates = []


def batches():
    epoch = 0
    while True:
        yield epoch, examples
        epoch += 1


for _ in train_while_improving(
    nlp,
    optimizer,
    batches(),
    lambda: (0.5, {}),
    dropout=0.0,
    eval_frequency=100,
    accumulate_gradient=1,
    patience=0,
    max_steps=5,
    exclude=[],
    annotating_components=[],
    before_update=lambda nlp, args: rates.append(optimizer.learn_rate),
):
    pass
print(rates)
assert len(rates) == 6 and rates[-1] == 0
PYTHON
"$folder/venv/bin/python" "$folder/run.py"
