import assert from 'node:assert/strict';
import { conventions } from '../../../../src/frameworks/own';
import { originOf } from '../../../fixtures/origins';
import { messageText } from '../../../../src/core/message';
import { createEnvironment } from '../../../../src/language/resolve/environment';
import { evaluate } from '../../../../src/language/resolve/evaluate';
import type { Evaluated } from '../../../../src/language/resolve/value';
import { parsePython } from '../../../../src/language/python/parsePython';
import type { Entry, MappingNode, Node, Tree } from '../../../../src/language/tree/tree';
import { asNumber } from '../../../../src/language/resolve/values';
import { parseYaml } from '../../../../src/language/yaml/parseYaml';

interface Place {
  readonly entry: Entry;
  readonly path: readonly MappingNode[];
}

/** The entry with this key that stands in the text, wherever it is, and the mappings around it. */
function find(node: Node, key: string, path: readonly MappingNode[] = []): Place | undefined {
  if (node.kind === 'list') return node.items.flatMap((item) => find(item, key, path) ?? [])[0];
  if (node.kind !== 'mapping') return undefined;
  const inside = [...path, node];
  const own = node.entries.find((entry) => entry.key?.text === key && !entry.merged);
  if (own) return { entry: own, path: inside };
  return node.entries.filter(({ merged }) => !merged).flatMap(({ value }) => find(value, key, inside) ?? [])[0];
}

/** What the value of `x` is. */
function valueOfX(tree: Tree, prelude: readonly MappingNode[] = []): Evaluated {
  const { entry, path } = find(tree.roots[0]!, 'x')!;
  return evaluate(entry.value, createEnvironment(tree, tree.roots[0]!, path, prelude, { conventions }));
}

const summary = (tree: Tree, result: Evaluated): readonly unknown[] =>
  result.ok
    ? [result.value, originOf(result) || undefined, result.literal && tree.text.slice(result.literal.from, result.literal.to)]
    : [messageText(result.reason)];

/** A text, and of its `x`: the value, its origin and its literal; or the reason why it has no value. */
type Case = readonly [text: string, ...expected: readonly unknown[]];

