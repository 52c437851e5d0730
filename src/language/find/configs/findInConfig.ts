// The schedules of a config, which is read entry by entry: an edit leaves most of them as they were.
import { Evaluations } from '../../resolve/evaluated';
import { lookUpsSince } from '../../resolve/lookUps';
import type { Evaluated } from '../../resolve/value';
import { extentOf, originalOf } from '../../tree/shiftNode';
import type { Entry, MappingNode, Node, Tree } from '../../tree/tree';
import { atRoot, entryPlace, type Place } from '../../tree/walk';
import { Candidates } from '../candidates';
import { Finder, mostKept } from '../finder';
import { isProse } from '../../text/prose';
import type { FoundSchedule } from '../found';
import type { FindOptions } from '../framework';
import { Recent } from '../module/recent';
import { Notes } from '../reads/notes';
import { lookUpKey, pathInside } from './lookUpKey';
import { type ConfigReadings, type EntryReading, type Keeping, keepingFrom } from './keeping';

/** Finds the schedules of a config; those of `before` that an edit cannot have changed are taken from there. */
export function findInConfig(tree: Tree, options: FindOptions, before?: ConfigReadings): ConfigReadings {
  const keeping = before && keepingFrom(before, tree, options);
  const notes = new Notes(keeping !== undefined && before!.isMissing);
  const reader = new ConfigReader(tree, { ...options, onMissing: notes.miss }, notes, before?.kept ?? new Recent(mostKept), keeping);
  const found = tree.roots.flatMap((root, index) => [...reader.all(root, `${index}`)]);
  if (notes.isMissing) options.onMissing?.();
  return { tree, options, found, byEntry: reader.byEntry, marked: reader.marked, isMissing: notes.isMissing, kept: reader.kept };
}

/** A mapping, and the place of what stands in it. */
interface Level {
  readonly mapping: MappingNode;
  /** As it was when it was read. */
  readonly original: MappingNode;
  readonly path: string;
  readonly inside: () => Place;
}

class ConfigReader {
  readonly byEntry = new Map<Entry, EntryReading>();
  readonly marked = new Map<MappingNode, readonly number[]>();
  readonly #candidates: Candidates;
  #finder!: Finder;

  constructor(
    private readonly tree: Tree,
    private readonly options: FindOptions,
    private readonly notes: Notes,
    readonly kept: Recent,
    private readonly keeping: Keeping | undefined,
  ) {
    this.#candidates = new Candidates(tree.text, options, []);
  }

  /** The schedules of a document. */
  *all(root: Node, path: string): Generator<FoundSchedule> {
    const reporting = root.kind === 'mapping' ? this.#reporting(root, path) : root;
    this.#finder = new Finder(this.tree, reporting, this.options, new Evaluations<Evaluated>(this.notes.lookedUp), this.kept);
    if (root.kind !== 'mapping' || reporting.kind !== 'mapping') {
      yield* this.#finder.all(this.#candidates);
      return;
    }
    const found = this.#finder.read(reporting, atRoot);
    if (found) yield found;
    if (found && found.range.to >= root.range.to) yield* this.#finder.unreadBy(found, this.#candidates, reporting, atRoot);
    else yield* this.#in({ mapping: root, original: root, path, inside: () => ({ ...atRoot, ancestors: [reporting] }) });
  }

  *#in(level: Level): Generator<FoundSchedule> {
    const { entries } = level.mapping;
    const mayHold = (place: number) => entries[place]!.merged !== true && this.#candidates.isIn(extentOf(entries[place]!));
    const marked = (this.keeping?.marked(level.original) ?? [...entries.keys()]).filter(mayHold);
    this.marked.set(level.original, marked);
    for (const place of marked) yield* this.#entry(entries[place]!, level);
  }

  *#entry(entry: Entry, level: Level): Generator<FoundSchedule> {
    const original = originalOf(entry);
    const path = pathInside(level.path, original.key?.text);
    if (this.options.bareWords && isProse(original.key?.text)) return;
    const known = this.keeping?.of(original, path);
    if (original.value.kind !== 'mapping') {
      const read = () => [...this.#finder.all(this.#candidates, entry.value, entryPlace(entry, level.inside()))];
      yield* this.#keep(original, known ?? this.#noting(path, read)).found;
      return;
    }
    const inside = once(() => {
      const place = entryPlace(entry, level.inside());
      return { ...place, ancestors: [...place.ancestors, this.#reporting(entry.value as MappingNode, path)] };
    });
    const isWhole = ({ range }: FoundSchedule) => range.to >= extentOf(entry).to;
    const read = () => {
      const mapping = inside().ancestors.at(-1)!;
      const place = entryPlace(entry, level.inside());
      const found = this.#finder.read(mapping, place);
      if (!found) return [];
      return [found, ...(isWhole(found) ? this.#finder.unreadBy(found, this.#candidates, mapping, place) : [])];
    };
    const { found } = this.#keep(original, known ?? this.#noting(path, read));
    yield* found;
    if (!found[0] || !isWhole(found[0])) yield* this.#in({ mapping: entry.value as MappingNode, original: original.value, path, inside });
  }

  #keep(entry: Entry, reading: EntryReading): EntryReading {
    this.byEntry.set(entry, reading);
    return reading;
  }

  /** What is read, with the names that were looked up for it. */
  #noting(path: string, read: () => readonly FoundSchedule[]): EntryReading {
    const { lookedUp } = this.notes;
    lookedUp.length = 0;
    const found = read();
    return { path, found, lookedUp: lookUpsSince(lookedUp, 0) };
  }

  #reporting(mapping: MappingNode, path: string): MappingNode {
    return this.notes.watched(mapping, (name) => lookUpKey(path, name));
  }
}

/** A function that is called at most once. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}
