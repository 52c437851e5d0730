// The Lezer parser for Python with its known defects mended. All are covered by tests.
import { type Input, NodeProp, type PartialParse, Tree, type TreeFragment } from '@lezer/common';
import { parser as python } from '@lezer/python';
import { withClosedStrings } from './halfTyped/closedStrings';
import { withEntriesApart } from './halfTyped/entriesApart';
import { lineStart } from '../text/lineStart';
import { withoutMagics } from './magics';

/** Statements in pieces of about this many characters are kept apart, so that an edit in a long function leaves most of its statements as they were. */
const parser = python.configure({ bufferLength: 256 });

/** The shortest piece of text handed to the parser at once, where the text is longer. */
const CHUNK = 512;

/**
 * Reads a text for the parser, with `1.` shown as `10`: @lezer/python takes the point for an attribute access; with the strings closed that
 * a half-typed line leaves open; with half-typed entries apart from those that follow; and without the lines that IPython reads itself. All offsets stay as they are, and values are read from the text itself.
 */
class PythonInput implements Input {
  readonly lineChunks = false;
  readonly length: number;
  #from = 0;
  #block = '';

  constructor(private readonly text: string) {
    this.length = text.length;
  }

  chunk(from: number): string {
    if (from < this.#from || from >= this.#from + this.#block.length) {
      // Whole lines, so that no number is cut.
      const lineEnd = this.text.indexOf('\n', from + CHUNK);
      this.#from = lineStart(this.text, from);
      const lines = { from: this.#from, to: lineEnd < 0 ? this.length : lineEnd + 1 };
      const closed = withClosedStrings(this.text, lines);
      this.#block = withoutMagics(withoutBarePoints(withEntriesApart(closed, this.text, lines)));
    }
    return this.#block.slice(from - this.#from);
  }

  read(from: number, to: number): string {
    return this.text.slice(from, to);
  }
}

const BARE_POINT = /(?<![\w.])(\d[\d_]*)\.(?=[eE][+-]?\d|[^\w.]|$)/g;

const withoutBarePoints = (text: string): string => text.replace(BARE_POINT, '$10');

/** A chain of so many `not` is parsed no further: what it costs in @lezer/lr grows faster than its length. */
const longestChain = 'not '.repeat(200);

/** The syntax tree of a Python text; fragments of an earlier one make it cheap. Never throws: errors are nodes of the tree. */
export function parseSyntax(text: string, fragments?: readonly TreeFragment[]): Tree {
  const parse = parser.startParse(new PythonInput(text), fragments) as PartialParse & { bigReductionCount: number };
  const chain = text.indexOf(longestChain);
  if (chain >= 0) parse.stopAt(chain);
  for (;;) {
    const tree = parse.advance();
    if (tree) return withMarks(tree);
    // @lezer/lr counts skipped blank lines as reductions and gives up on a statement after some 300 of them.
    parse.bigReductionCount = 0;
  }
}

/** A mark that no block has. */
const ofNoBlock = 0.5;

/**
 * The tree with right marks of the blocks in which its statements stand. Where a file ends within blocks, @lezer/common gives what ends there
 * the mark of the innermost, and an incremental parse would then put it into another block of the same depth: what stands at the top gets no
 * mark, as there is none around it, and what stands deeper one that is never met again.
 */
function withMarks(root: Tree, ofRoot?: number): Tree {
  // What stands in the last child ends with the file, too. A text may be nested deeper than functions can call each other.
  const levels: { readonly tree: Tree; readonly mark: number | undefined }[] = [];
  let next: Tree | undefined = root;
  for (let mark = ofRoot; next;) {
    levels.push({ tree: next, mark });
    const last: Tree['children'][number] | undefined = next.children.at(-1);
    next = last instanceof Tree ? last : undefined;
    if (next && !next.type.isAnonymous) mark = ofNoBlock;
  }
  return levels.reduceRight<Tree | undefined>((last, { tree, mark }) => markedIn(tree, mark, last), undefined)!;
}

/** A tree with right marks of its children, with this one as the last of them. */
function markedIn(tree: Tree, mark: number | undefined, last: Tree | undefined): Tree {
  const children = tree.children.map((child, index) => {
    if (!(child instanceof Tree)) return child;
    const isLast = index === tree.children.length - 1;
    const inner = isLast ? last! : child.type.isAnonymous ? withMarks(child, mark) : child;
    const isWrong = child.type.isAnonymous || isLast || mark === undefined;
    return isWrong && inner.prop(NodeProp.contextHash) !== mark ? marked(inner, mark) : inner;
  });
  const isSame = children.every((child, index) => child === tree.children[index]);
  return isSame ? tree : new Tree(tree.type, children, tree.positions, tree.length, propsOf(tree, tree.prop(NodeProp.contextHash)));
}

const marked = (tree: Tree, mark: number | undefined): Tree =>
  new Tree(tree.type, tree.children, tree.positions, tree.length, propsOf(tree, mark));

function propsOf(tree: Tree, mark: number | undefined): [NodeProp<number>, number][] {
  const lookAhead = tree.prop(NodeProp.lookAhead);
  return [
    ...(lookAhead === undefined ? [] : ([[NodeProp.lookAhead, lookAhead]] as [NodeProp<number>, number][])),
    ...(mark === undefined ? [] : ([[NodeProp.contextHash, mark]] as [NodeProp<number>, number][])),
  ];
}
