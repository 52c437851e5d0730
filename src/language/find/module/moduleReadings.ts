// What was found in a Python module, and what of it still holds after an edit.
import { textDifference } from '../../text/textDifference';
import type { FindOptions } from '../framework';
import { runKeyOf } from '../../run/keys';
import type { FoundSchedule } from '../found';
import { movedSchedules } from './movedSchedules';
import { extentOf, movedBy, shiftRange } from '../../tree/shiftNode';
import type { Entry, MappingNode, Range, Tree } from '../../tree/tree';

/** What was found in an entry of a module. */
export interface EntryReading {
  /** The place of the entry among the module's. */
  readonly index: number;
  readonly found: readonly FoundSchedule[];
  /** The names that the schedules have. */
  readonly names: readonly string[];
  /** The names that were looked up in the module; undefined where it was looked at as a whole. */
  readonly lookedUp: ReadonlySet<string | undefined>;
}

/** What was found in a version of a module. */
export interface ModuleReadings {
  readonly tree: Tree;
  readonly module: MappingNode;
  readonly options: FindOptions;
  /** Those of the entries that may hold a schedule, in document order. */
  readonly readings: readonly EntryReading[];
  /** The names that the text gives to what has a framework's mark. */
  readonly aliases: readonly string[];
  /** Whether something was missing in the text that a parent file may have. */
  readonly isMissing: boolean;
}

/** What holds of earlier readings, and the entries that have to be read. */
export interface Kept {
  readonly kept: readonly EntryReading[];
  /** Their places among the module's, in document order. */
  readonly open: readonly number[];
}

/**
 * The readings of a module that still hold after an edit. A reading holds if the edit has at most moved its entry and all entries that its
 * names lead to. None holds if lines come or go, since origins have line numbers, or if the edit is about the run, which any entry may use.
 */
export function keepReadings(before: ModuleReadings | undefined, after: Pick<ModuleReadings, 'tree' | 'module' | 'options'>): Kept {
  const now = after.module.entries;
  const nothing: Kept = { kept: [], open: [...now.keys()] };
  if (!before || !isSame(before.options, after.options)) return nothing;
  const edit = textDifference(before.tree.text, after.tree.text);
  const pieces = before.tree.text.slice(edit.fromA, edit.toA) + after.tree.text.slice(edit.fromB, edit.toB);
  if (pieces.includes('\n')) return nothing;

  const old = before.module.entries;
  const delta = edit.toB - edit.toA;
  const isKept = (entry: Entry, other: Entry) => {
    const { from, to } = extentOf(entry);
    return movedBy(entry, other) === (to <= edit.fromA ? 0 : from >= edit.toA ? delta : NaN);
  };
  const shorter = Math.min(old.length, now.length);
  let start = 0;
  while (start < shorter && isKept(old[start]!, now[start]!)) start++;
  let rest = 0;
  while (rest < shorter - start && isKept(old.at(-1 - rest)!, now.at(-1 - rest)!)) rest++;

  const touched = [...old.slice(start, old.length - rest), ...now.slice(start, now.length - rest)];
  if (touched.some(({ key }) => key && runKeyOf(key.text) !== undefined)) return nothing;
  const changed = new Set(touched.flatMap(({ key }) => [undefined, key?.text]));
  const isStale = ({ lookedUp }: EntryReading) => [...lookedUp].some((name) => changed.has(name));
  // What was looked up for one schedule was looked up for those that are made of it, too.
  for (let count = 0; count < changed.size;) {
    count = changed.size;
    for (const reading of before.readings) if (isStale(reading)) reading.names.forEach((name) => changed.add(name));
  }

  const isMoved = ({ from, to }: Range) => from >= edit.toA && to > edit.fromA;
  const move = (range: Range) => (isMoved(range) ? shiftRange(range, delta) : range);
  const others = before.readings
    .filter(({ index }) => index < start || index >= old.length - rest)
    .map((reading) => ({ ...reading, index: reading.index < start ? reading.index : reading.index + now.length - old.length }));
  const between = [...now.keys()].slice(start, now.length - rest);
  return {
    kept: others.filter((reading) => !isStale(reading)).map((reading) => ({ ...reading, found: movedSchedules(reading.found, move) })),
    open: [...others.filter(isStale).map(({ index }) => index), ...between].sort((a, b) => a - b),
  };
}

/** Whether the same counts as a schedule, with the same known besides the text. */
function isSame(a: FindOptions, b: FindOptions): boolean {
  const settings = ({ functionNames, run, answers }: FindOptions) => JSON.stringify([functionNames, run, [...(answers ?? [])]]);
  return (
    settings(a) === settings(b) && isSameList(a.frameworks, b.frameworks) && a.parents === b.parents && isSameList(a.prelude, b.prelude)
  );
}

function isSameList(a: readonly unknown[] = [], b: readonly unknown[] = []): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
