import assert from 'node:assert/strict';
import { createEnvironment } from '../../../../src/language/resolve/environment';
import { evaluate } from '../../../../src/language/resolve/evaluate';
import { parsePython } from '../../../../src/language/python/parsePython';
import { movedBy } from '../../../../src/language/tree/shiftNode';
import type { MappingNode, Node, Tree } from '../../../../src/language/tree/tree';
import { type RandomNumber, randomNumbers, withRandom, withSeed } from '../../../fixtures/random';
import { assertSound, plainTree, sketchTree } from '../tree/treeTools';

const sample = `"""A training script."""
import argparse
from math import pi

import numpy as np

TOTAL, HALF = 10_000, 5_000
WEIGHTS = {"kl": schedule("cosine", 0.5, TOTAL), **dict(beta=1.)}


@dataclass
class Config:
    steps: int = 100
    lr: float = field(default=1e-3)

    def __post_init__(self, n=3):
        self.warmup = int(0.1 * self.steps)
        if n > 2:
            self.kl = schedule("linear", base_weight=1.e-1, total_steps=self.steps)  # kl


def main(args, *rest, depth=2, **options):
    global HALF
    parser.add_argument("--total-steps", type=int, default=2 ** 14)
    for i, (a, b) in enumerate(rest):
        loss = f"{a(i)}" "text" 'it\\'s'
        weights[i] = [schedule("power", 1, n, a=2) for n in (1, 2)], lambda x: schedule("linear", x, 1)
    with open("x") as file, lock:
        HALF += (n := 3)
    try:
        return schedule(
            "exponential",
            w=1 if depth else 2,
            T=TOTAL // 2,
        )
    except (KeyError, ValueError) as error:
        raise


if __name__ == "__main__":
    main(parser.parse_args())
`;

const same = (left: Tree, right: Tree, message: string): void => assert.deepEqual(plainTree(left), plainTree(right), message);

/** Evaluates every binding, as features do for those they show. */
function evaluateAll(tree: Tree): void {
  const walk = (node: Node, path: readonly MappingNode[]): void => {
    if (node.kind !== 'mapping') return;
    for (const { value, merged } of node.entries) {
      evaluate(value, createEnvironment(tree, tree.roots[0]!, [...path, node]));
      if (!merged) walk(value, [...path, node]);
    }
  };
  for (const root of tree.roots) walk(root, []);
}

describe('parsePython on broken text', () => {
  it('reads every prefix, and keeps what stands before the place where the text is typed', () => {
    const complete = sample.indexOf('@dataclass');
    for (let end = 0; end <= sample.length; end++) {
      const tree = parsePython(sample.slice(0, end));
      assertSound(tree);
      evaluateAll(tree);
      if (end >= complete) assert.match(sketchTree(tree), /WEIGHTS: {kl: schedule\("cosine", 0\.5, TOTAL\), beta: 1}/, `at ${end}`);
    }
  });

  it('reads what is deep, long or no text at all', () => {
    const texts = [
      ...['(', '[', '{', 'f(', '-', '~', 'not ', 'lambda: ', 'a.', 'a[', '"""', 'if x: ', '1 + ', '"a" ', 'x = ', '{1: ', '@', '\\'].map((piece) => piece.repeat(10_000)), // prettier-ignore
      '['.repeat(10_000) + ']'.repeat(10_000),
      'f('.repeat(10_000) + ')'.repeat(10_000),
      Array.from({ length: 200 }, (_, depth) => `${' '.repeat(depth)}if x:`).join('\n'),
      `x = [${'schedule("cosine", 1, 10), '.repeat(20_000)}]`,
      'x'.repeat(1_000_000),
      Array.from({ length: 20_000 }, (_, i) => String.fromCharCode((i * 7919) % 0xffff)).join(''),
      '\0\ud800\udfff\ufeff\r\r\n\x0c',
    ];
    for (const text of texts) {
      const tree = parsePython(text);
      sketchTree(tree);
      evaluateAll(tree);
    }
  });
});

/** A random program: blocks in blocks. */
function program(random: RandomNumber, indent: string, depth: number): string {
  const inner = () => program(random, `${indent}    `, depth + 1);
  const statement = (_: unknown, i: number): string =>
    [
      () => `${indent}a${i} = f(b, "${'text '.repeat(random(9))}", c=${i})\n`,
      () => `${indent}g(a, [1, 2], {"k": x.y})\n`,
      () => `${indent}# note\n${indent}a = b\n`,
      () => `${indent}return a or g(1)\n`,
      () => `${indent}a.x = f(b, c=${i})\n${indent}p.set_defaults(**b)\n`,
      () => `${indent}return a\n`,
      () => `${indent}def f${i}(a: int, b=1) -> c:\n${inner()}\n`,
      () => `${indent}class A${i}(b.C):\n${inner()}\n`,
      () => `${indent}if a(b) == ${i}:\n${inner()}${indent}else:\n${inner()}`,
      () => `${indent}for i in b:\n${inner()}`,
    ][random(depth < 3 ? 10 : 6)]!();
  return Array.from({ length: depth === 0 ? 14 : 1 + random(4) }, statement).join('');
}

