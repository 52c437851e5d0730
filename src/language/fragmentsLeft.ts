import { type Tree as SyntaxTree, TreeFragment } from '@lezer/common';

/** The parts of a syntax tree that lie outside of the one span in which the text before and the text after differ. */
export function fragmentsLeft(syntax: SyntaxTree, before: string, after: string): readonly TreeFragment[] {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before.charCodeAt(from) === after.charCodeAt(from)) from++;
  let same = 0;
  while (same < shorter - from && before.charCodeAt(before.length - 1 - same) === after.charCodeAt(after.length - 1 - same)) same++;
  const change = { fromA: from, toA: before.length - same, fromB: from, toB: after.length - same };
  return TreeFragment.applyChanges(TreeFragment.addTree(syntax), [change]);
}
