import assert from 'node:assert/strict';
import { parsePython } from '../../../../src/language/python/parsePython';
import type { Entry, MappingNode, Node } from '../../../../src/language/tree/tree';
import { assertRanges, assertSound, sketchTree } from '../tree/treeTools';

const sketch = (text: string): string => sketchTree(parsePython(text));
const call = 'schedule("cosine", 1, 10)';

/** Python texts and what is read of them. */
const forms: Readonly<Record<string, readonly (readonly [text: string, expected: string])[]>> = {
  'numbers and strings': [
    ['x = 10_000, 0x1F, 0b11, 0o17, 1e4, 1E-3', '{x: [10000, 31, 3, 15, 10000, 0.001]}'],
    ['x = [1., .5, 1.e5, 2.5, (1.-.5) / 2.]', '{x: [1, 0.5, 100000, 2.5, ((1 - 0.5) / 2)]}'],
    ['x = [017, 1__0, 2j, 00]', '{x: [?(), ?(), ?(), 0]}'],
    ['x = [None, True, False, -1, ~2]', '{x: [null, true, false, (-1), (~2)]}'],
    [String.raw`x = ['a\n\x41\u00e9\101\'', r'\n', b"b", u'c', '']`, String.raw`{x: ["a\nAéA'", "\\n", ?(), "c", ""]}`],
    ['x = """a\n"b" """', String.raw`{x: "a\n\"b\" "}`],
    [`x = ('a' "b"\n  'c')`, '{x: "abc"}'],
    ["x = [f'a{schedule(1)}', f'plain', 'a' f'{b}']", '{x: [?(schedule(1)), "plain", ?()]}'],
    ["x = '\\N{BULLET}😀'", String.raw`{x: "\\N{BULLET}😀"}`],
  ],
  operators: [
    ['x = 2**14 * -3 // 4 % 5', '{x: ((((2 ** 14) * (-3)) // 4) % 5)}'],
    ['x = 1 << 2 | 3 & 4 ^ 5 >> 6', '{x: ((1 << 2) | ((3 & 4) ^ (5 >> 6)))}'],
    ['x = a.b . c + (self.y)', '{x: (a.b.c + self.y)}'],
    ['x = a < f(1)', '{x: (a < f(1))}'],
    ['x = a < b < f(1)', '{x: ?(f(1))}'],
    ['x = not a and f(1)', '{x: ?((a and f(1)))}'],
    ['x = (a < b) == (b is not None)', '{x: ((a < b) == (b is not null))}'],
    ['x = f(1) if a else g(2) or not h(3)', '{x: (f(1) if a else (g(2) or (not h(3))))}'],
    ['x = f(1) if a else', '{x: ?(f(1))}'],
    ['x = a["b"] [ -1 ].c + a[i] + a[1:2]', '{x: ((a.b[-1].c + ?()) + ?())}'],
    ['x = a @ b', '{x: (a @ b)}'],
  ],
  calls: [
    ['w.schedule("a", 1, *b, c=2, **d)', '{w.schedule("a", 1, *b, c=2, **d)}'],
    ['x = schedule(\n  "a",  # schedule("no")\n  1,\n)', '{x: schedule("a", 1)}'],
    ['x = f(g(1), [h(2)], {"k": i(3)})', '{x: f(g(1), [h(2)], {k: i(3)})}'],
    ['x = f(**dict(a=1), **{"b": 2})', '{x: f(**{a: 1}, **{b: 2})}'],
    ['x = a[0].f(1)', '{x: a[0].f(1)}'],
    ['x = a(1)[b(2)].f(3)', '{x: ?(?(a(1), b(2)), .f(3))}'],
    ['@f.g(1)\n@h\ndef k(): pass', '{f.g(1), k: {}}'],
    ['class A(B, f(1), metaclass=C(2)): pass', '{f(1), C(2), A: {}}'],
    ['return f(1)\nassert g(2), h(3)\nraise i(4)\ndel a[j(5)]', '{f(1), g(2), h(3), i(4), a[]: ?(), ?(j(5))}'],
    ['await f(1)\nyield g(2)', '{?(f(1)), g(2)}'],
    ['x = lambda a, b=2: f(a)', '{x: ?({a: ?(), b: 2, f(a)})}'],
    ['x = lambda a: a', '{x: ?()}'],
    ['x = [f(i) for i in g(1) if h(i)]', '{x: ?({f(i), i: ?(), g(1), h(i)})}'],
    ['x = sum(f(i) for i, j in y)', '{x: sum(?({f(i), i: ?(y), j: ?(y)}))}'],
  ],
  mappings: [
    ['x = {"a": 1, "b": {"c": 2}, 3: 4, d: 5, **e}', '{x: {a: 1, b: {c: 2}, 3: 4, d: 5, e}}'],
    ['x = dict(a=1, b=dict(c=2), **{"d": 3}, **e)', '{x: {a: 1, b: {c: 2}, d: 3, e}}'],
    ['x = {**dict(a=1), f(1): 2}', '{x: {a: 1, f(1), f(1): 2}}'],
    ['x = {}', '{x: {}}'],
  ],
  bindings: [
    ['a = b = 1', '{a: 1, <<b: 1}'],
    ['a, (b, c) = 1, (2, f(3))', '{a: 1, b: 2, c: f(3)}'],
    ['a, b = f(1)', '{a: ?(), b: ?(), f(1)}'],
    ['a, *b = 1, 2, 3', '{a: ?(), b: ?()}'],
    ['x: int = 1\ny: int', '{x: 1}'],
    ['x = 1; y = 2', '{x: 1, y: 2}'],
    ['x += f(1)', '{x: ?(f(1))}'],
    ['c.x = 1\nc["k"] = f(1)\nc[g(2)] += h(3)', '{c.x: 1, c.k: f(1), c[]: ?(), ?(g(2)), h(3)}'],
    ['for i, (j, k) in f(1):\n  x = 1\nelse:\n  y = 2', '{i: ?(), j: ?(), k: ?(), f(1), x: 1, y: 2}'],
    ['while f(1):\n  x = 1', '{f(1), x: 1}'],
    ['if (n := f(1)) > 2:\n  x = 1\nelif g(3):\n  x = 2\nelse:\n  z = 3', '{n: f(1), x: 1, g(3), x: 2, z: 3}'],
    ['with f(1) as a, g(2):\n  x = 1', '{f(1), a: ?(), g(2), x: 1}'],
    ['try:\n  x = 1\nexcept E as e:\n  y = 2\nfinally:\n  z = 3', '{x: 1, e: ?(), y: 2, z: 3}'],
    [
      'import a.b, c as d, e.f as g\nfrom e import (f, g as h)\nfrom i import *\nfrom ..j import k',
      '{a: import a, d: import c, g: import e.f, f: import e f, h: import e g, *: import i *, k: import ..j k}',
    ],
    ['match f(1):\n  case [a, B(c)] if g(2):\n    x = 1\n  case _ as d: pass', '{f(1), a: ?(), c: ?(), g(2), x: 1, _: ?(), d: ?()}'],
  ],
  scopes: [
    ['def f(a, b: int = 1, *c, d=g(2), **e) -> h:\n  x = a', '{f: {a: ?(), b: 1, c: ?(), d: g(2), e: ?(), x: a}}'],
    ['async def f(): pass', '{f: {}}'],
    ['class A:\n  x = 1\n  def f(self):\n    self.y = 2', '{A: {x: 1, f: {self: ?(), self.y: 2}, <<self.y: 2}}'],
    ['def f():\n  global x\n  x = 1', '{f: {x: ?(), x: 1}, <<x: ?()}'],
    ['def f():\n  def g():\n    nonlocal x\n    x = 1\n', '{f: {g: {x: ?(), x: 1}, <<x: ?()}}'],
    // What is only read is that of the scope around.
    ['def f():\n  def g():\n    nonlocal x\n', '{f: {g: {}}}'],
    ['if a:\n  class B:\n    x = 1', '{B: {x: 1}}'],
  ],
  options: [
    ['p.add_argument("-s", "--total-steps", type=int, default=5)', '{p.add_argument("-s", "--total-steps", type=int, default=5), <<args.total_steps: 5, <<option total_steps: p.add_argument("-s", "--total-steps", type=int, default=5), <<options by flags: ["-s", "--total-steps"]}'], // prettier-ignore
    [
      'def f():\n  p.add_argument("--x", dest="y", default=1)',
      '{f: {p.add_argument("--x", dest="y", default=1)}, <<args.y: 1, <<option y: p.add_argument("--x", dest="y", default=1), <<options by flags: ["--x"]}',
    ],
    ['p.add_argument("n")', '{p.add_argument("n"), <<args.n: ?(), <<option n: p.add_argument("n"), <<options by flags: ["n"]}'],
  ],
  'half-typed text': [
    ['kl = schedule("cosine", ', '{kl: schedule("cosine"...}'],
    ['kl = schedule("cosine", base_weight=', '{kl: schedule("cosine", base_weight=?()...}'],
    ['kl = schedule(', '{kl: schedule(...}'],
    ['kl = schedule("cos', '{kl: schedule("cos"...}'],
    ['kl = self.', '{kl: ?()}'],
    ['kl =', '{kl: ?()}'],
    [`kl = schedule("a", 1,\nx = ${call}\ny = 3`, '{kl: schedule("a", 1..., x: schedule("cosine", 1, 10), y: 3}'],
    [`x = f(\nkl = ${call}\ny = 3`, '{x: f(..., kl: schedule("cosine", 1, 10), y: 3}'],
    [`x = {\nkl = ${call}\ny = 3`, '{x: ?(), kl: schedule("cosine", 1, 10), y: 3}'],
    [`x = [${call},\ny = 2`, '{x: [schedule("cosine", 1, 10), ?()], y: 2}'],
    [`for i in \nkl = ${call}\ny = 3`, '{i: ?(), kl: schedule("cosine", 1, 10), y: 3}'],
    [`if x\nkl = ${call}\ny = 3`, '{kl: schedule("cosine", 1, 10), y: 3}'],
    [`def f(:\n  kl = ${call}\ny = 3`, '{f: {kl: schedule("cosine", 1, 10)}, y: 3}'],
    [`%matplotlib inline\nkl = ${call}\n!pip install x\ny = 3`, '{kl: schedule("cosine", 1, 10), y: 3}'],
    // A string that is not closed ends with its line, within brackets, too.
    [`kl = schedule("linear, 0.5, 100)\nx = ${call}`, '{kl: schedule("linear, 0.5, 100)"..., x: schedule("cosine", 1, 10)}'],
    [`print('a, "b")\nx = ${call}\ny = 3`, '{print("a, \\"b\\")"..., x: schedule("cosine", 1, 10), y: 3}'],
    [`kl = schedule("\nx = ${call}`, '{kl: schedule(..., x: schedule("cosine", 1, 10)}'],
    [`"""Don't (it's\nno "code"""" + "x"\nx = ${call}`, '{x: schedule("cosine", 1, 10)}'],
    [`kl = schedule("cosine"\nx = ${call}`, '{kl: schedule("cosine"..., x: schedule("cosine", 1, 10)}'],
    [`kl = schedule("cos\ndef f():\n  x = ${call}`, '{kl: schedule("cos"..., f: {x: schedule("cosine", 1, 10)}}'],
    [`x = f("a"\n"b", ${call})`, '{x: f("ab", schedule("cosine", 1, 10))}'],
    // What is missing behind `=` is not the name on the next line.
    [`kl = schedule("linear", total_steps=\nx = ${call}`, '{kl: schedule("linear", total_steps=?()..., x: schedule("cosine", 1, 10)}'],
    [`self.kl = f(1, a=\nself.x = ${call}\ny = 3`, '{self.kl: f(1, a=?()..., self.x: schedule("cosine", 1, 10), y: 3}'],
    [`kl = f(a=\n  3)\nx = ${call}`, '{kl: f(a=3), x: schedule("cosine", 1, 10)}'],
    [`f(# don't\n  1)\nx = ${call}`, '{f(1), x: schedule("cosine", 1, 10)}'],
    [`x = ("a\\\nb", ${call})`, '{x: ["ab", schedule("cosine", 1, 10)]}'],
    [`kl = ${call}\n<<<<<<< HEAD\ny = 3`, '{kl: schedule("cosine", 1, 10), y: 3}'],
    ['print schedule("a", 1)', '{schedule("a", 1)}'],
  ],
};

