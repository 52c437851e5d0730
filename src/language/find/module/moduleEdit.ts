// What an edit of a Python module changes of its entries.
import { callKey } from '../../resolve/lookUp';
import { handOnUses, asksOf } from '../../resolve/uses/moduleUses';
import { isConfigName } from '../../run/configObjects';
import { otherSections, runKeysKey } from '../../run/keys';
import { type RunEntries, runEntriesBy } from '../../run/runEntries';
import type { FindOptions } from '../framework';
import type { Difference } from '../../text/textDifference';
import { commonEnds } from '../../tree/commonEnds';
import { extentOf, movedBy } from '../../tree/shiftNode';
import { type Statement, statementsOf } from '../../tree/statements';
import type { Entry, MappingNode, Range, Tree } from '../../tree/tree';
import { isSameList } from './sameSearch';

/** What an edit changes of a module. */
export interface ModuleEdit {
  /** Of the entries of its statements, those from here on differ, up to these in the two versions. */
  readonly from: number;
  readonly toA: number;
  readonly toB: number;
  /** The names that may mean something else; undefined where any entry was read again. */
  readonly changed: Set<string | undefined>;
}

/** A version of a module. */
interface Version {
  readonly tree: Tree;
  readonly module: MappingNode;
  readonly options: FindOptions;
}

/** Compares two versions of a module, between which this was edited. */
export function moduleEdit(before: Version, after: Version, edit: Difference): ModuleEdit {
  const delta = edit.toB - edit.toA;
  const moves = ({ from, to }: Range) => (to <= edit.fromA ? 0 : from >= edit.toA ? delta : NaN);
  const edited = [
    statementsIn(before.tree, { from: edit.fromA, to: edit.toA }),
    statementsIn(after.tree, { from: edit.fromB, to: edit.toB }),
  ] as const;
  // Some were only read again since they stand beside an edit: all of their statement is as it was, but for its place. A function takes up the end of
  // its last line, too, which is none of its statement.
  const isAsBefore = (entry: Entry, other: Entry) => {
    const [range, range2] = [extentOf(entry), extentOf(other)];
    const by = moves(range);
    return (
      range2.from === range.from + by &&
      range2.to === range.to + by &&
      isLike(entry, other) &&
      !edited[0].some((statement) => beginsIn(range, statement)) &&
      !edited[1].some((statement) => beginsIn(range2, statement))
    );
  };
  const compared = (old: readonly Entry[], now: readonly Entry[]) => {
    const same = commonEnds(old, now, (entry, other) => movedBy(entry, other) === moves(extentOf(entry)));
    const touched = [between(old, same), between(now, same)] as const;
    const equal = commonEnds(...touched, isAsBefore);
    return {
      start: same.start + equal.start,
      rest: same.rest + equal.rest,
      touched: touched.flat(),
      differing: [between(touched[0], equal), between(touched[1], equal)] as const,
    };
  };
  const [old, now] = [sidesOf(before.module.entries), sidesOf(after.module.entries)];
  const [own, lifted] = [compared(old.own, now.own), compared(old.lifted, now.lifted)];
  const touched = [...own.touched, ...lifted.touched];
  handOnUses(before.module, after.module, touched);
  const differing = [0, 1].map((side) => [...own.differing[side]!, ...lifted.differing[side]!]);
  // A line that was broken before may have had the statement behind it in it.
  const beside = differing.flatMap((entries, side) =>
    entries.filter((entry) => !edited[side]!.some((statement) => beginsIn(extentOf(entry), statement))),
  );
  const changed = new Set<string | undefined>([
    ...(touched.length > 0 ? [undefined] : []),
    ...differing.flat().map(({ key }) => key?.text),
    ...beside.flatMap(asksOf),
    ...changedIn(before.tree, before.module.entries, edited[0]),
    ...changedIn(after.tree, after.module.entries, edited[1]),
  ]);
  if (isAboutRun(differing, runEntriesBy(after.options.conventions))) changed.add(runKeysKey);
  return { from: own.start, toA: old.own.length - own.rest, toB: now.own.length - own.rest, changed };
}

/** The entries of the statements of a module, and behind them those that are lifted out of them: an edit of one option is none of what stands between it and them. */
function sidesOf(entries: readonly Entry[]): { readonly own: readonly Entry[]; readonly lifted: readonly Entry[] } {
  const end = entries.findLastIndex(({ merged }) => merged !== true) + 1;
  return { own: entries.slice(0, end), lifted: entries.slice(end) };
}

const between = (entries: readonly Entry[], { start, rest }: ReturnType<typeof commonEnds>): readonly Entry[] =>
  entries.slice(start, entries.length - rest);

/** The statements that a range touches. */
const statementsIn = (tree: Tree, { from, to }: Range): readonly Statement[] =>
  statementsOf(tree).filter((statement) => statement.from <= to && from <= statement.to);

const beginsIn = ({ from }: Range, outer: Range): boolean => outer.from <= from && from <= outer.to;

/** Whether two entries of the same text were read as the same. */
const isLike = (a: Entry, b: Entry): boolean =>
  a.key?.text === b.key?.text && a.value.kind === b.value.kind && a.merged === b.merged && a.isDefault === b.isDefault;

/** What is bound, called and handed on in statements that an edit touches, and what their functions set of others: their other parts may tell what comes of it. */
function changedIn({ text }: Tree, entries: readonly Entry[], statements: readonly Statement[]): readonly string[] {
  return statements.flatMap((statement) => {
    // A function takes up the end of its last line, too.
    const within = entries.filter((entry) => beginsIn(extentOf(entry), statement));
    const calls = text
      .slice(statement.from, statement.to)
      .matchAll(/([\p{L}_][\p{L}\p{N}_]*)(?=\s*(?:[([,)\]}\n]|$|(?:and|or|if|else)\b))/gu);
    return [
      ...within.flatMap((entry) => [...(entry.key ? [entry.key.text] : []), ...asksOf(entry)]),
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
