import type { SyntaxNode } from '@lezer/common';
import type { Argument, Parameter } from './ast';
import { childrenOf, rangeOf, type Source, splitAt, textOf } from './nodes';
import { readComprehension } from './readComprehension';

/** The arguments of a call, without the parentheses. */
export function readArguments(list: SyntaxNode, source: Source): readonly Argument[] {
  const inner = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
  const loop = inner.findIndex(({ name }) => name === 'for');
  if (loop > 0 && !inner.slice(0, loop).some(({ name }) => name === ','))
    return [{ kind: 'plain', value: readComprehension('generator', inner, rangeOf(list), source) }];
  return splitAt(inner, ',').map((run) => argument(run, list, source));
}

function argument(run: readonly SyntaxNode[], list: SyntaxNode, source: Source): Argument {
  const [first, second, third] = run;
  if (!first) return { kind: 'plain', value: { kind: 'broken', range: rangeOf(list), reason: 'syntax' } };
  if (first.name === '*' && second) return { kind: 'star', value: source.read(second, source) };
  if (first.name === '**' && second) return { kind: 'doubleStar', value: source.read(second, source) };
  if (second?.name === 'AssignOp' && third) {
    const value = source.read(third, source);
    const name = textOf(first, source);
    if (textOf(second, source) !== ':=') return { kind: 'keyword', name, value };
    return { kind: 'plain', value: { kind: 'walrus', name, value, range: { from: first.from, to: third.to } } };
  }
  if (run.length > 1) return { kind: 'plain', value: { kind: 'broken', range: rangeOf(first), reason: 'syntax' } };
  return { kind: 'plain', value: source.read(first, source) };
}

/** The parameters of a function or lambda. */
export function readParameters(list: SyntaxNode, source: Source): readonly Parameter[] {
  const parameters: Parameter[] = [];
  let rest: Parameter['kind'] = 'plain';
  const nodes = childrenOf(list).filter(({ name }) => name !== '(' && name !== ')');
  const slash = slashIn(nodes, source);
  for (const run of splitAt(nodes, ',')) {
    const [first] = run;
    const name = run.find((node) => node.name === 'VariableName');
    const equals = run.findIndex((node) => node.name === 'AssignOp');
    const value = equals >= 0 ? run[equals + 1] : undefined;
    if (first?.name === '*' && !name) {
      rest = 'keyword';
    } else if (name) {
      const kind = first?.name === '*' ? 'star' : first?.name === '**' ? 'doubleStar' : rest;
      if (kind === 'star') rest = 'keyword';
      const byDefault = value ? { byDefault: source.read(value, source) } : {};
      parameters.push({ kind, name: textOf(name, source), range: rangeOf(name), ...byDefault });
    }
  }
  return parameters.map((parameter) => (parameter.range.to <= slash ? { ...parameter, kind: 'positional' } : parameter));
}

/** Where the `/` of a list of parameters stands, for which the tree has no node; -1 where there is none. */
function slashIn(nodes: readonly SyntaxNode[], { text }: Source): number {
  const index = nodes.findIndex((node, at) => node.name === ',' && /^\s*\//.test(text.slice(node.to, nodes[at + 1]?.from ?? node.to + 8)));
  return index < 0 ? -1 : nodes[index]!.to;
}
