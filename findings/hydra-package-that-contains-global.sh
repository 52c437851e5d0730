#!/bin/sh
# hydra-core 1.3.2 on Python 3: a package whose name merely contains `_global_` is cut off behind it, with one letter more, wherever it is said:
#   trainer@my_global_limits: {'imits': {'max_steps': 7000}}
#   # @package my_global_limits: {'imits': {'max_steps': 7000}}
# So `# @package __global__`, which is no package that Hydra documents, is the root: AudioCraft's configs rely on it.
#   # @package __global__: {'max_steps': 7000}
set -eu
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --disable-pip-version-check hydra-core==1.3.2 >"$folder/log" 2>&1 || { cat "$folder/log"; exit 1; }
mkdir -p "$folder/conf/trainer"
echo 'max_steps: 7000' >"$folder/conf/trainer/long.yaml"
printf '# @package my_global_limits\nmax_steps: 7000\n' >"$folder/conf/trainer/named.yaml"
printf '# @package __global__\nmax_steps: 7000\n' >"$folder/conf/trainer/lined.yaml"
cat >"$folder/run.py" <<'EOF'
import sys

from hydra import compose, initialize_config_dir
from omegaconf import OmegaConf

CASES = {
    "trainer@my_global_limits": "+trainer@my_global_limits=long",
    "# @package my_global_limits": "+trainer=named",
    "# @package __global__": "+trainer=lined",
}
with initialize_config_dir(version_base="1.3", config_dir=sys.argv[1]):
    for name, override in CASES.items():
        print(f"{name}:", OmegaConf.to_container(compose(overrides=[override])))
EOF
"$folder/venv/bin/python" "$folder/run.py" "$folder/conf" | tee "$folder/seen"
cat >"$folder/expected" <<'EOF'
trainer@my_global_limits: {'imits': {'max_steps': 7000}}
# @package my_global_limits: {'imits': {'max_steps': 7000}}
# @package __global__: {'max_steps': 7000}
EOF
diff "$folder/expected" "$folder/seen"
