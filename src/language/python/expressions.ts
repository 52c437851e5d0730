// Python's expressions as nodes of the neutral tree.
import type { SyntaxNode } from '@lezer/common';
import { bindAside, convertCall } from './calls';
import { convertFormatString } from './formatStrings';
import { pythonNumber, pythonString } from './literals';
import { itemOf, makesObjects } from './options/classes';
import { comprehension, convertLambda } from './scopes';
import {
  childrenOf,
  type Convert,
  convertFruitful,
  dottedName,
  isBarren,
  MAX_DEPTH,
  PUNCTUATION,
  rangeOf,
  type Source,
  spread,
  textOf,
  unknown,
} from './source';
import type { Entry, ListNode, Node, OperationNode, Operator, Range } from '../tree/tree';

/** Reads an expression. What is not known to the neutral tree becomes an unknown node with whatever may hold a schedule in it. */
export function convertExpression(node: SyntaxNode, source: Source, depth = 0): Node {
  const isBeyond = source.end !== undefined && source.base + node.from >= source.end;
  if (isBeyond || depth > MAX_DEPTH) return unknown(rangeOf(node, source));
  return (CONVERT[node.name] ?? convertOther)(node, source, depth + 1);
}

const convertOther: Convert = (node, source, depth) => unknown(rangeOf(node, source), convertFruitful(childrenOf(node), source, depth));

const convertName: Convert = (node, source, depth) => {
  const name = dottedName(node, source);
  if (name !== undefined) return { kind: 'name', range: rangeOf(node, source), name };
  const other = convertOther(node, source, depth);
  const [made] = other.kind === 'unknown' ? other.children : [];
  const item = makesObjects(made) ? /\[\s*(\d+)\s*\]$/.exec(textOf(node, source))?.[1] : undefined;
  return item === undefined ? other : itemOf(made!, Number(item));
};

const convertNumber: Convert = (node, source) => {
  const value = pythonNumber(textOf(node, source));
  return value === undefined ? unknown(rangeOf(node, source)) : { kind: 'number', range: rangeOf(node, source), value };
};

