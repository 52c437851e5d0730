"""Texts with schedules, valid, nearly valid and invalid, and what the Python runtime makes of each.

`python3 language_texts.py DIRECTORY SEED COUNT` prints one JSON list a line, DIRECTORY being that of weight_schedules.py:
[language, text, null] where the runtime refuses the text, [language, text, "number", value] where it is a number, else
[language, text, unit, total, values], the values being those at the steps of `PARTS` of the total. A call in Python is run by Python
itself, JSON and TOML are read by its own modules, and what YAML makes of a scalar is said by `yaml_value`. Where OmegaConf is
installed, a text with `${...}` is resolved by it, too, and must come to the same.

`python3 language_texts.py DIRECTORY` writes language.json, the cases that are kept. Those were made with Python 3.11.7, OmegaConf 2.3.1
and PyYAML 6.0.4, which also read each YAML text.
"""

import builtins
import json
import math
import pathlib
import random
import re
import sys
import warnings

sys.dont_write_bytecode = True
sys.path.insert(0, sys.argv[1])

import weight_schedules as runtime

try:
    import tomllib
except ImportError:
    tomllib = None
try:
    import yaml
except ImportError:
    yaml = None
try:
    from omegaconf import OmegaConf

    runtime.register_resolver()
except ImportError:
    OmegaConf = None

PARTS = [-0.1, 0, 0.137, 0.5, 0.731, 1, 1.2]
FUNCTIONS = {name: getattr(runtime, name) for name in ("schedule", "sequence", "minimum", "maximum", "clip", "repeat", "shift")}
METHODS = sorted({method.name: method for method in runtime._METHODS.values()}.items())
SPELLINGS = sorted(runtime._METHODS)
MANY = object()


