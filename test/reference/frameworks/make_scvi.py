"""How scvi-tools weighs its KL term: `python make_scvi.py` writes scvi.json. Made with Python 3.11, scvi-tools==1.4.2, torch==2.15.0.

A snippet trains for real, on 64 cells of 8 genes in batches of 16 (9 in 10 cells are trained on: 4 batches per epoch); the weight is what each training step uses.
"""

import warnings
from importlib.metadata import version

import anndata
import numpy as np
import scvi

from record_jax import Cases, run

HEAD = "import scvi\n\nscvi.model.SCVI.setup_anndata(adata)\nmodel = scvi.model.SCVI(adata)\nmodel.train(max_epochs={epochs}, batch_size=16{more})\n"

# name: (epochs, further arguments)
RUNS = {
    "defaults": (3, ""),
    "over 2 epochs": (4, ", plan_kwargs={'n_epochs_kl_warmup': 2}"),
    "over 2 epochs, between two weights": (4, ", plan_kwargs={'n_epochs_kl_warmup': 2, 'min_kl_weight': 0.1, 'max_kl_weight': 0.5}"),
    "over steps: the epochs' default wins": (4, ", plan_kwargs={'n_steps_kl_warmup': 6}"),
    "over steps alone": (4, ", plan_kwargs={'n_steps_kl_warmup': 6, 'n_epochs_kl_warmup': None}"),
    "without a warm-up": (2, ", plan_kwargs={'n_epochs_kl_warmup': None}"),
    "over no epochs": (2, ", plan_kwargs={'n_epochs_kl_warmup': 0}"),
    "from a dict": (4, ", plan_kwargs=dict(n_epochs_kl_warmup=3, max_kl_weight=2.0)"),
}


def used(code):
    seen = []
    step = scvi.train.TrainingPlan.training_step

    def spied(self, batch, batch_idx):
        seen.append(float(self.kl_weight))
        return step(self, batch, batch_idx)

    scvi.train.TrainingPlan.training_step = spied
    try:
        counts = np.random.default_rng(0).poisson(2.0, (64, 8)).astype(np.float32)
        run(code, adata=anndata.AnnData(counts))
    finally:
        scvi.train.TrainingPlan.training_step = step
    return seen


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("scvi-tools", version("scvi-tools"))
    for name, (epochs, more) in RUNS.items():
        code = HEAD.format(epochs=epochs, more=more)
        try:
            seen = used(code)
        except Exception as error:
            cases.refused(name, code, error, quantity="weight")
        else:
            cases.add(name, code, iter(seen), range(len(seen)), quantity="weight", variable="model", given={"batches": len(seen) // epochs})
    cases.write("scvi")
