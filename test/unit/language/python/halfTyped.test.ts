// Entries of calls and dicts that are being typed: what stands on the lines behind them is read as it is.
import assert from 'node:assert/strict';
import { parsePython } from '../../../../src/language/python/parsePython';
import { withRandom } from '../../../fixtures/random';
import { sketchTree } from '../tree/treeTools';

/** What a call or a dict has whose second line is half typed. */
const sketch = (head: string, typed: string, end: string, ...others: readonly string[]): string =>
  sketchTree(parsePython([head, '    lr=1,', `    ${typed}`, ...others.map((line) => `    ${line}`), end, 'after = 3\n'].join('\n')));

describe('a half-typed entry', () => {
  for (const typed of ['w=', 'w=2', 'w=2  # two', 'w=b.', 'w=2 *', 'w=-', 'w', '"linear"', 'w="linear"', 'w=f(2)', '**more', 'w=a if'])
    for (const end of [')', '  )'])
      it(`of a call, "${typed}", leaves the next ones alone, before "${end}"`, () => {
        const call = sketch('x = f(', typed, end, 'steps=1000,', 'kind="cosine",');
        assert.match(call, /lr=1.*steps=1000, kind="cosine"\)/);
        assert.match(call, /after: 3/);
        // The last one may be without a comma.
        assert.match(sketch('x = f(', typed, end, 'steps=1000'), /lr=1.*steps=1000\)/);
      });

  for (const typed of [
    '"w":',
    '"w": ,',
    '"w"',
    'w',
    '"w": 2',
    '"w": b.',
    '"w": 2 *',
    '"w": {"a": 1}',
    '**more',
    'name: ',
    '"w": [1, 2]  # two',
  ])
    it(`of a dict, '${typed}', leaves the next ones alone`, () => {
      const lines = [
        'x = {',
        '    "lr": 1,',
        `    ${typed}`,
        '',
        '    # the length',
        '    "steps": 1000,',
        '    "n": 5,',
        '}',
        'after = 3\n',
      ];
      for (const text of [lines.join('\n'), lines.join('\r\n')]) {
        assert.match(sketchTree(parsePython(text)), /lr: 1.*steps: 1000.*n: 5}/, text);
        assert.match(sketchTree(parsePython(text)), /after: 3/, text);
      }
    });

  it('changes nothing of what is written in full', () => {
    const texts = [
      'def f(a=1,\n      b=2):\n    a = 1\n    b = 2,\n    c = (\n        1 +\n        2)\n',
      'x = f(\n    a=b or\n    c == d,\n    e="1"\n      "2",\n    g=lambda: (\n        1),\n)\n',
      'x = """\nf(\n    a=1\n    b=2,\n)"""\ny = 3\n',
      'x = {\n    "a": """\n    "b":\n    "c": 1,\n    """,\n    "d": 2,\n}\n',
      'if a:\n    x = 1\n    y = 2,\n',
      'def f(\n    a=1, b=2):\n  x = g()\n  y = h(\n      x,\n      3)\n',
      'def f(\n    a=1,\n    b=2) -> float:\n    x = g()\n    y = h(\n        x,\n        3)\n',
    ];
    // As one line each, in which no entry has a line of its own.
    const inOneLine = [
      'def f(a=1, b=2):\n    a = 1\n    b = 2,\n    c = (1 + 2)\n',
      'x = f(a=b or c == d, e="1" "2", g=lambda: (1))\n',
      'x = "\\nf(\\n    a=1\\n    b=2,\\n)"\ny = 3\n',
      'x = {"a": "\\n    \\"b\\":\\n    \\"c\\": 1,\\n    ", "d": 2}\n',
      'if a:\n    x = 1\n    y = 2,\n',
      'def f(a=1, b=2):\n  x = g()\n  y = h(x, 3)\n',
      'def f(a=1, b=2) -> float:\n    x = g()\n    y = h(x, 3)\n',
    ];
    texts.forEach((text, index) => assert.equal(sketchTree(parsePython(text)), sketchTree(parsePython(inOneLine[index]!)), text));
  });

  it(
    'is read after edits as it is read anew',
    withRandom((random) => {
      const block = (i: number) =>
        `x${i} = f(\n    a=${i},\n    b="text",  # note\n    c=g(\n        d=1,\n        e=2,\n    ),\n)\ny${i} = {\n    "a": ${i},\n    "b": [1, 2],\n    "c": {\n        "d": 1,\n    },\n}\n`;
      const text = Array.from({ length: 60 }, (_, i) => block(i)).join(
        'def h():\n    return 1\n\ndef p(\n    a=1):\n  b = 1\n  c = f(\n      a)\n\n',
      );
      const marks = [',', '=', ': ', '\n', '(', ')', '{', '}', '    ', '"', 'a=', '"k":', '#', 'z'];
      let tree = parsePython(text);
      let edited = text;
      for (let edit = 0; edit < 60; edit++) {
        // Near the last edit, as somebody types.
        const near = edit % 10 === 0 ? random(edited.length) : Math.max(0, Math.min(edited.length, edited.length / 2 + random(200) - 100));
        const at = Math.floor(near);
        const mark = marks[random(marks.length)]!;
        const found = edited.indexOf(mark, at);
        edited =
          random(2) === 0 && found >= 0
            ? edited.slice(0, found) + edited.slice(found + mark.length)
            : edited.slice(0, at) + mark + edited.slice(at);
        tree = parsePython(edited, tree);
        assert.equal(sketchTree(tree), sketchTree(parsePython(edited)), JSON.stringify(edited.slice(Math.max(at - 300, 0), at + 300)));
        if (edit % 20 === 19) tree = parsePython((edited = text), tree);
      }
      assert.equal(sketchTree(tree), sketchTree(parsePython(edited)));
    }),
  );
});
