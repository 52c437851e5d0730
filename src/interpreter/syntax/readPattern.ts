import type { SyntaxNode } from '@lezer/common';
import type { Expression, Pattern } from './ast';
import { childrenOf, deeper, MAX_NESTING, rangeOf, type Source, splitAt, textOf } from './nodes';
import { readExpression } from './readExpression';

const captured = (name: string): string | undefined => (name === '_' ? undefined : name);

/** Reads a pattern of a `case`. */
export function readPattern(node: SyntaxNode, from: Source): Pattern {
  const range = rangeOf(node);
  const source = deeper(from);
  // The grammar wants something between the brackets of `()`, `[]` and `int()`.
  const children = childrenOf(node).filter(({ from: start, to }) => start < to);
  const [first] = children;
  if (/^\{\s*\}$/.test(textOf(node, source))) return { kind: 'mapping', range, entries: [], rest: undefined };
  const broken: Pattern = { kind: 'broken', range };
  if (source.depth > MAX_NESTING || children.some(({ type }) => type.isError)) return broken;
  switch (node.name) {
    case 'CapturePattern':
      return { kind: 'capture', range, name: captured(textOf(node, source)) };
    case 'LiteralPattern':
      return literal(children, range, source);
    case 'AttributePattern':
      return { kind: 'value', range, value: attribute(children, source) };
    case 'AsPattern':
      if (!first) return broken;
      return { kind: 'capture', range, name: textOf(children.at(-1)!, source), pattern: readPattern(first, source) };
    case 'OrPattern':
      return {
        kind: 'or',
        range,
        patterns: children.filter(({ name }) => name !== 'LogicOp').map((child) => readPattern(child, source)),
      };
    case 'StarPattern':
      return { kind: 'star', range, name: captured(textOf(children.at(-1)!, source)) };
    case 'SequencePattern': {
      const inner = children.slice(1, -1);
      // `(a)` is the pattern a.
      if (textOf(node, source).startsWith('(') && inner.length === 1) return readPattern(inner[0]!, source);
      return { kind: 'sequence', range, patterns: inner.filter(({ name }) => name !== ',').map((child) => readPattern(child, source)) };
    }
    case 'MappingPattern':
      return mapping(children.slice(1, -1), range, source);
    case 'ClassPattern':
      return first ? classPattern(first, children.at(-1)!, range, source) : broken;
    default:
      return broken;
  }
}

function literal(children: readonly SyntaxNode[], range: Pattern['range'], source: Source): Pattern {
  const value = children.at(-1);
  if (!value || children.length > 2) return { kind: 'broken', range };
  const read = readExpression(value, source);
  return { kind: 'value', range, value: children.length === 1 ? read : { kind: 'unary', operator: '-', operand: read, range } };
}

function attribute(children: readonly SyntaxNode[], source: Source): Expression {
  const [first, ...rest] = children.filter(({ name }) => name !== '.');
  let value: Expression = { kind: 'name', name: textOf(first!, source), range: rangeOf(first!) };
  for (const part of rest)
    value = { kind: 'attribute', object: value, name: textOf(part, source), range: { from: first!.from, to: part.to } };
  return value;
}

function mapping(children: readonly SyntaxNode[], range: Pattern['range'], source: Source): Pattern {
  const entries: { key: Expression; pattern: Pattern }[] = [];
  let rest: string | undefined;
  for (const run of splitAt(children, ',')) {
    const [first, second, third] = run;
    if (first?.name === '**' && second) rest = textOf(second, source);
    else if (first && second?.name === ':' && third) {
      const key = first.name === 'LiteralPattern' ? literal(childrenOf(first), range, source) : undefined;
      if (key?.kind !== 'value') return { kind: 'broken', range };
      entries.push({ key: key.value, pattern: readPattern(third, source) });
    } else return { kind: 'broken', range };
  }
  return { kind: 'mapping', range, entries, rest };
}

function classPattern(name: SyntaxNode, list: SyntaxNode, range: Pattern['range'], source: Source): Pattern {
  const positional: Pattern[] = [];
  const named: { name: string; pattern: Pattern }[] = [];
  for (const child of childrenOf(list)) {
    if (child.name === 'KeywordPattern') {
      const parts = childrenOf(child);
      named.push({ name: textOf(parts[0]!, source), pattern: readPattern(parts.at(-1)!, source) });
    } else if (child.from < child.to && child.name !== '(' && child.name !== ')' && child.name !== ',')
      positional.push(readPattern(child, source));
  }
  const value = name.name === 'AttributePattern' ? attribute(childrenOf(name), source) : readExpression(name, source);
  return { kind: 'class', range, class: value, positional, named };
}
