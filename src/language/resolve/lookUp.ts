// The entries of mappings by their keys: Python's scopes and the sections of a config.
import { changeKey } from '../tree/changeKey';
import { extentOf, originalOf } from '../tree/shiftNode';
import type { Entry, MappingNode } from '../tree/tree';

/** An entry and the mappings around it, outermost first. */
export interface Binding {
  readonly entry: Entry;
  readonly path: readonly MappingNode[];
}

type Index = Pick<ReadonlyMap<string, Entry[]>, 'get' | 'keys'>;

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
  const known = indexes.get(mapping);
  if (known) return known;
  const index = new Map<string, Entry[]>();
  indexes.set(mapping, index);
  for (const entry of mapping.entries) {
    // What has only moved has the same key, which need not be made for its new place.
    const { key } = originalOf(entry);
    if (!key) continue;
    const entries = index.get(key.text);
    if (entries) entries.push(entry);
    else index.set(key.text, [entry]);
  }
  return index;
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
