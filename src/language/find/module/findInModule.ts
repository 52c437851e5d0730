// The schedules of a Python module, which is read entry by entry: an edit leaves most of them as they were.
import { firstIndex } from '../../../core/ascending';
import { aliasesIn, Candidates, countWords } from '../candidates';
import { withRun } from '../buildFound';
import { Finder, mostKept } from '../finder';
import type { FoundSchedule } from '../found';
import type { FindOptions } from '../framework';
import { Notes } from '../reads/notes';
import type { RunsApart } from '../reads/read';
import { Evaluations } from '../../resolve/evaluated';
import { lookUpsSince } from '../../resolve/lookUps';
import { keepReadings, type ModuleReadings, type EntryReading } from './moduleReadings';
import { Recent } from './recent';
import { extentOf } from '../../tree/shiftNode';
import type { MappingNode, Range, Tree } from '../../tree/tree';
import { atRoot, entryPlace, modulesOf, nameIn } from '../../tree/walk';

/** Finds the schedules of a module; those of `before` that an edit cannot have changed are taken from there. */
export function findInModule(
  tree: Tree,
  module: MappingNode,
  options: FindOptions,
  before?: ModuleReadings,
  made = before?.kept ?? new Recent(mostKept),
): ModuleReadings {
  const { kept: all, open, ofOtherRun } = keepReadings(before, { tree, module, options });
  made.begin();
  const notes = new Notes(open.length < module.entries.length && before!.isMissing);
  const { lookedUp } = notes;
  const runs: RunsApart = { log: [], depths: new Map() };
  const scope = notes.watched(module, asItIs);
  const place = { ...atRoot, ancestors: [scope] };
  const finder = new Finder(tree, scope, { ...options, onMissing: notes.miss }, new Evaluations(lookedUp), made, runs);
  // Merged entries are listed last, and their text lies within that of other entries.
  const own = open.filter((index) => !module.entries[index]!.merged);
  const ranges = own.map((index) => extentOf(module.entries[index]!));
  const isPart = open.length < module.entries.length;
  const within = isPart ? joinedRanges(ranges) : [{ from: 0, to: tree.text.length }];
  const aliases = within.flatMap(({ from, to }) => aliasesIn(tree.text.slice(from, to), options));
  // Names that earlier cells of a notebook give count here, too.
  if (!isPart) aliases.push(...namesOfCells(options));
  // What has a new name in an edited entry may be used in all the others.
  if (isPart && aliases.some((name) => !before!.aliases.includes(name))) return findInModule(tree, module, options, undefined, made);
  const allAliases = isPart ? before!.aliases : aliases;
  const candidates = new Candidates(tree.text, options, allAliases, within);

  /** A reading that still holds, of which only the run is another. */
  const inRun = (reading: EntryReading): EntryReading => {
    lookedUp.length = 0;
    const { value } = module.entries[reading.index]!;
    const found = reading.found.map((one, at) => {
      const depth = reading.depths[at];
      const ancestors = depth === 2 && value.kind === 'mapping' ? [scope, value] : [scope];
      return depth === undefined ? one : withRun({ ...one, stepsPerEpoch: undefined }, finder.run({ ...atRoot, ancestors }));
    });
    return { ...reading, found, ofRun: lookUpsSince(lookedUp, 0) };
  };
  const kept = all.map((reading) => (ofOtherRun.has(reading.index) ? inRun(reading) : reading));
  candidates.add(kept.flatMap(({ names }) => names));
  const byIndex = new Map<number, EntryReading>();
  const isOpen = ranges.map((range) => candidates.isIn(range));
  /** Reads an entry. What uses the schedules in it is open then: behind it in the same round, before it in the next one. */
  const read = (index: number): void => {
    const entry = module.entries[index]!;
    lookedUp.length = runs.log.length = 0;
    const found: FoundSchedule[] = [];
    const openUses = (name: string, keyRange: Range | undefined) => {
      for (const use of candidates.add([name])) {
        // Where it gets its name is no use of it.
        if ((keyRange && keyRange.from <= use && use < keyRange.to) || isDefinition(tree.text, use)) continue;
        const at = indexAt(ranges, use);
        // What could not be read stands behind all entries.
        if (at < isOpen.length) isOpen[at] = true;
      }
    };
    for (const one of finder.all(candidates, entry.value, entryPlace(entry, place))) {
      found.push(one);
      openUses(nameIn(one.label), one.keyRange);
    }
    // Another name of what may be a schedule.
    const otherName = entry.key && entry.value.kind === 'name' ? [entry.key.text] : [];
    for (const name of otherName) openUses(name, entry.key!.range);
    const before = byIndex.get(index);
    if (before) {
      lookedUp.push(before.lookedUp);
      runs.log.push(before.ofRun);
    }
    const names = [...found.map(({ label }) => nameIn(label)), ...otherName];
    const depths = found.map((one) => runs.depths.get(one));
    byIndex.set(index, { index, found, names, depths, lookedUp: lookUpsSince(lookedUp, 0), ofRun: lookUpsSince(runs.log, 0) });
  };
  while (isOpen.includes(true)) {
    for (const [at, index] of own.entries()) {
      if (isOpen[at] !== true) continue;
      isOpen[at] = false;
      read(index);
    }
  }
  const fresh = [...byIndex.values()];

  if (isPart) {
    // A schedule with a new name may be used in entries that had no schedule so far.
    const known = new Set(before!.readings.flatMap(({ names }) => names));
    const added = fresh.flatMap(({ names }) => names).filter((name) => !known.has(name));
    const count = ranges.reduce((sum, { from, to }) => sum + countWords(tree.text.slice(from, to), added), 0);
    if (countWords(tree.text, added) > count) return findInModule(tree, module, options, undefined, made);
  }
  if (notes.isMissing) options.onMissing?.();
  const readings = [...kept, ...fresh].sort((a, b) => a.index - b.index);
  return { tree, module, options, readings, aliases: allAliases, isMissing: notes.isMissing, kept: made };
}

/** The names that earlier cells give to what has a mark, and to what may be a schedule. */
function namesOfCells(options: FindOptions): readonly string[] {
  const names: string[] = [];
  for (const cell of options.earlierCells ?? []) {
    names.push(...aliasesIn(cell.text, options));
    const candidates = new Candidates(cell.text, options, names);
    for (const { entries } of modulesOf([cell]))
      for (const entry of entries) {
        if (!entry.key || !candidates.isIn(extentOf(entry))) continue;
        names.push(entry.key.text);
        candidates.add([entry.key.text]);
      }
  }
  return names;
}

/** Whether a name is that of a function or class which is defined there. */
const isDefinition = (text: string, at: number): boolean => /\b(?:def|class)[ \t]+$/.test(text.slice(Math.max(at - 20, 0), at));

const asItIs = (name: string | undefined) => name;

/** Ranges in document order, those that lie close together as one. */
function joinedRanges(ranges: readonly Range[]): readonly Range[] {
  const all: Range[] = [];
  for (const range of ranges) {
    const last = all.at(-1);
    if (last && range.from - last.to < closeBy) all[all.length - 1] = { from: last.from, to: Math.max(last.to, range.to) };
    else all.push(range);
  }
  return all;
}

const closeBy = 200;

/** The index of the first of some ranges, ascending, that does not end before a place. */
const indexAt = (ranges: readonly Range[], place: number): number => firstIndex(ranges.length, (index) => ranges[index]!.to >= place);
