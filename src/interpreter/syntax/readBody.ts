import type { SyntaxNode } from '@lezer/common';
import type { Statement } from './ast';
import { childrenOf, deeper, type Source } from './nodes';
import { readStatement } from './readStatement';

/** The statements of a module or of the body of another statement. */
export function readBody(node: SyntaxNode, source: Source): readonly Statement[] {
  return childrenOf(node).flatMap((child): readonly Statement[] => {
    if (child.name === ':') return [];
    if (child.name === 'StatementGroup') return readBody(child, source);
    if (child.name === ';') return [];
    return [readStatement(child, deeper(source))];
  });
}
