// What was found in a Python module, and what of it still holds after an edit.
import { textDifference } from '../../text/textDifference';
import type { FindOptions } from '../framework';
import { isConfigName } from '../../run/configObjects';
import { otherSections, runKeysKey } from '../../run/keys';
import { type RunEntries, runEntriesBy } from '../../run/runEntries';
import type { FoundSchedule } from '../found';
import { MovedLines } from './movedLines';
import { movedByEdit, movedSchedules } from './movedSchedules';
import { commonEnds } from '../../tree/commonEnds';
import { extentOf, movedBy } from '../../tree/shiftNode';
import { callKey } from '../../resolve/lookUp';
import { type LookUps, takesAny } from '../../resolve/lookUps';
import { handOnUses, setInside } from '../../resolve/uses/moduleUses';
import { type Statement, statementsOf } from '../../tree/statements';
import type { Entry, MappingNode, Range, Tree } from '../../tree/tree';
import type { Recent } from './recent';

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
  const now = after.module.entries;
  if (!before || !isSameSearch(before.options, after.options)) return { kept: [], open: [...now.keys()], ofOtherRun: new Set() };
  const edit = textDifference(before.tree.text, after.tree.text);

  const old = before.module.entries;
  const delta = edit.toB - edit.toA;
  const moves = ({ from, to }: Range) => (to <= edit.fromA ? 0 : from >= edit.toA ? delta : NaN);
  const same = commonEnds(old, now, (entry, other) => movedBy(entry, other) === moves(extentOf(entry)));
  const touched = [old.slice(same.start, old.length - same.rest), now.slice(same.start, now.length - same.rest)] as const;
  handOnUses(before.module, after.module, touched.flat());

  const edited = [
    statementsIn(before.tree, { from: edit.fromA, to: edit.toA }),
    statementsIn(after.tree, { from: edit.fromB, to: edit.toB }),
  ] as const;
  // Some were only read again since they stand beside an edit: all of their statement is as it was, but for its place.
  const isAsBefore = (entry: Entry, other: Entry) => {
    const [range, range2] = [extentOf(entry), extentOf(other)];
    const by = moves(range);
    return (
      range2.from === range.from + by &&
      range2.to === range.to + by &&
      isLike(entry, other) &&
      !edited[0].some((statement) => isWithin(range, statement)) &&
      !edited[1].some((statement) => isWithin(range2, statement))
    );
  };
  const equal = commonEnds(...touched, isAsBefore);
  const [start, rest] = [same.start + equal.start, same.rest + equal.rest];
  const differing = [old.slice(start, old.length - rest), now.slice(start, now.length - rest)] as const;
  const changed = new Set<string | undefined>([
    ...(touched.flat().length > 0 ? [undefined] : []),
    ...differing.flat().map(({ key }) => key?.text),
    ...changedIn(before.tree, old, edited[0]),
    ...changedIn(after.tree, now, edited[1]),
  ]);
  if (isAboutRun(differing, runEntriesBy(after.options.conventions))) changed.add(runKeysKey);
  let isConcerned = takesAny(changed);
  // What was looked up for one schedule was looked up for those that are made of it, too.
  for (let count = 0; count < changed.size;) {
    count = changed.size;
    for (const { lookedUp, names } of before.readings) if (isConcerned(lookedUp)) names.forEach((name) => changed.add(name));
    if (changed.size > count) isConcerned = takesAny(changed);
  }

  const move = movedByEdit(edit);
  const open = Array.from({ length: now.length - rest - start }, (_, at) => start + at);
  const kept: EntryReading[] = [];
  const ofOtherRun = new Set<number>();
  const lines = new MovedLines(before.tree, after.tree, edit);
  for (const reading of before.readings) {
    if (reading.index >= start && reading.index < old.length - rest) continue;
    const index = reading.index < start ? reading.index : reading.index + now.length - old.length;
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

/** The statements that a range touches. */
const statementsIn = (tree: Tree, { from, to }: Range): readonly Statement[] =>
  statementsOf(tree).filter((statement) => statement.from <= to && from <= statement.to);

const isWithin = (inner: Range, outer: Range): boolean => outer.from <= inner.from && inner.to <= outer.to;
const beginsIn = ({ from }: Range, outer: Range): boolean => outer.from <= from && from <= outer.to;

/** Whether two entries of the same text were read as the same. */
const isLike = (a: Entry, b: Entry): boolean =>
  a.key?.text === b.key?.text && a.value.kind === b.value.kind && a.merged === b.merged && a.isDefault === b.isDefault;

/** What is bound, called and handed on in statements that an edit touches, and what their functions set of others: their other parts may tell what comes of it. */
function changedIn({ text }: Tree, entries: readonly Entry[], statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((statement) => {
    // A function takes up the end of its last line, too.
    const within = entries.filter((entry) => beginsIn(extentOf(entry), statement));
    const calls = text.slice(statement.from, statement.to).matchAll(/([\p{L}_][\p{L}\p{N}_]*)(?=\s*(?:[([,)\n]|$))/gu);
    return [
      ...within.flatMap((entry) => [...(entry.key ? [entry.key.text] : []), ...setInside(entry)]),
      ...Array.from(calls, ([, name]) => callKey(name!)),
    ];
  });
}

/** Whether what a module says of the run may have changed with these entries: of a function or class just the name counts. */
function isAboutRun(sides: readonly (readonly Entry[])[], run: RunEntries): boolean {
  const [before, after] = sides.map((entries) =>
    entries.filter((entry) => {
      const name = entry.key?.text;
      const isRunKey = name !== undefined && (run.keyOf(name) !== undefined || otherSections.test(name) || isConfigName(name));
      return isRunKey || run.madeIn(entry).length > 0;
    }),
  );
  const keys = (entries: readonly Entry[]) => entries.map(({ key }) => key?.text);
  const isScope = ({ value }: Entry) => value.kind === 'mapping' && value.scope === true;
  return !isSameList(keys(before!), keys(after!)) || ![...before!, ...after!].every(isScope);
}

/** Whether the same counts as a schedule, with the same known besides the text. */
export function isSameSearch(a: FindOptions, b: FindOptions): boolean {
  const settings = ({ functionNames, readHandmade, readings, run, answers, versions }: FindOptions) =>
    JSON.stringify([functionNames, readHandmade, readings, run, [...(answers ?? [])], [...(versions ?? [])]]);
  return (
    settings(a) === settings(b) &&
    isSameList(a.frameworks, b.frameworks) &&
    a.conventions === b.conventions &&
    a.parents === b.parents &&
    isSameList(a.earlierCells, b.earlierCells)
  );
}

function isSameList(a: readonly unknown[] = [], b: readonly unknown[] = []): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index]);
}
