import type { SyntaxNode } from '@lezer/common';
import type { Range } from '../../language/tree/tree';
import type { Expression } from './ast';
import { type Source, splitAt } from './nodes';

/** The items between commas, of which `*x` are starred. */
export function readItems(nodes: readonly SyntaxNode[], source: Source): readonly Expression[] {
  return splitAt(nodes, ',').map((run): Expression => {
    const [first, second] = run;
    if (first?.name === '*' && second) {
      const range = { from: first.from, to: second.to };
      return { kind: 'starred', range, value: source.read(second, source) };
    }
    if (!first) return { kind: 'broken', range: { from: 0, to: 0 }, reason: 'syntax' };
    if (run.length > 1) return { kind: 'broken', range: { from: first.from, to: run.at(-1)!.to }, reason: 'syntax' };
    return source.read(first, source);
  });
}

/** `a` as itself, and `a,` or `a, b` as a tuple. */
export function readTuple(nodes: readonly SyntaxNode[], range: Range, source: Source): Expression {
  const items = readItems(nodes, source);
  const isTuple = items.length !== 1 || nodes.at(-1)?.name === ',' || items[0]!.kind === 'starred';
  return isTuple ? { kind: 'tuple', range, items } : items[0]!;
}
