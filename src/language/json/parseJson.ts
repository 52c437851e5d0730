import { type Difference, textDifference } from '../text/textDifference';
import { shiftRange } from '../tree/shiftNode';
import type { Hint, ListNode, Tree } from '../tree/tree';
import { Builder } from './builder';
import { resume } from './resume';
import { endOfToken, isComment } from './tokens';
import { lineEnd } from '../text/lineEnd';
import { lineStart } from '../text/lineStart';

/** The roots of each tree, as the list whose stops are kept. */
const rootsOfTrees = new WeakMap<Tree, ListNode>();

/**
 * Reads JSON, JSON with comments and trailing commas, and JSON lines (one root per value) into a neutral tree. Never throws. A missing comma,
 * value or bracket spoils as little as possible of what stands around it. With the tree of an earlier state of the text, only the members that
 * differ are read.
 */
export function parseJson(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const difference = previous && textDifference(previous.text, text);
  // The last bracket of a call without quotes changes what its commas mean. Near one, all is read anew.
  const before =
    difference && !hasBareCall(previous.text, difference.fromA, difference.toA) && !hasBareCall(text, difference.fromB, difference.toB)
      ? rootsOfTrees.get(previous)
      : undefined;
  const edit = before && difference;
  const resumed = edit && resume(before, edit);
  const builder = new Builder(text, resumed);
  const start = /\S/g;
  start.lastIndex = resumed?.at ?? 0;
  let hasRejoined = false;
  for (let found = start.exec(text); found && !hasRejoined; found = start.exec(text)) {
    const from = found.index;
    const to = (start.lastIndex = endOfToken(text, from));
    if (isComment(text, from)) continue;
    builder.token({ from, to });
    hasRejoined = edit !== undefined && builder.rejoins(edit);
  }
  const end = builder.place;
  const roots = builder.finish();
  const { hints } = builder;
  const all = edit ? joinHints(previous, edit, hints, resumed!.at, hasRejoined ? end : Infinity) : hints;
  const tree: Tree = { text, roots: roots.items, hints: all };
  rootsOfTrees.set(tree, roots);
  return tree;
}

/** The earlier hints up to `from`, the hints on what was read again, and the earlier hints from `to` on, moved. */
function joinHints({ hints }: Tree, { toA, toB }: Difference, fresh: readonly Hint[], from: number, to: number): readonly Hint[] {
  const delta = toB - toA;
  const behind = hints.filter(({ range }) => range.from + delta >= to);
  return [
    ...hints.filter(({ range }) => range.to <= from),
    ...fresh,
    ...behind.map((hint) => ({ ...hint, range: shiftRange(hint.range, delta) })),
  ];
}

/** Whether a call without quotes stands on the lines of a range, or may. */
function hasBareCall(text: string, from: number, to: number): boolean {
  const start = lineStart(text, from);
  const lines = text.slice(start, lineEnd(text, to));
  if (!lines.includes('(')) return false;
  // Where a comment ends, or a string goes on from one line to the next, a quote may be part of either.
  const isUncertain = lines.includes('*/') || /\\\r?\n/.test(text.slice(Math.max(0, start - 3), start) + lines);
  return /[a-z_][\w.]*[ \t]*\(/i.test(isUncertain ? lines : lines.replace(/"(?:[^"\\\n]|\\.)*"?/g, ''));
}
