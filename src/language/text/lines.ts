import type { Tree } from '../tree/tree';

/** Where the lines of each tree's text start, from when it was first asked for. */
const lineStarts = new WeakMap<Tree, readonly number[]>();

/** The line of an offset in a tree's text, from 1. */
export function lineOf(tree: Tree, offset: number): number {
  let starts = lineStarts.get(tree);
  if (!starts) lineStarts.set(tree, (starts = startsOf(tree.text)));
  let low = 0;
  let high = starts.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (starts[middle]! <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}

function startsOf(text: string): readonly number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
