import assert from 'node:assert/strict';
import { parseYaml } from '../../../../src/language/yaml/parseYaml';
import { assertRanges, sketchTree } from '../tree/treeTools';

const CALL = 'schedule("cosine", 0.5, 10000)';

const cases: Readonly<Record<string, readonly (readonly [text: string, sketch: string])[]>> = {
  'scalars of every style': [
    ['a: 1\nb: 0.5\nc: true\nd: ~\ne:\nf: text here', '{a: 1, b: 0.5, c: true, d: null, e: null, f: "text here"}'],
    [`a: "1"\nb: '1'\nc: !!str 1\nd: !!float 1e-4\ne: !!float 3`, '{a: "1", b: "1", c: "1", d: 0.0001, e: 3}'],
    ['a: "x\\ty\\u00e9\\x41\\U0001F600"', '{a: "x\\ty\u00e9A\u{1f600}"}'],
    [`a: 'it''s'`, `{a: "it's"}`],
    ['a: plain\n  goes on\n\n  and on\nb: 1', '{a: "plain goes on\\nand on", b: 1}'],
    ['a: "quoted\n  goes on"\nb: 1', '{a: "quoted goes on", b: 1}'],
    ['a: |\n  one\n   two\n\nb: >-\n  one\n  two\n\n  three\nc: |+\n  x\n\n', '{a: "one\\n two\\n", b: "one two\\nthree", c: "x\\n\\n"}'],
    ['a: |2\n   x\n', '{a: " x\\n"}'],
    ['a: yes\nb: Off\nc: NO', '{a: true, b: false, c: false}'],
    ['a: ???\nb: auto\nc: 2024-01-31\nd: 1:10,0.1:20', '{a: "???", b: "auto", c: "2024-01-31", d: "1:10,0.1:20"}'],
    ['a: text # comment\n# b: 2\nc: x#y', '{a: "text", c: "x#y"}'],
    ['just text', '"just text"'],
    ['', ''],
    ['# nothing\n', ''],
  ],
  'block scalars': [
    ['a: >\n  two\n  words\n\n    kept\n    as it is\n\n  more\n  words\n', '{a: "two words\\n\\n  kept\\n  as it is\\n\\nmore words\\n"}'],
    ['a: >\n\n  one\n\n\n  two\n', '{a: "\\none\\n\\ntwo\\n"}'],
    ['a: >2\n    deep\n  flat\n  goes on\n', '{a: "  deep\\nflat goes on\\n"}'],
    ['a: >\n  x\n  \ty\n\n  z\n', '{a: "x\\n\\ty\\n\\nz\\n"}'],
    ['a: >+\n  x\n  y\n\n\nb: 1', '{a: "x y\\n\\n\\n", b: 1}'],
    ['a: >-\n  x\n\n    y\n\n\nb: 1', '{a: "x\\n\\n  y", b: 1}'],
    ['a: |+\n\n\nb: |\n\nc: >-\n\nd: 1', '{a: "\\n\\n", b: "", c: "", d: 1}'],
    ['- >+\n    ', '["\\n"]'],
    ['a: |+', '{a: ""}'],
    ['a: |\n  \tx\n   \n  y\n', '{a: "\\tx\\n \\ny\\n"}'],
    ['a: |-\n \t\nb: 1', '{a: "\\t", b: 1}'],
    ['a: >\r\n  one\r\n  two\r\n\r\n  three\r\n', '{a: "one two\\nthree\\n"}'],
  ],
  'blanks and line ends in quoted and plain scalars': [
    ['a: "x\\\t\n  y"', '{a: "x\\t y"}'],
    ['a: "x\\ \t\n  y"', '{a: "x  y"}'],
    ['a: "x\\\n   y"', '{a: "xy"}'],
    ['a: "x\\\n\n\n   y"', '{a: "x\\n\\ny"}'],
    ['a: "x \t\n \t y\n\n  z"', '{a: "x y\\nz"}'],
    ["a: 'x\t\n  y\n\n  z'", '{a: "x y\\nz"}'],
    ['a: x\ty\n  \tz', '{a: "x\\ty z"}'],
    ['a: "one\n\ttwo"', '{a: "one"}'],
  ],
  'documents without a value': [
    ['---', 'null'],
    ['---\n---\na: 1\n---\n# none\n...\n', 'null --- {a: 1} --- null'],
    ['%YAML 1.2\n---\n', 'null'],
    ['# a comment\n...\n', ''],
  ],
  collections: [
    ['a:\n- 1\n- b: 2\n  c: 3\n-\n  - 4', '{a: [1, {b: 2, c: 3}, [4]]}'],
    ['a: {b: 1, "c": 2, d: , e}\nf: [1, [2, 3], {g: 4}, ]', '{a: {b: 1, c: 2, d: null, e: null}, f: [1, [2, 3], {g: 4}]}'],
    ['a: [b: 1, c]', '{a: [{b: 1}, "c"]}'],
    ['? a\n: b\n? [c, d]\n: e', '{a: "b", [c, d]: "e"}'],
    ['a: {\n  "x-y": 1,  # why\n  z: 2\n}', '{a: {x-y: 1, z: 2}}'],
    ['--lr: 1\n--use-it:', '{--lr: 1, --use-it: null}'],
    ['1: a\ntrue: b\n1e-3: c', '{1: "a", true: "b", 1e-3: "c"}'],
    ['a: 1\r\nb:\r\n  - 2\r\n', '{a: 1, b: [2]}'],
    ['\ufeffa: 1', '{a: 1}'],
    ['key:\n  very long value\nnext: 1', '{key: "very long value", next: 1}'],
  ],
  'several documents': [
    ['a: 1\n---\nb: 2\n...\n---\n- 3', '{a: 1} --- {b: 2} --- [3]'],
    ['%YAML 1.2\n---\na: &x 1\n---\nb: *x', '{a: 1} --- {b: <*x>}'],
  ],
  'anchors and merge keys': [
    ['a: &x 5\nb: *x\nc: [*x, *y]', '{a: 5, b: <*x> -> 5, c: [<*x> -> 5, <*y>]}'],
    ['a: &x {p: 1, q: 2}\nb:\n  <<: *x\n  q: 3', '{a: {p: 1, q: 2}, b: {q: 3, <<p: 1}}'],
    ['a: &x {p: 1}\nb: &y {p: 2, q: 3}\nc: {<<: [*x, *y], r: 4}', '{a: {p: 1}, b: {p: 2, q: 3}, c: {r: 4, <<p: 1, <<q: 3}}'],
    ['a: {<<: {p: 1}, q: 2}', '{a: {q: 2, p: 1}}'],
    ['a: {<<: *none}', '{a: {<<: <*none>}}'],
    ['a: &x\n  b: *x', '{a: {b: <*x>}}'],
    ['a: &x 1\na2: &x 2\nb: *x', '{a: 1, a2: 2, b: <*x> -> 2}'],
    ['"<<": 1', '{<<: 1}'],
    ['a: &x lr\nb: &y 5\nc: {*x : 1, *y : 2, *z : 3}', '{a: "lr", b: 5, c: {lr: 1, 5: 2, *z: 3}}'],
    ['&x k: &y v\n*y : *x', '{k: "v", v: <*x> -> "k"}'],
    ['a: &x 1\nb: &y *x\nc: *y', '{a: 1, b: <*x> -> 1, c: <*y> -> 1}'],
  ],
  tags: [
    ['a: ! 12\nb: ! true\nc: !<tag:yaml.org,2002:str> 1e3\nd: ! "x"', '{a: "12", b: "true", c: "1e3", d: "x"}'],
    ['a: !!str\nb: [!!str , 1]\nc: !!null\n!!str : d', '{a: "", b: ["", 1], c: null, : "d"}'],
    ['s: !PiecewiseDecay {gamma: 0.1}', '{s: !PiecewiseDecay {gamma: 0.1}}'],
    ['- !CosineDecay\n  max_epochs: 36\n- !LinearWarmup\n  steps: 1', '[!CosineDecay {max_epochs: 36}, !LinearWarmup {steps: 1}]'],
    ['a: !new:torch.optim.Adam\n  lr: 1\nb: !PLACEHOLDER', '{a: !new:torch.optim.Adam {lr: 1}, b: !PLACEHOLDER {}}'],
    ['a: !ref <b> * 2\nb: !ref <c.d>\nc: !ref x', '{a: (<b> * 2), b: <c.d>, c: ?()}'],
    ['a: !ref <lr>\nb: !!python/tuple [1, 2]\nc: !!map {d: 1}', '{a: <lr>, b: [1, 2], c: {d: 1}}'],
  ],
  'expressions in scalars': [
    ['a: schedule(cosine, 0.5, 10000)', '{a: "schedule(cosine, 0.5, 10000)" = schedule(cosine, 0.5, 10000)}'],
    ['a: schedule(cosine,\n    w=0.5,\n    T=10)\nb: 1', '{a: "schedule(cosine, w=0.5, T=10)" = schedule(cosine, w=0.5, T=10), b: 1}'],
    [`a: '${CALL}'`, `{a: ${JSON.stringify(CALL)} = ${CALL}}`],
    [`a: "schedule('cosine', 0.5, 10)"`, `{a: "schedule('cosine', 0.5, 10)" = schedule("cosine", 0.5, 10)}`],
    ['a: "schedule(\\"cosine\\", 0.5)"', '{a: "schedule(\\"cosine\\", 0.5)" = schedule("cosine", 0.5)}'],
    [`a: 'schedule(''cosine'', 0.5)'`, `{a: "schedule('cosine', 0.5)" = schedule("cosine", 0.5)}`],
    // A comment reaches to the end of its line, if `>` does not join it with the next one.
    ['a: >\n  schedule(\n    cosine,  # x\n    0.5)\n', '{a: "schedule(\\n  cosine,  # x\\n  0.5)\\n" = schedule(cosine, 0.5)}'],
    ['a: >\n  schedule(\n  cosine,  # x\n  0.5)\n', '{a: "schedule( cosine,  # x 0.5)\\n" = schedule(cosine...}'],
    ['a: >\n  schedule(cosine,\n  0.5)\n', '{a: "schedule(cosine, 0.5)\\n" = schedule(cosine, 0.5)}'],
    ['a: |-\n  schedule(cosine,\n  0.5)\n', '{a: "schedule(cosine,\\n0.5)" = schedule(cosine, 0.5)}'],
    ['a: 10 * 1000\nb: 2**14', '{a: "10 * 1000" = (10 * 1000), b: "2**14" = (2 ** 14)}'],
    ['a: (60000, 80000)\nb: (0.9,0.98)', '{a: [60000, 80000], b: [0.9, 0.98]}'],
    ['a: schedule(cosine, 0.5', '{a: "schedule(cosine, 0.5" = schedule(cosine, 0.5...}'],
    [
      'a: schedule(piecewise, points={0: 1, 10: 2})',
      '{a: "schedule(piecewise, points={0: 1, 10: 2})" = schedule(piecewise, points={0: 1, 10: 2})}',
    ],
  ],
  interpolations: [
    ['a: ${b.c}\nd: ${.e}\nf: ${..g.h}', '{a: <b.c>, d: <.e>, f: <..g.h>}'],
    ['a: "${b.c}"', '{a: "${b.c}" = <b.c>}'],
    ['a: ${schedule:cosine,0.5,10000}', '{a: schedule("cosine", 0.5, 10000)}'],
    ['a: ${schedule: cosine , w=0.5, T=${t.steps}}', '{a: schedule("cosine", w=0.5, T=<t.steps>)}'],
    ['a: ${oc.env:X,default}\nb: ${now:%Y-%m-%d}', '{a: oc.env("X", "default"), b: now("%Y-%m-%d")}'],
    ["a: ${f:'x, y',[1, two],{k: 3},true,Null,1_000,-1e-3,inf}", '{a: f("x, y", [1, "two"], {k: 3}, true, null, 1000, -0.001, Infinity)}'],
    ['a: ${f:}\nb: ${f:1,,2}', '{a: f(), b: f(1, "", 2)}'],
    ['a: ${schedule:cosine,10 * 1000}', '{a: schedule("cosine", "10 * 1000" = (10 * 1000))}'],
    ['a: ${schedule:cosine,', '{a: schedule("cosine"...}'],
    ['a: schedule(cosine, ${w}, ${t.n})', '{a: "schedule(cosine, ${w}, ${t.n})" = schedule(cosine, <w>, <t.n>)}'],
    ['a: ${w} * 2\nb: ${x}/${y}', '{a: "${w} * 2" = (<w> * 2), b: "${x}/${y}" = (<x> / <y>)}'],
    ['a: /data/${name}/x', '{a: "/data/${name}/x"}'],
    ['a: ${x.${y}}\nb: ${a[0].b}', '{a: <x.${y}>, b: <a[0].b>}'],
    ['a: ${{ github.ref }}', '{a: "${{ github.ref }}"}'],
  ],
  'what YAML would take apart': [
    ['{kl: schedule(cosine, 0.5, 10)}', '{kl: "schedule(cosine, 0.5, 10)" = schedule(cosine, 0.5, 10)}'],
    ['a: [schedule(linear, 1, 10), 3]', '{a: ["schedule(linear, 1, 10)" = schedule(linear, 1, 10), 3]}'],
    ['a: [f(1, [2], {4: "5)"}), x]', '{a: ["f(1, [2], {4: \\"5)\\"})" = f(1, [2], {4: "5)"}), "x"]}'],
    ['a: [(1, 2), (3, 4)]', '{a: [[1, 2], [3, 4]]}'],
    ['a: [${f:1,2}, ${b}]', '{a: [f(1, 2), <b>]}'],
    ['a: {k: schedule(cosine, 0.5}\nb: 1', '{a: {k: "schedule(cosine, 0.5" = schedule(cosine, 0.5...}, b: 1}'],
    ['a: [f(1,\n  2), 3]\nb: 4', '{a: ["f(1, 2)" = f(1, 2), 3], b: 4}'],
  ],
  'templates around': [
    ['{% if x %}\na: 1\n{% endif %}\nb: {{ lr }}\nc: 2', '{a: 1, b: "{{ lr }}", c: 2}'],
    ['a: "{{ x }}"\nb: run-{{ x | default("a: b") }}\n{# note: x #}\nc: 2', '{a: "{{ x }}", b: "run-{{ x | default(\\"a: b\\") }}", c: 2}'],
  ],
  'half-typed text': [
    ['a: 1\nb\nc: 3', '{a: 1, b: null, c: 3}'],
    ['a: 1\nb:\nc: 3', '{a: 1, b: null, c: 3}'],
    ['a: "open\nb: 2\nc: "x"', '{a: "open", b: 2, c: "x"}'],
    ['a: [1, 2\nb: 3', '{a: [1, 2], b: 3}'],
    ['a: {x: 1, y\nb: 3', '{a: {x: 1, y: null}, b: 3}'],
    ['a: b: c\nd: 1\ne: 2', '{a: {b: "c"}, d: 1, e: 2}'],
    ['a:\n  b: 1\n c: 2\nd: 3', '{a: {b: 1}, c: 2, d: 3}'],
    ['a: ]\nb: {c: 1}}\nd: 2', '{a: null, b: {c: 1}, d: 2}'],
    ['- a\nb: 1\nc: 2', '["a"] --- {: 1, c: 2}'],
    ['a: @x\nb: `y\nc: %z', '{a: "@x", b: "`y", c: "%z"}'],
    ['a: \t1\n\tb: 2\nc: 3', '{a: 1, b: 2, c: 3}'],
    ['a: *\nb: &\nc: !\nd: 1', '{a: <*>, b: null, c: null, d: 1}'],
    ['a: 1\n<<<<<<< HEAD\nb: 2\n=======\nb: 3\n>>>>>>> x\nc: 4', '{a: 1, b: 2, b: 3, c: 4}'],
  ],
};

