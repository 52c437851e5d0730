// Python's expressions as nodes of the neutral tree.
import type { SyntaxNode } from '@lezer/common';
import { pythonNumber, pythonString } from './pythonLiterals';
import type { Argument, BinaryNode, BinaryOperator, CallNode, Entry, ListNode, Node, Range, UnaryNode, UnknownNode } from './tree';

/** A binding that belongs to a scope further out: `self.x = …` to the class, `global x` and argparse options to the
 * module, `nonlocal x` to the function outside of (`outer`) its own. */
export interface Lifted {
  readonly to: 'class' | 'function' | 'outer' | 'module';
  readonly entry: Entry;
}

/** What an expression is read from, and where the bindings that it makes on the side go. */
export interface Source {
  readonly text: string;
  /** The offset in the document at which `text` starts. */
  readonly textAt: number;
  /** The offset in the document of the syntax nodes' position 0. */
  readonly base: number;
  /** What is read here is kept for later texts, so it must not hold on to this one. */
  readonly detach?: boolean;
  /** Bindings and statements found inside expressions: walrus targets, and lines that an unclosed bracket has swallowed. */
  readonly aside: Entry[];
  readonly lifted: Lifted[];
}

/** Deeper nesting than this is not read: every later walk of the tree may then recurse. */
export const MAX_DEPTH = 150;

type Convert = (node: SyntaxNode, source: Source, depth: number) => Node;

/** The node's children without comments. */
export function childrenOf(node: SyntaxNode): SyntaxNode[] {
  const children: SyntaxNode[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) if (child.name !== 'Comment') children.push(child);
  return children;
}

export const rangeOf = (node: SyntaxNode, source: Source): Range => ({ from: source.base + node.from, to: source.base + node.to });

/** The text of a node. */
export function textOf({ from, to }: SyntaxNode, { text, textAt, base, detach }: Source): string {
  const slice = text.slice(base - textAt + from, base - textAt + to);
  // A slice of 13 characters or more keeps the whole text alive in V8; a joined one is a copy.
  return detach && slice.length > 12 ? Array.from(slice).join('') : slice;
}

export const unknown = (range: Range, children: readonly Node[] = []): UnknownNode => ({ kind: 'unknown', range, children });

/** Whether no schedule can be in the node: nothing is lost when an unknown node does not keep it. */
export function isBarren(node: Node): boolean {
  switch (node.kind) {
    case 'call':
    case 'mapping':
      return false;
    case 'unknown':
      return node.children.length === 0;
    case 'list':
      return node.items.every(isBarren);
    case 'unary':
      return isBarren(node.operand);
    case 'binary':
      return isBarren(node.left) && isBarren(node.right);
    default:
      return true;
  }
}

/** Reads an expression. What is not known to the neutral tree becomes an unknown node with whatever may hold a schedule in it. */
export function convertExpression(node: SyntaxNode, source: Source, depth = 0): Node {
  if (depth > MAX_DEPTH) return unknown(rangeOf(node, source));
  return (CONVERT[node.name] ?? convertOther)(node, source, depth + 1);
}

const fruitful = (nodes: readonly SyntaxNode[], source: Source, depth: number): Node[] =>
  nodes.map((node) => convertExpression(node, source, depth)).filter((node) => !isBarren(node));

const convertOther: Convert = (node, source, depth) => unknown(rangeOf(node, source), fruitful(childrenOf(node), source, depth));

const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*)*$/u;

/** The dotted name that the node is, without blanks. */
export function dottedName(node: SyntaxNode, source: Source): string | undefined {
  const text = textOf(node, source);
  if (node.name === 'VariableName') return text;
  if (node.name !== 'MemberExpression' || !NAME.test(text)) return undefined;
  return /\s/.test(text) ? text.replace(/\s+/g, '') : text;
}

const convertName: Convert = (node, source, depth) => {
  const name = dottedName(node, source);
  return name === undefined ? convertOther(node, source, depth) : { kind: 'name', range: rangeOf(node, source), name };
};

