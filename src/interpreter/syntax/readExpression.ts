import type { SyntaxNode } from '@lezer/common';
import type { BinaryOperator, Comparison, Expression } from './ast';
import { childrenOf, deeper, MAX_NESTING, rangeOf, type Source, textOf } from './nodes';
import { readArguments, readParameters } from './readArguments';
import { readComprehension } from './readComprehension';
import { readText } from './readFormat';
import { isLogic, readLogic } from './readLogic';
import { readNumber } from './readNumber';
import { readSubscript } from './readSubscript';
import { readItems } from './readTuple';

/** Reads an expression; what is broken or too deep becomes a `broken` one. Never throws. */
export function readExpression(node: SyntaxNode, from: Source): Expression {
  const range = rangeOf(node);
  const broken: Expression = { kind: 'broken', range, reason: 'syntax' };
  if (from.depth > MAX_NESTING || node.type.isError) return broken;
  const source = deeper(from);
  const children = childrenOf(node);
  if (children.some(({ type }) => type.isError)) return broken;
  const [first, second, third] = children;
  switch (node.name) {
    case 'Number': {
      const literal = readNumber(textOf(node, source));
      return literal ? { kind: 'literal', range, literal } : { kind: 'broken', range, reason: 'unsupported' };
    }
    case 'Boolean':
      return { kind: 'literal', range, literal: { type: 'bool', value: textOf(node, source) === 'True' } };
    case 'None':
      return { kind: 'literal', range, literal: { type: 'none' } };
    case 'Ellipsis':
      return { kind: 'literal', range, literal: { type: 'ellipsis' } };
    case 'String':
    case 'FormatString':
    case 'ContinuedString': {
      const parts = readText(node, source);
      if (!parts) return { kind: 'broken', range, reason: 'unsupported' };
      if (!parts.every((part) => typeof part === 'string')) return { kind: 'format', range, parts };
      return { kind: 'literal', range, literal: { type: 'text', value: parts.join('') } };
    }
    case 'VariableName':
      return { kind: 'name', range, name: textOf(node, source) };
    case 'ParenthesizedExpression':
      return second && children.length === 3 ? readExpression(second, source) : broken;
    case 'TupleExpression':
      return { kind: 'tuple', range, items: readItems(children.slice(1, -1), source) };
    case 'ArrayExpression':
      return { kind: 'list', range, items: readItems(children.slice(1, -1), source) };
    case 'SetExpression':
      return { kind: 'set', range, items: readItems(children.slice(1, -1), source) };
    case 'DictionaryExpression':
      return readDictionary(node, children.slice(1, -1), source);
    case 'ComprehensionExpression':
      return readComprehension('generator', children.slice(1, -1), range, source);
    case 'ArrayComprehensionExpression':
      return readComprehension('list', children.slice(1, -1), range, source);
    case 'SetComprehensionExpression':
      return readComprehension('set', children.slice(1, -1), range, source);
    case 'DictionaryComprehensionExpression':
      return readComprehension('dict', children.slice(1, -1), range, source);
    case 'BinaryExpression':
      return isLogic(node) ? readLogic(node, source) : readBinary(node, children, source);
    case 'UnaryExpression': {
      if (isLogic(node)) return readLogic(node, source);
      const operator = textOf(first!, source);
      if (!second || (operator !== '-' && operator !== '+' && operator !== '~')) return broken;
      return { kind: 'unary', range, operator, operand: readExpression(second, source) };
    }
    case 'ConditionalExpression': {
      if (children.length !== 5) return broken;
      const [then, test, otherwise] = [first!, third!, children[4]!].map((child) => readExpression(child, source));
      return { kind: 'conditional', range, test: test!, then: then!, otherwise: otherwise! };
    }
    case 'NamedExpression':
      if (first?.name !== 'VariableName' || !third) return broken;
      return { kind: 'walrus', range, name: textOf(first, source), value: readExpression(third, source) };
    case 'LambdaExpression': {
      const body = children.at(-1);
      if (second?.name !== 'ParamList' || !body || children.length !== 4) return broken;
      return { kind: 'lambda', range, parameters: readParameters(second, source), body: readExpression(body, source) };
    }
    case 'CallExpression':
      if (!first || second?.name !== 'ArgList') return broken;
      if (childrenOf(second).some(({ type }) => type.isError)) return broken;
      return { kind: 'call', range, callee: readExpression(first, source), arguments: readArguments(second, source) };
    case 'MemberExpression':
      if (second?.name === '.' && third?.name === 'PropertyName')
        return { kind: 'attribute', range, object: readExpression(first!, source), name: textOf(third, source) };
      if (second?.name !== '[') return broken;
      return {
        kind: 'subscript',
        range,
        object: readExpression(first!, source),
        index: readSubscript(children.slice(2, -1), range, source),
      };
    case 'AwaitExpression':
    case 'YieldExpression':
      return { kind: 'broken', range, reason: 'unsupported' };
    default:
      return broken;
  }
}

const COMPARISONS: ReadonlySet<string> = new Set(['<', '<=', '>', '>=', '==', '!=', 'in', 'not in', 'is', 'is not']);

function readBinary(node: SyntaxNode, children: readonly SyntaxNode[], source: Source): Expression {
  const range = rangeOf(node);
  const [left, right] = [children[0], children.at(-1)];
  const operator = children
    .slice(1, -1)
    .map((child) => textOf(child, source))
    .join(' ');
  if (!left || !right || operator === '' || operator === '<>') return { kind: 'broken', range, reason: 'syntax' };
  const operand = readExpression(right, source);
  if (!COMPARISONS.has(operator))
    return { kind: 'binary', range, operator: operator as BinaryOperator, left: readExpression(left, source), right: operand };
  const part = { operator: operator as Comparison, operand };
  // `a < b < c` comes as `(a < b) < c`, and with parentheses as another node.
  const first = readExpression(left, source);
  if (left.name === 'BinaryExpression' && first.kind === 'compare')
    return { kind: 'compare', range, first: first.first, rest: [...first.rest, part] };
  return { kind: 'compare', range, first, rest: [part] };
}

function readDictionary(node: SyntaxNode, children: readonly SyntaxNode[], source: Source): Expression {
  const entries: { key?: Expression; value: Expression }[] = [];
  const runs = children.filter(({ name }) => name !== ',');
  for (let i = 0; i < runs.length;) {
    if (runs[i]!.name === '**' && runs[i + 1]) {
      entries.push({ value: readExpression(runs[i + 1]!, source) });
      i += 2;
    } else if (runs[i + 1]?.name === ':' && runs[i + 2]) {
      entries.push({ key: readExpression(runs[i]!, source), value: readExpression(runs[i + 2]!, source) });
      i += 3;
    } else return { kind: 'broken', range: rangeOf(node), reason: 'syntax' };
  }
  return { kind: 'dict', range: rangeOf(node), entries };
}