describe('parseYaml', () => {
  for (const [group, rows] of Object.entries(cases)) {
    it(`reads ${group}`, () => {
      for (const [text, expected] of rows) {
        assert.equal(sketchTree(parseYaml(text)), expected, text);
      }
    });
  }

  it('knows where everything stands', () => {
    const texts = [
      "‹a›: ‹1e-5› # c\n‹b c›: ‹\"x \\\" y\"›\n‹'d'›: ‹'e''f'›",
      '‹a: ‹[‹1›, ‹{‹b›: ‹2›}›, ‹[‹3›]›]››',
      '‹a›: ‹plain\n  goes on›\n\nb: ‹|\n  one\n  two›\n\nc: 1',
      'a: ‹!T {x: 1}›\nb: ‹!U\n  x: 1›\n',
      '- ‹a: 1\n  b: 2›\n- ‹c›\n',
      'a: ‹‹schedule›(‹cosine›, ‹‹w›=‹0.5››, ‹10 * ‹1000››)›',
      'a: ‹"‹‹schedule›( ‹\\"cosine\\"›, ‹0.5›)›"›',
      "a: ‹'‹‹schedule›( ‹''cosine''›, ‹0.5›)›'›",
      "a: ‹'‹schedule(  ''cosine'', ‹0.5›)›'›",
      'a: ‹"\\u0073chedule" # no call›'.replace(' # no call', ''),
      'a: ‹>-\n  ‹schedule(‹cosine›,\n   ‹0.5›)››\nb: 1',
      'a: ‹${‹schedule›: ‹cosine›,‹‹w›=‹0.5››, ‹${b.c}›}›',
      'a: ‹"‹${f:‹1›,‹"x"›}›"›'.replace('"x"', 'x'),
      'a: ‹schedule(cosine, ‹${b.c}›)›',
      '{kl: ‹‹schedule›(‹cosine›, ‹0.5›, ‹10›)›, b: ‹(‹1›, ‹2›)›}',
      '# \u{1f600}\r\nkey: ‹(‹1›, ‹2›)›\r\nb: ‹"\u{1f600}"›\r\n',
      '{% if x %}\na: ‹{{ b }}›\n{% endif %}\nc: ‹1›',
    ];
    for (const marked of texts) assertRanges(parseYaml, marked);
  });

  it('tells what has to be quoted, and how', () => {
    const hints = (text: string): unknown[] =>
      parseYaml(text).hints.map(({ code, range, replacement }) => [code, text.slice(range.from, range.to), replacement]);
    const call = 'schedule(cosine, 0.5)';
    assert.deepEqual(hints(`{a: ${call}}`), [['quote-call', call, `"${call}"`]]);
    assert.deepEqual(hints(`[${CALL}]`), [['quote-call', CALL, `'${CALL}'`]]);
    assert.deepEqual(hints(`[f("a", 'b')]`), [['quote-call', `f("a", 'b')`, `'f("a", ''b'')'`]]);
    assert.deepEqual(hints('a: f(x, {0: 1})'), [['quote-call', 'f(x, {0: 1})', '"f(x, {0: 1})"']]);
    assert.deepEqual(hints('[${a.b}]'), [['quote-call', '${a.b}', '"${a.b}"']]);
    assert.deepEqual(hints(`a: ${call}\nb: ["${call}"]\nc: \${f:1,2}\nd: (1, 2)\ne: [10 * 2]`), []);
  });
});
