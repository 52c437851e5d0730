import { Tree as SyntaxTree, TreeFragment } from '@lezer/common';
import { detached } from '../text/detached';
import { lineEnd } from '../text/lineEnd';
import { textDifference } from '../text/textDifference';
import { parser } from './toml.grammar';
import { type ChangedValue, withChangedValue } from './changedValue';
import { findCut } from './cuts';
import { keepStatements } from './keepStatements';
import { keepTables } from './keepTables';
import { repeatedHint } from './keys';
import { type Part, type Read, readPart, readStatement, shiftHint, shiftStatement, type Statement } from './statements';
import { TomlTables } from './tables';
import { TomlValues } from './values';
import { shiftEntry } from '../tree/shiftNode';
import type { Entry, Hint, MappingNode, Range, Tree } from '../tree/tree';

/** After so many cuts the rest is taken as the parser gives it: each cut parses the rest again. */
const cutLimit = 20;
/** A text that is nested more deeply is not read: the parser recurses. */
const depthLimit = 500;

/**
 * What is kept of a text without errors, so that a later text costs only its difference. Syntax with errors is not kept:
 * an incremental parse would reuse the errors after they are mended.
 */
interface State {
  readonly text: string;
  readonly syntax: SyntaxTree;
  /** The parts of the syntax: an incremental parse reuses most of them. */
  readonly parts: readonly PlacedPart[];
  readonly counts: readonly Counts[];
  readonly statements: readonly Statement[];
  readonly hints: readonly Hint[];
  /** What the text without errors holds that was read last: this one, or one in which single values are others. */
  readonly newest: { readonly text: string; readonly root: MappingNode };
}

/** A part of the syntax, and where it starts. */
interface PlacedPart {
  readonly part: Part;
  readonly at: number;
}

/** How many statements and hints the text has up to the end of a part. */
interface Counts {
  readonly statements: number;
  readonly hints: number;
}

/** For each tree the state of its text, or of the last text before it that had no errors. */
const states = new WeakMap<Tree, State>();

/**
 * Reads TOML 1.1 into a neutral tree with one root; arrays of tables are lists of mappings, dates are strings. Never throws: an unfinished
 * line costs no other. With the tree of an earlier state of the text the cost is that of the difference.
 */
export function parseToml(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const before = previous && states.get(previous);
  const changed = before?.newest.text === previous?.text ? before && withOneValue(text, previous, before) : undefined;
  if (changed) return changed;
  const reader = isTooDeep(text) ? undefined : new Reader(text, before);
  const tables = new TomlTables({ from: 0, to: text.length });
  for (const { kind, way, range, entry } of reader?.statements ?? []) {
    if (kind === 'Table') tables.openTable([...way, entry.key!], range);
    else if (kind === 'TableList') tables.openListItem([...way, entry.key!], range);
    else tables.add(way, entry);
  }
  const { root } = tables;
  if (before) keepTables(root, before.newest.root);
  const tree: Tree = { text, roots: [root], hints: [...(reader?.hints ?? []), ...tables.repeated.map(repeatedHint)] };
  if (reader?.syntax) {
    const { syntax, parts, counts, statements, hints } = reader;
    states.set(tree, { text, syntax, parts, counts, statements, hints, newest: { text, root } });
  } else if (before) states.set(tree, before);
  return tree;
}

/** The tree of a text in which an edit changed no more than one value of an earlier text without errors. */
function withOneValue(text: string, { text: textBefore, hints }: Tree, before: State): Tree | undefined {
  const edit = textDifference(textBefore, text);
  const { root: rootBefore } = before.newest;
  const root = withChangedValue(textBefore, rootBefore, edit, (changed) =>
    hints.some(({ range }) => isNear(range, changed.entry.value.range)) ? undefined : readChanged(text, changed),
  );
  if (!root) return undefined;
  const delta = edit.toB - edit.toA;
  const tree: Tree = { text, roots: [root], hints: hints.map((hint) => (hint.range.from > edit.toA ? shiftHint(hint, delta) : hint)) };
  states.set(tree, { ...before, newest: { text, root } });
  return tree;
}

