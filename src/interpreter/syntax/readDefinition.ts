import type { SyntaxNode } from '@lezer/common';
import type { Expression, Statement } from './ast';
import { childrenOf, rangeOf, type Source, textOf } from './nodes';
import { readArguments, readParameters } from './readArguments';
import { readExpression } from './readExpression';

/** Reads `def` and `class`; undefined where the name or the body is missing. */
export function readDefinition(node: SyntaxNode, decorators: readonly Expression[], source: Source): Statement | undefined {
  const children = childrenOf(node);
  const name = children.find((child) => child.name === 'VariableName');
  const body = children.at(-1);
  if (!name || body?.name !== 'Body' || children.some(({ type }) => type.isError)) return undefined;
  const common = { range: rangeOf(node), name: textOf(name, source), decorators, body: source.readBody(body, source) };
  if (node.name === 'ClassDefinition') {
    const list = children.find((child) => child.name === 'ArgList');
    return { kind: 'class', ...common, arguments: list ? readArguments(list, source) : [] };
  }
  const list = children.find((child) => child.name === 'ParamList');
  if (!list || childrenOf(list).some(({ type }) => type.isError)) return undefined;
  const unsupported = children[0]!.name === 'async' || hasYield(body);
  return { kind: 'function', ...common, parameters: readParameters(list, source), unsupported };
}

/** Reads a definition under its decorators. */
export function readDecorated(node: SyntaxNode, source: Source): Statement | undefined {
  const children = childrenOf(node);
  const decorators = children.filter(({ name }) => name === 'Decorator').map((child) => readDecorator(child, source));
  return readDefinition(children.at(-1)!, decorators, source);
}

function readDecorator(node: SyntaxNode, source: Source): Expression {
  let value: Expression | undefined;
  for (const child of childrenOf(node)) {
    const range = { from: value?.range.from ?? child.from, to: child.to };
    if (child.name === 'VariableName' && !value) value = readExpression(child, source);
    else if (child.name === 'VariableName' && value) value = { kind: 'attribute', object: value, name: textOf(child, source), range };
    else if (child.name === 'ArgList' && value) value = { kind: 'call', callee: value, arguments: readArguments(child, source), range };
    else if (child.type.isError) value = { kind: 'broken', range, reason: 'syntax' };
  }
  return value ?? { kind: 'broken', range: rangeOf(node), reason: 'syntax' };
}

function hasYield(body: SyntaxNode): boolean {
  const visit = (node: SyntaxNode): boolean => {
    if (node.name === 'YieldStatement' || node.name === 'YieldExpression') return true;
    if (node !== body && /^(?:FunctionDefinition|LambdaExpression|ClassDefinition)$/.test(node.name)) return false;
    return childrenOf(node).some(visit);
  };
  return visit(body);
}