const convertNumber: Convert = (node, source) => {
  const value = pythonNumber(textOf(node, source));
  return value === undefined ? unknown(rangeOf(node, source)) : { kind: 'number', range: rangeOf(node, source), value };
};

const convertString: Convert = (node, source) => ({
  kind: 'string',
  range: rangeOf(node, source),
  value: pythonString(textOf(node, source)),
});

const convertFormatString: Convert = (node, source) =>
  childrenOf(node).some(({ name }) => name === 'FormatReplacement') ? unknown(rangeOf(node, source)) : convertString(node, source, 0);

const convertContinuedString: Convert = (node, source, depth) => {
  const parts = childrenOf(node).map((child) => convertExpression(child, source, depth));
  return parts.every((part) => part.kind === 'string')
    ? { kind: 'string', range: rangeOf(node, source), value: parts.map(({ value }) => value).join('') }
    : unknown(rangeOf(node, source));
};

const convertUnary: Convert = (node, source, depth) => {
  const [operator, operand, ...rest] = childrenOf(node);
  const text = operator && textOf(operator, source);
  if (!operand || operand.type.isError || rest.length > 0 || (text !== '-' && text !== '+' && text !== '~')) {
    return convertOther(node, source, depth);
  }
  const unary: UnaryNode = {
    kind: 'unary',
    range: rangeOf(node, source),
    operator: text,
    operand: convertExpression(operand, source, depth),
  };
  return unary;
};

const BINARY: ReadonlySet<string> = new Set<BinaryOperator>(['+', '-', '*', '/', '//', '%', '**', '<<', '>>', '&', '|', '^']);

const convertBinary: Convert = (node, source, depth) => {
  const [left, operator, right, ...rest] = childrenOf(node);
  const text = operator && textOf(operator, source);
  if (!right || right.type.isError || rest.length > 0 || !BINARY.has(text!)) return convertOther(node, source, depth);
  const binary: BinaryNode = {
    kind: 'binary',
    range: rangeOf(node, source),
    operator: text as BinaryOperator,
    left: convertExpression(left!, source, depth),
    right: convertExpression(right, source, depth),
  };
  return binary;
};

const convertParenthesized: Convert = (node, source, depth) => {
  const inner = childrenOf(node).filter(({ name, type }) => name !== '(' && name !== ')' && !type.isError);
  return inner.length === 1 ? convertExpression(inner[0]!, source, depth) : convertOther(node, source, depth);
};

const PUNCTUATION: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', ',', ':', ';', '=', '.']);

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

const spread = (value: Node): readonly Entry[] => (value.kind === 'mapping' ? value.entries : [{ value }]);

const convertMember: Convert = (node, source, depth) => convertName(node, source, depth);

/** The callee: its dotted name, or, where an attribute of something else is called, the attribute with a leading point. */
function convertCallee(node: SyntaxNode, source: Source, depth: number): { name: string; range: Range; object?: Node } {
  const name = dottedName(node, source);
  if (name !== undefined) return { name, range: rangeOf(node, source) };
  let object = node;
  const names: string[] = [];
  let from = node.to;
  while (object.name === 'MemberExpression' && object.lastChild?.name === 'PropertyName' && object.firstChild) {
    names.unshift(textOf(object.lastChild, source));
    from = object.lastChild.from;
    object = object.firstChild;
  }
  return {
    name: names.map((part) => `.${part}`).join(''),
    range: { from: source.base + from, to: source.base + node.to },
    object: convertExpression(object, source, depth),
  };
}

const convertCall: Convert = (node, source, depth) => {
  const [callee, list] = childrenOf(node);
  if (callee && list?.name !== 'ArgList') return convertOther(node, source, depth);
  const { name, range, object } = convertCallee(callee!, source, depth);
  const call = callNode(name, range, list!, source, depth);
  return object === undefined || isBarren(object) ? call : unknown({ from: object.range.from, to: call.range.to }, [object, call]);
};

