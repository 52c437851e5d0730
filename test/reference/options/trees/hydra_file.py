import pathlib
import tempfile
from dataclasses import dataclass

import hydra
import torch
from hydra.core.config_store import ConfigStore


@dataclass
class Config:
    epochs: int = 17
    lr: float = 0.1


ConfigStore.instance().store(name="base_config", node=Config)
folder = pathlib.Path(tempfile.mkdtemp())
(folder / "config.yaml").write_text("defaults:\n  - base_config\n  - _self_\nepochs: 3\n")


# The file wins over the class that only says the types.
@hydra.main(version_base=None, config_path=str(folder), config_name="config")
def main(cfg: Config) -> None:
    optimizer = torch.optim.SGD(torch.nn.Linear(1, 1).parameters(), lr=cfg.lr)
    scheduler = torch.optim.lr_scheduler.CosineAnnealingLR(optimizer, cfg.epochs)


main()
