from .schedules import exponential_decay, linear_anneal

EXPLORE = 800


def run(frames=2000):
    used = []
    for frame in range(frames):
        step = frame
        epsilon = linear_anneal(step, 1.0, 0.05, EXPLORE)
        temperature = exponential_decay(step, 2.0, 0.1, 0.995)
        used.append((epsilon, temperature))
    return used


DRAWN = {
    "epsilon": ["linear_anneal(step, 1.0, 0.05, EXPLORE)"],
    "temperature": ["exponential_decay(step, 2.0, 0.1, 0.995)"],
}
