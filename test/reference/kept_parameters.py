"""What `save_hyperparameters` of Lightning keeps of the parameters of `__init__`, in kept_parameters.json.

python kept_parameters.py  (lightning 2.6.6, Python 3.11)
"""
import json
import pathlib

import lightning

HEAD = "class Module(lightning.LightningModule):\n    def __init__(self, {parameters}):\n        super().__init__()\n        {body}\n"

CASES = [
    ("lr=0.25, warmup=5", "self.save_hyperparameters()"),
    ("lr: float = 0.25, *, warmup: int = 5, **more", "self.save_hyperparameters()"),
    ("lr=0.25, warmup=5", "self.save_hyperparameters('lr')"),
    ("lr=0.25, warmup=5", "self.save_hyperparameters('lr', 'warmup', logger=False)"),
    ("lr=0.25, warmup=5", "self.save_hyperparameters(ignore=['lr'])"),
    ("lr=0.25, warmup=5", "self.save_hyperparameters(ignore='warmup')"),
    ("lr=0.25, warmup=5", "self.save_hyperparameters({'lr': 0.75, 'other': 2})"),
    ("lr=0.25, warmup=5", "self.save_hyperparameters({'lr': lr})"),
    ("lr=0.25, warmup=5", "self.lr = lr"),
]


def kept(text):
    names = {"lightning": lightning}
    exec(text, names)
    return dict(names["Module"]().hparams)


texts = [HEAD.format(parameters=parameters, body=body) for parameters, body in CASES]
cases = [{"text": text, "kept": kept(text)} for text in texts]
out = {"lightning": lightning.__version__, "cases": cases}
pathlib.Path(__file__).with_suffix(".json").write_text(json.dumps(out, indent=1) + "\n")