/** An entry whose value alone is another one than before; not that of a key that is there already, which does not count. */
function readChanged(text: string, { entry, range }: ChangedValue): Entry | undefined {
  if (entry.value.kind === 'unknown') return undefined;
  const from = entry.key!.range.from;
  const line = detached(text.slice(from, lineEnd(text, range.to)));
  // A text of several lines may go on below.
  if (isTooDeep(line) || /"""|'''/.test(line)) return undefined;
  const syntax = parser.parse(line);
  const [pair, ...others] = syntax.topNode.getChildren('Pair');
  if (!pair || others.length > 0 || pair.to !== range.to - from || hasErrors(syntax)) return undefined;
  const hints: Hint[] = [];
  const [statement] = readStatement(line, pair, new TomlValues(line, hints));
  return statement?.way.length === 0 && hints.length === 0 ? shiftEntry(statement.entry, from) : undefined;
}

const isNear = (a: Range, b: Range): boolean => a.from <= b.to && b.from <= a.to;

function hasErrors(part: Part): boolean {
  if (part instanceof SyntaxTree) return part.type.isError || part.children.some(hasErrors);
  for (let index = 0; index < part.buffer.length; index += 4) if (part.set.types[part.buffer[index]!]!.isError) return true;
  return false;
}

/** The parts of a syntax tree that starts at `base`. */
function addParts(parts: PlacedPart[], syntax: SyntaxTree, base: number): void {
  syntax.children.forEach((part, index) => {
    const at = base + syntax.positions[index]!;
    if (part instanceof SyntaxTree && part.type.isAnonymous) addParts(parts, part, at);
    else parts.push({ part, at });
  });
}

/** Reads the statements of a text. */
class Reader {
  readonly statements: Statement[] = [];
  readonly hints: Hint[] = [];
  readonly parts: PlacedPart[] = [];
  readonly counts: Counts[] = [];
  /** Undefined where it has errors. */
  readonly syntax: SyntaxTree | undefined;
  private cuts = 0;

  constructor(
    private readonly text: string,
    before: State | undefined,
  ) {
    const edit = before && textDifference(before.text, text);
    const syntax = parser.parse(text, edit && TreeFragment.applyChanges(TreeFragment.addTree(before.syntax), [edit]));
    addParts(this.parts, syntax, 0);
    const known = new Map(before?.parts.map(({ part }, index) => [part, index]));
    if (this.parts.some(({ part }) => !known.has(part) && hasErrors(part))) {
      this.readBroken(before ? parser.parse(text) : syntax, text.length);
      return;
    }
    this.syntax = syntax;
    for (const { part, at } of this.parts) {
      const index = known.get(part);
      if (before && index !== undefined) this.takePart(before, index, at);
      else this.addRead(readPart(part, detached(text.slice(at, at + part.length))), at);
    }
    if (edit) keepStatements(this.statements, before.statements, edit);
  }

  /** Takes a part, which starts at an offset now, as it was read before. */
  private takePart({ parts, counts, statements, hints }: State, index: number, at: number): void {
    const from = counts[index - 1] ?? { statements: 0, hints: 0 };
    const to = counts[index]!;
    const read = { statements: statements.slice(from.statements, to.statements), hints: hints.slice(from.hints, to.hints) };
    this.addRead(read, at - parts[index]!.at);
  }

  /** Adds what was read of the next part, moved by `delta`. */
  private addRead({ statements, hints }: Read, delta: number): void {
    for (const statement of statements) this.statements.push(shiftStatement(statement, delta));
    for (const hint of hints) this.hints.push(shiftHint(hint, delta));
    this.counts.push({ statements: this.statements.length, hints: this.hints.length });
  }

  /** Reads syntax with errors; `end` is where its piece of the text ends. */
  private readBroken(syntax: SyntaxTree, end: number): void {
    const values = new TomlValues(this.text, this.hints);
    for (let statement = syntax.topNode.firstChild; statement; statement = statement.nextSibling) {
      const cut = this.cuts < cutLimit ? findCut(this.text, statement) : undefined;
      if (cut === undefined) {
        this.statements.push(...readStatement(this.text, statement, values));
        continue;
      }
      // The unclosed collection contains the lines behind it: both pieces are parsed anew, each on its own.
      this.cuts++;
      this.readBroken(parsePart(this.text, statement.from, cut), cut);
      this.readBroken(parsePart(this.text, cut, end), end);
      return;
    }
  }
}

/** The syntax tree of a part of the text, with offsets in the whole text. */
function parsePart(text: string, from: number, to: number): SyntaxTree {
  const { type, children, positions } = parser.parse(text.slice(from, to));
  return new SyntaxTree(
    type,
    children,
    positions.map((position) => position + from),
    to,
  );
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}()]/g)) {
    depth = '[{('.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > depthLimit) return true;
  }
  return false;
}
