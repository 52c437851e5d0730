"""Writes what PyYAML reads in plain scalars that look like numbers: `python3 yaml_scalars.py`. Made with PyYAML 6.0.3."""

import json
import pathlib

import yaml

SCALARS = """
1 0 -3 +4 10000 1_000 10_000_000 1_000.5 1__0 017 08 0o17 0x10 0X10 -0x10 0xFF 0x1_0 0b101 00 -0 0.5 .5 -.5 +.5 -0.5 1. -1. 1.e-6 1.0e-5
1e-5 1e5 1E5 1e+5 5e12 1.5e6 1.5e+6 1.5E-6 .5e3 .5e+3 -1e-3 -1.0e-3 2.0e-05 1_0e3 .inf -.inf +.inf .Inf .INF .nan .NaN .NAN inf -inf nan NaN Infinity
infinity 60:30 1:30:00 12:30.5 190:20:30 1:70 1e 1.2.3 e5 1-3 0.0001 11e-3 10e7 0.000000000001 1.0 1e-08 5.0e-324 1.0e-08 10000.0 1000 10 15 16 -16
8 17 5 1000.5 100000.0 1.0e+5 5.0e+12 0.5e+3 -1.0e-3 10.0e+3 11.0e-3 10.0e+7 1.0E5 1.0e5
""".split()


def read(text):
    value = yaml.safe_load(text)
    # As text, since JSON has no infinities.
    return repr(float(value)) if isinstance(value, (int, float)) and not isinstance(value, bool) else None


golden = {"yaml": yaml.__version__, "numbers": {text: read(text) for text in SCALARS}}
out = pathlib.Path(__file__).parent / "golden" / "yamlScalars.json"
out.write_text(json.dumps(golden, indent=1) + "\n")
