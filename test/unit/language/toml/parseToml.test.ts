import assert from 'node:assert/strict';
import { find } from '../../../fixtures/find';
import { parseToml } from '../../../../src/language/toml/parseToml';
import { assertRanges, sketchTree } from '../tree/treeTools';

const parse = (text: string) => parseToml(text);

const cases: Readonly<Record<string, readonly (readonly [text: string, sketch: string])[]>> = {
  'values of every kind': [
    ['a = 10_000\nb = 0x1F\nc = 0o17\nd = 0b101\ne = -17', '{a: 10000, b: 31, c: 15, d: 5, e: -17}'],
    [
      'a = 1e4\nb = 1.5E-3\nc = 1_0.5\nd = +inf\ne = -inf\nf = nan\ng = .5\nh = 1.',
      '{a: 10000, b: 0.0015, c: 10.5, d: Infinity, e: -Infinity, f: NaN, g: 0.5, h: 1}',
    ],
    [
      'a = true\nb = false\nc = 1979-05-27T07:32:00Z\nd = 1979-05-27 07:32:00\ne = 07:32:00',
      '{a: true, b: false, c: "1979-05-27T07:32:00Z", d: "1979-05-27 07:32:00", e: "07:32:00"}',
    ],
    ['a = "x\\t\\"y\\" \\u00e9\\U0001F600\\x41"\nb = \'c:\\d\'\nc = ""\nd = \'\'', '{a: "x\\t\\"y\\" é😀A", b: "c:\\\\d", c: "", d: ""}'],
    ['a = """\nx\n"y" \\\n   z"""\nb = \'\'\'x\n\'y\'\'\'\'\nc = """"""', '{a: "x\\n\\"y\\" z", b: "x\\n\'y\'", c: ""}'],
    ['a = [1, [2, 3], "x", {b = 1}]\nb = [\n  1, # one\n  2,\n]\nc = []', '{a: [1, [2, 3], "x", {b: 1}], b: [1, 2], c: []}'],
    [
      'a = {b = 1, c.d = 2, "e f" = []}\nb = {}\nc = {\n  x = 1, # one\n  y = 2,\n}',
      '{a: {b: 1, c: {d: 2}, e f: []}, b: {}, c: {x: 1, y: 2}}',
    ],
    ['a = {b.c.d = 1, b.c.e = 2, f = 3, b.g = 4}', '{a: {b: {c: {d: 1, e: 2}, g: 4}, f: 3}}'],
    ['a.b.c = {d.e = [{f.g = 1, f.h = 2}], d.i = 3}\na.b.j = 4', '{a: {b: {c: {d: {e: [{f: {g: 1, h: 2}}], i: 3}}, j: 4}}}'],
    ['a = 1 # "x = 2"\n# b = 3\n', '{a: 1}'],
    ['', '{}'],
  ],
  'keys and tables': [
    ['a.b.c = 1\na.b.d = 2\n"e.f".\'g\' = 3\n1.2 = 4', '{a: {b: {c: 1, d: 2}}, e.f: {g: 3}, 1: {2: 4}}'],
    ['a = 1\n[b]\nc = 2\n[b.d]\ne = 3\n[f.g]\nh = 4\n[b.i]\nj = 5', '{a: 1, b: {c: 2, d: {e: 3}, i: {j: 5}}, f: {g: {h: 4}}}'],
    ['[[a]]\nb = 1\n[[a]]\nb = 2\n[a.c]\nd = 3\n[[a.e]]\nf = 4', '{a: [{b: 1}, {b: 2, c: {d: 3}, e: [{f: 4}]}]}'],
    ['[ a . "b c" ]\nd = 1\n[[ e ]] # x\nf=2', '{a: {b c: {d: 1}}, e: [{f: 2}]}'],
    ['a = 1\r\n[b]\r\nc = "x"\r\n', '{a: 1, b: {c: "x"}}'],
    ['\ufeffa = 1', '{a: 1}'],
    ['a = 1\na = 2', '{a: 1, a: ?(2)}'],
    ['a = 1\n[a.b]\nc = 2', '{a: 1, a: {b: {c: 2}}}'],
  ],
  expressions: [
    [`a = "schedule('cosine', 0.5, 10_000)"`, `{a: "schedule('cosine', 0.5, 10_000)" = schedule("cosine", 0.5, 10000)}`],
    ['a = "schedule(\\"cosine\\", 0.5)"', '{a: "schedule(\\"cosine\\", 0.5)" = schedule("cosine", 0.5)}'],
    ['a = """schedule(cosine,\n  0.5)"""', '{a: "schedule(cosine,\\n  0.5)" = schedule(cosine, 0.5)}'],
    ['a = "10 * 1000"\nb = "${x.y}"', '{a: "10 * 1000" = (10 * 1000), b: "${x.y}" = <x.y>}'],
    ['a = 10 * 1000\nb = 2**14 # x', '{a: "10 * 1000" = (10 * 1000), b: "2**14" = (2 ** 14)}'],
    ['a = schedule(cosine, 1, T=10)\nb = 2', '{a: "schedule(cosine, 1, T=10)" = schedule(cosine, 1, T=10), b: 2}'],
    ['a = [f(1, [2, 3]), 4]\nb = f("x", {1: 2})', '{a: ["f(1, [2, 3])" = f(1, [2, 3]), 4], b: "f(\\"x\\", {1: 2})" = f("x", {1: 2})}'],
  ],
  'half-typed text': [
    ['a = 1\nlr', '{a: 1, lr: null}'],
    ['lr\na = 1', '{lr: null, a: 1}'],
    ['lr =\na = 1\n', '{lr: null, a: 1}'],
    ['a. = 1\nb = 2', '{a: 1, b: 2}'],
    ['lr = [1,\na = 2\nb = 3', '{lr: [1], a: 2, b: 3}'],
    ['lr = [1,\n  [2\na = 3', '{lr: [1, [2]], a: 3}'],
    ['lr = [1,\n[b]\na = 2\nc = [\n 1\nd = 3', '{lr: [1], b: {a: 2, c: [1], d: 3}}'],
    ['a = {x = 1, y = [1, 2]\nb = 2', '{a: {x: 1, y: [1, 2]}, b: 2}'],
    ['a = {x = [1,\nb = 2', '{a: {x: [1]}, b: 2}'],
    ['a = "open\nb = 2', '{a: "open", b: 2}'],
    ['a = """open\nb = 2', '{a: "\\"\\"\\"open", b: 2}'],
    ['[sec\na = 1\n[other]\nb = 2', '{sec: {a: 1}, other: {b: 2}}'],
    ['[[sec]\na = 1\n[]\nb = 2', '{sec: [{a: 1, b: 2}]}'],
    ['a = schedule(cosine, 1\nb = 2', '{a: "schedule(cosine, 1" = schedule(cosine, 1..., b: 2}'],
    ['a = 1 b = 2\nc = 3', '{a: "1 b = 2", c: 3}'],
    ['a b = 1\nc = ]\nd = 2\n}\ne = 3', '{a: 1, c: null, d: 2, e: 3}'],
    ['= 1\na = 2', '{1: null, a: 2}'],
  ],
};

