import { Tree as SyntaxTree, TreeFragment } from '@lezer/common';
import { detached } from '../text/detached';
import { textDifference } from '../text/textDifference';
import { parser } from './toml.grammar';
import { findCut } from './cuts';
import { keepStatements } from './keepStatements';
import { type Part, type Read, readPart, readStatement, shiftRead, type Statement } from './statements';
import { TomlTables } from './tables';
import { TomlValues } from './values';
import type { Hint, Tree } from '../tree/tree';

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
  readonly read: WeakMap<Part, Read>;
  readonly statements: readonly Statement[];
}

/** For each tree the state of its text, or of the last text before it that had no errors. */
const states = new WeakMap<Tree, State>();

/**
 * Reads TOML 1.1 into a neutral tree with one root; arrays of tables are lists of mappings, dates are strings. Never throws: an unfinished
 * line costs no other. With the tree of an earlier state of the text the cost is that of the difference.
 */
export function parseToml(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const reader = isTooDeep(text) ? undefined : new Reader(text, previous && states.get(previous));
  const tables = new TomlTables({ from: 0, to: text.length });
  for (const { kind, keys, range, entry } of reader?.statements ?? []) {
    if (kind === 'Table') tables.openTable(keys, range);
    else if (kind === 'TableList') tables.openListItem(keys, range);
    else tables.add(keys, entry);
  }
  const tree: Tree = { text, roots: [tables.root], hints: reader?.hints ?? [] };
  if (reader?.state) states.set(tree, reader.state);
  return tree;
}

function hasErrors(part: Part): boolean {
  if (part instanceof SyntaxTree) return part.type.isError || part.children.some(hasErrors);
  for (let index = 0; index < part.buffer.length; index += 4) if (part.set.types[part.buffer[index]!]!.isError) return true;
  return false;
}

/** Reads the statements of a text. */
class Reader {
  readonly statements: Statement[] = [];
  readonly hints: Hint[] = [];
  readonly state: State | undefined;
  private cuts = 0;

  constructor(
    private readonly text: string,
    before: State | undefined,
  ) {
    const edit = before && textDifference(before.text, text);
    const syntax = parser.parse(text, edit && TreeFragment.applyChanges(TreeFragment.addTree(before.syntax), [edit]));
    if (hasErrors(syntax)) {
      this.state = before;
      this.readBroken(before ? parser.parse(text) : syntax, text.length);
    } else {
      const read = before?.read ?? new WeakMap<Part, Read>();
      this.readParts(syntax, 0, read);
      if (edit) keepStatements(this.statements, before.statements, edit);
      this.state = { text, syntax, read, statements: this.statements };
    }
  }

  /** Reads syntax without errors. What was read of a part is kept with it: after an edit the parser gives most parts again. */
  private readParts(syntax: SyntaxTree, base: number, read: WeakMap<Part, Read>): void {
    syntax.children.forEach((part, index) => {
      const at = base + syntax.positions[index]!;
      if (part instanceof SyntaxTree && part.type.isAnonymous) {
        this.readParts(part, at, read);
        return;
      }
      const known = shiftRead(read.get(part) ?? readPart(part, detached(this.text.slice(at, at + part.length))), at);
      read.set(part, known);
      for (const statement of known.statements) this.statements.push(statement);
      for (const hint of known.hints) this.hints.push(hint);
    });
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
