// What was found in a Python module, and what of it still holds after an edit.
import { textDifference } from '../../text/textDifference';
import type { FindOptions } from '../framework';
import type { FoundSchedule } from '../found';
import { moduleEdit } from './moduleEdit';
import { MovedLines } from './movedLines';
import { movedByEdit, movedSchedules } from './movedSchedules';
import { type LookUps, takesAny } from '../../resolve/lookUps';
import type { MappingNode, Tree } from '../../tree/tree';
import type { Recent } from './recent';
import { isSameSearch } from './sameSearch';

/** What was found in an entry of a module. */
export interface EntryReading {
  /** The place of the entry among the module's. */
  readonly index: number;
  readonly found: readonly FoundSchedule[];
  /** The names that the schedules have. */
  readonly names: readonly string[];
  /** The names that were looked up in the module; undefined where it was looked at as a whole. */
  readonly lookedUp: LookUps;
  /** Those that only the run beside a schedule depends on. */
  readonly ofRun: LookUps;
  /** How many mappings stand around each schedule whose run these are. */
  readonly depths: readonly (number | undefined)[];
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
  /** What frameworks have made of parts of it and of earlier versions. */
  readonly kept: Recent;
}

/** What holds of earlier readings, and the entries that have to be read. */
export interface Kept {
  readonly kept: readonly EntryReading[];
  /** Their places among the module's, in document order. */
  readonly open: readonly number[];
  /** The places of the readings that hold but for the run beside their schedules. */
  readonly ofOtherRun: ReadonlySet<number>;
}

/**
 * The readings of a module that still hold after an edit. A reading holds if the edit has at most moved its entry and all entries that its
 * names lead to.
 */
export function keepReadings(before: ModuleReadings | undefined, after: Pick<ModuleReadings, 'tree' | 'module' | 'options'>): Kept {
  if (!before || !isSameSearch(before.options, after.options))
    return { kept: [], open: [...after.module.entries.keys()], ofOtherRun: new Set() };
  const edit = textDifference(before.tree.text, after.tree.text);
  const { from, toA, toB, changed } = moduleEdit(before, after, edit);
  let isConcerned = takesAny(changed);
  // What was looked up for one schedule was looked up for those that are made of it, too.
  for (let count = 0; count < changed.size;) {
    count = changed.size;
    for (const { lookedUp, names } of before.readings) if (isConcerned(lookedUp)) names.forEach((name) => changed.add(name));
    if (changed.size > count) isConcerned = takesAny(changed);
  }

  const move = movedByEdit(edit);
  const open = Array.from({ length: toB - from }, (_, at) => from + at);
  const kept: EntryReading[] = [];
  const ofOtherRun = new Set<number>();
  const lines = new MovedLines(before.tree, after.tree, edit);
  for (const reading of before.readings) {
    if (reading.index >= from && reading.index < toA) continue;
    const index = reading.index < from ? reading.index : reading.index + toB - toA;
    const found = isConcerned(reading.lookedUp) ? undefined : lines.move(movedSchedules(reading.found, move));
    if (!found) {
      open.push(index);
      continue;
    }
    kept.push(found === reading.found && index === reading.index ? reading : { ...reading, index, found });
    if (isConcerned(reading.ofRun)) ofOtherRun.add(index);
  }
  return { kept, open: open.sort((a, b) => a - b), ofOtherRun };
}
