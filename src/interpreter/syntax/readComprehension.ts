import type { SyntaxNode } from '@lezer/common';
import type { Range } from '../../language/tree/tree';
import type { Clause, Comprehension, Expression } from './ast';
import type { Source } from './nodes';
import { readTuple } from './readTuple';

/** Reads `element for target in source if condition …`, without the brackets. */
export function readComprehension(of: Comprehension['of'], nodes: readonly SyntaxNode[], range: Range, source: Source): Expression {
  const start = nodes.findIndex(({ name }) => name === 'for' || name === 'async');
  const head = nodes.slice(0, start);
  const colon = head.findIndex(({ name }) => name === ':');
  const broken: Expression = { kind: 'broken', range, reason: 'syntax' };
  if (nodes[start]?.name !== 'for' || head.length !== (colon < 0 ? 1 : 3)) return broken;
  const clauses = readClauses(nodes.slice(start), source);
  if (!clauses) return broken;
  const value = colon < 0 ? {} : { value: source.read(head[2]!, source) };
  return { kind: 'comprehension', of, range, element: source.read(head[0]!, source), ...value, clauses };
}

function readClauses(nodes: readonly SyntaxNode[], source: Source): readonly Clause[] | undefined {
  const clauses: { target: Expression; source: Expression; conditions: Expression[] }[] = [];
  for (let i = 0; i < nodes.length;) {
    if (nodes[i]!.name === 'for') {
      const into = nodes.findIndex(({ name }, index) => index > i && name === 'in');
      const values = nodes[into + 1];
      if (into < 0 || !values) return undefined;
      const target = readTuple(nodes.slice(i + 1, into), { from: nodes[i + 1]!.from, to: nodes[into]!.from }, source);
      clauses.push({ target, source: source.read(values, source), conditions: [] });
      i = into + 2;
    } else if (nodes[i]!.name === 'if' && nodes[i + 1] && clauses.length > 0) {
      clauses.at(-1)!.conditions.push(source.read(nodes[i + 1]!, source));
      i += 2;
    } else return undefined;
  }
  return clauses;
}
