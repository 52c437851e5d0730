// What the readers of Python's syntax share: where nodes stand, and what is worth keeping of them.
import type { SyntaxNode } from '@lezer/common';
import { detached } from '../text/detached';
import { anyAttributeKey, changeKey } from '../tree/changeKey';
import type { Entry, Node, Range, UnknownNode } from '../tree/tree';
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
export const unknownBinding = (name: SyntaxNode, source: Source, within = name): Entry => ({
  key: { text: textOf(name, source), range: rangeOf(name, source) },
  value: unknown(rangeOf(within, source)),
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

/** The same for each of the things that are changed so: of `cfg.betas.append(…)`, `cfg` and `cfg.betas`. */
export function changesIn(text: string, range: Range): readonly Entry[] {
  const owner = /^[\p{L}_][\p{L}\p{N}_]*(?:\.[\p{L}_][\p{L}\p{N}_]*)+(?=\.[\p{L}_][\p{L}\p{N}_]*$|\[)/u.exec(text)?.[0];
  const whole = changeIn(text, range);
  return owner === undefined || whole.key!.text === changeKey(owner)
    ? [whole]
    : [whole, { ...whole, key: { text: changeKey(owner), range } }];
}

/** The names that a target binds: `a, (b, *c)`. Attributes and subscripts are not names. */
export function boundNames(node: SyntaxNode): readonly SyntaxNode[] {
  if (node.name === 'VariableName') return [node];
  return /^(?:Tuple|Array|Parenthesized)Expression$/.test(node.name) ? childrenOf(node).flatMap(boundNames) : [];
}

/** The entries that `**value` adds; where the value is not written out there, one without a key. */
export const spread = (value: Node): readonly Entry[] => (value.kind === 'mapping' ? value.entries : [{ value }]);