describe('parseToml', () => {
  for (const [group, rows] of Object.entries(cases)) {
    it(`reads ${group}`, () => {
      for (const [text, expected] of rows) assert.equal(sketchTree(parseToml(text)), expected, text);
    });
  }

  it('knows where everything stands', () => {
    const texts = [
      '‹‹a›.‹"b c"› = ‹1_000› # x›',
      'x = ‹[‹1›, ‹{‹a› = ‹"b"›, ‹‹c›.‹d› = ‹2››}›]›\n',
      'x = 1\n‹[‹t›]\na = 1\nb = ‹"2"››\n\n[u]\n',
      '[[a]]\nb = 1\n‹[[a]]\nb = 2\n[a.‹c›]\nd = ‹3››\n[e]',
      'a = ‹"‹‹schedule›( ‹\\"cosine\\"›, ‹0.5›, ‹‹T›=‹10››)›"›',
      'a = ‹"""\n‹schedule(‹cosine›,\n  ‹0.5›)›"""› # \u{1f600}',
      'a = ‹‹schedule›(‹cosine›, ‹0.5›)› # x\r\nb = ‹‹10› * ‹1000››\r\n',
      'a = [1,\n‹b› = ‹2›\n‹[‹c›]\nd = ‹[‹3›››',
    ];
    for (const marked of texts) assertRanges(parse, marked);
  });

  it('tells that a call has to be quoted', () => {
    const hints = (text: string): unknown[] =>
      parseToml(text).hints.map(({ code, range, replacement }) => [code, text.slice(range.from, range.to), replacement]);
    assert.deepEqual(hints('a = f(x, 1)'), [['quote-call', 'f(x, 1)', '"f(x, 1)"']]);
    assert.deepEqual(hints('a = f("x", 1)'), [['quote-call', 'f("x", 1)', `'f("x", 1)'`]]);
    assert.deepEqual(hints(`a = f("x", 'y')`), [['quote-call', `f("x", 'y')`, undefined]]);
    assert.deepEqual(hints('a = "f(x, 1)"\nb = 2 * 3\nc = f(1'), []);
  });
});

describe('keys that TOML has already', () => {
  // tomllib of Python 3.11 raises for these.
  const refused = [
    'n = 1\nn = 2\n',
    '[a]\nn = 1\n[a]\nm = 2\n',
    'a = 1\n[a]\nn = 1\n',
    'a = 1\na.b = 2\n',
    'a.b = 1\na.b = 2\n',
    'a = {n = 1, n = 2}\n',
    '[[a]]\nn = 1\nn = 2\n',
    'a = 1\n[[a]]\nn = 1\n',
    '[a]\nn = 1\n[[a]]\nn = 1\n',
  ];
  for (const text of refused) {
    it(`are said: ${text.replaceAll('\n', ' | ')}`, async () => {
      const [found] = await find('toml', `kl = "schedule(linear, 1, 9)"\n${text}`);
      assert.deepEqual(
        found!.problems.map(({ code }) => code),
        ['refused-key'],
      );
    });
  }

  const read = [
    '[a]\nn = 1\n[a.b]\nn = 2\n',
    '[a.b]\nn = 1\n[a]\nn = 2\n',
    'a.b = 1\na.c = 2\n',
    '[[a]]\nn = 1\n[[a]]\nn = 2\n',
    '[[a]]\n[a.b]\nn = 1\n[[a]]\n[a.b]\nn = 2\n',
    'n = 1\n[a]\nn = 1\n',
    'a = {n = 1, b = {n = 2}}\n',
  ];
  for (const text of read) {
    it(`are in another table: ${text.replaceAll('\n', ' | ')}`, async () => {
      const [found] = await find('toml', `kl = "schedule(linear, 1, 9)"\n${text}`);
      assert.deepEqual(found!.problems, []);
    });
  }

  it('are no length of the run', async () => {
    const [found] = await find('toml', 'max_steps = 100\nmax_steps = 200\nkl = "schedule(linear, 1)"\n');
    assert.equal(found!.totalSteps, undefined);
  });
});
