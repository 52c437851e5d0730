import assert from 'node:assert/strict';
import { createEnvironment } from '../../../../src/language/resolve/environment';
import { evaluate } from '../../../../src/language/resolve/evaluate';
import { parsePython } from '../../../../src/language/python/parsePython';
import type { MappingNode } from '../../../../src/language/tree/tree';
import reference from '../../../reference/expressions.json';

/** The value of `x = …` behind what the expressions may use. */
function valueOf(expression: string) {
  const tree = parsePython(`${reference.setup}x = ${expression}\n`);
  const root = tree.roots[0] as MappingNode;
  return evaluate(root.entries.at(-1)!.value, createEnvironment(tree, root, [root]));
}

function agrees(value: unknown, expected: string | number | boolean): boolean {
  // Python's True is 1, and min(True, 2) is True.
  if (typeof expected === 'boolean') return Number(value) === Number(expected);
  if (typeof expected === 'string') return Object.is(value, Number(expected.replace('inf', 'Infinity')));
  return typeof value === 'number' && Math.abs(value - expected) <= 1e-12 * Math.abs(expected);
}

describe('evaluate, against CPython', () => {
  const cases = reference.cases as unknown as readonly (readonly [string, string | number | boolean | null])[];

  it('has enough cases of both kinds', () => {
    assert.ok(cases.length >= 5000);
    assert.ok(cases.filter(([, value]) => value === null).length > 100);
    for (const part of [' if ', '[', ' and ', ' or ', 'not ', ' < ', ' is None', ' in ']) {
      assert.ok(cases.filter(([expression]) => expression.includes(part)).length > 50, part);
    }
  });

  it('agrees on every value, and gives none where Python raises', () => {
    const wrong = cases.flatMap(([expression, expected]) => {
      const result = valueOf(expression);
      const right = expected === null ? !result.ok : result.ok && agrees(result.value, expected);
      return right ? [] : [`${expression} is ${expected}, not ${JSON.stringify(result)}`];
    });
    assert.deepEqual(wrong, []);
  });
});
