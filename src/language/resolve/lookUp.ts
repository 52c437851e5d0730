// The entries of mappings by their keys: Python's scopes and the sections of a config.
import { changeKey } from '../tree/changeKey';
import { extentOf, originalOf } from '../tree/shiftNode';
import type { Entry, MappingNode, Range } from '../tree/tree';

/** An entry and the mappings around it, outermost first. */
export interface Binding {
  readonly entry: Entry;
  readonly path: readonly MappingNode[];
  /** What may give it another value where a condition is met, and the mappings around that. */
  readonly unless?: { readonly range: Range; readonly path: readonly MappingNode[] };
}

interface Index {
  get(key: string): readonly Entry[] | undefined;
  keys(): Iterable<string>;
}

/** For each mapping that was looked into, its entries by key. */
const indexes = new WeakMap<MappingNode, Index>();

/** All entries of a mapping with this key, in document order. */
export const entriesNamed = (mapping: MappingNode, name: string): readonly Entry[] => indexOf(mapping).get(name) ?? [];

/** What the calls and the subscripts of a name are asked for by, of a mapping that reports what is looked up in it. */
export const callKey = (name: string): string => `${name}()`;

/** The entry around an offset; that it was looked up is not reported. */
export const entryAt = (mapping: MappingNode, offset: number): Entry | undefined =>
  withoutReport(mapping).entries.find((entry) => {
    const { from, to } = extentOf(entry);
    return from <= offset && offset < to && entry.merged !== true;
  });

/** The keys of a mapping, each once. */
export const keysOf = (mapping: MappingNode): readonly string[] => [...indexOf(mapping).keys()];

function indexOf(mapping: MappingNode): Index {
  let known = indexes.get(mapping);
  if (!known) indexes.set(mapping, (known = new PlacedIndex(mapping, placesByKey(mapping))));
  return known;
}

/** Which entries of a mapping have each key. */
type Places = ReadonlyMap<string, readonly number[]>;

function placesByKey({ entries }: MappingNode): Places {
  const places = new Map<string, number[]>();
  entries.forEach((entry, place) => {
    // What has only moved has the same key, which need not be made for its new place.
    const { key } = originalOf(entry);
    const known = key && places.get(key.text);
    if (known) known.push(place);
    else if (key) places.set(key.text, [place]);
  });
  return places;
}

/** Where the entries of each key are is the same in all versions of a mapping with the same keys. */
class PlacedIndex implements Index {
  readonly #lists = new Map<string, readonly Entry[]>();

  constructor(
    private readonly mapping: MappingNode,
    readonly places: Places,
  ) {}

  get(key: string): readonly Entry[] | undefined {
    const known = this.#lists.get(key);
    const places = known ? undefined : this.places.get(key);
    if (!places) return known;
    const made = places.map((place) => this.mapping.entries[place]!);
    this.#lists.set(key, made);
    return made;
  }

  keys(): Iterable<string> {
    return this.places.keys();
  }
}

/** Takes over what is known of a mapping for a later version of it that has the same keys in the same order. */
export function handOnIndex(before: MappingNode, after: MappingNode): void {
  const known = indexes.get(before);
  if (known instanceof PlacedIndex && !indexes.has(after)) indexes.set(after, new PlacedIndex(after, known.places));
}

/** The mappings that reporting copies were made of. */
const reported = new WeakMap<MappingNode, MappingNode>();

/** A mapping itself where this is a copy of it that reports what is looked up. */
export const withoutReport = (mapping: MappingNode): MappingNode => reported.get(mapping) ?? mapping;

/** A copy of a mapping that reports each name looked up in it, and undefined when all of its entries are read. */
export function reportingLookUps(mapping: MappingNode, onLookUp: (name: string | undefined) => void): MappingNode {
  const index = indexOf(mapping);
  const copy: MappingNode = {
    ...mapping,
    get entries() {
      onLookUp(undefined);
      return mapping.entries;
    },
  };
  const get = (name: string) => {
    onLookUp(name);
    return index.get(name);
  };
  indexes.set(copy, { get, keys: () => index.keys() });
  reported.set(copy, mapping);
  return copy;
}

/** The entry that a loader would take: the last one written there, else the first one merged in. */
export function entryOf(mapping: MappingNode, name: string): Entry | undefined {
  const entries = entriesNamed(mapping, name);
  return entries.findLast(({ merged }) => merged !== true) ?? entries[0];
}

/** What may give any option of a module another value, where its condition is met: a config file that is named on the command line. */
export const reservationOf = (module: MappingNode): Entry | undefined =>
  entriesNamed(module, changeKey('args')).find((other) => isOption(other) && other.under === 'condition');

/** Whether an entry is an option of a command line, or what may be one. */
export const isOption = ({ merged, isDefault }: Entry): boolean => merged === true && isDefault === true;

/** A reference's way: how many mappings up (0: from the root), and the keys from there. `${..a.b[0]}` is 2 and a, b, 0. */
export function parseReference(path: string): { readonly up: number; readonly keys: readonly string[] } {
  return { up: /^\.*/.exec(path)![0].length, keys: path.match(/[^.[\]]+/g) ?? [] };
}
