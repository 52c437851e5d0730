"""What the fits of sentence-transformers do to the rate: `python make_sentence_transformers.py` writes the cases of the installed release to
sentence_transformers.json. Made with Python 3.11, torch==2.15.0, transformers==5.24.0, datasets==5.2.0 and sentence-transformers==6.2.0, 5.2.0 and 2.7.0.

Each snippet trains a tiny network on data that this script makes. A value is the rate of the optimizer's update number t (the first optimizer's, where
each objective has one), and there are as many as updates.
"""

import os
import tempfile

import sentence_transformers
import torch
from sentence_transformers import InputExample
from torch.optim.optimizer import register_optimizer_step_pre_hook

from record_jax import Cases, edges, run

HEAD = "from sentence_transformers import SentenceTransformer, losses\nfrom torch.utils.data import DataLoader\n\n"
MODEL = 'model = SentenceTransformer("tiny")\nloss = losses.CosineSimilarityLoss(model)\n'
LOADER = "loader = DataLoader(examples, shuffle=True, batch_size=4)\n"
CROSS = "import torch\nfrom sentence_transformers.cross_encoder import CrossEncoder\nfrom torch.utils.data import DataLoader\n\n" + LOADER
CROSS += 'model = CrossEncoder("tiny", num_labels=1)\n'

# The text, how many examples there are, and whether a release before 3.0 (4.0 for a CrossEncoder) runs it as the others do.
FITS = {
    "linear": (HEAD + LOADER + MODEL + "model.fit(train_objectives=[(loader, loss)], epochs=3, warmup_steps=5)\n", 40),
    "linear over batches of which the last is not full": (
        HEAD + LOADER + MODEL + 'model.fit([(loader, loss)], epochs=4, warmup_steps=6, optimizer_params={"lr": 1e-3})\n',
        42,
    ),
    "the warm-up by default": (HEAD + LOADER + MODEL + "model.fit(train_objectives=[(loader, loss)])\n", 40),
    "cosine": (
        HEAD + "rates = {'lr': 3e-5, 'eps': 1e-6}\n" + LOADER + MODEL
        + 'model.fit([(loader, loss)], None, 2, None, "warmupcosine", 4, optimizer_params=rates)\n',
        41,
    ),
    "restarts": (
        HEAD + LOADER + MODEL + 'model.fit(train_objectives=[(loader, loss)], epochs=2, scheduler="WarmupCosineWithHardRestarts", warmup_steps=4)\n',
        40,
    ),
    "constant behind a warm-up": (
        HEAD + LOADER + MODEL + 'model.fit(train_objectives=[(loader, loss)], epochs=2, scheduler="WarmupConstant", warmup_steps=7)\n',
        40,
    ),
    "constant": (
        "import torch\n" + HEAD + LOADER + MODEL
        + 'model.fit(train_objectives=[(loader, loss)], scheduler="constantlr", warmup_steps=7, optimizer_class=torch.optim.Adam, optimizer_params={})\n',
        40,
    ),
    "steps of the only epoch": (
        HEAD + LOADER + MODEL + "model.fit(train_objectives=[(loader, loss)], steps_per_epoch=7, warmup_steps=2)\n",
        40,
    ),
    "steps of several epochs": (
        HEAD + LOADER + MODEL + "model.fit(train_objectives=[(loader, loss)], steps_per_epoch=7, epochs=3, warmup_steps=2)\n",
        40,
    ),
    "two objectives": (
        HEAD + LOADER + "other = DataLoader(examples, batch_size=4)\n" + MODEL
        + "model.fit(train_objectives=[(loader, loss), (other, loss)], epochs=2, warmup_steps=3)\n",
        40,
    ),
    "a cross-encoder": (CROSS + "model.fit(train_dataloader=loader, epochs=3, warmup_steps=5)\n", 42),
    "a cross-encoder along a cosine": (
        CROSS + 'model.fit(loader, None, 2, None, torch.nn.Identity(), "WarmupCosine", 5, optimizer_params={"lr": 1e-4})\n',
        40,
    ),
}
OLD = {
    "the older fit, over batches of which the last is not full": (
        HEAD + LOADER + MODEL + "model.old_fit(train_objectives=[(loader, loss)], epochs=3, warmup_steps=5)\n",
        42,
    ),
    "the older fit, with the steps of several epochs": (
        HEAD + LOADER + MODEL + "model.old_fit(train_objectives=[(loader, loss)], epochs=3, steps_per_epoch=7, warmup_steps=5)\n",
        42,
    ),
    "the older fit of a cross-encoder": (CROSS + "model.old_fit(loader, epochs=3, warmup_steps=5)\n", 42),
}


def tiny():
    """Saves a network of a few numbers and its words, so that nothing is loaded from elsewhere."""
    from transformers import BertConfig, BertModel, BertTokenizerFast

    os.makedirs("tiny")
    with open("tiny/vocab.txt", "w") as file:
        file.write("\n".join(["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", *"abcdefghij"]))
    config = BertConfig(vocab_size=15, hidden_size=8, num_hidden_layers=1, num_attention_heads=2, intermediate_size=8, num_labels=1)
    BertModel(config).save_pretrained("tiny")
    BertTokenizerFast("tiny/vocab.txt").save_pretrained("tiny")


def rates(code, examples):
    """The rate of each update of the optimizer that a run makes first."""
    seen, first = [], []

    def see(optimizer, *_):
        first[:] = first or [optimizer]
        if optimizer is first[0]:
            seen.append(optimizer.param_groups[0]["lr"])

    hook = register_optimizer_step_pre_hook(see)
    data = [InputExample(texts=["a b", "c"], label=0.5) for _ in range(examples)]
    try:
        run(code, examples=data, torch=torch)
    finally:
        hook.remove()
    return seen


if __name__ == "__main__":
    os.environ["CUDA_VISIBLE_DEVICES"] = ""
    os.chdir(tempfile.mkdtemp())
    tiny()
    version = sentence_transformers.__version__
    is_old = int(version.split(".")[0]) < 3
    cases = Cases("sentence-transformers", version)
    for name, (code, examples) in {**FITS, **({} if is_old else OLD)}.items():
        seen = rates(code, examples)
        steps = [step for step in edges(len(seen), 2, 5, 10, 20, 30, 40) if step < len(seen)]
        counts = name in OLD or is_old
        given = {"steps_per_epoch": -(-examples // 4)} if counts else {"examples": examples}
        cases.add(name, code, iter(seen), steps, variable="model", given=given)
    cases.write("sentence_transformers")