class Writer:
    """Draws expressions; `is_python` says whether a word needs quotes, `is_flat` whether nothing may need any."""

    def __init__(self, rng, is_python, wrong):
        self.rng, self.is_python, self.wrong = rng, is_python, wrong

    def chance(self, part):
        return self.rng.random() < part

    def err(self):
        return self.chance(self.wrong)

    def word(self, text):
        return json.dumps(text) if self.is_python else self.rng.choice([text, text, f'"{text}"', f"'{text}'"])

    def method(self):
        name = self.rng.choice(SPELLINGS)
        if self.chance(0.1):
            name = self.rng.choice([name.upper(), name.title(), name.replace("_", "-"), f" {name}"])
        if self.err() and self.chance(0.3):
            at = self.rng.randrange(len(name))
            name = self.rng.choice([name[:at] + name[at + 1 :], name[:at] + "x" + name[at:], name + "_2", "warmup"])
        return name

    def number(self, low=-2.0, high=4.0, whole=False):
        """A number between two bounds as somebody might write it."""
        value = self.rng.uniform(low, high)
        if whole:
            value = float(round(value))
        if self.chance(0.15):
            value = float(self.rng.choice([0, 1, -1, 2, 1e-5, 1e4, 100, 1e200, 1e-200]))
        if value == int(value) and abs(value) < 1e12:
            n = int(value)
            forms = [str(n)] * 4 + [f"{n:_}", f"{n}.0", f"{n}.", f"{n} * 1", f"({n})", f"{n} + 0", f"2 * {n} / 2", f"{n}e0", hex(n), f"int({n}.5)", f"+{n}", f"--{n}", f"{2 * n} // 2", f"({n} if 1 else 3)", f"max({n}, {n - 1})", f"round({n}.2)", f"abs({n})", f"{n} % 1000000", f"~{~n}", f"2 ** 3 - 8 + {n}", f"float({n})"]  # fmt: skip
            return self.rng.choice(forms if self.chance(0.3) else forms[:4])
        text = repr(round(value, self.rng.choice([1, 2, 3, 6]))) if self.chance(0.9) else f"{value:.3e}"
        return text.replace("0.", ".", 1) if text.startswith("0.") and self.chance(0.1) else text

    def wrong_value(self):
        n = self.number()
        return self.rng.choice(["None" if self.is_python else "null", "True" if self.is_python else "true", f'"{round(self.rng.uniform(1, 9), 2)}"', f"[{n}, 1]", "[]", "'x'", "nan", "1e999", "-1", "0", "1.5", f"{n} steps", "1,000", "10'000", f"{n} / 0", "10k", "${missing}", f"{n} < 3", f"foo({n})", "()", "x.y", "-'3'", f"1 if {n} else 2", "10 ** 400", "1 // 0", "sqrt(-1)", "2 ** 0.5", "1j", "0x", "1__0", "007", "1e5", "inf"])  # fmt: skip

    def value(self, parameter):
        name, kind = parameter.name, parameter.kind
        if name == "step":
            # A step that cannot be read is a loop's variable to the preview, which draws the curve all the same.
            return str(self.rng.randint(-5, 200))
        if self.err() and self.chance(0.4):
            return self.wrong_value()
        if kind == "true or false":
            yes = self.chance(0.6)
            return str(yes) if self.is_python or self.chance(0.5) else str(yes).lower()
        if kind.startswith("one of"):
            return self.word(self.rng.choice(kind[len("one of ") :].split(", ")))
        if kind.startswith("a list"):
            steps = sorted(self.rng.sample(range(200), self.rng.randint(1, 4)))
            if self.err():
                self.rng.shuffle(steps)
            items = [str(s) if kind == "a list of numbers" else f"[{s}, {self.number()}]" for s in steps]
            return f"[{', '.join(items)}]" if self.chance(0.8) else f"({', '.join(items)},)"
        if name in ("total_steps", "total_epochs", "until"):
            text = self.number(1, 300, whole=self.chance(0.9))
            # Within a run of no length to speak of, steps behind a delay cannot be told from each other.
            return "1" if "e-" in text else text
        if name in ("delay", "delay_epochs", "steps_per_epoch"):
            return self.number(1, 60, whole=True)
        bounds = dict(re.findall(r"([<>]=?) ([\d.]+)", parameter.domain))
        low = max(float(bounds.get(">=", -3)), float(bounds.get(">", -3)), -3)
        high = min(float(bounds.get("<=", 6)), float(bounds.get("<", 6)), 6)
        return self.number(low + (">" in bounds) * 0.01, high, whole="whole" in parameter.domain)

    def pairs(self, is_mapping=False):
        """The method and the named values of one schedule; each name in one of its spellings. Of a mapping its weight must tell that it is one."""
        method = self.method()
        found = runtime._METHODS.get(method.strip().lower().replace("-", "_")) or self.rng.choice(METHODS)[1]
        common = {p.name: p for p in runtime._COMMON}
        chosen = []
        if is_mapping or not self.chance(0.12):
            chosen.append(common["base_weight"])
        totals = ["total_steps"] * 12 + ["total_epochs"] * 2 + ["until"] * 2
        if not self.chance(0.08):
            chosen.append(common[self.rng.choice(totals)])
        for p in found.own:
            if self.chance(0.9 if p.kind.startswith("a list") else 0.35):
                chosen.append(p)
        for name, part in [("start_weight", 0.15), ("delay", 0.15), ("reverse", 0.1), ("delay_epochs", 0.04), ("steps_per_epoch", 0.06), ("step", 0.04)]:  # fmt: skip
            if self.chance(part):
                chosen.append(common[name])
        if self.err() and self.chance(0.15):
            chosen.append(self.rng.choice(list(common.values())))
        others = []
        if self.err() and self.chance(0.15):
            # What the method does not use the preview does not read.
            others = [(self.rng.choice([p for _, m in METHODS for p in m.own if p.kind == "a number"]).name, "1")]
        pairs = [(self.rng.choice([p.name, p.name, *p.also.split()]), self.value(p)) for p in chosen] + others
        if is_mapping:
            pairs[0] = (self.rng.choice(["base_weight", "max_weight"]), pairs[0][1])
        if self.err() and self.chance(0.15):
            pairs.append((self.rng.choice(["base_wieght", "foo", "start", "total", "total_step", "warm", "lambda_"]), self.number()))
        return method, pairs

    def call(self):
        method, pairs = self.pairs()
        named = dict(pairs)
        place = []
        # By position as far as the values reach: base_weight, total_steps, a.
        for names in (["base_weight", "w", "weight", "max_weight"], ["total_steps", "T", "steps", "max_steps", "num_steps"], ["a", "exponent"]):
            given = next((name for name in names if name in named), None)
            if given is None or self.chance(0.25):
                break
            place.append(named.pop(given))
        rest = [(k, v) for k, v in pairs if k in named]
        if self.err() and self.chance(0.1):
            place.append(self.number())
        self.rng.shuffle(rest)
        first = self.word(method)
        arguments = [first, *place, *(f"{k}={v}" for k, v in rest)]
        if self.chance(0.05):
            arguments = [*place, f"method={first}", *(f"{k}={v}" for k, v in rest)] if not place else arguments
        comma = self.rng.choice([", ", ", ", ",", " , "])
        name = "schedule" if not self.err() or self.chance(0.97) else self.rng.choice(["shedule", "scheduler", "ws.schedule"])
        return f"{name}({comma.join(arguments)}{self.rng.choice(['', '', '', ','])})"

    def expression(self, depth):
        if depth == 0 or self.chance(0.35):
            return self.call()
        inner = lambda: self.expression(depth - 1)  # noqa: E731
        either = lambda: inner() if self.chance(0.5) else self.number()  # noqa: E731
        kind = self.rng.randrange(12)
        if kind < 4:
            a, b = (inner(), either()) if self.chance(0.5) else (either(), inner())
            operator = self.rng.choice("+-**/") if not self.err() or self.chance(0.7) else self.rng.choice(["//", "**", "%", "@", "^", "<", "and", "|"])
            # Near a zero of a divisor the last digit of that decides.
            b = f"clip({b}, 0.5, 3)" if operator == "/" and "(" in b else b
            text = f"{a} {operator} {b}"
            return f"({text})" if self.chance(0.5) else text
        if kind == 4:
            return f"{self.rng.choice('-+')}{inner()}"
        if kind == 5:
            return f"sequence({', '.join(inner() for _ in range(self.rng.randint(1, 3)))})"
        if kind == 6:
            return f"{self.rng.choice(['minimum', 'maximum'])}({', '.join([inner(), *(either() for _ in range(self.rng.randint(0 if self.err() else 1, 2)))])})"
        if kind == 7:
            low, high = sorted([self.rng.uniform(-1, 2), self.rng.uniform(-1, 2)], reverse=self.err() and self.chance(0.3))
            low, high = round(low, 2), round(high, 2)
            return f"clip({inner()}, " + self.rng.choice([f"{low}, {high})", f"lo={low}, hi={high})", f"low={low}, high={high})", f"{low}, hi={high})"])
        if kind == 8:
            return f"repeat({inner()}, {self.rng.choice(['', '', 'times=', 'n='])}{self.rng.randint(1, 4) if not self.err() else self.wrong_value()})"
        if kind == 9:
            return f"shift({inner()}, {self.rng.choice(['', '', 'steps='])}{self.rng.randint(-20, 60) if not self.err() else self.wrong_value()})"
        if kind == 10 and self.err():
            a, b = inner(), inner()
            return self.rng.choice([f"max({a}, .1)", f"min({a}, {b})", f"foo({a})", f"sequence([{a}, {b}])", f"sum([{a}, {b}])", f"[{a}, {b}]", f"abs({a})", f"sequence(*[{a}] * 3)", f"clip({a}, None, .3)", f"repeat({a}, 2, n=2)", f"{a} {b}", f"minimum({a}, 'x')"])  # fmt: skip
        return inner()


