"""How pythae's VAMP weighs its KL term: `python make_pythae.py` writes pythae.json. Made with Python 3.11, torch==2.15.0, pythae==0.1.2.

The weight is what the loss says: (loss - reconstruction) / KL. Epochs count from 1, as pythae's trainer gives them.
"""

from importlib.metadata import version

import torch

from record_jax import Cases, run

if __name__ == "__main__":
    torch.set_default_dtype(torch.float64)
    torch.manual_seed(0)
    cases = Cases("pythae", version("pythae"))
    for steps in [10, 4, 0]:
        code = f"from pythae.models import VAMP, VAMPConfig\n\nconfig = VAMPConfig(input_dim=(1, 4, 4), latent_dim=2, number_components=4, linear_scheduling_steps={steps})\nmodel = VAMP(config)\n"
        model = run(code)["model"]
        batch = {"data": torch.rand(8, 1, 4, 4)}
        for training in [True, False]:
            model.train(training)

            def weight(epoch):
                out = model(batch, epoch=epoch)
                return round(((out.loss - out.recon_loss) / out.reg_loss).item(), 12)

            name = f"linear over {steps} epochs, " + ("in training" if training else "in evaluation")
            cases.add(name, code, weight, [1, 2, 3, 4, 5, 9, 10, 11, 20], quantity="weight", unit="epoch", variable="config", given={"training": training})
    cases.write("pythae")