/** The call of `callee` with the argument list, or the mapping that `dict(...)` makes. */
export function callNode(callee: string, calleeRange: Range, list: SyntaxNode, source: Source, depth: number): Node {
  const { args, to, closed } = convertArguments(list, source, depth);
  const range = { from: calleeRange.from, to };
  if (callee === 'dict') {
    return {
      kind: 'mapping',
      range,
      entries: args.flatMap(({ name, spread: stars, value }): readonly Entry[] =>
        name ? [{ key: name, value }] : stars === '**' ? spread(value) : [{ value }],
      ),
    };
  }
  const call: CallNode = { kind: 'call', range, callee, calleeRange, arguments: args, closed };
  if (callee.endsWith('add_argument')) liftOption(call, source);
  return call;
}

interface Arguments {
  readonly args: readonly Argument[];
  readonly to: number;
  readonly closed: boolean;
}

/** Reads an argument list; where it is unclosed, the statements behind it that it has swallowed go aside. */
export function convertArguments(list: SyntaxNode, source: Source, depth: number): Arguments {
  const children = childrenOf(list);
  const closed = children.length > 1 && children.at(-1)!.name === ')';
  if (children.some(({ name }) => name === 'for')) {
    const value = comprehension(list, source, depth);
    return { args: [{ range: value.range, value }], to: source.base + list.to, closed };
  }
  const args: Argument[] = [];
  let to = source.base + list.from + 1;
  for (let index = 0; index < children.length; index++) {
    const start = children[index]!;
    const isStar = start.name === '*' || start.name === '**';
    const operator = children[index + 1];
    const isKeyword = start.name === 'VariableName' && operator?.name === 'AssignOp';
    if (isKeyword && !closed && isStatementStart(source.base + start.from, source.base + list.from, source)) {
      recoverStatements(children.slice(index), source, depth);
      break;
    }
    if (!start.type.isError) to = source.base + start.to;
    if (PUNCTUATION.has(start.name) || (start.type.isError && start.from === start.to)) continue;
    if (isStar || isKeyword) index += isStar ? 1 : 2;
    const valueNode = children[index];
    const isMissing = !valueNode || PUNCTUATION.has(valueNode.name) || (valueNode.type.isError && valueNode.from === valueNode.to);
    if (isMissing) index--;
    const end = isMissing ? (isKeyword ? operator : start) : valueNode;
    const value: Node = isMissing
      ? unknown({ from: source.base + end.to, to: source.base + end.to })
      : convertExpression(valueNode, source, depth);
    to = source.base + end.to;
    args.push({
      range: { from: source.base + start.from, to },
      ...(isKeyword && { name: { text: textOf(start, source), range: rangeOf(start, source) } }),
      ...(isStar && { spread: start.name }),
      value,
    });
  }
  return { args, to, closed };
}

/** Whether the text at `at` is the first of its line, no deeper than the line on which the bracket opened. */
function isStatementStart(at: number, bracket: number, { text }: Source): boolean {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1;
  if (lineStart <= bracket || text.slice(lineStart, at).trim() !== '') return false;
  const openingLine = text.slice(text.lastIndexOf('\n', bracket - 1) + 1, bracket);
  return at - lineStart <= openingLine.length - openingLine.trimStart().length;
}

function recoverStatements(nodes: readonly SyntaxNode[], source: Source, depth: number): void {
  for (let index = 0; index < nodes.length; index++) {
    const node = nodes[index]!;
    const isBinding = node.name === 'VariableName' && nodes[index + 1]?.name === 'AssignOp';
    if (isBinding) index += 2;
    const valueNode = nodes[index];
    if (!valueNode || PUNCTUATION.has(valueNode.name)) continue;
    const value = convertExpression(valueNode, source, depth);
    if (isBinding) source.aside.push({ key: { text: textOf(node, source), range: rangeOf(node, source) }, value });
    else if (!isBarren(value)) source.aside.push({ value });
  }
}