def spoiled(rng, text):
    """A text with one mistake of the hand."""
    at = rng.randrange(len(text))
    return rng.choice([text + ")", text[:-1], text + ";", text.replace("(", " (", 1), text.replace(",", "", 1), text.replace(",", ",,", 1), text.replace("=", ":", 1), text[:at] + text[at + 1 :], text + " steps", text.replace("schedule(", "schedule[", 1), text.replace(",", ";", 1), f"({text})", f"{text} # note", text.replace(", ", ",\n  ", 1), "=" + text, text.replace("=", " = "), text.replace("(", "((", 1)])  # fmt: skip


def resolver_text(writer, rng):
    """`${schedule:...}`: what has no place by position stands in a mapping at the end."""
    method, pairs = writer.pairs()
    place, named = [method], dict(pairs)
    for name in ("base_weight", "total_steps", "a"):
        if name not in named or rng.random() < 0.15:
            break
        place.append(named.pop(name).replace("(", "[").replace(")", "]") if rng.random() < 0.5 else named.pop(name))
    # Of a key that is written twice OmegaConf keeps the last without a word.
    rest = [f"{k}:{v}" for k, v in {k: v for k, v in pairs if k in named}.items()]
    comma = rng.choice([",", ", "])
    arguments = comma.join(place + ([f"{{{comma.join(rest)}}}"] if rest else []))
    text = "${schedule:" + arguments + "}"
    kind = rng.randrange(12)
    if kind == 0:
        return f"${{clip:{text},0.1,{writer.number(0.1, 1)}}}"
    if kind == 1:
        return f"${{clip:{text},{{lo:0.1,hi:0.4}}}}"
    if kind == 2:
        return f"${{repeat:{text},{rng.choice(['3', '{n:2}', '{times:2}', '1.5'])}}}"
    if kind == 3:
        return f"${{sequence:{text},{resolver_text(writer, rng)}}}"
    if kind == 4:
        return f"${{{rng.choice(['minimum', 'maximum'])}:{text},{writer.number()}}}"
    if kind == 5:
        return f"${{shift:{text},{rng.choice(['50', '{steps:50}', '-3'])}}}"
    return text


