// Python's calls as nodes of the neutral tree, half-typed ones included.
import type { SyntaxNode } from '@lezer/common';
import { comprehension } from './scopes';
import {
  anyAttribute,
  anyName,
  changeIn,
  changesIn,
  childrenOf,
  convertFruitful,
  dottedName,
  isBarren,
  isModuleItself,
  ownerOfAttributes,
  PUNCTUATION,
  rangeOf,
  type Source,
  spread,
  textOf,
  unknown,
} from './source';
import { liftAll } from './options/argparse';
import { liftOptions } from './options/liftOptions';
import { mergeKey, runFileKey } from '../tree/changeKey';
import type { Argument, CallNode, Entry, Node, Range } from '../tree/tree';
import { lineStart } from '../text/lineStart';

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
  const owner = CHANGING.test(name) ? ownerOfAttributes(textOf(callee!, source)) : undefined;
  if (owner !== undefined) {
    liftAll(range, source);
    source.aside.push(anyAttribute(owner, range));
  }
  if (isModuleItself(textOf(callee!, source)) && /\.(?:update|setdefault|__setitem__)$/.test(name))
    source.aside.push(anyName(keysGiven(call), range));
  return object === undefined || isBarren(object) ? call : unknown({ from: object.range.from, to: call.range.to }, [object, call]);
}

/** The names that are given to `update`, if all are written out. */
function keysGiven(call: Node): readonly string[] | undefined {
  const list = call.kind === 'call' ? call.arguments : [];
  const keys = list.map(({ name, spread: stars, value }) => {
    if (name) return [name.text];
    if (stars !== undefined || value.kind !== 'mapping') return undefined;
    return value.entries.every(({ key }) => key) ? value.entries.map(({ key }) => key!.text) : undefined;
  });
  return keys.every((each) => each !== undefined) ? keys.flat() : undefined;
}

/** The names in a text that a program runs; none where it is not written out. */
function namesRun(given: Node | undefined): readonly string[] | undefined {
  if (given?.kind === 'call' && given.callee === 'compile') return namesRun(given.arguments[0]?.value);
  return given?.kind === 'string' ? (given.value.match(/[\p{L}_][\p{L}\p{N}_]*/gu) ?? []) : undefined;
}

