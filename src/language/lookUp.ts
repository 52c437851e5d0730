// Finds what a name or a reference stands for: Python's scopes and a config's paths.
import type { Entry, MappingNode, Node } from './tree';

/** An entry and the mappings around it, outermost first. */
export interface Binding {
  readonly entry: Entry;
  readonly path: readonly MappingNode[];
}

/** The index of each mapping that was ever looked into. */
const indexes = new WeakMap<MappingNode, ReadonlyMap<string, Entry[]>>();

/** All entries of a mapping with this key, in document order. */
export function entriesNamed(mapping: MappingNode, name: string): readonly Entry[] {
  let index = indexes.get(mapping);
  if (!index) indexes.set(mapping, (index = indexOf(mapping)));
  return index.get(name) ?? [];
}

function indexOf(mapping: MappingNode): ReadonlyMap<string, Entry[]> {
  const index = new Map<string, Entry[]>();
  for (const entry of mapping.entries) {
    if (!entry.key) continue;
    const entries = index.get(entry.key.text);
    if (entries) entries.push(entry);
    else index.set(entry.key.text, [entry]);
  }
  return index;
}

/** The entry that a loader would take: the last one written there, else the first one merged in. */
export function entryOf(mapping: MappingNode, name: string): Entry | undefined {
  const entries = entriesNamed(mapping, name);
  return entries.findLast(({ merged }) => merged !== true) ?? entries[0];
}

const SELF = /^(?:self|cls)\.([^.]+)$/;

/** All bindings of a dotted name as Python sees it from the innermost of the scopes; none where it is not bound. */
export function bindingsOf(name: string, path: readonly MappingNode[]): readonly Binding[] {
  const attribute = SELF.exec(name)?.[1];
  if (attribute !== undefined) {
    const at = path.findLastIndex(({ ofClass }) => ofClass);
    if (at >= 0) return attributesOf(path.slice(0, at + 1), attribute);
  }
  const head = name.split('.', 1)[0]!;
  for (let at = path.length - 1; at >= 0; at--) {
    const scope = path[at]!;
    if (scope.scope !== true || (scope.ofClass && at < path.length - 1)) continue;
    const around = path.slice(0, at + 1);
    const entries = entriesNamed(scope, name);
    if (entries.length > 0) return entries.map((entry) => locate(entry, around));
    if (head === name) continue;
    const owners = entriesNamed(scope, head);
    if (owners.length > 0) return attributesOfValue(owners, name, head, around);
  }
  return [];
}

/** What `self.name` or `Class.name` is: set in a method, or in the class itself. */
function attributesOf(path: readonly MappingNode[], name: string): readonly Binding[] {
  const entries = [...entriesNamed(path.at(-1)!, `self.${name}`), ...entriesNamed(path.at(-1)!, name)];
  return entries.map((entry) => locate(entry, path));
}

/** The attributes of something bound by name: a class or its instance, or the options that a parser of arguments gave. */
function attributesOfValue(owners: readonly Entry[], name: string, head: string, path: readonly MappingNode[]): readonly Binding[] {
  const attribute = name.slice(head.length + 1);
  const value = owners.length === 1 ? owners[0]!.value : undefined;
  if (value?.kind === 'mapping' && value.ofClass) return attributesOf([...path, value], attribute);
  if (value?.kind === 'call') {
    const given = value.arguments.find((argument) => argument.name?.text === attribute);
    const made = bindingsOf(value.callee, path);
    const [{ entry } = { entry: undefined }] = made;
    if (made.length === 1 && entry?.value.kind === 'mapping' && entry.value.ofClass) {
      if (given?.name) return [{ entry: { key: given.name, value: given.value }, path }];
      // What is given by position or spread may be any attribute: none has its default for certain.
      const unnamed = value.arguments.find((argument) => !argument.name);
      if (unnamed)
        return owners.map(({ key }) => ({
          entry: { ...(key && { key }), value: { kind: 'unknown', range: unnamed.range, children: [] } },
          path,
        }));
      return attributesOf([...made[0]!.path, entry.value], attribute);
    }
  }
  // Options belong to the module, wherever the parser is built and under whatever name its result is handed on.
  const module = path.find(({ scope }) => scope === true);
  const options = module ? entriesNamed(module, `args.${attribute}`).filter(({ merged, isDefault }) => merged && isDefault) : [];
  const isParsed = head === 'args' || (value?.kind === 'call' && /parse_(?:known_)?args$/.test(value.callee));
  return isParsed ? options.map((entry) => locate(entry, path.slice(0, 1))) : [];
}

/** The binding with the scopes in which its value is to be read: those where it stands, and for a parameter's default those outside. */
function locate(entry: Entry, path: readonly MappingNode[]): Binding {
  if (entry.merged !== true) return { entry, path: entry.isDefault && !path.at(-1)!.ofClass ? path.slice(0, -1) : path };
  const { from, to } = entry.value.range;
  const inner = [...path];
  for (;;) {
    const next: Node | undefined = inner
      .at(-1)!
      .entries.find(({ value, merged }) => !merged && value.kind === 'mapping' && value.range.from <= from && to <= value.range.to)?.value;
    if (next?.kind !== 'mapping' || next === entry.value) return { entry, path: inner };
    inner.push(next);
  }
}

/** A reference's way: how many mappings up (0: from the root), and the keys from there. `${..a.b[0]}` is 2 and a, b, 0. */
export function parseReference(path: string): { readonly up: number; readonly keys: readonly string[] } {
  return { up: /^\.*/.exec(path)![0].length, keys: path.match(/[^.[\]]+/g) ?? [] };
}
