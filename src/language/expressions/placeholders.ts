// Expressions in which references stand, which Python's syntax does not know: `${epochs} * 195`.
import { parseExpression } from './expression';
import { looksLikeExpression } from './scanExpression';
import type { Argument, Node, Range } from '../tree/tree';

/** Reads the text of a range, with nodes for the ranges in it that are references; undefined where it is no expression. */
export function parseAround(source: string, at: Range, text: string, nodes: ReadonlyMap<Range, Node>): Node | undefined {
  let names = text;
  for (const { from, to } of nodes.keys()) names = names.slice(0, from - at.from) + '_'.repeat(to - from) + names.slice(to - at.from);
  if (!looksLikeExpression(names)) return undefined;
  return replaceNames(parseExpression(source, at, names), new Map([...nodes].map(([{ from }, node]) => [from, node])));
}

/** The same tree with the children of every node replaced; leaves return themselves. */
function mapChildren(node: Node, map: (child: Node) => Node): Node {
  const argument = (child: Argument): Argument => ({ ...child, value: map(child.value) });
  switch (node.kind) {
    case 'operation':
      return { ...node, operands: node.operands.map(map) };
    case 'call':
      return { ...node, arguments: node.arguments.map(argument) };
    case 'list':
      return { ...node, items: node.items.map(map) };
    case 'mapping':
      return { ...node, entries: node.entries.map((entry) => ({ ...entry, value: map(entry.value) })) };
    case 'unknown':
      return { ...node, children: node.children.map(map) };
    default:
      return node;
  }
}

/** Replaces each name that is a placeholder by the node that it stands for. */
function replaceNames(node: Node, nodes: ReadonlyMap<number, Node>): Node {
  if (node.kind === 'name') return nodes.get(node.range.from) ?? node;
  return mapChildren(node, (child) => replaceNames(child, nodes));
}