const entriesOf = (node: Node | undefined): readonly Entry[] => (node as MappingNode).entries;

describe('parsePython', () => {
  it('ends a string that a half-typed line leaves open, wherever in a text it stands', () => {
    for (let length = 0; length < 700; length++) {
      const text = `x = 1  ${'#'.repeat(length)}\nkl = schedule("cos\ny = 2\n${'z = 3\n'.repeat(200)}`;
      assert.ok(sketch(text).startsWith('{x: 1, kl: schedule("cos"..., y: 2, z: 3'), `behind ${length} characters`);
    }
  });

  for (const [group, cases] of Object.entries(forms)) {
    describe(group, () => {
      for (const [text, expected] of cases) {
        it(text, () => {
          assert.equal(sketch(text), expected);
          assertSound(parsePython(text));
        });
      }
    });
  }

  it('makes one module scope of the whole text', () => {
    const [root, ...others] = parsePython('x = 1\n').roots;
    assert.deepEqual([root?.kind, root?.range, others.length], ['mapping', { from: 0, to: 6 }, 0]);
    assert.equal((root as MappingNode).scope, true);
    assert.equal((root as MappingNode).ofClass, undefined);
  });

  it('tells classes from functions, and defaults from values', () => {
    const [cls, fun] = entriesOf(parsePython('class A:\n  x: int = 1\n  y = 2\ndef f(a=1): b: int = 2\n').roots[0]);
    assert.deepEqual([(cls!.value as MappingNode).ofClass, (fun!.value as MappingNode).ofClass], [true, undefined]);
    const defaults = [cls, fun].map((entry) => entriesOf(entry!.value).map(({ isDefault }) => isDefault === true));
    assert.deepEqual(defaults, [[true, false], [true, false]]); // prettier-ignore
  });

  for (const marked of [
    'x = ‹schedule›("cosine", ‹‹w›=‹1.››, *‹b›)',
    '‹kl› = ‹w.schedule›(‹"😀"›, ‹2›)  # end',
    'x = {‹"a"›: ‹1›, **‹b›}',
    'x = ‹dict(‹a›=‹1›)›',
    'p.add_argument(‹"--steps"›, ‹‹default›=‹5››)',
    'class ‹A›:\n  ‹x›: int = ‹1›\n  def ‹f›(‹self›, ‹n›=‹2›):\n    ‹self.y› = ‹-3›',
    'x = (‹1 + ‹2›› , ‹a . b›)',
    'x = ‹schedule("a", ‹1›,›  \ny = ‹2›',
    '@‹a.b(‹1›)›\ndef ‹f›(): pass',
    'for ‹i› in ‹f(1)›: pass',
    'x = ‹a(1)[0].h(2)›',
  ]) {
    it(`finds the ranges of ${marked}`, () => assertRanges(parsePython, marked));
  }

  it('reads on after 300 blank lines', () => {
    const tree = parsePython('x = f(1)\n\n# note\n'.repeat(2000));
    assert.equal(entriesOf(tree.roots[0]).filter(({ key, value }) => key?.text === 'x' && value.kind === 'call').length, 2000);
  });
});
