import { type SyntaxNode, Tree as SyntaxTree, TreeBuffer, TreeFragment } from '@lezer/common';
import { difference } from './reusableFragments';
import { parser } from './toml.grammar';
import { TomlTables } from './tomlTables';
import { readKey, TomlValues } from './tomlValues';
import type { Hint, Tree } from './tree';

/** How often an unfinished collection may be cut off before the rest is taken as it comes. */
const cutLimit = 20;
/** The syntax tree is built by recursion. */
const depthLimit = 500;

/**
 * What made each tree, so that a later text can be read from where it differs. Only syntax without errors: what was read as an error
 * left it would stay so after the error is mended.
 */
const syntaxes = new WeakMap<Tree, SyntaxTree>();

/**
 * Reads TOML 1.1 into a neutral tree with one root; arrays of tables are lists of mappings, dates are strings. Never throws: an unfinished
 * line costs no other. With the tree of an earlier state of the text the cost is that of the difference.
 */
export function parseToml(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const hints: Hint[] = [];
  const tables = new TomlTables(text.length);
  const tree: Tree = { text, roots: [tables.root], hints };
  if (isTooDeep(text)) return tree;
  const before = previous && syntaxes.get(previous);
  let syntax = parser.parse(text, before && TreeFragment.applyChanges(TreeFragment.addTree(before), [difference(previous.text, text)]));
  if (!hasErrors(syntax)) syntaxes.set(tree, syntax);
  else if (before) syntax = parser.parse(text);
  const reader = new Reader(text, tables, new TomlValues(text, hints));
  reader.read(syntax, text.length);
  return tree;
}

function hasErrors(part: SyntaxTree | TreeBuffer): boolean {
  if (part instanceof SyntaxTree) return part.type.isError || part.children.some(hasErrors);
  for (let index = 0; index < part.buffer.length; index += 4) if (part.set.types[part.buffer[index]!]!.isError) return true;
  return false;
}

/** Reads statements into tables. */
class Reader {
  private cuts = 0;

  constructor(
    private readonly text: string,
    private readonly tables: TomlTables,
    private readonly values: TomlValues,
  ) {}

  /** Reads the syntax of a part of the text that goes to `end`. */
  read(syntax: SyntaxTree, end: number): void {
    for (let statement = syntax.topNode.firstChild; statement; statement = statement.nextSibling) {
      const cut = this.cuts < cutLimit ? findCut(this.text, statement) : undefined;
      if (cut === undefined) {
        this.statement(statement);
        continue;
      }
      // What is not closed took the lines behind it for its own: they are read again without it.
      this.cuts++;
      this.read(parsePart(this.text, statement.from, cut), cut);
      this.read(parsePart(this.text, cut, end), end);
      return;
    }
  }

  private statement(statement: SyntaxNode): void {
    const keys = readKey(this.text, statement.getChild('Key'));
    if (keys.length === 0) return;
    if (statement.name === 'Table') this.tables.openTable(keys, statement);
    else if (statement.name === 'TableList') this.tables.openListItem(keys, statement);
    else if (statement.name === 'Pair') this.tables.add(keys, this.values.read(statement.getChild('Value'), statement.to));
  }
}

/** The syntax tree of a part of the text, with the text's own offsets. */
function parsePart(text: string, from: number, to: number): SyntaxTree {
  const { type, children, positions } = parser.parse(text.slice(from, to));
  return new SyntaxTree(
    type,
    children,
    positions.map((position) => position + from),
    to,
  );
}

const closers: Readonly<Record<string, string>> = { Array: ']', InlineTable: '}' };
const nextStatement =
  /\n[ \t]*(?:(?:[\w-]+|"[^"\n]*"|'[^'\n]*')(?:[ \t]*\.[ \t]*(?:[\w-]+|"[^"\n]*"|'[^'\n]*'))*[ \t]*=|\[\[?[ \t]*[A-Za-z_])/g;

/** The end of the line behind which a statement cannot go on, although a bracket of its is still open. */
function findCut(text: string, statement: SyntaxNode): number | undefined {
  const line = text.indexOf('\n', statement.from);
  if (line === -1 || line >= statement.to) return undefined;
  for (const open of findOpen(statement)) {
    for (const { index, 0: found } of text.slice(open.from, statement.to).matchAll(nextStatement)) {
      const at = open.from + index;
      const before = text.slice(Math.max(open.from, at - 200), at);
      if (open.name === 'Array' || found.endsWith('[') || !/[,{]\s*$/.test(before)) return at;
    }
  }
  return undefined;
}

/** The collections that are not closed, outermost first. */
function findOpen(statement: SyntaxNode): SyntaxNode[] {
  const open: SyntaxNode[] = [];
  statement.cursor().iterate(({ name, node }) => {
    const closer = closers[name];
    if (closer !== undefined && node.lastChild?.name !== closer) open.push(node);
  });
  return open;
}

function isTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}()]/g)) {
    depth = '[{('.includes(bracket) ? depth + 1 : Math.max(0, depth - 1);
    if (depth > depthLimit) return true;
  }
  return false;
}
