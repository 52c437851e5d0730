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
  /** The parts of the key before the last. */
  readonly way: readonly Key[];
  readonly range: Range;
  /** The last part of the key, with the value; a header's value is null. */
  readonly entry: Entry;
}

/** A dotted key makes a mapping for each part. Longer ones are cut, so that code that walks the tree may recurse. */
const pathLimit = 100;

/** What was read of a part. */
export interface Read {
  readonly statements: readonly Statement[];
  readonly hints: readonly Hint[];
}

/** The statement of a syntax node, in a list; an empty list where it has no key. */
export function readStatement(text: string, node: SyntaxNode, values: TomlValues): readonly Statement[] {
  const keys = readKey(text, node.getChild('Key')).slice(0, pathLimit);
  const key = keys.pop();
  if (!key) return [];
  const { name: kind, from, to } = node;
  const value = values.read(kind === 'Pair' ? node.getChild('Value') : null, to);
  return [{ kind, way: keys, range: { from, to }, entry: { key, value } }];
}

/** Reads a part from a copy of its own text, so that the kept result does not hold the whole text in memory. */
export function readPart(part: Part, text: string): Read {
  const hints: Hint[] = [];
  const values = new TomlValues(text, hints);
  const statements: Statement[] = [];
  const { topNode } = new SyntaxTree(NodeType.none, [part], [0], part.length);
  for (let node = topNode.firstChild; node; node = node.nextSibling) statements.push(...readStatement(text, node, values));
  return { statements, hints };
}

/** A hint moved by `delta`. */
export const shiftHint = (hint: Hint, delta: number): Hint => (delta === 0 ? hint : { ...hint, range: shiftRange(hint.range, delta) });

/** A statement moved by `delta`. */
export const shiftStatement = (statement: Statement, delta: number): Statement =>
  delta === 0
    ? statement
    : {
        kind: statement.kind,
        way: statement.way.length === 0 ? statement.way : statement.way.map((key) => shiftKey(key, delta)),
        range: shiftRange(statement.range, delta),
        entry: shiftEntry(statement.entry, delta),
      };
