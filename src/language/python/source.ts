// What the readers of Python's syntax share: where nodes stand, and what is worth keeping of them.
import type { SyntaxNode } from '@lezer/common';
import { detached } from '../text/detached';
import { anyAttributeKey, anyNameKey, changeKey } from '../tree/changeKey';
import type { Entry, NameNode, Node, Range, UnknownNode } from '../tree/tree';
import type { Lifted } from './bindings';

/** Reads an expression that stands `depth` others deep. */
export type Convert = (node: SyntaxNode, source: Source, depth: number) => Node;

/** What an expression is read from, and where the bindings that it makes on the side go. */
export interface Source {
  readonly text: string;
  /** The offset in the document at which `text` starts. */
  readonly textAt: number;
  /** The offset in the document of the syntax nodes' position 0. */
  readonly base: number;
  /** Whether nodes copy their texts: a slice would keep the whole document in memory for as long as they are kept for later ones. */
  readonly detach?: boolean;
  /** Bindings and statements found inside expressions: walrus targets, and lines that an unclosed bracket has swallowed. */
  readonly aside: Entry[];
  readonly lifted: Lifted[];
  /** Reads the expressions inside of calls and scopes. */
  readonly convert: Convert;
  /** The offset in the document from which on all is another statement's, where an unclosed bracket has swallowed that. */
  readonly end?: number;
}

/** Deeper nesting than this is not read: every later walk of the tree may then recurse. */
export const MAX_DEPTH = 150;

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
  return detach ? detached(slice) : slice;
}

export const unknown = (range: Range, children: readonly Node[] = []): UnknownNode => ({ kind: 'unknown', range, children });

/** Whether the node cannot hold a schedule, so that an unknown node need not keep it. */
export function isBarren(node: Node): boolean {
  switch (node.kind) {
    case 'call':
    case 'mapping':
      return false;
    case 'unknown':
      return node.children.length === 0;
    case 'list':
      return node.items.every(isBarren);
    case 'operation':
      return node.operands.every(isBarren);
    default:
      return true;
  }
}

/** What may hold a schedule among some expressions. */
export const convertFruitful = (nodes: readonly SyntaxNode[], source: Source, depth: number): Node[] =>
  nodes.map((node) => source.convert(node, source, depth)).filter((node) => !isBarren(node));

const NAME = /^[\p{L}_][\p{L}\p{N}_]*(?:\s*\.\s*[\p{L}_][\p{L}\p{N}_]*|\s*\[\s*(?:'[\w-]+'|"[\w-]+"|-?\d+)\s*\])*$/u;

