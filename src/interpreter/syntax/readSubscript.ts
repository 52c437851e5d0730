import type { SyntaxNode } from '@lezer/common';
import type { Range } from '../../language/tree/tree';
import type { Expression } from './ast';
import { type Source, splitAt } from './nodes';

/** What stands between the brackets of a subscript: an index, a slice, or a tuple of them. */
export function readSubscript(nodes: readonly SyntaxNode[], range: Range, source: Source): Expression {
  const items = splitAt(nodes, ',').map((run) => item(run, range, source));
  return items.length === 1 && nodes.at(-1)?.name !== ',' ? items[0]! : { kind: 'tuple', range, items };
}

function item(run: readonly SyntaxNode[], range: Range, source: Source): Expression {
  const [first] = run;
  if (!first) return { kind: 'broken', range, reason: 'syntax' };
  if (!run.some(({ name }) => name === ':')) return source.read(first, source);
  const bounds: (Expression | undefined)[] = [undefined];
  for (const node of run) {
    if (node.name === ':') bounds.push(undefined);
    else bounds[bounds.length - 1] = source.read(node, source);
  }
  const [lower, upper, step] = bounds;
  return {
    kind: 'slice',
    range: { from: first.from, to: run.at(-1)!.to },
    ...(lower && { lower }),
    ...(upper && { upper }),
    ...(step && { step }),
  };
}