AROUND = {"half": 0.5, "run": {"steps": 120, "text": "80", "none": None}}


def yaml_quoted(rng, text):
    if "\n" not in text and rng.random() < 0.5:
        return "'" + text.replace("'", "''") + "'"
    return json.dumps(text, ensure_ascii=False)


def is_plain(text):
    """Whether YAML reads a text without quotes as it stands, wherever that is."""
    return re.fullmatch(r"[A-Za-z(+][^#:{}\[\]\n,&*!|>'\"%@`]*(?:[^{}\n#:]|\(|\))*", text) is not None and not re.search(r": | #|:$|\s$|^[+]?$", text)


def yaml_value(text):
    """A plain scalar as PyYAML reads it (YAML 1.1), those that hold other numbers in YAML 1.2 left out."""
    if text in ("true", "True", "false", "False"):
        return text in ("true", "True")
    if text in ("null", "None"):
        return None if text == "null" else "None"
    if re.fullmatch(r"[-+]?(0|[1-9][\d_]*)", text):
        return int(text.replace("_", ""))
    if re.fullmatch(r"[-+]?0x[\da-fA-F]+", text):
        return int(text, 16)
    if re.fullmatch(r"[-+]?(\d[\d_]*\.[\d_]*|\.\d[\d_]*)([eE][-+]\d+)?", text):
        return float(text.replace("_", ""))
    return text


def python_list(text):
    """The value of a literal as a config would hold it; MANY where it is none."""
    for word, name in (("true", "True"), ("false", "False"), ("null", "None")):
        text = re.sub(rf"\b{word}\b", name, text)
    try:
        value = runtime.ast.literal_eval(text)
    except (ValueError, SyntaxError, TypeError, MemoryError):
        return MANY
    return list(map(list_of, value)) if isinstance(value, (list, tuple)) else value


def list_of(value):
    return list(map(list_of, value)) if isinstance(value, (list, tuple)) else value


def written(value):
    return json.dumps(value)