const python: Readonly<Record<string, readonly Case[]>> = {
  literals: [
    ['x = 10_000', 10000, undefined, '10_000'],
    ['x = -1.5', -1.5, undefined, '-1.5'],
    ['x = "cosine"', 'cosine', undefined, '"cosine"'],
    ['x = None', null, undefined, 'None'],
    ['x = [1, (2, "a")]', [1, [2, 'a']], undefined, undefined],
    ['x = 10 * 1000', 10000, undefined, undefined],
    ['x = [0.5] * 2 + [1]', [0.5, 0.5, 1], undefined, undefined],
  ],
  'a name that is bound anew to what is made of it': [
    ['n = 7\nn = dict(x=n)', 7, 'n, line 1', '7'],
    ['def f(n=7):\n  n = dict(x=n)', 7, 'default of n, line 1', '7'],
    ['n = 1\nn = 2\nn = dict(x=n)', 'n is bound more than once (lines 1 and 2), so its value is not constant.'],
    ['n = 1\nn = dict(x=n)\nn = 2', 'n is bound more than once (lines 1, 2 and 3), so its value is not constant.'],
    ['n = dict(x=n)', 'n has no constant value (line 1).'],
    ['n = 7\nn = n + 1\nx = n', 'n is bound more than once (lines 1 and 2), so its value is not constant.'],
  ],
  'names in scopes': [
    ['T = 5\nx = T', 5, 'T, line 1', '5'],
    ['x = T\nT = 5', 5, 'T, line 2', '5'],
    ['A, B = 2, 3\nx = A * B + A', 8, 'A, line 1; B, line 1', undefined],
    ['A = 2\nB = A * 3\nx = B', 6, 'B, line 2', undefined],
    ['T = 5\ndef f():\n  T = 6\n  x = T', 6, 'T, line 3', '6'],
    ['T = 5\ndef f():\n  def g():\n    x = T', 5, 'T, line 1', '5'],
    ['def f(n=7):\n  x = n', 7, 'default of n, line 1', '7'],
    ['n = 1\ndef f(n=n):\n  x = n', 1, 'default of n, line 2', '1'],
    ['if debug:\n  T = 5\nx = T', 5, 'T, line 2', '5'],
    ['a = b = 5\nx = b', 5, 'b, line 1', '5'],
    ['cfg.steps = 5\nx = cfg.steps', 5, 'cfg.steps, line 1', '5'],
    ['x = T', 'T is not defined in this file.'],
    ['T = 1\n\nT = 2\nx = T', 'T is bound more than once (lines 1 and 3), so its value is not constant.'],
    ['T = 1\nT = 2\nT += 1\nx = T', 'T is bound more than once (lines 1, 2 and 3), so its value is not constant.'],
    ['T = 1\ndef f():\n  global T\n  T = 2\nx = T', 'T is bound more than once (lines 1 and 3), so its value is not constant.'],
    // What is declared and only read stays what it is.
    ['T = 1\ndef f():\n  global T\n  x = T', 1, 'T, line 1', '1'],
    ['for T in y:\n  x = T', 'T has no constant value (line 1).'],
    ['def f(T):\n  x = T', 'T has no constant value (line 1).'],
    ['from a import T\nx = T', 'T is imported (line 1), so its value is not in this file.'],
    ['T = g(1)\nx = T', 'T (line 1): g(...) is only known when the program runs.'],
    ['T = 1\nx = [schedule(T) for T in y][0] + T', 'This is not a constant.'],
    ['a = b\nb = a\nx = a', 'a (line 1): b (line 2): a (line 1): The value depends on itself.'],
    ['x = x + 1', 'x (line 1): The value depends on itself.'],
  ],
  'classes and options': [
    ['class A:\n  def __init__(self):\n    self.t = 5\n  def f(self):\n    x = self.t', 5, 'self.t, line 3', '5'],
    [
      'class A:\n  def __init__(self, n=5):\n    self.t = 2 * n\n  def f(self):\n    x = self.t',
      10,
      'self.t, line 3 (default of n, line 2)',
      undefined,
    ],
    ['class A:\n  t = 5\n  def f(self):\n    x = self.t', 5, 'self.t, line 2', '5'],
    ['class A:\n  t = 5\n  x = t', 5, 't, line 2', '5'],
    ['class A:\n  t = 5\n  def f(self):\n    x = t', 't is not defined in this file.'],
    ['t = 1\nclass A:\n  t = 5\n  def f(self):\n    x = t', 1, 't, line 1', '1'],
    [
      'class A:\n  def f(self):\n    self.t = 1\n  def g(self):\n    self.t = 2\n    x = self.t',
      'self.t is bound more than once (lines 3 and 5), so its value is not constant.',
    ],
    ['class A:\n  t = 5\nx = A.t', 5, 'A.t, line 2', '5'],
    ['@dataclass\nclass C:\n  t: int = 5\nc = C()\nx = c.t', 5, 'default of t, line 3', '5'],
    ['@dataclass\nclass C:\n  t: int = 5\nc = C(t=6)\nx = c.t', 6, 'c.t, line 4', '6'],
    ['@dataclass\nclass C:\n  t: int = 5\nc = tyro.cli(C)\nx = c.t', 5, 'default of t, line 3', '5'],
    ['@dataclass\nclass C:\n  t: int = 5\nc = tyro.cli(C, default=C(t=6))\nx = c.t', 6, 'c.t, line 4', '6'],
    ['@dataclass\nclass C:\n  t: int = 5\nc = other.cli(C)\nx = c.t', 'c.t is not defined in this file.'],
    ['@dataclass\nclass C:\n  t: int\nc = tyro.cli(C)\nx = c.t', 'c.t is not defined in this file.'],
    ['class C:\n  t: int = field(default=5)\nx = C.t', 5, 'default of t, line 2', '5'],
    ['p.add_argument("--t-max", default=5)\nargs = p.parse_args()\nx = args.t_max', 5, 'default of --t-max, line 1', '5'],
    ['def get():\n  p.add_argument("--t", default=5)\ndef main(args):\n  x = args.t', 5, 'default of --t, line 2', '5'],
    ['p.add_argument("--t", default=5)\nopt = p.parse_args()\nx = opt.t', 5, 'default of --t, line 1', '5'],
    ['p.add_argument("--t", type=int, default="1_000")\nx = args.t', 1000, 'default of --t, line 1', undefined],
    ['p.add_argument("--t", type=float, default="1e3")\nx = args.t', 1000, 'default of --t, line 1', undefined],
    ['p.add_argument("--t", type=str, default="1000")\nx = args.t', '1000', 'default of --t, line 1', '"1000"'],
    ['p.add_argument("--t", default="1000")\nx = args.t', '1000', 'default of --t, line 1', '"1000"'],
    ['p.add_argument("--t", action="store_true")\nx = args.t', false, 'default of --t, line 1', undefined],
    ['p.add_argument("--t", action="store_false")\nx = args.t', true, 'default of --t, line 1', undefined],
    ['p.add_argument("--t", type=int, default="1e3")\nx = args.t', 'args.t (line 1): int needs other arguments.'],
    ['p.add_argument("--t", type=steps, default="5")\nx = args.t', 'args.t (line 1): steps(...) is only known when the program runs.'],
    [
      'p.add_argument("--t", type=lambda s: int(s), default="5")\nx = args.t',
      'args.t (line 1): type(...) is only known when the program runs.',
    ],
    [
      'p.add_argument("--t", default="5", type=int)\nclass A:\n  def f(self, args):\n    x = args.t',
      5,
      'default of --t, line 1',
      undefined,
    ],
    ['p.add_argument("--t", default=5)\nx = other.t', 'other.t is not defined in this file.'],
    ['def f(other):\n  x = other.t', 'other.t is not defined in this file.'],
  ],
  subscripts: [
    ['cfg = {"trainer": {"max_steps": 1000}}\nx = cfg["trainer"]["max_steps"]', 1000, 'cfg.trainer.max_steps, line 1', '1000'],
    ['cfg = dict(\n  trainer=dict(max_steps=1000),\n)\nx = cfg.trainer.max_steps', 1000, 'cfg.trainer.max_steps, line 2', '1000'],
    ['betas = (0.9, 0.99)\nx = betas[0]', 0.9, 'betas[0], line 1', '0.9'],
    ['betas = [0.9, 0.99]\nx = betas[-1]', 0.99, 'betas[-1], line 1', '0.99'],
    ['cfg = {"betas": [1, [2, 3]]}\nx = cfg["betas"][1][0]', 2, 'cfg.betas[1][0], line 1', '2'],
    ['t = dict(n=5)\ncfg = dict(t=t)\nx = cfg.t["n"]', 5, 'cfg.t.n, line 1', '5'],
    ['cfg = {**base, "n": 5}\nx = cfg["n"]', 5, 'cfg.n, line 1', '5'],
    ['cfg = {"n": 5, "n": 6}\nx = cfg["n"]', 6, 'cfg.n, line 1', '6'],
    ['cfg = {}\ncfg["n"] = 5\nx = cfg["n"]', 5, 'cfg.n, line 2', '5'],
    ['def f(cfg={"n": 5}):\n  x = cfg["n"]', 5, 'cfg.n, line 1', '5'],
    ['class A:\n  def __init__(self):\n    self.cfg = {"n": 5}\n  def f(self):\n    x = self.cfg["n"]', 5, 'self.cfg.n, line 3', '5'],
    ['class B:\n  n: int = 5\nclass A:\n  b = B()\nx = A.b.n', 5, 'default of n, line 2', '5'],
    ['cfg = {"n": 5, **more}\nx = cfg["n"]', 'cfg.n has no constant value (line 1).'],
    ['cfg = {"n": 5}\nx = cfg["m"]', 'cfg.m is not defined in this file.'],
    ['cfg = {"n": {}}\nx = cfg["n"]', 'cfg.n has no constant value (line 1).'],
    ['l = [*a, 5]\nx = l[1]', 'l[1] has no constant value (line 1).'],
    ['l = [5]\nx = l[1]', 'l[1] is not defined in this file.'],
    ['l = [5]\nx = l.n', 'l.n is not defined in this file.'],
    ['l = [5]\nx = l[i]', 'This is not a constant.'],
    ['l = [5, 6]\nx = l[0:1]', 'This is not a constant.'],
    ['cfg = {"n": 5}\ncfg["n"] = 6\nx = cfg["n"]', 'cfg.n is bound more than once (lines 1 and 2), so its value is not constant.'],
    ['cfg = {"n": 5}\ncfg["n"] += 1\nx = cfg["n"]', 'cfg.n is bound more than once (lines 1 and 2), so its value is not constant.'],
    [
      'cfg = {"t": {"n": 5}}\ncfg["t"] = u\nx = cfg["t"]["n"]',
      'cfg.t.n is bound more than once (lines 1 and 2), so its value is not constant.',
    ],
    ['cfg = {"n": 5}\ncfg = load()\nx = cfg["n"]', 'cfg.n is bound more than once (lines 1 and 2), so its value is not constant.'],
    ['cfg = {"n": 5}\ncfg.update(other)\nx = cfg["n"]', 'cfg.n is bound more than once (lines 1 and 2), so its value is not constant.'],
    [
      'class A:\n  def __init__(self):\n    self.l = [5]\n    self.l.insert(0, 1)\n  def f(self):\n    x = self.l[0]',
      'self.l[0] is bound more than once (lines 3 and 4), so its value is not constant.',
    ],
    [
      'cfg = {"n": 5}\nfor k in o:\n  cfg[k] = o[k]\nx = cfg["n"]',
      'cfg.n is bound more than once (lines 1 and 3), so its value is not constant.',
    ],
    [
      'CFG = {"n": 5}\ndef main(a):\n  CFG.update(a)\n  x = CFG["n"]',
      'CFG.n is bound more than once (lines 1 and 3), so its value is not constant.',
    ],
    [
      'CFG = {"n": 5}\ndef a():\n  CFG["n"] = 6\ndef b():\n  x = CFG["n"]',
      'CFG.n is bound more than once (lines 1 and 3), so its value is not constant.',
    ],
    ['CFG = {"n": 5}\ndef a():\n  CFG["n"] = 6\n  x = CFG["n"]', 6, 'CFG.n, line 3', '6'],
    ['CFG = {"n": 5}\ndef a():\n  cfg = {}\n  cfg["n"] = 6\ndef b():\n  x = CFG["n"]', 5, 'CFG.n, line 1', '5'],
    [
      'class A:\n  def a(self):\n    self.c = {"n": 5}\n  def b(self, k):\n    self.c[k] = 6\n    x = self.c["n"]',
      'self.c.n is bound more than once (lines 3 and 5), so its value is not constant.',
    ],
    ['a = {"n": a["n"]}\nx = a["n"]', 'a.n (line 1): a.n (line 1): The value depends on itself.'],
    ['a = a["n"]\nx = a["n"]', 'a.n is not defined in this file.'],
  ],
  conditions: [
    ['x = 100 if True else 1000', 100, undefined, '100'],
    ['DEBUG = False\nx = 100 if DEBUG else 1000', 1000, 'DEBUG, line 1', '1000'],
    ['N = 8\nT = 7\nx = T if N > 4 and not N == 5 else 2', 7, 'N, line 1; T, line 2', '7'],
    ['T = None\nx = 500 if T is None else T', 500, 'T, line 1', '500'],
    ['T = None\nx = T or 500', 500, 'T, line 1', '500'],
    ['M = "big"\nx = 1 if M in ("big", "huge") else 2', 1, 'M, line 1', '1'],
    ['M = "vit-large"\nx = 1 if "large" in M else 2', 1, 'M, line 1', '1'],
    ['x = 1 if 3 in "3" else 2', 'This is not a number.'],
    ['x = 1 if debug else 2', 'debug is not defined in this file.'],
    ['x = 1 if True else debug', 1, undefined, '1'],
    ['x = 1 if a() else 2', 'a(...) is only known when the program runs.'],
    ['x = 1 if 1 < 2 < 3 else 2', 'This is not a constant.'],
    ['x = 1 if not True and False else 2', 'This is not a constant.'],
    ['x = 1 if "a" < 2 else 2', 'This is not a number.'],
    ['x = 1 if 3 is 3 else 2', 'This is not a constant.'],
    ['x = 3 @ 3', 'This is not a constant.'],
  ],
  'functions and constants': [
    ['import math\nx = math.pi / np.pi', 1, undefined, undefined],
    ['from math import pi, sqrt\nx = sqrt(4) * pi / pi', 2, undefined, undefined],
    ['T = 7\nx = int(T * 0.5)', 3, 'T, line 1', undefined],
    ['x = max(1, min([5, 3]), len([1, 2]))', 3, undefined, undefined],
    ['x = round(2.5) + round(3.5)', 6, undefined, undefined],
    ['x = float("1e-3")', 0.001, undefined, undefined],
    ['x = sum([1, 2]) + len("abc")', 6, undefined, undefined],
    ['x = sqrt(4)', 'sqrt(...) is only known when the program runs.'],
    ['def int(a): return 3\nx = int(2)', 'int is defined in this file, not a function that is known.'],
    ['x = os.system("rm")', 'os.system(...) is only known when the program runs.'],
    ['x = int(*y)', 'This is not a constant.'],
    ['x = 1 / 0', 'Division by zero.'],
    ['x = "5" * 2', 'This is not a number.'],
    ['x = 2 ** 5000', 'The result is too large.'],
    ['x = constructor(1)', 'constructor(...) is only known when the program runs.'],
    ['x = __proto__', '__proto__ is not defined in this file.'],
  ],
};

