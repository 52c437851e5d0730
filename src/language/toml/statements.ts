// TOML's statements: read from syntax trees, and moved where a later text has them elsewhere.
import { NodeType, type SyntaxNode, Tree as SyntaxTree, type TreeBuffer } from '@lezer/common';
import { shiftEntry, shiftKey, shiftRange } from '../tree/shiftNode';
import { type Key, readKey } from './keys';
import { TomlValues } from './values';
import type { Entry, Hint, Range } from '../tree/tree';

/** A part of a syntax tree. An incremental parse reuses the objects of those that an edit did not touch. */
export type Part = SyntaxTree | TreeBuffer;

/** A header, or a key with its value. */
export interface Statement {
  readonly kind: string;
  readonly keys: readonly Key[];
  readonly range: Range;
  /** The last part of the key, with the value; a header's value is null. */
  readonly entry: Entry;
}

/** A dotted key makes a mapping for each part. Longer ones are cut, so that code that walks the tree may recurse. */
const pathLimit = 100;

/** What was read of a part that starts at `base`. */
export interface Read {
  readonly base: number;
  readonly statements: readonly Statement[];
  readonly hints: readonly Hint[];
}

/** The statement of a syntax node, in a list; an empty list where it has no key. */
export function readStatement(text: string, node: SyntaxNode, values: TomlValues): readonly Statement[] {
  const keys = readKey(text, node.getChild('Key')).slice(0, pathLimit);
  if (keys.length === 0) return [];
  const { name: kind, from, to } = node;
  const value = values.read(kind === 'Pair' ? node.getChild('Value') : null, to);
  return [{ kind, keys, range: { from, to }, entry: { key: keys.at(-1)!, value } }];
}

/** Reads a part from a copy of its own text, so that the kept result does not hold the whole text in memory. */
export function readPart(part: Part, text: string): Read {
  const hints: Hint[] = [];
  const values = new TomlValues(text, hints);
  const statements: Statement[] = [];
  const { topNode } = new SyntaxTree(NodeType.none, [part], [0], part.length);
  for (let node = topNode.firstChild; node; node = node.nextSibling) statements.push(...readStatement(text, node, values));
  return { base: 0, statements, hints };
}

/** What was read of a part that now starts at `base`. */
export function shiftRead(read: Read, base: number): Read {
  const delta = base - read.base;
  if (delta === 0) return read;
  return {
    base,
    statements: read.statements.map((statement) => shiftStatement(statement, delta)),
    hints: read.hints.map((hint) => ({ ...hint, range: shiftRange(hint.range, delta) })),
  };
}

/** A statement moved by `delta`. */
export const shiftStatement = ({ kind, keys, range, entry }: Statement, delta: number): Statement => ({
  kind,
  keys: keys.map((key) => shiftKey(key, delta)),
  range: shiftRange(range, delta),
  entry: shiftEntry(entry, delta),
});
