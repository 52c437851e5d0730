// A tree -> its schedules.
import { addHints } from './addHints';
import { Candidates } from './candidates';
import { Finder, type FindOptions } from './finder';
import type { FoundSchedule } from './found';
import type { Tree } from './tree';

/** The schedules of a tree in document order; those that are parts of an expression stand within it. Never throws. */
export function findSchedules(tree: Tree, options: FindOptions): readonly FoundSchedule[] {
  const candidates = new Candidates(tree.text, options.functionNames);
  const found = tree.roots.flatMap((root) => {
    const finder = new Finder(tree, root, options);
    let all: readonly FoundSchedule[];
    // What is composed of others by their names is found once these are known.
    do all = [...finder.all(candidates)];
    while (candidates.add(all.map(({ label }) => nameIn(label))));
    return all;
  });
  return addHints(found, tree.hints);
}

/** The name by which others refer to what a label stands for: the last part of it that is one. */
function nameIn(label: string): string {
  return /([^.[\]]*)(?:\[\d+\])*$/.exec(label)![1]!;
}