const yaml: readonly Case[] = [
  ['trainer: {max_steps: 100}\nx: ${trainer.max_steps}', 100, 'trainer.max_steps, line 1', '100'],
  ['steps: 100\nx: ${steps} * 2', 200, 'steps, line 1', undefined],
  ['a:\n  b: 1\n  x: ${.b}', 1, 'b, line 2', '1'],
  ['b: 1\na:\n  x: ${..b}', 1, 'b, line 1', '1'],
  ['a: [1, {b: 2}]\nx: ${a[1].b}', 2, 'a[1].b, line 1', '2'],
  ['a: [1, 2]\nx: ${a.0}', 1, 'a.0, line 1', '1'],
  ['a: ${b}\nb: ${c}\nc: 3\nx: ${a}', 3, 'a, line 1', '3'],
  ['a: ${b}\nb: {c: 3}\nx: ${a.c}', 3, 'a.c, line 2', '3'],
  ['a: &n 5\nx: *n', 5, '*n, line 1', '5'],
  ['base: &b {t: 1, u: 2}\nrun:\n  <<: *b\n  t: 3\nx: ${run.t} + ${run.u}', 5, 'run.t, line 4; run.u, line 1', undefined],
  ['a: "100"\nx: ${a} / 2', 50, 'a, line 1', undefined],
  ['x: ${oc.env:STEPS,100}', 100, 'default of the environment variable STEPS', '100'],
  // As OmegaConf 2.3.1 decodes them.
  ['x: ${oc.decode:${oc.env:STEPS,77}}', 77, 'default of the environment variable STEPS', '77'],
  ['n: "50"\nx: ${oc.decode:${n}}', 50, 'n, line 1', '"50"'],
  ['x: ${oc.decode:${oc.env:STEPS}}', 'The environment variable STEPS is only known when the program runs.'],
  ['n: 12 apples\nx: ${oc.decode:${n}}', 'This is not a constant.'],
  ['x: ${oc.env:STEPS}', 'The environment variable STEPS is only known when the program runs.'],
  ['a: ???\nx: ${a}', 'a is marked as missing (???).'],
  ['x: ???', 'The value is marked as missing (???).'],
  ['a: ${b}\nb: ${a}\nx: ${a}', 'a (line 1): b (line 2): a (line 1): The value depends on itself.'],
  ['a: {b: ${a.b}}\nx: ${a.b}', 'a.b (line 1): a.b (line 1): The value depends on itself.'],
  ['a: {b: 1}\nx: ${a}', 'a is a mapping, not a value.'],
  ['x: ${a.b}', 'a.b is not in this file.'],
  ['x: ${....b}', 'b is not in this file.'],
  ['TOTAL: 5\nx: TOTAL * 2', 'TOTAL * 2'],
  ['x: 2**14', 16384, undefined, undefined],
  ['x: sqrt(4) * 2', 4, undefined, undefined],
];

