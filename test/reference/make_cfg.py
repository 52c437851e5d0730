"""What confection reads in configs of thinc and spaCy: `python make_cfg.py` writes cfg.json. Made with Python 3.11 and confection==1.3.4.

References are left as they are written: what they lead to is tested with the schedules themselves.
"""

import json
import warnings
from pathlib import Path

from confection import Config

NAMED = '[named]\n@schedules = "constant.v1"\n'

TEXTS = {
    "numbers": "[a]\none = 1\nminus = -2\nsmall = 0.00005\npower = 1e-3\nlarge = 2E+4\nzero = 0\n",
    "what is no number of JSON": "[a]\npoint = .5\nafter = 5.\nplus = +1\nlong = 10_000\nzeros = 007\nhex = 0x10\n",
    "constants": "[a]\nno = null\nyes = true\nother = True\nnone = None\nfalse = false\n",
    "texts": '[a]\nquoted = "a b"\nplain = a b\nescape = "a\\nb \\"c\\""\nhalf = "a\nempty = ""\nword = adam\nhash = a # b\nurl = https://a.b/c?d=e\n',
    "delimiters": "[a]\nb=1\nc :2\nd  =  3\ne: 4\nf = a=b\ng = a:b\n",
    "comments": "# one\n; two\n[a]\n# three\nb = 1\n  # four\n;five\nc = 2\n",
    "lists and mappings": '[a]\nlist = [1, 2.5, "c", null, true]\nmap = {"b": {"c": [1]}, "d": []}\nnone = []\n',
    "values over several lines": '[a]\nlist = [\n    1,\n    2\n  ]\nmap = {"b": 1,\n  "c": 2}\nlast = 3\n',
    "a value below its key": "[a]\nb =\n  1\nc = 2\n",
    "sections within sections": "[a]\nx = 1\n[a.b]\ny = 2\n[a.b.c]\nz = 3\n[d]\nw = 4\n",
    "sections in another order": "[d]\nw = 4\n[a]\n[a.b]\ny = 2\n[d.e]\nv = 5\n",
    "indented lines": "[a]\n  b = 1\n  c = 2\n[d]\n    e = 3\n",
    "references": "[vars]\nn = 10\n[a]\nb = ${vars.n}\nc = ${vars:n}\nd = ${b}\n",
    "names with signs": '[components]\n[components.*]\n[components.*.tok2vec]\n@architectures = "x.v1"\nb-c = 1\nd.e = 2\n',
    "Windows line ends": "[a]\r\nb = 1\r\n\r\n[a.c]\r\nd = \"x\"\r\n",
}

if __name__ == "__main__":
    warnings.simplefilter("ignore")
    cases = []
    for name, text in TEXTS.items():
        whole = NAMED + text
        try:
            value = json.loads(json.dumps(Config().from_str(whole, interpolate=False)))
        except Exception as error:
            print(name, type(error).__name__, error)
            continue
        cases.append({"name": name, "text": whole, "value": value})
    Path(__file__).with_name("cfg.json").write_text(json.dumps(cases, indent=1) + "\n")
