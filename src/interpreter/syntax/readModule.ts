import { NodeType, Tree } from '@lezer/common';
import { parseSyntax } from '../../language/python/syntax';
import type { Statement } from './ast';
import { readBody } from './readBody';
import { readExpression } from './readExpression';

/**
 * The statements of a Python text whose first character has this place, and whose syntax may be known. Never throws: what is broken is a `broken` statement or
 * expression.
 */
export function readModule(text: string, from = 0, tree = parseSyntax(text)): readonly Statement[] {
  const { topNode } = tree;
  const moved = from === 0 ? topNode : new Tree(NodeType.none, [tree], [from], from + tree.length).topNode.firstChild!;
  return readBody(moved, { text, from, depth: 0, read: readExpression, readBody });
}