/** `add_argument('--total-steps', default=5)` binds `args.total_steps` to a default, for the whole module. */
function liftOption(call: CallNode, source: Source): void {
  const flags = call.arguments.flatMap(({ name, value }) => (!name && value.kind === 'string' ? [value] : []));
  const flag = flags.find(({ value }) => value.startsWith('--')) ?? flags[0];
  const valueOf = (keyword: string) => call.arguments.find(({ name }) => name?.text === keyword)?.value;
  const destination = valueOf('dest');
  const name = destination?.kind === 'string' ? destination.value : flag?.value.replace(/^-+/, '').replaceAll('-', '_');
  if (!flag || !name) return;
  const quoted = source.text.indexOf(flag.value, flag.range.from);
  const range = quoted < 0 || quoted >= flag.range.to ? flag.range : { from: quoted, to: quoted + flag.value.length };
  const value = valueOf('default') ?? unknown(call.range);
  source.lifted.push({ to: 'module', entry: { key: { text: `args.${name}`, range }, value, isDefault: true, merged: true } });
}

/** The names that a target binds: `a, (b, *c)`. Attributes and subscripts are not names. */
export function boundNames(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.name === 'VariableName') return [node];
  return /^(?:Tuple|Array|Parenthesized)Expression$/.test(node.name) ? childrenOf(node).flatMap(boundNames) : [];
}

/** A function-like scope inside an expression (lambda, comprehension), dropped where nothing in it matters. */
function innerScope(range: Range, entries: readonly Entry[]): UnknownNode {
  return unknown(range, entries.every(({ value }) => isBarren(value)) ? [] : [{ kind: 'mapping', range, scope: true, entries }]);
}

function comprehension(node: SyntaxNode, source: Source, depth: number): Node {
  const entries: Entry[] = [];
  let isTarget = false;
  for (const child of childrenOf(node)) {
    if (child.name === 'for') isTarget = true;
    else if (child.name === 'in') isTarget = false;
    else if (isTarget) {
      for (const name of boundNames(child)) entries.push(unknownBinding(name, source));
    } else {
      const value = convertExpression(child, source, depth);
      if (!isBarren(value)) entries.push({ value });
    }
  }
  return innerScope(rangeOf(node, source), entries);
}

/** A binding whose value is not known. */
export const unknownBinding = (name: SyntaxNode, source: Source, within = name): Entry => ({
  key: { text: textOf(name, source), range: rangeOf(name, source) },
  value: unknown(rangeOf(within, source)),
});

/** The bindings that a parameter list makes. */
export function convertParameters(list: SyntaxNode, source: Source, depth: number): Entry[] {
  const entries: Entry[] = [];
  const children = childrenOf(list);
  children.forEach((child, index) => {
    const before = children[index - 1]?.name;
    if (child.name !== 'VariableName' || before === 'AssignOp') return;
    const operator = children[index + 1]?.name === 'TypeDef' ? index + 2 : index + 1;
    const value = children[operator]?.name === 'AssignOp' ? children[operator + 1] : undefined;
    if (!value || value.type.isError || PUNCTUATION.has(value.name)) entries.push(unknownBinding(child, source));
    else {
      const key = { text: textOf(child, source), range: rangeOf(child, source) };
      entries.push({ key, value: convertExpression(value, source, depth), isDefault: true });
    }
  });
  return entries;
}

const convertLambda: Convert = (node, source, depth) => {
  const children = childrenOf(node);
  const parameters = children.find(({ name }) => name === 'ParamList');
  const body = children.at(-1)!;
  return innerScope(rangeOf(node, source), [
    ...(parameters ? convertParameters(parameters, source, depth) : []),
    { value: convertExpression(body, source, depth) },
  ]);
};

const convertWalrus: Convert = (node, source, depth) => {
  const [target, , value] = childrenOf(node);
  if (target?.name === 'VariableName') source.aside.push(unknownBinding(target, source));
  return value ? convertExpression(value, source, depth) : unknown(rangeOf(node, source));
};

const CONVERT: Readonly<Record<string, Convert>> = {
  VariableName: convertName,
  MemberExpression: convertMember,
  Number: convertNumber,
  String: convertString,
  FormatString: convertFormatString,
  ContinuedString: convertContinuedString,
  Boolean: (node, source) => ({ kind: 'boolean', range: rangeOf(node, source), value: textOf(node, source) === 'True' }),
  None: (node, source) => ({ kind: 'null', range: rangeOf(node, source) }),
  UnaryExpression: convertUnary,
  BinaryExpression: convertBinary,
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
