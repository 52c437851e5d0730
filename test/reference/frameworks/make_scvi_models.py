"""How models of scvi-tools whose training takes the warm-up itself weigh their KL term: `python make_scvi_models.py` writes scvi_models.json. Made with Python 3.11,
scvi-tools==1.4.2, torch==2.15.0.

A snippet trains for real, on 64 cells in batches of 16 (9 in 10 cells are trained on: 4 batches per epoch; DestVI trains on all of them, in 4, too); the weight is
what each training step uses.
"""

import warnings
from importlib.metadata import version

import anndata
import mudata
import numpy as np
import scvi
from scvi.train import _trainingplans as plans

from record_jax import Cases, run

HEADS = {
    "PEAKVI": "import scvi\n\nscvi.model.PEAKVI.setup_anndata(adata)\nmodel = scvi.model.PEAKVI(adata)\n",
    "MULTIVI": "import scvi\n\nscvi.model.MULTIVI.setup_mudata(mdata, modalities={'rna_layer': 'rna', 'atac_layer': 'atac'})\nmodel = scvi.model.MULTIVI(mdata)\n",
    "TOTALVI": "import scvi\n\nscvi.model.TOTALVI.setup_anndata(adata, protein_expression_obsm_key='protein')\nmodel = scvi.model.TOTALVI(adata)\n",
    "AmortizedLDA": "import scvi\n\nscvi.model.AmortizedLDA.setup_anndata(adata)\nmodel = scvi.model.AmortizedLDA(adata, n_topics=3)\n",
    "SCANVI": "import scvi\n\nmodel = scvi.model.SCANVI.from_scvi_model(pretrained, 'unknown', labels_key='label')\n",
    "DestVI": "import scvi\n\nscvi.model.DestVI.setup_anndata(adata)\nmodel = scvi.model.DestVI.from_rna_model(adata, reference)\n",
}
# Those of scvi.external: the call that makes each.
HEADS |= {
    "CYTOVI": "import scvi\n\nscvi.external.CYTOVI.setup_anndata(adata)\nmodel = scvi.external.CYTOVI(adata)\n",
    "MRVI": "import scvi\n\nscvi.external.MRVI.setup_anndata(adata, sample_key='label')\nmodel = scvi.external.MRVI(adata)\n",
    "SCAR": "import scvi\n\nscvi.external.SCAR.setup_anndata(adata)\nmodel = scvi.external.SCAR(adata, ambient_profile)\n",
}
TRAIN = "model.train(max_epochs={}, batch_size=16{})\n"

# name: (model, epochs, further arguments)
RUNS = {
    "PEAKVI: what its plan says does not count": ("PEAKVI", 4, ", plan_kwargs={'n_epochs_kl_warmup': 2}"),
    "PEAKVI: over 3 epochs": ("PEAKVI", 5, ", n_epochs_kl_warmup=3"),
    "PEAKVI: over steps, where the epochs' default wins": ("PEAKVI", 3, ", n_steps_kl_warmup=6"),
    "PEAKVI: over steps alone": ("PEAKVI", 4, ", n_epochs_kl_warmup=None, n_steps_kl_warmup=6"),
    "PEAKVI: without a warm-up": ("PEAKVI", 2, ", n_epochs_kl_warmup=None"),
    "MULTIVI: over 3 epochs, between two weights": ("MULTIVI", 5, ", n_epochs_kl_warmup=3, plan_kwargs={'min_kl_weight': 0.1, 'max_kl_weight': 0.5}"),
    "MULTIVI: what its plan says does not count": ("MULTIVI", 4, ", plan_kwargs=dict(n_epochs_kl_warmup=2)"),
    "TOTALVI: over 3 epochs": ("TOTALVI", 5, ", n_epochs_kl_warmup=3"),
    "TOTALVI: over steps": ("TOTALVI", 4, ", n_steps_kl_warmup=6"),
    "TOTALVI: epochs go before steps": ("TOTALVI", 4, ", n_steps_kl_warmup=6, n_epochs_kl_warmup=2"),
    "DestVI: over 3 epochs": ("DestVI", 5, ", n_epochs_kl_warmup=3"),
    "AmortizedLDA: over 3 epochs": ("AmortizedLDA", 4, ", plan_kwargs={'n_epochs_kl_warmup': 3}"),
    "SCANVI of another model: over 3 epochs": ("SCANVI", 4, ", plan_kwargs={'n_epochs_kl_warmup': 3}"),
    "CYTOVI: over 3 epochs": ("CYTOVI", 5, ", n_epochs_kl_warmup=3, plan_kwargs={'n_epochs_kl_warmup': 2, 'max_kl_weight': 0.5}"),
    "CYTOVI: over steps alone": ("CYTOVI", 4, ", n_epochs_kl_warmup=None, n_steps_kl_warmup=6"),
    "MRVI: over 3 epochs": ("MRVI", 5, ", plan_kwargs={'n_epochs_kl_warmup': 3}"),
    "MRVI: over its own 20 epochs": ("MRVI", 4, ", plan_kwargs={'max_kl_weight': 2.0}"),
    "SCAR: over 3 epochs": ("SCAR", 5, ", plan_kwargs={'n_epochs_kl_warmup': 3}"),
    "DestVI: to another weight": ("DestVI", 4, ", plan_kwargs={'max_kl_weight': 4}"),
}


def cells(columns=8):
    counts = np.random.default_rng(0).poisson(2.0, (64, columns)).astype(np.float32)
    adata = anndata.AnnData(counts)
    adata.obs["batch"] = "a"
    adata.obs["label"] = ["a", "b"] * 32
    adata.obsm["protein"] = np.random.default_rng(1).poisson(3.0, (64, 3)).astype(np.float32)
    return adata


def reference():
    adata = cells()
    scvi.model.CondSCVI.setup_anndata(adata, labels_key="label")
    model = scvi.model.CondSCVI(adata, prior="mog")
    model.train(max_epochs=1, batch_size=16)
    return model


def pretrained():
    adata = cells()
    scvi.model.SCVI.setup_anndata(adata)
    model = scvi.model.SCVI(adata)
    model.train(max_epochs=1, batch_size=16)
    return model


def ambient():
    return np.full(8, 1 / 8, dtype=np.float32)


GIVEN = {"SCAR": {"ambient_profile": ambient}, "DestVI": {"reference": reference}, "SCANVI": {"pretrained": pretrained}}


def used(code, **given):
    seen = []
    kept = {owner: owner.training_step for owner in (plans.TrainingPlan, plans.AdversarialTrainingPlan, plans.SemiSupervisedTrainingPlan, plans.PyroTrainingPlan)}

    def spied(owner):
        def training_step(self, batch, batch_idx):
            seen.append(float(self.kl_weight))
            return kept[owner](self, batch, batch_idx)

        return training_step

    for owner in kept:
        owner.training_step = spied(owner)
    try:
        run(code, adata=cells(), mdata=mudata.MuData({"rna": cells(), "atac": cells(6)}), **given)
    finally:
        for owner, step in kept.items():
            owner.training_step = step
    return seen


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = Cases("scvi-tools", version("scvi-tools"))
    for name, (model, epochs, more) in RUNS.items():
        code = HEADS[model] + TRAIN.format(epochs, more)
        seen = used(code, **{key: make() for key, make in GIVEN.get(model, {}).items()})
        batches = len(seen) // epochs
        cases.add(name, code, iter(seen), range(len(seen)), quantity="weight", variable="model", given={"batches": batches})
    cases.write("scvi_models")
