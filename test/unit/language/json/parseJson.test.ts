import assert from 'node:assert/strict';
import { parseJson } from '../../../../src/language/json/parseJson';
import { assertRanges, sketchTree } from '../tree/treeTools';

const cases: Readonly<Record<string, readonly (readonly [text: string, sketch: string])[]>> = {
  'values of every kind': [
    [
      '{"a": 1, "b": -1.5e-3, "c": true, "d": null, "e": "x\\n\\u00e9\\"", "f": []}',
      '{a: 1, b: -0.0015, c: true, d: null, e: "x\\né\\"", f: []}',
    ],
    ['[NaN, Infinity, -Infinity]', '[NaN, Infinity, -Infinity]'],
    ['{"a\\"b": {"c": [1, [2, {}]]}}', '{a"b: {c: [1, [2, {}]]}}'],
    ['"text"', '"text"'],
    ['', ''],
  ],
  'comments, trailing commas and JSON lines': [
    ['// c\n{"a": 1, /* x */ "b": [1, 2,], // y\n}', '{a: 1, b: [1, 2]}'],
    ['{"a": 1}\n{"a": 2}\n\n{"a": 3}\n', '{a: 1} --- {a: 2} --- {a: 3}'],
    ['\ufeff{"a": 1}', '{a: 1}'],
  ],
  'expressions in strings': [
    [`{"a": "schedule('cosine', 0.5, 10)"}`, `{a: "schedule('cosine', 0.5, 10)" = schedule("cosine", 0.5, 10)}`],
    ['{"a": "schedule(\\"cosine\\", 0.5)"}', '{a: "schedule(\\"cosine\\", 0.5)" = schedule("cosine", 0.5)}'],
    ['{"a": "10 * 1000", "b": "${x.y}"}', '{a: "10 * 1000" = (10 * 1000), b: "${x.y}" = <x.y>}'],
    ['{"a": "${schedule:cosine,0.5,${x}}"}', '{a: "${schedule:cosine,0.5,${x}}" = schedule("cosine", 0.5, <x>)}'],
    ['{"a": "schedule(\\u0027cosine\\u0027, 0.5"}', `{a: "schedule('cosine', 0.5" = schedule("cosine", 0.5...}`],
  ],
  'half-typed text': [
    ['{"a": 1 "b": 2}', '{a: 1, b: 2}'],
    ['{"a": , "b": 2}', '{a: null, b: 2}'],
    ['{"a":\n "b": 2}', '{a: null, b: 2}'],
    ['{"a", "b": 2}', '{a: null, b: 2}'],
    ['{"a" 1, "b": 2}', '{a: null, 1: null, b: 2}'],
    ['{"a": [1, 2,\n "b": 3, "c": 4}', '{a: [1, 2], b: 3, c: 4}'],
    ['{"a": {"b": 1, "c": 2', '{a: {b: 1, c: 2}}'],
    ['{"a": "open, \n"b": 2}', '{a: "open, ", b: 2}'],
    ['{"a": 1}}\n{"b": [2]]}', '{a: 1} --- {b: [2]}'],
    ['{"a": [1, {"b": 2]}', '{a: [1, {b: 2}]}'],
    ['{"a": 1\n{"b": 2}', '{a: 1} --- {b: 2}'],
    ['{"a": tru, "b": 2}', '{a: null, b: 2}'],
    ['{a: 1, b: [c]}', '{a: 1, b: []}'],
    ['{"a": 1', '{a: 1}'],
    ['{"a', '{a: null}'],
    ['{"a": }', '{a: null}'],
    [': , ] }', ''],
  ],
};

describe('parseJson', () => {
  for (const [group, rows] of Object.entries(cases)) {
    it(`reads ${group}`, () => {
      for (const [text, expected] of rows) assert.equal(sketchTree(parseJson(text)), expected, text);
    });
  }

  it('reads strings in strings, whatever of them is escaped', () => {
    for (const string of ['\\u0027cosine\\u0027', '\\"cosine\\"', "'cos\\u0069n\\u0065'"]) {
      assert.match(
        sketchTree(parseJson(`{"a": "f(${string}, 1)", "b": "\${f:${string},1}"}`)),
        /= f\("cosine", 1\), .* = f\("cosine", 1\)}$/,
      );
    }
  });

  it('knows where everything stands', () => {
    const texts = [
      '‹{‹"a b"›: ‹-1.5›, ‹"c"›: ‹[‹true›, ‹"x \\" y"›]›}›',
      '{"a": ‹"‹‹schedule›( ‹\\"cosine\\"›, ‹0.5›, ‹‹T›=‹10››)›"›}',
      '{"a": "‹‹schedule›(‹\\u0027cos\\u0069ne\\u0027›, ‹0.5›)›"}',
      '{"a": "‹${‹schedule›:‹\\u0022cosine\\u0022›,‹0.5›}›"}',
      '{"a": ‹"  ‹${‹f›:‹1›, ‹${b}›}› "›}',
      '{"a": "\\u0028", "b": ‹"\\u0028‹1›, ‹2› )"›}',
      '{"\u{1f600}": ‹"\u{1f600}"›, "x": ‹[‹-Infinity›]›',
      '{"a": ‹[‹1››, \n ‹"b"›: ‹2›',
    ];
    for (const marked of texts) assertRanges(parseJson, marked);
  });
});
