// Finds what a name or a reference stands for: Python's scopes and a config's paths.
import { firstIndex } from '../../core/ascending';
import { anyAttributeKey, changeKey } from '../tree/changeKey';
import { withOthers } from './names/options';
import { extentOf, originalOf } from '../tree/shiftNode';
import type { CallNode, Entry, MappingNode } from '../tree/tree';
import { pathText } from '../tree/walk';

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

/** A name's parts: `a`, `b` and `[0]` of `a.b[0]`. */
const partsOf = (name: string): readonly string[] => name.match(/\[[^\]]+\]|[^.[\]]+/g) ?? [];

/** How many names may lead to each other before the look-up gives up. */
const maxHops = 8;

/** All bindings of a dotted name as Python sees it from the innermost of the scopes; none where it is not bound. */
export function bindingsOf(name: string, path: readonly MappingNode[], hops = 0): readonly Binding[] {
  const parts = partsOf(name);
  if (hops > maxHops) return [];
  const classAt = path.findLastIndex(({ ofClass }) => ofClass);
  if (/^(?:self|cls)\./.test(name) && classAt >= 0) return attributesOf(path.slice(0, classAt + 1), parts.slice(1), hops);
  for (let at = path.length - 1; at >= 0; at--) {
    const scope = path[at]!;
    if (scope.scope !== true || (scope.ofClass && at < path.length - 1)) continue;
    const found = boundIn(path.slice(0, at + 1), parts, (part) => entriesNamed(scope, part), hops);
    if (found) return found;
  }
  return [];
}

/** What `self.name` or `Class.name` is: set in a method, or in the class itself. */
function attributesOf(path: readonly MappingNode[], parts: readonly string[], hops: number): readonly Binding[] {
  const scope = path.at(-1)!;
  return boundIn(path, parts, (name) => [...entriesNamed(scope, `self.${name}`), ...entriesNamed(scope, name)], hops) ?? [];
}

/** The bindings of a name in the last scope of the path, by itself or as a part of what is bound there; undefined where it has neither. */
function boundIn(
  path: readonly MappingNode[],
  parts: readonly string[],
  entriesOf: (name: string) => readonly Entry[],
  hops: number,
): readonly Binding[] | undefined {
  let found: readonly Binding[] = [];
  /** Bindings of the first parts of the name in which the rest was not found. */
  let unread: readonly Entry[] = [];
  for (let length = parts.length; length > 0; length--) {
    const name = pathText(parts.slice(0, length));
    const rest = parts.slice(length);
    const entries = withOthers(entriesOf(name), entriesOf);
    // An item may be written in the dict or list, and be assigned by its name further down.
    // Where any attribute may be set, none has its value for certain.
    const anySet = rest.length > 0 && entries.length > 0 ? entriesOf(anyAttributeKey(name)) : [];
    if (anySet.length > 0) return [...entries, ...anySet].map((entry) => inItsScopes(entry, path));
    const isCollection =
      rest.length > 0 && entries.some(({ value }) => value.kind === 'list' || (value.kind === 'mapping' && !value.scope));
    const owners = isCollection ? [...unread, ...entries, ...entriesOf(changeKey(name))] : entries;
    if (rest.length === 0 || (isCollection && owners.length > 1)) found = [...found, ...owners.map((entry) => inItsScopes(entry, path))];
    else if (isCollection || found.length === 0) {
      const [owner] = owners;
      found = [...found, ...(owner && owners.length === 1 ? insideOf(owner, rest, path, hops) : [])];
      if (found.length === 0 && (name === 'args' || isParsed(owner))) found = optionsNamed(pathText(rest), path);
    }
    if (found.length === 0) unread = [...unread, ...owners];
  }
  return found.length + unread.length > 0 ? found : undefined;
}

