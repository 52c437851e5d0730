import assert from 'node:assert/strict';
import { parser } from '@lezer/python';
import { parseSyntax } from '../../../../src/language/python/syntax';

type Syntax = ReturnType<typeof parseSyntax>;

/** The names of all nodes, errors included, in document order. */
function nodeNames(tree: Syntax): string[] {
  const names: string[] = [];
  tree.iterate({
    enter: ({ name }) => {
      names.push(name);
    },
  });
  return names;
}

const countErrors = (tree: Syntax): number => nodeNames(tree).filter((name) => name === '⚠').length;

/** Texts without a fault in which @lezer/python alone sees some. */
const texts: Readonly<Record<string, string>> = {
  'numbers that end in a point': 'y = w * (1. - cos(1_0.)) / 2.e5 + [3.][0]',
  'a number across two chunks of the text': `${' '.repeat(2043)}\n(1234567890. + 1)\n`.repeat(3),
  'hundreds of blank lines': 'x = f(1)\n\n'.repeat(3000),
  'hundreds of comments': 'x = f(1)\n\n# note\n'.repeat(3000),
};

describe('parseSyntax', () => {
  for (const [name, text] of Object.entries(texts)) {
    it(`reads ${name}`, () => {
      assert.ok(countErrors(parser.parse(text)) > 0, 'mended upstream: the workaround can go');
      assert.equal(countErrors(parseSyntax(text)), 0);
    });
  }

  it('leaves attributes, versions and names alone', () => {
    for (const text of ['a1.b', 'x.real', 'f(1.5)', 'a[1].b', '"1."']) {
      assert.deepEqual(nodeNames(parseSyntax(text)), nodeNames(parser.parse(text)));
    }
  });

  it('stops before a long chain of `not`, whose cost in the parser grows faster than its length', () => {
    const count = (length: number) =>
      nodeNames(parseSyntax(`x = f(1)\ny = ${'not '.repeat(length)}1\n`)).filter((name) => name === 'not').length;
    assert.deepEqual([count(3), count(199), count(201) < 201], [3, 199, true]);
  });
});