describe('evaluate', () => {
  for (const [group, cases] of Object.entries(python)) {
    describe(group, () => {
      for (const [text, ...expected] of cases) {
        it(text, () => {
          const tree = parsePython(text);
          assert.deepEqual(summary(tree, valueOfX(tree)), expected);
        });
      }
    });
  }

  describe('in YAML', () => {
    for (const [text, ...expected] of yaml) {
      it(text, () => {
        const tree = parseYaml(text);
        const result = summary(tree, valueOfX(tree));
        assert.deepEqual(expected.length === 1 ? result.slice(0, 1) : result, expected);
      });
    }
  });

  it('takes names from earlier notebook cells, without ranges of this text', () => {
    const cells = ['T = 5\nU = 1', 'U = 2'].map((text) => parsePython(text).roots[0] as MappingNode);
    const read = (text: string) => summary(parsePython(text), valueOfX(parsePython(text), cells));
    assert.deepEqual(read('x = T'), [5, 'T, an earlier cell', undefined]);
    assert.deepEqual(read('T = 6\nx = T'), [6, 'T, line 1', '6']);
    assert.deepEqual(read('x = U'), ['U is bound more than once, so its value is not constant.']);
  });

  it('gives the range of the part that has no value', () => {
    const tree = parsePython('x = [1, 2 * T]');
    const result = valueOfX(tree);
    assert.deepEqual(result.ok ? '' : tree.text.slice(result.range.from, result.range.to), 'T');
  });

  it('stops at nesting and lengths beyond any sense', () => {
    for (const text of [
      Array.from({ length: 2000 }, (_, i) => `a${i} = a${i + 1}`).join('\n') + '\nx = a0',
      `x = ${'['.repeat(10_000)}`,
      'x = [1] * 100000000',
      `x = ${'-'.repeat(10_000)}1`,
    ]) {
      assert.equal(valueOfX(parsePython(text)).ok, false, text.slice(0, 20));
    }
  });

  it('does not go round what is a copy of a part of itself', () => {
    const text = 'task = other.clone()\nparts = task.body.parts()\ntask.body = parts[0].clone()\nx = task.body.beta\n';
    assert.equal(valueOfX(parsePython(text)).ok, false);
  });
});

describe('asNumber', () => {
  for (const [value, expected] of [
    [5, 5],
    ['100', 100],
    ['1e-5', 1e-5],
    [' -1_000.5 ', -1000.5],
    ['.inf', Infinity],
    ['-inf', -Infinity],
    ['nan', NaN],
    ['1.2.3', undefined],
    ['', undefined],
    ['10k', undefined],
    [true, undefined],
    [null, undefined],
    [[1], undefined],
  ] as const) {
    it(JSON.stringify(value), () => assert.equal(asNumber(value), expected));
  }
});