def mapping_case(rng, language, writer):
    """A mapping in YAML, JSON or TOML: its text, and what the loader makes of it."""
    method, pairs = writer.pairs(is_mapping=True)
    entries, given = [], {}
    shown = method.strip()
    for name, text in [("method", None), *pairs]:
        if name == "method":
            value, plain = shown, shown if language == "yaml" else written(shown)
        else:
            literal = python_list(text)
            is_number = isinstance(literal, (int, float)) and not isinstance(literal, bool) and math.isfinite(literal)
            if isinstance(literal, (dict, bytes, set, complex)) or literal in ("nan", "inf"):
                return mapping_case(rng, language, writer)
            if language == "yaml" and is_number and re.fullmatch(r"[-+\d._xeE]+", text) and not text.startswith("0") or language == "yaml" and literal is MANY and is_plain(text):
                value, plain = yaml_value(text), text
            elif literal is MANY:
                value, plain = text, written(text)
            elif isinstance(literal, float) and not math.isfinite(literal) or literal is None and language == "toml":
                return mapping_case(rng, language, writer)
            else:
                # PyYAML and TOML want a point before an exponent.
                value, plain = literal, pointed(written(literal))
            if language != "yaml" and isinstance(value, int) and abs(value) >= 2**53:
                return mapping_case(rng, language, writer)
        if name in given:
            continue
        given[name] = value
        entries.append((name, plain))
    if rng.random() < 0.15:
        entries.append(("name" if rng.random() < 0.5 else "enabled", "true"))
        given[entries[-1][0]] = True
    if language == "yaml":
        if rng.random() < 0.5:
            body = "k:\n" + "".join(f"  {name}: {text}\n" for name, text in entries)
        else:
            if any(re.search(r"[,\[\]{}]", text) and not text.startswith(("[", '"')) for _, text in entries):
                return mapping_case(rng, language, writer)
            body = "k: {" + ", ".join(f"{name}: {text}" for name, text in entries) + "}\n"
    elif language == "json":
        body = '{"k": {' + ", ".join(f'"{name}": {text}' for name, text in entries) + "}}"
    elif rng.random() < 0.5:
        body = "[k]\n" + "".join(f"{name} = {text}\n" for name, text in entries)
    else:
        body = "k = {" + ", ".join(f"{name} = {text}" for name, text in entries) + "}\n"
    return body, given


def pointed(text):
    return text if text.startswith('"') else re.sub(r"(?<![\d.])(\d+)e", r"\1.0e", text)


def read(value, **around):
    try:
        return runtime.from_config(value, **around)
    except ValueError:
        return None


