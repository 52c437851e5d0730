import { textDifference } from '../text/textDifference';
import type { ListNode, Tree } from '../tree/tree';
import { Builder } from './builder';
import { resume } from './resume';
import { endOfToken, isComment } from './tokens';

/** The roots of each tree, with what is known of them. */
const rootsOfTrees = new WeakMap<Tree, ListNode>();

/**
 * Reads JSON, JSON with comments and trailing commas, and JSON lines (one root per value) into a neutral tree. Never throws; what is
 * missing (a comma, a value, a closing bracket) costs the least possible of what stands around it. With the tree of an earlier state of the
 * text, only the members are read that differ.
 */
export function parseJson(text: string, previous?: Tree): Tree {
  if (previous?.text === text) return previous;
  const before = previous && rootsOfTrees.get(previous);
  const edit = before && textDifference(previous.text, text);
  const resumed = edit && resume(before, edit);
  const builder = new Builder(text, resumed);
  const start = /\S/g;
  start.lastIndex = resumed?.at ?? 0;
  for (let found = start.exec(text); found; found = start.exec(text)) {
    const from = found.index;
    const to = (start.lastIndex = endOfToken(text, from));
    if (isComment(text, from)) continue;
    builder.token({ from, to });
    if (edit && builder.rejoins(edit)) break;
  }
  const roots = builder.finish();
  const tree: Tree = { text, roots: roots.items, hints: [] };
  rootsOfTrees.set(tree, roots);
  return tree;
}
