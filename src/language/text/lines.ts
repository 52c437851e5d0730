import { countUpTo } from '../../core/ascending';
import type { Tree } from '../tree/tree';

/** Where the lines of each tree's text start, as far as was asked for. */
const lineStarts = new WeakMap<Tree, number[]>();

/** The line of an offset in a tree's text, from 1. */
export function lineOf(tree: Tree, offset: number): number {
  let starts = lineStarts.get(tree);
  if (!starts) lineStarts.set(tree, (starts = [0]));
  let last = starts.at(-1)!;
  while (last <= offset) starts.push((last = tree.text.indexOf('\n', last) + 1 || Infinity));
  return countUpTo(starts, offset);
}