def is_python(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            compile(text, "", "eval")
    except (SyntaxError, ValueError, MemoryError):
        return False
    return "\n" not in text


def is_ours(text):
    """Whether the functions that are called are the runtime's, or Python's own."""
    called = [runtime.ast.unparse(node.func) for node in runtime.ast.walk(runtime.ast.parse(text)) if isinstance(node, runtime.ast.Call)]
    return all(name in FUNCTIONS or hasattr(builtins, name) for name in called)


def is_computed(text):
    """Whether operators join calls: where one of those fails, the preview shows what is known of the others."""
    operations = (runtime.ast.BinOp, runtime.ast.UnaryOp, runtime.ast.Compare, runtime.ast.BoolOp)
    tree = runtime.ast.parse(text, mode="eval")
    return any(isinstance(node, operations) and "(" in runtime.ast.unparse(node) for node in runtime.ast.walk(tree))


def in_python(text):
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            value = eval(text, {**FUNCTIONS, "__builtins__": {n: __builtins__.__dict__[n] for n in ("abs", "int", "float", "max", "min", "round", "sum")}})
    except Exception:  # Whatever Python says: the text is no schedule.
        return None
    return value


def resolved(text):
    """What OmegaConf makes of a text, which must be what from_config makes of it."""
    try:
        return OmegaConf.create({**AROUND, "k": text}).k
    except Exception:  # Its grammar, or the resolver's ValueError.
        return None


def case(rng):
    """One text with its language, and what the runtime makes of it."""
    language = rng.choice(["python", "python", "yaml", "yaml", "yaml-map", "json", "json-map", "toml", "toml-map", "resolver", "resolver"])
    writer = Writer(rng, language == "python", rng.choice([0, 0, 0.15, 0.5]))
    around = {}
    if language == "python":
        depth = rng.randrange(3)
        text = writer.expression(depth)
        if depth > 1 and re.search(r"\b(step|t)=", text):
            return case(rng)
        text = spoiled(rng, text) if rng.random() < 0.06 else text
        # What is no Python is left to Python's own tools, and what only a running program knows to it.
        if not is_python(text) or not is_ours(text) or re.search(r"(?<![\w.])(nan|inf|x|foo|sqrt|if|and|sum|max|min|abs|shedule|scheduler|ws|1,000|\*\[)", text):
            return case(rng)
        result = in_python(text)
        # A weight at a step is computed with further: no schedule, of which nothing is shown but the weight itself.
        if not isinstance(result, (runtime.Schedule, type(None))) and depth > 0 or result is None and is_computed(text):
            return case(rng)
        return "python", f"k = {text}\n", result
    if language.endswith("-map"):
        language = language[:-4]
        body, given = mapping_case(rng, language, writer)
        if rng.random() < 0.2 and language == "yaml" and "null" not in body:
            around = {"total_steps": 90}
            body = f"max_steps: 90\n{body}"
        check(language, body, given)
        return language, body, read(given, **around)
    text = resolver_text(writer, rng) if language == "resolver" else writer.expression(rng.randrange(3))
    text = spoiled(rng, text) if rng.random() < 0.06 else text
    if language == "resolver" and (not text.startswith("${") or text.endswith(" # note") or "\n" in text) or " if " in text and text.count("(") > 1:
        return case(rng)
    if language == "resolver" and rng.random() < 0.2 or rng.random() < 0.1:
        text = re.sub(r"(?<=[,:=( ])(?<!abs\()(?<!int\()(?<!round\()\d+(?=[,)}])", lambda found: rng.choice(["${run.steps}", "${half}", "${run}", *(["${run.text}", "${run.none}"] if language == "resolver" else []), found[0]]), text, count=1)
    head, written_language = "", {"resolver": "yaml"}.get(language, language)
    if "${" in text:
        around["config"] = AROUND if written_language != "toml" else {"half": 0.5, "run": {"steps": 120, "text": "80"}}
        head = {"yaml": "half: 0.5\nrun: {steps: 120, text: '80', none: null}\n", "json": '"half": 0.5, "run": {"steps": 120, "text": "80", "none": null}, ', "toml": "half = 0.5\nrun = {steps = 120, text = '80'}\n"}[written_language]  # fmt: skip
    elif language == "yaml" and rng.random() < 0.1:
        head, around = "max_steps: 90\n", {"total_steps": 90}
    if written_language == "yaml":
        body = f"{head}k: {text if is_plain(text) or language == 'resolver' and is_simple(text) else yaml_quoted(rng, text)}\n"
    elif language == "json":
        body = f'{{{head}"k": {written(text)}}}'
    else:
        body = f"{head}k = {json.dumps(text)}\n"
    check(written_language, body, text)
    result = read(text, **around)
    if OmegaConf and language == "resolver":
        other = resolved(text)
        if other != result and not (not isinstance(other, runtime.Schedule) and result is None):
            print(f"from_config: {result}\nOmegaConf:   {other}\n{text}\n", file=sys.stderr)
    return written_language, body, result


def is_simple(text):
    return re.fullmatch(r"\$\{[^#\n'\"]*\}", text) is not None and ": " not in text


def check(language, body, wanted):
    """That the languages' own readers see what the runtime is given."""
    if language == "json":
        found = json.loads(body)
    elif language == "toml" and tomllib:
        found = tomllib.loads(body)
    elif language == "yaml" and yaml:
        found = yaml.load(body, getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    else:
        return
    assert found["k"] == wanted and str(found["k"]) == str(wanted), (body, found["k"], wanted)


def answer(language, text, result):
    if isinstance(result, runtime.Schedule):
        total = result.total_steps
        # Steps of longer runs are too coarse for what happens within some of them.
        values = [] if total > 1e12 else [result(part * total) for part in PARTS]
        return [language, text, result.unit, total, [None if v != v else v for v in values]]
    number = runtime._number(result)
    return [language, text, None] if number is None or not math.isfinite(number) else [language, text, "number", number]


def cases(seed, count):
    rng = random.Random(seed)
    for _ in range(count):
        yield answer(*case(rng))


def main():
    warnings.simplefilter("ignore")
    if len(sys.argv) > 3:
        for line in cases(int(sys.argv[2]), int(sys.argv[3])):
            print(json.dumps(line))
        return
    kept = [json.dumps(line, separators=(",", ":")) for line in cases(1, 1000)]
    pathlib.Path(__file__).with_name("language.json").write_text("[\n" + ",\n".join(kept) + "\n]\n")


main()
