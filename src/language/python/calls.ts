// Python's calls as nodes of the neutral tree, half-typed ones included.
import type { SyntaxNode } from '@lezer/common';
import { comprehension } from './scopes';
import {
  changeIn,
  childrenOf,
  convertFruitful,
  dottedName,
  isBarren,
  PUNCTUATION,
  rangeOf,
  type Source,
  spread,
  textOf,
  unknown,
} from './source';
import type { Argument, CallNode, Entry, ListNode, Node, Range } from '../tree/tree';

/** The callee: its dotted name; where an attribute of something else is called, the attribute with a leading point; both names of `f(g)(...)`. */
function convertCallee(node: SyntaxNode, source: Source, depth: number): { name: string; range: Range; object?: Node } {
  const name = dottedName(node, source);
  if (name !== undefined) return { name, range: rangeOf(node, source) };
  const [open, inner, close] = childrenOf(node);
  if (open?.name === '(' && close?.name === ')') return convertCallee(inner!, source, depth);
  let object = node;
  const names: string[] = [];
  let from = node.to;
  while (object.name === 'MemberExpression' && object.lastChild?.name === 'PropertyName' && object.firstChild) {
    names.unshift(textOf(object.lastChild, source));
    from = object.lastChild.from;
    object = object.firstChild;
  }
  // `L(StepLR)(...)`: what `L` makes of a class is called by both their names.
  const made = object === node ? /^([\w.]+)\(\s*([\w.]+)\s*\)$/.exec(textOf(node, source)) : null;
  return {
    name: made ? `${made[1]}(${made[2]})` : names.map((part) => `.${part}`).join(''),
    range: { from: source.base + (made ? node.from : from), to: source.base + node.to },
    object: source.convert(object, source, depth),
  };
}

/** A call. If it is made on the result of an expression that may hold a schedule, an unknown node has both. */
export function convertCall(node: SyntaxNode, source: Source, depth: number): Node {
  const [callee, list] = childrenOf(node);
  if (callee && list?.name !== 'ArgList') {
    return unknown(rangeOf(node, source), convertFruitful(childrenOf(node), source, depth));
  }
  const { name, range, object } = convertCallee(callee!, source, depth);
  const call = callNode(name, range, list!, source, depth);
  // `vars(args).update(...)` gives options other values.
  if (CHANGING.test(name) && /^vars\(|\b__dict__\b/.test(textOf(callee!, source))) liftAll(range, source);
  return object === undefined || isBarren(object) ? call : unknown({ from: object.range.from, to: call.range.to }, [object, call]);
}

/** The methods that change the dict or list that they are called on. */
const CHANGING = /\.(?:update|setdefault|pop|clear|append|extend|insert|remove|sort|reverse)$/;

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
  if (callee.endsWith('.set_defaults')) liftDefaults(call, source);
  if (/parse_(?:known_)?args$/.test(callee) && args[0]) liftParsed(args[0].value, args, list, source);
  // `main(['--steps', '5'])` hands it on to the parser.
  else for (const { value } of args) if (isCommandLine(value)) liftOptions(value.items, source);
  if (callee === 'setattr') setAside(args, source);
  if (CHANGING.test(callee)) source.aside.push(changeIn(callee, calleeRange));
  return call;
}

/** `setattr(cfg, 'steps', 5)` is `cfg.steps = 5`. */
function setAside([object, name, given]: readonly Argument[], source: Source): void {
  if (object?.value.kind !== 'name' || name?.value.kind !== 'string' || !given) return;
  source.aside.push({
    key: { text: `${object.value.name}.${name.value.value}`, range: name.value.range },
    value: given.value,
    merged: true,
  });
}

interface Arguments {
  readonly args: readonly Argument[];
  readonly to: number;
  readonly closed: boolean;
}

/** Reads an argument list. The statements that an unclosed one has swallowed are read on their own. */
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
    const isAssigned = start.name === 'VariableName' && operator?.name === 'AssignOp';
    const isWalrus = isAssigned && textOf(operator, source) === ':=';
    const isKeyword = isAssigned && !isWalrus;
    if (isKeyword && !closed && isStatementStart(source.base + start.from, source.base + list.from, source)) {
      recoverStatements(children.slice(index), source, depth);
      break;
    }
    if (!start.type.isError) to = source.base + start.to;
    if (PUNCTUATION.has(start.name) || (start.type.isError && start.from === start.to)) continue;
    if (isStar || isAssigned) index += isStar ? 1 : 2;
    const valueNode = children[index];
    const isMissing = !valueNode || PUNCTUATION.has(valueNode.name) || (valueNode.type.isError && valueNode.from === valueNode.to);
    if (isMissing) index--;
    const end = isMissing ? (isAssigned ? operator : start) : valueNode;
    const value: Node = isMissing
      ? unknown({ from: source.base + end.to, to: source.base + end.to })
      : source.convert(valueNode, source, depth);
    to = source.base + end.to;
    args.push({
      range: { from: source.base + start.from, to },
      ...(isKeyword && { name: { text: textOf(start, source), range: rangeOf(start, source) } }),
      ...(isStar && { spread: start.name }),
      value: isWalrus ? bindAside(start, value, source) : value,
    });
  }
  return { args, to, closed };
}

