// What of a syntax tree an incremental parse may build on.
import { type ChangedRange, type SyntaxNode, type Tree, TreeBuffer, TreeFragment } from '@lezer/common';
import { textDifference } from '../text/textDifference';
import type { Range } from '../tree/tree';
import { lineStart } from '../text/lineStart';
import { parseSyntax } from './syntax';

type Part = Tree | TreeBuffer;

/** The syntax of a text, and what is known of it for that of a later text. */
export interface Syntax {
  readonly text: string;
  readonly tree: Tree;
  /** The parts that are known to be without errors. */
  readonly clean: WeakSet<Part>;
}

/** The syntax of a text; with that of an earlier state of it the cost is that of the difference. */
export function syntaxOf(text: string, before?: Syntax): Syntax {
  const clean = before?.clean ?? new WeakSet<Part>();
  return { text, tree: parseSyntax(text, before && reusableFragments(before.tree, before.text, text, clean)), clean };
}

/** More broken places than this are not worth a look: then everything is parsed again. */
const MAX_ERRORS = 50;

/** A text of so many characters is parsed as quickly as a whole. */
const shortText = 4096;

/**
 * The fragments of a syntax tree that still hold after an edit from `before` to `after`: all but the span in which the texts differ and
 * the statements at errors. Those were read as the error left them, and would stay so after it is mended.
 */
function reusableFragments(syntax: Tree, before: string, after: string, clean: WeakSet<Part>): readonly TreeFragment[] {
  if (after.length <= shortText) return [];
  const errors: number[] = [];
  collectErrors(syntax, 0, clean, errors);
  if (errors.length > MAX_ERRORS) return [];
  const edit = textDifference(before, after);
  // A quote that comes or goes changes what stands behind it on its line.
  const lineEnd = before.indexOf('\n', edit.toA);
  const edited = { from: beforeComments(before, edit.fromA), to: lineEnd < 0 ? before.length : lineEnd };
  const spans = [...errors.map((at) => brokenSpan(syntax, at)), edited].sort((a, b) => a.from - b.from);
  const delta = edit.toB - edit.toA;
  const changes: ChangedRange[] = [];
  let last: Range | undefined;
  for (const span of spans) {
    last = last && span.from <= last.to ? { from: last.from, to: Math.max(last.to, span.to) } : span;
    const moves = (at: number) => at + (at >= edit.toA ? delta : 0);
    const change = { fromA: last.from, toA: last.to, fromB: last.from > edit.fromA ? moves(last.from) : last.from, toB: moves(last.to) };
    if (last.from === changes.at(-1)?.fromA) changes.pop();
    changes.push(change);
  }
  return TreeFragment.applyChanges(TreeFragment.addTree(syntax), changes);
}

/**
 * Where the last line of code before an edit begins, if only blank lines and comments stand between: where a block ends before them is told by
 * what follows, of which the syntax tree does not know. Else the offset of the edit.
 */
function beforeComments(text: string, offset: number): number {
  for (let end = offset; end > 0;) {
    const from = lineStart(text, end);
    if (!/^[ \t\f\r]*(?:#.*)?$/.test(text.slice(from, end))) return end === offset ? offset : from;
    end = from - 1;
  }
  return 0;
}

/** Adds the offsets of the error nodes in a part; parts without any are remembered in `clean`. */
function collectErrors(part: Part, base: number, clean: WeakSet<Part>, errors: number[]): void {
  if (clean.has(part) || errors.length > MAX_ERRORS) return;
  const before = errors.length;
  if (part instanceof TreeBuffer) {
    for (let index = 0; index < part.buffer.length; index += 4) {
      if (part.set.types[part.buffer[index]!]!.isError) errors.push(base + part.buffer[index + 1]!);
    }
  } else {
    if (part.type.isError) errors.push(base);
    part.children.forEach((child, index) => collectErrors(child, base + part.positions[index]!, clean, errors));
  }
  if (errors.length === before) clean.add(part);
}

/** The statement at an error and its neighbours; for an error between two statements, those. */
function brokenSpan(syntax: Tree, at: number): Range {
  let node: SyntaxNode = syntax.resolveInner(at, -1);
  while (node.parent && !isBody(node) && !isBody(node.parent)) node = node.parent;
  const [before, after] = isBody(node) ? [node.childBefore(at), node.childAfter(at)] : [node.prevSibling, node.nextSibling];
  // The statement before them may end elsewhere, but what is in it holds.
  const first = before?.prevSibling ?? before;
  return { from: first ? first.to - 1 : node.from, to: (after ?? node).to };
}

const isBody = ({ name }: SyntaxNode): boolean => name === 'Script' || name === 'Body';
