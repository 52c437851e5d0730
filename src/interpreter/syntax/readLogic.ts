import type { SyntaxNode } from '@lezer/common';
import type { Expression } from './ast';
import { childrenOf, deeper, type Source } from './nodes';

type Token = Expression | 'and' | 'or' | { readonly not: number };

/** Whether the node is `a and b`, `a or b` or `not a`. */
export function isLogic(node: SyntaxNode): boolean {
  if (node.name === 'UnaryExpression') return node.firstChild?.name === 'not';
  return node.name === 'BinaryExpression' && childrenOf(node).some(({ name }) => name === 'and' || name === 'or');
}

/** Reads `and`, `or` and `not` by their precedence: the grammar takes `not a or b` for `not (a or b)`. */
export function readLogic(node: SyntaxNode, source: Source): Expression {
  const tokens: Token[] = [];
  collect(node, deeper(source), tokens);
  let at = 0;
  const not = (): Expression => {
    const token = tokens[at++];
    if (token === undefined || typeof token === 'string') return { kind: 'broken', range: node, reason: 'syntax' };
    if (!('not' in token)) return token;
    const operand = not();
    return { kind: 'unary', operator: 'not', operand, range: { from: token.not, to: operand.range.to } };
  };
  const chain = (operator: 'and' | 'or', operand: () => Expression): Expression => {
    let left = operand();
    while (tokens[at] === operator) {
      at++;
      const right = operand();
      left = { kind: 'logical', operator, left, right, range: { from: left.range.from, to: right.range.to } };
    }
    return left;
  };
  return chain('or', () => chain('and', not));
}

function collect(node: SyntaxNode, source: Source, tokens: Token[]): void {
  if (!isLogic(node)) {
    tokens.push(source.read(node, source));
    return;
  }
  for (const child of childrenOf(node)) {
    if (child.name === 'not') tokens.push({ not: child.from });
    else if (child.name === 'and' || child.name === 'or') tokens.push(child.name);
    else collect(child, deeper(source), tokens);
  }
}