/** The dotted name that the node is, without blanks, and with subscripts that are words as attributes. */
export function dottedName(node: SyntaxNode, source: Source): string | undefined {
  const text = textOf(node, source);
  if (node.name === 'VariableName') return text;
  if (node.name !== 'MemberExpression' || !NAME.test(text)) return undefined;
  return /[\s[]/.test(text) ? text.replace(/\s+/g, '').replace(/\[["'](.*?)["']\]/g, '.$1') : text;
}

/** The tokens that are no expressions. */
export const PUNCTUATION: ReadonlySet<string> = new Set(['(', ')', '[', ']', '{', '}', ',', ':', ';', '=', '.']);

/** A binding whose value is not known. */
export const unknownBinding = (name: SyntaxNode, source: Source): Entry => ({
  key: { text: textOf(name, source), range: rangeOf(name, source) },
  value: unknown(rangeOf(name, source)),
});

/** The entry that says that something inside of what a name stands for is changed: by `name[key] = …`, `name.update(…)`. */
export function changeIn(text: string, range: Range): Entry {
  const [name = ''] = /^(?:self\.)?[\p{L}_][\p{L}\p{N}_]*/u.exec(text) ?? [];
  return { key: { text: changeKey(name), range }, value: unknown(range) };
}

/** Whose attributes a text like `vars(cfg)["steps"]` or `cfg.__dict__.update` is about. */
export const ownerOfAttributes = (text: string): string | undefined =>
  /^(?:vars\(\s*(?=[\p{L}\p{N}_.]+\s*\))|(?=[\p{L}\p{N}_.]+\.__dict__\s*[.[]))([\p{L}\p{N}_.]+?)(?:\s*\)\s*[.[]|\.__dict__\b)/u.exec(
    text,
  )?.[1];

/** The entry that says that any attribute of an object may be set. */
export const anyAttribute = (name: string, range: Range): Entry => ({
  key: { text: anyAttributeKey(name), range },
  value: unknown(range),
  merged: true,
});

/** The entry that says that names of the module may be bound: these, or any. */
export const anyName = (names: readonly string[] | undefined, range: Range): Entry => ({
  key: { text: anyNameKey, range },
  value: names ? { kind: 'list', range, items: names.map((value) => ({ kind: 'string', value, range })) } : unknown(range),
});

/** Whose names are those of the module: `globals()["steps"]`, `setattr(sys.modules[__name__], "steps", 5)`. */
export const isModuleItself = (text: string): boolean => /^(?:(?:globals|vars|locals)\(\s*\)|sys\.modules\[\s*__name__\s*\])/.test(text);

/**
 * The same for each of the things that are changed so: of `cfg.betas.append(…)`, `cfg` and `cfg.betas`. Where no more than some `keys` of the last
 * one are changed, their paths in each stand in its value.
 */
export function changesIn(text: string, range: Range, keys?: readonly string[]): readonly Entry[] {
  const owner = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+(?=\.[\p{L}_][\p{L}\p{N}_]*$|\[)/u.exec(text)?.[0];
  const whole = changeIn(text, range);
  const all =
    owner === undefined || whole.key!.text === changeKey(owner) ? [whole] : [whole, { ...whole, key: { text: changeKey(owner), range } }];
  if (!keys) return all;
  const changed = text.replace(/\.[^.]*$/, '');
  return all.map((entry) => {
    const inside = changed.slice(entry.key!.text.length - changeKey('').length + 1);
    const paths = keys.map((key) => (inside === '' ? key : `${inside}.${key}`));
    return {
      ...entry,
      value: unknown(
        range,
        paths.map((value) => ({ kind: 'string', value, range })),
      ),
    };
  });
}

/** The names that a target binds: `a, (b, *c)`. Attributes and subscripts are not names. */
export function boundNames(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.name === 'VariableName') return [node];
  return /^(?:Tuple|Array|Parenthesized)Expression$/.test(node.name) ? childrenOf(node).flatMap(boundNames) : [];
}

/** What hands on the things that it is given, one after the other. */
const handsOn =
  /^(?:enumerate|zip|reversed|list|tuple|sorted|iter|next|chain|itertools\.chain)$|(?:^|\.)(?:nullcontext|open_dict|read_write)$/;

/** The names of what a loop may go through, or what `with` may hand on: `a`, `b` and `c` of `zip([a, b], c.values())`. */
export function namesHandedOn(node: Node): readonly NameNode[] {
  if (node.kind === 'name') return [node];
  if (node.kind === 'list') return node.items.flatMap(namesHandedOn);
  if (node.kind !== 'call') return [];
  const [, owner] = /^(.*)\.(?:values|items)$/.exec(node.callee) ?? [];
  if (owner !== undefined) return [{ kind: 'name', name: owner, range: node.calleeRange }];
  return handsOn.test(node.callee) ? node.arguments.flatMap(({ value }) => namesHandedOn(value)) : [];
}

/** The same of some nodes, which are read for the rest elsewhere. */
export const namesIn = (nodes: readonly SyntaxNode[], source: Source): readonly NameNode[] =>
  nodes.flatMap((node) => namesHandedOn(source.convert(node, { ...source, aside: [], lifted: [] }, 0)));

/** What is not known at a place, but may stand for what has these names. */
export const standingFor = (names: readonly NameNode[], range: Range): UnknownNode =>
  unknown(
    range,
    names.map(({ name }) => ({ kind: 'name', name, range })),
  );

/** The entries that `**value` adds; where the value is not written out there, one without a key. */
export const spread = (value: Node): readonly Entry[] => (value.kind === 'mapping' ? value.entries : [{ value }]);
