// Expressions in which references stand, which Python's syntax does not know: `${epochs} * 195`.
import { parseExpression } from './expression';
import { looksLikeExpression } from './scanExpression';
import { mapChildren } from '../tree/mapChildren';
import type { Node, Range } from '../tree/tree';

/** Reads the text of a range, with nodes for the ranges in it that are references; undefined where it is no expression. */
export function parseAround(source: string, at: Range, text: string, nodes: ReadonlyMap<Range, Node>): Node | undefined {
  let names = text;
  for (const { from, to } of nodes.keys()) names = names.slice(0, from - at.from) + '_'.repeat(to - from) + names.slice(to - at.from);
  if (!looksLikeExpression(names)) return undefined;
  return replaceNames(parseExpression(source, at, names), [...nodes]);
}

/** Replaces each name or text that is a placeholder by the node that it stands for. What has more in it is put together when the config is read. */
function replaceNames(node: Node, nodes: readonly (readonly [Range, Node])[]): Node {
  if (node.kind !== 'name' && node.kind !== 'string') return mapChildren(node, (child) => replaceNames(child, nodes));
  const { from, to } = node.range;
  const within = nodes.filter(([range]) => from <= range.from && range.to <= to);
  if (within.length === 0) return node;
  const [[range, meant]] = within as [readonly [Range, Node]];
  const quote = node.kind === 'string' ? 1 : 0;
  return range.from === from + quote && range.to === to - quote ? meant : { kind: 'unknown', range: node.range, children: [] };
}