/** Bytes are no text. */
const convertString: Convert = (node, source) => {
  const text = textOf(node, source);
  return /^(?:b|rb|br)["']/i.test(text)
    ? unknown(rangeOf(node, source))
    : { kind: 'string', range: rangeOf(node, source), value: pythonString(text) };
};

const convertContinuedString: Convert = (node, source, depth) => {
  const parts = childrenOf(node).map((child) => convertExpression(child, source, depth));
  return parts.every((part) => part.kind === 'string')
    ? { kind: 'string', range: rangeOf(node, source), value: parts.map(({ value }) => value).join('') }
    : unknown(rangeOf(node, source));
};

const OPERATOR_TOKEN = /^(?:(?:Arith|Bit|Compare)Op|not|is|in|and|or|if|else)$/;
const COMPARISON = /[<>=]|\bi[ns]/;

const convertOperation: Convert = (node, source, depth) => {
  const isToken = ({ name }: SyntaxNode) => OPERATOR_TOKEN.test(name);
  const children = childrenOf(node);
  const operator = children
    .filter(isToken)
    .map((token) => textOf(token, source))
    .join(' ');
  const operands = children.filter((child) => !isToken(child));
  // `a < b < c` is more than a comparison of two; and @lezer/python reads `not a and b` as `not (a and b)`.
  const misread = operator === 'not' ? /^(?:and|or)$/ : COMPARISON.test(operator) ? /^(?:CompareOp|is|in)$/ : undefined;
  const [first] = operands;
  const isMisread = misread && first?.name === 'BinaryExpression' && childrenOf(first).some(({ name }) => misread.test(name));
  if (isMisread || !first || operands.some(({ type }) => type.isError)) return convertOther(node, source, depth);
  const operation: OperationNode = {
    kind: 'operation',
    range: rangeOf(node, source),
    operator: operator as Operator,
    operands: operands.map((operand) => convertExpression(operand, source, depth)),
  };
  return operation;
};

/** Python has no set in a set: in `{{base.lr}}` a loader of configs puts something in the place of the name and its brackets. */
const convertSet: Convert = (node, source, depth) => {
  const name = /^\{\{\s*([A-Za-z_]\w*(?:\.\w+)+)\s*\}\}$/.exec(textOf(node, source))?.[1];
  return name === undefined ? convertOther(node, source, depth) : { kind: 'name', range: rangeOf(node, source), name };
};

const convertParenthesized: Convert = (node, source, depth) => {
  const inner = childrenOf(node).filter(({ name, type }) => name !== '(' && name !== ')' && !type.isError);
  return inner.length === 1 ? convertExpression(inner[0]!, source, depth) : convertOther(node, source, depth);
};

/** The elements of a display or of an unparenthesized tuple, as one list. */
export function convertItems(nodes: readonly SyntaxNode[], range: Range, source: Source, depth = 0): ListNode {
  const items: Node[] = [];
  let starred = false;
  for (const node of nodes) {
    if (PUNCTUATION.has(node.name) || (node.type.isError && node.from === node.to)) continue;
    if (node.name === '*') {
      starred = true;
      continue;
    }
    const item = convertExpression(node, source, depth);
    items.push(starred ? unknown(item.range, isBarren(item) ? [] : [item]) : item);
    starred = false;
  }
  return { kind: 'list', range, items };
}

const convertList: Convert = (node, source, depth) => convertItems(childrenOf(node), rangeOf(node, source), source, depth);

const convertDictionary: Convert = (node, source, depth) => {
  const entries: Entry[] = [];
  const children = childrenOf(node);
  for (let index = 0; index < children.length; index++) {
    const child = children[index]!;
    const next = children[index + 1];
    if (child.name === '**' && next) {
      entries.push(...spread(convertExpression(next, source, depth)));
      index++;
    } else if (next?.name === ':') {
      const key = /^(?:String|Number|VariableName)$/.test(child.name) ? undefined : convertExpression(child, source, depth);
      if (key && !isBarren(key)) entries.push({ value: key });
      const value = children[index + 2];
      const isMissing = !value || value.type.isError || PUNCTUATION.has(value.name);
      entries.push({
        key: { text: keyText(child, source), range: rangeOf(child, source) },
        value: isMissing
          ? { kind: 'null', range: { from: source.base + next.to, to: source.base + next.to } }
          : convertExpression(value, source, depth),
      });
      index += isMissing ? 1 : 2;
    } else if (!PUNCTUATION.has(child.name)) {
      const value = convertExpression(child, source, depth);
      if (!isBarren(value)) entries.push({ value });
    }
  }
  return { kind: 'mapping', range: rangeOf(node, source), entries };
};

const keyText = (key: SyntaxNode, source: Source): string =>
  key.name === 'String' ? pythonString(textOf(key, source)) : textOf(key, source).slice(0, 100);

const convertWalrus: Convert = (node, source, depth) => {
  const [target, , value] = childrenOf(node);
  if (!value || value.type.isError) return unknown(rangeOf(node, source));
  const converted = convertExpression(value, source, depth);
  return target?.name === 'VariableName' ? bindAside(target, converted, source) : converted;
};

const CONVERT: Readonly<Record<string, Convert>> = {
  VariableName: convertName,
  MemberExpression: convertName,
  SetExpression: convertSet,
  Number: convertNumber,
  String: convertString,
  FormatString: convertFormatString,
  ContinuedString: convertContinuedString,
  Boolean: (node, source) => ({ kind: 'boolean', range: rangeOf(node, source), value: textOf(node, source) === 'True' }),
  None: (node, source) => ({ kind: 'null', range: rangeOf(node, source) }),
  UnaryExpression: convertOperation,
  BinaryExpression: convertOperation,
  ConditionalExpression: convertOperation,
  ParenthesizedExpression: convertParenthesized,
  TupleExpression: convertList,
  ArrayExpression: convertList,
  DictionaryExpression: convertDictionary,
  CallExpression: convertCall,
  LambdaExpression: convertLambda,
  NamedExpression: convertWalrus,
  ComprehensionExpression: comprehension,
  ArrayComprehensionExpression: comprehension,
  SetComprehensionExpression: comprehension,
  DictionaryComprehensionExpression: comprehension,
};
