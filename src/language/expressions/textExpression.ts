import { parseExpression } from './expression';
import { findInterpolations, readInterpolation } from './interpolation';
import { looksLikeExpression } from './scanExpression';
import type { Argument, Node, Range, StringNode } from '../tree/tree';

/** Longer strings are prose or data. */
const lengthLimit = 10_000;

/**
 * What a string's text says, where it is an interpolation or looks like an expression; undefined for other text.
 * `text` stands for the range of `source` where escapes make them differ, and is as long as that range.
 */
export function textExpression(source: string, range: Range, written = source.slice(range.from, range.to)): Node | undefined {
  const text = withoutComments(written);
  const inner = text.trim();
  if (inner === '' || inner.length > lengthLimit || !/[\d({]/.test(inner)) return undefined;
  const from = range.from + text.length - text.trimStart().length;
  const at: Range = { from, to: from + inner.length };
  if (!inner.includes('${')) return looksLikeExpression(inner) ? parseExpression(source, at, inner) : undefined;

  const meant = source.startsWith(inner, from) ? source : source.slice(0, at.from) + inner + source.slice(at.to);
  const interpolations = findInterpolations(meant, at);
  if (interpolations[0]?.from === at.from && interpolations[0].to === at.to) return readInterpolation(meant, at);
  const nodes = new Map(interpolations.map((range) => [range.from, readInterpolation(meant, range)]));
  let names = inner;
  for (const { from: start, to } of interpolations) {
    names = names.slice(0, start - from) + '_'.repeat(to - start) + names.slice(to - from);
  }
  return looksLikeExpression(names) ? replaceNames(parseExpression(source, at, names), nodes) : undefined;
}

/** A text with blanks for its comments, which reach to the end of their lines. An interpolation alone has none. */
export function withoutComments(text: string): string {
  if (!text.includes('#') || !text.includes('(') || text.trimStart().startsWith('${')) return text;
  return text.replace(/"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|#[^\n]*/g, (piece) =>
    piece.startsWith('#') ? ' '.repeat(piece.length) : piece,
  );
}

/** A string node with the expression that its content is, where it is one. */
export function stringNode(source: string, range: Range, content: Range, value: string, text?: string): StringNode {
  const expression = textExpression(source, content, text);
  return { kind: 'string', range, value, ...(expression && { expression }) };
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