/** `exec(open('config.py').read())` binds what that file does. */
function fileRun(list: SyntaxNode, range: Range, source: Source): Entry | undefined {
  const [, opened, name] =
    /^\(\s*(?:compile\(\s*)?(open\(|(?:pathlib\.)?Path\()(?:\s*["']([\w/]+)\.py["'])?[^"']*["']?[^"']*\)\s*\.read(?:_text)?\(/.exec(
      textOf(list, source),
    ) ?? [];
  if (opened === undefined) return undefined;
  const module = name?.replaceAll('/', '.');
  return {
    key: { text: runFileKey, range },
    value: module === undefined ? unknown(range) : { kind: 'import', range, module, member: '*' },
  };
}

/** The methods that change the dict or list that they are called on. */
const CHANGING = /\.(?:update|setdefault|pop|clear|append|extend|insert|remove|sort|reverse|__setitem__|__delitem__|__setattr__)$/;

/** The methods that give what is in a config other values. */
const MERGING = /^(.+)\.(?:merge_from_(?:file|list|other_cfg|dict|args)|merge_with(?:_dotlist)?|update_from_flattened_dict)$/;

/** The entry that says so, with the name of what the values come from. */
const mergedInto = (name: string, from: Node | undefined, range: Range): Entry => ({
  key: { text: mergeKey(name), range },
  value: unknown(range, from?.kind === 'name' ? [from] : []),
  merged: true,
});

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
  liftOptions(call, list, source);
  if (callee === 'exec') source.aside.push(fileRun(list, calleeRange, source) ?? anyName(namesRun(args[0]?.value), calleeRange));
  if (callee === 'setattr' || callee === 'object.__setattr__') setAside(args, source);
  if (callee.endsWith('.__setattr__')) source.aside.push(anyAttribute(callee.slice(0, -'.__setattr__'.length), calleeRange));
  // `dict.update(cfg, steps=5)`
  const [first] = args;
  if (first?.value.kind === 'name' && /^(?:dict|list|set|operator)\.(?!copy$)\w+$/.test(callee))
    source.aside.push(changeIn(first.value.name, first.range));
  const [given] = args;
  const updated = /(?:^|\.)\w+Conf\.update$/.test(callee) && given?.value.kind === 'name' ? given.value.name : undefined;
  const merged = updated ?? MERGING.exec(callee)?.[1];
  if (merged !== undefined) source.aside.push(mergedInto(merged, args[0]?.value, calleeRange));
  if (CHANGING.test(callee)) source.aside.push(...changesIn(callee, calleeRange, callee.endsWith('.update') ? keysGiven(call) : undefined));
  return call;
}

const textOfRange = ({ from, to }: Range, { text, textAt }: Source): string => text.slice(from - textAt, to - textAt);

/** `setattr(cfg, 'steps', 5)` is `cfg.steps = 5`; of a name that is computed it may be any attribute. */
function setAside([object, name, given]: readonly Argument[], source: Source): void {
  if (!object || !name || !given) return;
  if (isModuleItself(textOfRange(object.value.range, source)))
    source.aside.push(anyName(name.value.kind === 'string' ? [name.value.value] : undefined, name.range));
  if (object.value.kind !== 'name') return;
  if (name.value.kind !== 'string') {
    source.aside.push(anyAttribute(object.value.name, name.range));
    return;
  }
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
    // What is missing behind `=` is not the name that begins the next line.
    const isOfNext =
      isKeyword && !closed && valueNode !== undefined && isStatementStart(source.base + valueNode.from, source.base + list.from, source);
    const isMissing =
      isOfNext || !valueNode || PUNCTUATION.has(valueNode.name) || (valueNode.type.isError && valueNode.from === valueNode.to);
    if (isMissing) index--;
    const made = isKeyword && !isMissing ? madeByFactory(start, valueNode, source) : undefined;
    const end = isMissing ? (isAssigned ? operator : start) : valueNode;
    const value: Node = isMissing
      ? unknown({ from: source.base + end.to, to: source.base + end.to })
      : source.convert(made ?? valueNode, source, depth);
    to = source.base + end.to;
    args.push({
      range: { from: source.base + start.from, to },
      ...(isKeyword && { name: { text: made ? 'default' : textOf(start, source), range: rangeOf(start, source) } }),
      ...(isStar && { spread: start.name }),
      value: isWalrus ? bindAside(start, value, source) : value,
    });
    if (isOfNext) break;
  }
  return { args, to, closed };
}

/** What `default_factory=lambda: value` makes: that is `default=value`. */
function madeByFactory(keyword: SyntaxNode, value: SyntaxNode, source: Source): SyntaxNode | undefined {
  if (value.name !== 'LambdaExpression' || !/^(?:default_)?factory$/.test(textOf(keyword, source))) return undefined;
  const children = childrenOf(value);
  const parameters = children.find(({ name }) => name === 'ParamList');
  return parameters && childrenOf(parameters).length > 0 ? undefined : children.at(-1);
}

/** Binds the target of `name := value`, and is what the name stands for. */
export function bindAside(target: SyntaxNode, value: Node, source: Source): Node {
  const key = { text: textOf(target, source), range: rangeOf(target, source) };
  source.aside.push({ key, value });
  return { kind: 'name', range: { from: key.range.from, to: value.range.to }, name: key.text };
}

/** Whether the text at `at` is the first of its line, no deeper than the line on which the bracket opened. */
function isStatementStart(at: number, bracket: number, { text }: Source): boolean {
  const start = lineStart(text, at);
  const opening = text.slice(lineStart(text, bracket), bracket);
  return start > bracket && text.slice(start, at).trim() === '' && at - start <= opening.length - opening.trimStart().length;
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