/** Reads a random program again after edits, and after their repair. */
function assertReadsEdited(seed: number): void {
  const random = randomNumbers(seed);
  const text = `${program(random, '', 0)}class Z(b.C):\n    def f(self):\n        return 1\n\n    def g(self):\n        return 2${random(2) ? '\n' : ''}`;
  const tree = parsePython(text);
  const fresh = sketchTree(tree);
  for (let edit = 0; edit < 6; edit++) {
    const at = random(text.length);
    const typed = ['{', '(', '"""', ':', '\\', '='][random(6)]!;
    const broken = parsePython(text.slice(0, at) + typed + text.slice(at), tree);
    assert.equal(sketchTree(parsePython(text, broken)), fresh, `${typed} at ${at}`);
  }
  for (let line = text.indexOf('\na'); line >= 0; line = text.indexOf('\na', line + 400)) {
    const edited = `${text.slice(0, line)}\nb = 1${text.slice(line)}`;
    assert.equal(sketchTree(parsePython(edited, tree)), sketchTree(parsePython(edited)), `a line at ${line}`);
  }
}

describe('parsePython on an edited text', () => {
  const pieces = [
    '(',
    ')',
    '[',
    '{',
    '"',
    '"""',
    '\n',
    '    ',
    '1.',
    '=',
    ':',
    'class A:\n',
    'def f():\n',
    'kl = schedule("a", 1)\n',
    '#',
    '\\',
    'é😀',
  ];
  // The last statement stands in a block: the parser then mistakes what block the statements before it are in.
  const texts = [sample, `${sample}\n\nclass A:\n    def f(self):\n        x = 1\n`, sample.replaceAll('\n', '\r\n'), sample.repeat(2)];

  it(
    'gives what a fresh parse gives, after every repair',
    withRandom((random) => {
      for (const text of texts) {
        let tree = parsePython(text);
        const fresh = parsePython(text);
        for (let round = 0; round < 25; round++) {
          let broken = text;
          for (let edit = 0; edit <= random(4); edit++) {
            const at = random(broken.length);
            broken = broken.slice(0, at) + pieces[random(pieces.length)]! + broken.slice(at + random(3) * random(20));
            tree = parsePython(broken, tree);
            assertSound(tree);
          }
          tree = parsePython(text, tree);
          same(tree, fresh, `round ${round}`);
        }
      }
    }),
  );

  // Programs in which a parser that reuses too much is known to fail, and another one in each run.
  for (const seed of [14, 22, 41, 43, 61, 71])
    it(`gives what a fresh parse gives, for random program ${seed}`, () => assertReadsEdited(seed));
  it('gives what a fresh parse gives, for any random program', withSeed(assertReadsEdited));

  it('leaves earlier trees as they were', () => {
    const tree = parsePython(sample);
    const before = JSON.stringify(plainTree(tree));
    const later = parsePython(`\n${sample}`, tree);
    assert.equal(JSON.stringify(plainTree(tree)), before);
    assert.equal(
      (later.roots[0] as MappingNode).entries[1]!.key!.range.from,
      (tree.roots[0] as MappingNode).entries[1]!.key!.range.from + 1,
    );
  });

  it('keeps what sets attributes under conditions that an edit has only moved', () => {
    const set = Array.from({ length: 40 }, (_, i) => `        args.attribute_${i} = make(${i}, "some more text", [1, 2, 3])\n`).join('');
    const lines = Array.from({ length: 12 }, (_, i) => `    if first_${i} and second_${i}:\n${set}`);
    const text = `def main(args):\n${lines.join('')}    return args\n`;
    const tree = parsePython(text);
    for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 2_000)) {
      const edited = `${text.slice(0, at)}  # note${text.slice(at)}`;
      assert.equal(sketchTree(parsePython(edited, tree)), sketchTree(parsePython(edited)), `a comment at ${at}`);
    }
  });

  it('tells which entries an edit has only moved', () => {
    const text = sample.repeat(4);
    const entries = (tree: Tree) => (tree.roots[0] as MappingNode).entries;
    const tree = parsePython(text);
    const moved = entries(parsePython(`x = 1\n${text}`, tree)).slice(1);
    const known = entries(tree).map((entry, index) => movedBy(entry, moved[index]!));
    assert.ok(known.filter((by) => by === 6).length > 0.6 * known.length);
    assert.ok(known.every((by) => by === 6 || by === undefined));
  });

  it('gives the same tree for the same text', () => {
    const tree = parsePython(sample);
    assert.equal(parsePython(sample, tree), tree);
  });
});
