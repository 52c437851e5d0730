import type { SyntaxNode } from '@lezer/common';
import type { Argument, Parameter } from './ast';
import { childrenOf, rangeOf, type Source, splitAt, textOf } from './nodes';
import { readComprehension } from './readComprehension';
import { readExpression } from './readExpression';

/** The arguments of a call, without the parentheses. */
export function readArguments(list: SyntaxNode, source: Source): readonly Argument[] {
  const inner = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
  if (inner.some(({ name }) => name === 'for') && !inner.some(({ name }) => name === ','))
    return [{ kind: 'plain', value: readComprehension('generator', inner, rangeOf(list), source) }];
  return splitAt(inner, ',').map((run) => argument(run, list, source));
}

function argument(run: readonly SyntaxNode[], list: SyntaxNode, source: Source): Argument {
  const [first, second, third] = run;
  if (!first) return { kind: 'plain', value: { kind: 'broken', range: rangeOf(list), reason: 'syntax' } };
  if (first.name === '*' && second) return { kind: 'star', value: readExpression(second, source) };
  if (first.name === '**' && second) return { kind: 'doubleStar', value: readExpression(second, source) };
  if (second?.name === 'AssignOp' && third) {
    const value = readExpression(third, source);
    const name = textOf(first, source);
    if (textOf(second, source) !== ':=') return { kind: 'keyword', name, value };
    return { kind: 'plain', value: { kind: 'walrus', name, value, range: { from: first.from, to: third.to } } };
  }
  if (run.length > 1) return { kind: 'plain', value: { kind: 'broken', range: rangeOf(first), reason: 'syntax' } };
  return { kind: 'plain', value: readExpression(first, source) };
}

/** The parameters of a function or lambda. */
export function readParameters(list: SyntaxNode, source: Source): readonly Parameter[] {
  const parameters: Parameter[] = [];
  let rest: Parameter['kind'] = 'plain';
  for (const run of splitAt(
    childrenOf(list).filter(({ name }) => name !== '(' && name !== ')'),
    ',',
  )) {
    const [first] = run;
    const name = run.find((node) => node.name === 'VariableName');
    const equals = run.findIndex((node) => node.name === 'AssignOp');
    const value = equals >= 0 ? run[equals + 1] : undefined;
    if (first?.name === '/') {
      parameters.forEach((parameter, index) => (parameters[index] = { ...parameter, kind: 'positional' }));
    } else if (first?.name === '*' && !name) {
      rest = 'keyword';
    } else if (name) {
      const kind = first?.name === '*' ? 'star' : first?.name === '**' ? 'doubleStar' : rest;
      if (kind === 'star') rest = 'keyword';
      const byDefault = value ? { byDefault: readExpression(value, source) } : {};
      parameters.push({ kind, name: textOf(name, source), range: rangeOf(name), ...byDefault });
    } else if (textOf(list, source).startsWith('(') && first && source.text[first.from] === '/') {
      parameters.forEach((parameter, index) => (parameters[index] = { ...parameter, kind: 'positional' }));
    }
  }
  return parameters;
}
