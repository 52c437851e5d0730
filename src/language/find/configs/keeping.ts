// What was found in a config, and what of it still holds after an edit.
import { parentLinks } from '../../resolve/convention';
import { handOnIndex } from '../../resolve/lookUp';
import { type LookUps, takesAny } from '../../resolve/lookUps';
import { otherSections, runKeysKey } from '../../run/keys';
import { type RunEntries, runEntriesBy } from '../../run/runEntries';
import { textDifference } from '../../text/textDifference';
import { commonEnds } from '../../tree/commonEnds';
import { movedBy, originalOf } from '../../tree/shiftNode';
import type { Entry, MappingNode, Tree } from '../../tree/tree';
import type { FoundSchedule } from '../found';
import type { FindOptions } from '../framework';
import { MovedLines } from '../module/movedLines';
import type { Recent } from '../module/recent';
import { movedByEdit, movedSchedules } from '../module/movedSchedules';
import { isSameSearch } from '../module/sameSearch';
import { lookUpKey, pathInside } from './lookUpKey';

/** What was found in an entry of a config; of a mapping, as a whole: what stands in it has readings of its own. */
export interface EntryReading {
  /** Where the entry stands: nothing is kept of what comes to stand elsewhere. */
  readonly path: string;
  readonly found: readonly FoundSchedule[];
  /** The look-ups that it took. */
  readonly lookedUp: LookUps;
}

/** What was found in a version of a config. */
export interface ConfigReadings {
  readonly tree: Tree;
  readonly options: FindOptions;
  readonly found: readonly FoundSchedule[];
  /** Those of the entries that may hold a schedule, as they were when they were read. */
  readonly byEntry: ReadonlyMap<Entry, EntryReading>;
  /** Which entries of each mapping that was looked through may hold one, by their places in it as it was when it was read. */
  readonly marked: ReadonlyMap<MappingNode, readonly number[]>;
  /** Whether something was missing in the text that a parent file may have. */
  readonly isMissing: boolean;
  /** What frameworks have made of parts of it and of earlier versions. */
  readonly kept: Recent;
}

/** The readings that hold after an edit. */
export interface Keeping {
  /** That of an entry, as it was when it was read, at a path; its places are those after the edit. */
  of(entry: Entry, path: string): EntryReading | undefined;
  /** The entries of a mapping, as it was when it was read, that may hold a schedule, by their places; undefined where each may. */
  marked(mapping: MappingNode): readonly number[] | undefined;
}

/** What holds of earlier readings: that of an entry if the edit has at most moved it and what was looked up for it. Undefined where nothing does. */
export function keepingFrom(before: ConfigReadings, tree: Tree, options: FindOptions): Keeping | undefined {
  if (!isSameSearch(before.options, options) || before.tree.roots.length !== tree.roots.length) return undefined;
  const changed = new Changes(options, before.marked);
  for (const [index, root] of tree.roots.entries()) {
    const old = before.tree.roots[index]!;
    if (old.kind !== root.kind) return undefined;
    if (old.kind === 'mapping' && root.kind === 'mapping') changed.compare(old, root, `${index}`);
  }
  if (changed.isUnclear || !isSameText(before.tree, tree, options)) return undefined;
  const isConcerned = takesAny(changed.keys);
  const edit = textDifference(before.tree.text, tree.text);
  const move = movedByEdit(edit);
  const lines = new MovedLines(before.tree, tree, edit);
  return {
    marked: (mapping) => changed.marked.get(mapping) ?? before.marked.get(mapping),
    of: (entry, path) => {
      const known = before.byEntry.get(entry);
      if (known?.path !== path || isConcerned(known.lookedUp)) return undefined;
      const found = lines.move(movedSchedules(known.found, move));
      return found && { ...known, found };
    },
  };
}

/** Whether what is asked of a text as a whole has the same answers. */
function isSameText(before: Tree, after: Tree, { conventions }: FindOptions): boolean {
  const links = ({ roots: [root] }: Tree) => JSON.stringify(parentLinks(root, conventions));
  const forms = conventions.flatMap(({ run }) => run?.wholeBatch?.text ?? []);
  return links(before) === links(after) && forms.every((form) => form.test(before.text) === form.test(after.text));
}

/** The look-ups that have other results after an edit. */
class Changes {
  readonly keys = new Set<string>();
  /** A key that is written several times differs: which of its mappings was which is not worth to find out. */
  isUnclear = false;
  /** The entries that may hold a schedule in the mappings that were compared. */
  readonly marked = new Map<MappingNode, readonly number[]>();
  readonly #run: RunEntries;

  constructor(
    { conventions }: FindOptions,
    private readonly markedBefore: ConfigReadings['marked'],
  ) {
    this.#run = runEntriesBy(conventions);
  }

  /** Notes what differs between two versions of a mapping, and says whether anything does. */
  compare(before: MappingNode, after: MappingNode, path: string): boolean {
    const { start, rest } = commonEnds(before.entries, after.entries, (entry, other) => movedBy(entry, other) !== undefined);
    const old = before.entries.slice(start, before.entries.length - rest);
    const now = after.entries.slice(start, after.entries.length - rest);
    const marked = this.markedBefore.get(before);
    if (marked) {
      const end = start + old.length;
      const behind = marked.filter((place) => place >= end).map((place) => place - old.length + now.length);
      this.marked.set(after, [...marked.filter((place) => place < start), ...now.map((_, index) => start + index), ...behind]);
    }
    const keyOf = (entry: Entry | undefined) => entry && originalOf(entry).key?.text;
    if (old.length === now.length && old.every((entry, at) => keyOf(entry) === keyOf(now[at]))) handOnIndex(before, after);
    const [oldByKey, nowByKey] = [byKey(old), byKey(now)];
    const names = [...new Set([...oldByKey.keys(), ...nowByKey.keys()])].filter(
      (name) => !this.#isSame(oldByKey.get(name) ?? [], nowByKey.get(name) ?? [], pathInside(path, name)),
    );
    if (names.length === 0) return before.tag !== after.tag;
    this.keys.add(lookUpKey(path, undefined));
    for (const name of names) if (name !== undefined) this.keys.add(lookUpKey(path, name));
    const isAboutRun = names.some((name) => name !== undefined && (otherSections.test(name) || this.#run.keyOf(name) !== undefined));
    const isOther = (mapping: MappingNode) => (['itself', 'within'] as const).map((way) => this.#run.countsOther(mapping, way)).join();
    if (isAboutRun || isOther(before) !== isOther(after)) this.keys.add(lookUpKey(path, runKeysKey));
    return true;
  }

  /** Whether the entries of a key are the same: those that are mappings may have been put together anew. */
  #isSame(old: readonly Entry[], now: readonly Entry[], path: string): boolean {
    if (old.length > 1 || now.length > 1) this.isUnclear = true;
    const [before, after] = [old[0] && originalOf(old[0]).value, now[0] && originalOf(now[0]).value];
    return before?.kind === 'mapping' && after?.kind === 'mapping' && !this.compare(before, after, path);
  }
}

function byKey(entries: readonly Entry[]): ReadonlyMap<string | undefined, readonly Entry[]> {
  const all = new Map<string | undefined, Entry[]>();
  for (const entry of entries) {
    const key = originalOf(entry).key?.text;
    const known = all.get(key);
    if (known) known.push(entry);
    else all.set(key, [entry]);
  }
  return all;
}