/** What is bound inside of what an entry binds: an item of a dict or a list, an attribute of a class or its instance. */
function insideOf(entry: Entry, parts: readonly string[], around: readonly MappingNode[], hops: number): readonly Binding[] {
  const [part, ...rest] = parts;
  if (part === undefined) return [inItsScopes(entry, around)];
  const { value } = entry;
  const { path } = inItsScopes(entry, around);
  const unknown = (range = value.range): readonly Binding[] => [
    { entry: { ...(entry.key && { key: entry.key }), value: { kind: 'unknown', range, children: [] } }, path },
  ];
  if (value.kind === 'name') return bindingsOf(pathText([value.name, ...parts]), path, hops + 1);
  if (value.kind === 'list') {
    // Something spread may move all items.
    if (value.items.some(({ kind }) => kind === 'unknown')) return unknown();
    const item = part.startsWith('[') ? value.items.at(Number(part.slice(1, -1))) : undefined;
    return item ? insideOf({ ...(entry.key && { key: entry.key }), value: item }, rest, path, hops) : [];
  }
  if (value.kind === 'mapping') {
    if (value.ofClass) return attributesOf([...path, value], parts, hops);
    const name = part.replace(/[[\]]/g, '');
    const item = value.scope ? undefined : value.entries.findLast(({ key }) => !key || key.text === name);
    return item ? (item.key ? insideOf(item, rest, path, hops) : unknown()) : [];
  }
  if (value.kind !== 'call') return [];
  if (records.test(value.callee)) {
    const [first] = value.arguments;
    const own = value.arguments.find(({ name }) => name?.text === part);
    if (own?.name) return insideOf({ key: own.name, value: own.value }, rest, path, hops);
    return first?.value.kind === 'mapping' && !first.name ? insideOf({ value: first.value }, parts, path, hops) : [];
  }
  const parsed = parsedClass(value);
  const made = bindingsOf(parsed ?? value.callee, path, hops + 1);
  const type = made.length === 1 ? made[0]!.entry.value : undefined;
  if (type?.kind !== 'mapping' || !type.ofClass) return [];
  if (parsed !== undefined) return attributesOf([...made[0]!.path, type], parts, hops);
  const given = value.arguments.find(({ name }) => name?.text === part);
  if (given?.name) return insideOf({ key: given.name, value: given.value }, rest, path, hops);
  // What is given by position or spread may be any attribute: none has its default for certain.
  const unnamed = value.arguments.find(({ name }) => !name);
  return unnamed ? unknown(unnamed.range) : attributesOf([...made[0]!.path, type], parts, hops);
}

/** What makes an object whose attributes are what it is given by name, or in a dict. */
const records =
  /^(?:(?:types|argparse|easydict|ml_collections|munch|box)\.)?(?:SimpleNamespace|Namespace|EasyDict|edict|ConfigDict|AttrDict|Munch|Box|(?:\w+\.)?\w+Conf\.create)$/;

const isParsed = (owner: Entry | undefined): boolean => owner?.value.kind === 'call' && /parse_(?:known_)?args$/.test(owner.value.callee);

/** The class whose fields are the options of a command line: `tyro.cli(Args)`. */
const parsedClass = ({ callee, arguments: [first, ...others] }: CallNode): string | undefined =>
  /^(?:tyro\.cli|simple_parsing\.parse)$/.test(callee) && first && !first.name && first.value.kind === 'name' && others.length === 0
    ? first.value.name
    : undefined;

/** Options belong to the module, wherever the parser is built and under whatever name its result is handed on. */
function optionsNamed(name: string, path: readonly MappingNode[]): readonly Binding[] {
  const module = path.find(({ scope }) => scope === true);
  const options = module ? entriesNamed(module, `args.${name}`).filter(({ merged, isDefault }) => merged && isDefault) : [];
  return withOthers(options, (other) => entriesNamed(module!, other)).map((entry) => inItsScopes(entry, path.slice(0, 1)));
}

/** The binding with the scopes in which its value is to be read: those where it stands, and for a parameter's default those outside. */
function inItsScopes(entry: Entry, path: readonly MappingNode[]): Binding {
  if (entry.merged !== true) return { entry, path: entry.isDefault && !path.at(-1)!.ofClass ? path.slice(0, -1) : path };
  const { from, to } = entry.value.range;
  const inner = [...path];
  for (;;) {
    const next = innerAt(inner.at(-1)!, from);
    if (!next || next.range.to < to || next === entry.value) return { entry, path: inner };
    inner.push(next);
  }
}

/** For each mapping that was looked into, the mappings in it, in document order. */
const inners = new WeakMap<MappingNode, readonly MappingNode[]>();

/** The mapping within another that begins last at or before an offset. */
function innerAt(mapping: MappingNode, offset: number): MappingNode | undefined {
  // What stands in it may depend on all that the mapping has, which is to be reported.
  const { entries } = mapping;
  const own = withoutReport(mapping);
  let list = inners.get(own);
  if (!list) {
    const all = entries.flatMap(({ value, merged }) => (merged !== true && value.kind === 'mapping' ? [value] : []));
    inners.set(own, (list = all.sort((a, b) => a.range.from - b.range.from)));
  }
  const all = list;
  return all[firstIndex(all.length, (index) => all[index]!.range.from > offset) - 1];
}

/** A reference's way: how many mappings up (0: from the root), and the keys from there. `${..a.b[0]}` is 2 and a, b, 0. */
export function parseReference(path: string): { readonly up: number; readonly keys: readonly string[] } {
  return { up: /^\.*/.exec(path)![0].length, keys: path.match(/[^.[\]]+/g) ?? [] };
}
