"""What 3D Gaussian Splatting makes of its options: `python make_gaussian_splatting.py FOLDER` writes gaussian_splatting.json. The argument is a checkout of
github.com/graphdeco-inria/gaussian-splatting; its `get_expon_lr_func` (utils/general_utils.py, as it stands in copies of 2023 to 2025) is cut out and run as
it is, for what scene/gaussian_model.py and train.py call it with. Made with Python 3.11, numpy==2.4.6. Iterations count from 1: update t is iteration t + 1.
"""

import ast
import pathlib
import sys

import numpy as np

from record_jax import Cases, edges

OPTIONS = """class OptimizationParams(ParamGroup):
    def __init__(self, parser):
        self.iterations = 30_000
        self.position_lr_init = 0.00016
        self.position_lr_final = 0.0000016
        self.position_lr_delay_mult = 0.01
        self.position_lr_max_steps = 30_000
        self.exposure_lr_init = 0.01
        self.exposure_lr_final = 0.001
        self.exposure_lr_delay_steps = {delay}
        self.exposure_lr_delay_mult = 0.1
        self.depth_l1_weight_init = 1.0
        self.depth_l1_weight_final = 0.01
        super().__init__(parser, "Optimization Parameters")
"""
YAML = "optimization:\n  iterations: 7000\n  position_lr_init: 0.0002\n  position_lr_final: 0.000002\n  position_lr_max_steps: 5000\n"

if __name__ == "__main__":
    source = (pathlib.Path(sys.argv[1]) / "utils/general_utils.py").read_text()
    names = {"np": np}
    node = next(node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.FunctionDef) and node.name == "get_expon_lr_func")
    exec(ast.get_source_segment(source, node), names)
    made = names["get_expon_lr_func"]
    cases = Cases("gaussian_splatting", "2023")
    for delay in (0, 5000):
        code = OPTIONS.format(delay=delay)
        exposure = made(0.01, 0.001, lr_delay_steps=delay, lr_delay_mult=0.1, max_steps=30_000)
        cases.add(f"the rate of the exposure, eased over {delay}", code, lambda t: exposure(t + 1), edges(30_000, 5000), variable="exposure_lr_init")
    code = OPTIONS.format(delay=0)
    depth = made(1.0, 0.01, max_steps=30_000)
    cases.add("the weight of the depth loss", code, lambda t: depth(t + 1), edges(30_000), quantity="weight", variable="depth_l1_weight_init")
    # The extent of the scene is 1 here, of which the values are multiples.
    position = made(0.00016, 0.0000016, lr_delay_mult=0.01, max_steps=30_000)
    cases.add("the rate of the positions", code, lambda t: position(t + 1), edges(30_000), variable="position_lr_init")
    shorter = made(0.0002, 0.000002, lr_delay_mult=0.01, max_steps=5000)
    cases.add("shorter than the run", YAML, lambda t: shorter(t + 1), edges(5000), language="yaml", variable="optimization.position_lr_init")
    cases.write("gaussian_splatting")