/** Binds the target of `name := value`, and is what the name stands for. */
export function bindAside(target: SyntaxNode, value: Node, source: Source): Node {
  const key = { text: textOf(target, source), range: rangeOf(target, source) };
  source.aside.push({ key, value });
  return { kind: 'name', range: { from: key.range.from, to: value.range.to }, name: key.text };
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
    const value = source.convert(valueNode, source, depth);
    if (isBinding) source.aside.push({ key: { text: textOf(node, source), range: rangeOf(node, source) }, value });
    else if (!isBarren(value)) source.aside.push({ value });
  }
}

/** What argparse makes of a default: a string is converted as if it had been given on the command line. */
function optionValue(value: Node | undefined, type: Node | undefined): Node | undefined {
  if (value?.kind !== 'string' || !type || (type.kind === 'name' && type.name === 'str')) return value;
  const callee = type.kind === 'name' ? type.name : 'type';
  return { kind: 'call', range: value.range, callee, calleeRange: type.range, arguments: [{ range: value.range, value }], closed: true };
}

/** What a switch is that is not given: no literal says so. */
function switchValue(action: Node | undefined, range: Range): Node | undefined {
  const given = action?.kind === 'string' ? /^store_(true|false)$/.exec(action.value)?.[1] : undefined;
  return given === undefined
    ? undefined
    : { kind: 'operation', operator: 'not', operands: [{ kind: 'boolean', value: given === 'true', range }], range };
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
  const value = optionValue(valueOf('default'), valueOf('type')) ?? switchValue(valueOf('action'), call.range) ?? unknown(call.range);
  source.lifted.push({ to: 'module', entry: { key: { text: `args.${name}`, range }, value, isDefault: true, merged: true } });
}

/** `set_defaults(total_steps=5)` is another default, which may or may not be the one that counts. What is spread may be one of any option. */
function liftDefaults(call: CallNode, source: Source): void {
  for (const { name, value, spread: stars } of call.arguments) {
    if (stars !== undefined) liftAll(call.calleeRange, source);
    if (!name) continue;
    const key = { text: `args.${name.text}`, range: name.range };
    source.lifted.push({ to: 'module', entry: { key, value, isDefault: true, merged: true } });
  }
}

/** Any option may have another value than its default. */
function liftAll(range: Range, source: Source): void {
  source.lifted.push({ to: 'module', entry: { ...changeIn('args', range), isDefault: true, merged: true } });
}

/** A namespace that has an option already keeps it. */
function liftParsed(first: Node, args: readonly Argument[], list: SyntaxNode, source: Source): void {
  if (args.some(({ name }, index) => name?.text === 'namespace' || (!name && index === 1))) liftAll(rangeOf(list, source), source);
  if (args[0]?.name?.text !== 'namespace') liftGiven(first, list, source);
}

/** `parse_args(['--total-steps', '5'])` and `parse_args('--total-steps 5'.split())` give options, so that their defaults do not count. */
function liftGiven(given: Node, list: SyntaxNode, source: Source): void {
  if (given.kind === 'list') {
    // Words before the first option are for those that have a place.
    if (given.items.length > 0 && !isCommandLine(given)) liftAll(rangeOf(list, source), source);
    liftOptions(given.items, source);
    return;
  }
  const { from } = rangeOf(list, source);
  const flags = [...textOf(list, source).matchAll(/(?<![\w-])--?[A-Za-z][\w-]*/g)];
  const items = flags.map(({ 0: value, index }) => ({
    kind: 'string' as const,
    value,
    range: { from: from + index, to: from + index + value.length },
  }));
  liftOptions(items, source);
}

/** Whether a list is one of a command line's words, an option first. */
export const isCommandLine = (node: Node): node is ListNode =>
  node.kind === 'list' && node.items[0]?.kind === 'string' && /^--?[A-Za-z]/.test(node.items[0].value);

/** The options that a list of a command line's words gives. */
export function liftOptions(items: readonly Node[], source: Source): void {
  for (const { range, ...item } of items) {
    const flag = 'value' in item && typeof item.value === 'string' ? /^--?([A-Za-z][\w-]*)/.exec(item.value)?.[1] : undefined;
    if (flag === undefined) continue;
    // Which option a letter stands for is said where the options are.
    if (flag.length === 1) liftAll(range, source);
    const key = { text: `args.${flag.replaceAll('-', '_')}`, range };
    source.lifted.push({ to: 'module', entry: { key, value: unknown(range), isDefault: true, merged: true } });
  }
}
