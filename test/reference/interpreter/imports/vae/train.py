import model
from model import sigmoid_ramp
from model.utils import CyclicBeta, kl_weight

TOTAL = 3000


def reconstruction(batch):
    return len(str(id(batch)))


cyclic_beta = CyclicBeta(400, ratio=0.8)

for step in range(TOTAL):
    beta = kl_weight(step)
    consistency_weight = 10.0 * sigmoid_ramp(step, 1500)
    loss = reconstruction(step) + kl_weight(step, warmup=100, floor=0.01) * 2.0
    gamma_weight = model.kl_weight(step, 700) + 0.5
    cyclic_beta.step()


def cycled(step):
    object_ = cyclic_beta.__class__(400, ratio=0.8)
    return [object_.step() for _ in range(step + 1)][-1]


DRAWN = {
    "beta": ["kl_weight(step)"],
    "consistency_weight": ["10.0 * sigmoid_ramp(step, 1500)"],
    "product": ["kl_weight(step, warmup=100, floor=0.01) * 2.0"],
    "gamma_weight": ["model.kl_weight(step, 700) + 0.5"],
    "cyclic_beta": ["cycled(step)"],
}
