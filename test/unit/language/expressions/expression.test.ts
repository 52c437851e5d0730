import assert from 'node:assert/strict';
import { parseExpression } from '../../../../src/language/expressions/expression';
import { looksLikeExpression } from '../../../../src/language/expressions/scanExpression';
import { assertRanges, sketch } from '../tree/treeTools';

const read = (text: string): string => sketch(parseExpression(text, { from: 0, to: text.length }));

const expressions: readonly (readonly [string, string])[] = [
  ['schedule(cosine, 0.5, 10_000)', 'schedule(cosine, 0.5, 10000)'],
  ['  w.schedule("a", total_steps=1.)  ', 'w.schedule("a", total_steps=1)'],
  ['schedule(cosine,\n  0.5,\r\n\t10)', 'schedule(cosine, 0.5, 10)'],
  ['10 *\n 1000', '(10 * 1000)'],
  ['(60000, 80000)', '[60000, 80000]'],
  ['[[0, 1], [10, 0.5]]', '[[0, 1], [10, 0.5]]'],
  ['schedule(a) + 2 * f(b, {"c": 1})', '(schedule(a) + (2 * f(b, {c: 1})))'],
  ['schedule(cosine, 0.5', 'schedule(cosine, 0.5...'],
  ['schedule(', 'schedule(...'],
  ['schedule("cos', 'schedule("cos"...'],
  ['1e-5', '0.00001'],
  ['', '?()'],
  ['a, b', '?()'],
  ['x = schedule(a)', '?()'],
  ['schedule(a); schedule(b)', '?()'],
  ['use schedule(cosine, 1, 10) here', '?()'],
  ['schedule(cosine, 1, 10) here', '?()'],
  ['import x', '?()'],
  ['# note', '?()'],
  ['((((', '[]'],
];

const looks: Readonly<Record<'true' | 'false', readonly string[]>> = {
  true: [
    'schedule(cosine, 0.5, 10000)',
    'schedule(',
    'schedule("cos',
    "w.schedule('a b', x=[1, {2: 3}]) * 2",
    'schedule(a, 5 if b else c)',
    '2**14',
    '-1e-4 / 8',
    '10 * 1000',
    '1 - 5',
    '____ * 2',
    'math.pi / 2',
    'int(0.1 * 5000)',
    '(60000, 80000)',
    '(0.9,0.98)',
    '[0.5] * 4',
  ],
  false: [
    '',
    'cosine',
    'cosine annealing (default)',
    'see schedule(cosine, 1, 10)',
    'schedule(cosine, 1, 10) is good',
    'hello, world',
    '10',
    '-1.5',
    '1e-5',
    '1.2.3',
    '3.10',
    '2024-01-31',
    '2024-01-31 10:00',
    '12:30',
    '31/12/2024',
    '1-3',
    'a-b',
    'bf16-mixed',
    'v1 - v2',
    'data/v1/2',
    './x/*.py',
    '~/data',
    '/usr/lib',
    '*.py',
    '100%',
    '10 *',
    'T * 2',
    '8x4',
    '10ba',
    '1:10,0.1:20',
    '1, 2, 3',
    '{a: 1}',
    '1 + 1 = 2',
    '$x + 1',
    'user@example.org',
    'https://example.org/a(b)',
    'a) + f(1)',
    '100M + 2k',
  ],
};

describe('parseExpression', () => {
  for (const [text, expected] of expressions) it(JSON.stringify(text), () => assert.equal(read(text), expected));

  it('gives ranges of the document', () => {
    const inside = (text: string) => {
      const from = text.indexOf('=') + 1;
      return { text, roots: [parseExpression(text, { from, to: text.length })], hints: [] };
    };
    assertRanges(inside, 'kl =  ‹‹schedule›(‹cosine›,\n  ‹‹w›=‹1 * ‹2›››)›');
  });

  it('reads a text of the same length in place of the range', () => {
    const source = String.raw`"schedule(\"cosine\", 1)"`;
    const text = 'schedule( "cosine ", 1)';
    const node = parseExpression(source, { from: 1, to: source.length - 1 }, text);
    assert.equal(sketch(node), 'schedule("cosine ", 1)');
    assert.deepEqual(node.range, { from: 1, to: source.length - 1 });
  });
});

describe('looksLikeExpression', () => {
  for (const [verdict, texts] of Object.entries(looks)) {
    for (const text of texts) it(`${JSON.stringify(text)}: ${verdict}`, () => assert.equal(looksLikeExpression(text), verdict === 'true'));
  }

  it('is linear', () => {
    for (const piece of ['a', '1', ' ', '(', '"', "'\\", 'a.', '1.', '1e', '_', '1-', '1/', 'f(', '**', '1 + ']) {
      const text = piece.repeat(50_000);
      // A quadratic scan of these lengths takes minutes, and the test has five.
      looksLikeExpression(text);
      looksLikeExpression(`${text}!`);
    }
  });
});
