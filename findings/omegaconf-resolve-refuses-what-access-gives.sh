#!/bin/sh
# omegaconf 2.3.1 on Python 3: a value that a resolver gives is there when it is read (`cfg.at`, `to_container(resolve=True)`), but
# `OmegaConf.resolve(cfg)` refuses the very same value where it is an object:
#   read: Fraction(1, 2)
#   container: {'at': Fraction(1, 2)}
#   resolve: UnsupportedValueType: Value 'Fraction' is not a supported primitive type
# And the refusal depends on the node: a resolver that sets the flag "allow_objects" on the node it is called for makes resolve accept it.
#   resolve with the flag: Fraction(1, 2)
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check omegaconf==2.3.1 >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
cat >"$folder/run.py" <<'EOF'
from fractions import Fraction

from omegaconf import OmegaConf
from omegaconf.errors import UnsupportedValueType


def flagged(*, _node_):
    _node_._set_flag("allow_objects", True)
    return Fraction(1, 2)


OmegaConf.register_new_resolver("half", lambda: Fraction(1, 2))
OmegaConf.register_new_resolver("flagged", flagged)
cfg = OmegaConf.create({"at": "${half:}"})
print("read:", repr(cfg.at))
print("container:", OmegaConf.to_container(cfg, resolve=True))
try:
    OmegaConf.resolve(cfg)
    print("resolve:", repr(cfg.at))
except UnsupportedValueType as error:
    print("resolve: UnsupportedValueType:", str(error).splitlines()[0])
cfg = OmegaConf.create({"at": "${flagged:}"})
OmegaConf.resolve(cfg)
print("resolve with the flag:", repr(cfg.at))
EOF
"$folder/venv/bin/python" "$folder/run.py" | tee "$folder/seen"
cat >"$folder/expected" <<'EOF'
read: Fraction(1, 2)
container: {'at': Fraction(1, 2)}
resolve: UnsupportedValueType: Value 'Fraction' is not a supported primitive type
resolve with the flag: Fraction(1, 2)
EOF
diff "$folder/expected" "$folder/seen"
