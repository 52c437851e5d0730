// The schedules of a Python module, which is read entry by entry: an edit leaves most of them as they were.
import { Candidates, countWords } from '../candidates';
import { Finder } from '../finder';
import type { FindOptions } from '../framework';
import { watched } from '../../resolve/lookUp';
import { keepReadings, type ModuleReadings, type Reading } from './moduleReadings';
import { extentOf } from '../../tree/shiftNode';
import type { MappingNode, Tree } from '../../tree/tree';
import { atRoot, entryPlace, nameIn } from '../../tree/walk';

/** Finds the schedules of a module; those of `before` that an edit cannot have changed are taken from there. */
export function findInModule(tree: Tree, module: MappingNode, options: FindOptions, before?: ModuleReadings): ModuleReadings {
  const { kept, open } = keepReadings(before, { tree, module, options });
  let isMissing = open.length < module.entries.length && before!.isMissing;
  let asked: (string | undefined)[] = [];
  const askedBy = new Map<number, typeof asked>();
  const scope = watched(module, (name) => asked.push(name));
  const place = { ...atRoot, ancestors: [scope] };
  const finder = new Finder(tree, scope, { ...options, onMissing: () => (isMissing = true) });
  // Merged entries are listed last, and their text lies within that of other entries.
  const own = open.filter((index) => !module.entries[index]!.merged);
  const ranges = own.map((index) => extentOf(module.entries[index]!));
  const candidates = new Candidates(tree.text, options, { from: ranges[0]?.from ?? 0, to: ranges.at(-1)?.to ?? 0 });

  const read = (index: number, at: number): readonly Reading[] => {
    const entry = module.entries[index]!;
    if (!candidates.isIn(ranges[at]!)) return [];
    asked = askedBy.get(index) ?? [];
    askedBy.set(index, asked);
    const found = [...finder.all(candidates, entry.value, entryPlace(entry, place))];
    return [{ index, found, names: found.map(({ label }) => nameIn(label)), asked }];
  };
  let fresh: readonly Reading[];
  do fresh = own.flatMap(read);
  while (candidates.add([...kept, ...fresh].flatMap(({ names }) => names)));

  if (open.length < module.entries.length) {
    // A schedule with a new name may be used in entries that had no schedule so far.
    const known = new Set(before!.readings.flatMap(({ names }) => names));
    const added = fresh.flatMap(({ names }) => names).filter((name) => !known.has(name));
    const count = ranges.reduce((sum, { from, to }) => sum + countWords(tree.text.slice(from, to), added), 0);
    if (countWords(tree.text, added) > count) return findInModule(tree, module, options);
  }
  if (isMissing) options.onMissing?.();
  const readings = [...kept, ...fresh].sort((a, b) => a.index - b.index);
  return { tree, module, options, readings, isMissing };
}
