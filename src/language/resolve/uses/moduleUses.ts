// What a module uses, by name.
import { movedBy, originalOf, shiftNode } from '../../tree/shiftNode';
import type { Argument, CallNode, Entry, MappingNode } from '../../tree/tree';
import { lastPart } from '../../tree/walk';
import { callKey, entriesNamed, withoutReport } from '../lookUp';
import { type Alias, add, type DefinedFunction, type Handed, type Uses, UseReader } from './useReader';
import { writesKey } from './writes';

/** What the entries of modules use, read once each: an edit moves most of them and changes few. Places in it are those of where an entry was read. */
const known = new WeakMap<Entry, Uses>();

/** The entries in which calls stand. */
const homes = new WeakMap<CallNode, Entry>();

function usesOfEntry(entry: Entry): Uses {
  const original = originalOf(entry);
  let uses = known.get(original);
  if (!uses) {
    known.set(original, (uses = new UseReader(original)));
    for (const calls of uses.calls.values()) for (const call of calls) homes.set(call, original);
  }
  return uses;
}

/** By what it is asked for what a list has for a name, of a mapping that reports what is looked up in it; nothing is ever bound to most of these keys. */
function questionKey(list: keyof Uses, name: string): string {
  if (list === 'assignedInside') return name;
  if (list === 'setIn') return `${name}.*`;
  return list === 'writes' ? writesKey(name) : list === 'imports' ? `import ${name}` : callKey(name);
}

/** By what an entry may be asked for. */
export function asksOf(entry: Entry): readonly string[] {
  const uses = usesOfEntry(entry);
  return lists.flatMap((list) => Array.from(uses[list].keys(), (name) => questionKey(list, name)));
}

const lists = [
  'calls',
  'handedOn',
  'functions',
  'aliases',
  'assignedInside',
  'subclasses',
  'classes',
  'objects',
  'writes',
  'setIn',
  'imports',
] as const satisfies readonly (keyof Uses)[];

/** The uses of names in a module. */
export class ModuleUses {
  static readonly #known = new WeakMap<MappingNode, ModuleUses>();
  /** What each of the lists has for a name; undefined for names that an edit has touched since. */
  readonly #indexes = new Map<keyof Uses, Map<string, unknown[] | undefined>>();
  /** By how much each entry has moved since it was read. */
  #moved: ReadonlyMap<Entry, number> | undefined;

  private constructor(private module: MappingNode) {
    const parts = partsOf(module);
    for (const list of lists) {
      const index = new Map<string, unknown[]>();
      for (const part of parts) for (const [key, items] of part[list]) for (const item of items) add(index, key, item as unknown);
      this.#indexes.set(list, index);
    }
  }

  /** Who asks has to report what of the module is asked, as `usesOf` does. */
  static of(reporting: MappingNode): ModuleUses {
    const module = withoutReport(reporting);
    let uses = this.#known.get(module);
    if (!uses) this.#known.set(module, (uses = new ModuleUses(module)));
    return uses;
  }

  /** Hands what is known of a module on to a later version of it, in which these entries have gone or come. */
  static handOn(before: MappingNode, after: MappingNode, touched: readonly Entry[]): void {
    const uses = this.#known.get(before);
    if (!uses || before === after) return;
    this.#known.delete(before);
    this.#known.set(after, uses);
    uses.module = after;
    uses.#moved = undefined;
    for (const part of touched.map(usesOfEntry))
      for (const [list, index] of uses.#indexes) for (const name of part[list].keys()) index.set(name, undefined);
  }

  /** A call of `calls` where it stands in the module. */
  placed(call: CallNode): CallNode {
    this.#moved ??= new Map(this.module.entries.map((entry) => [originalOf(entry), movedBy(originalOf(entry), entry)!]));
    const delta = this.#moved.get(homes.get(call)!) ?? 0;
    return delta === 0 ? call : (shiftNode(call, delta) as CallNode);
  }

  /** What one of the lists has for a name, in document order. */
  get<K extends keyof Uses>(list: K, name: string): NonNullable<ReturnType<Uses[K]['get']>> {
    const index = this.#indexes.get(list)!;
    if (!index.has(name)) return [] as never;
    let items = index.get(name);
    if (!items) index.set(name, (items = partsOf(this.module).flatMap((part): unknown[] => part[list].get(name) ?? [])));
    return items as never;
  }
}

/** What one of the lists of a module has for a name, in document order. The question is noted, so that another answer leads to another reading. */
export function usesOf<K extends keyof Uses>(module: MappingNode, list: K, name: string): NonNullable<ReturnType<Uses[K]['get']>> {
  entriesNamed(module, questionKey(list, name));
  return ModuleUses.of(module).get(list, name);
}

/** The other names of what a name stands for, but for what only functions of other files make of it. */
export const aliasesOf = (module: MappingNode, name: string): readonly Alias[] =>
  ofFile(module, usesOf(module, 'aliases', name), ({ through }) => through);

/** The calls of functions of the file that are handed what a name stands for. */
export const handedInFile = (module: MappingNode, name: string): readonly Handed[] =>
  ofFile(module, usesOf(module, 'handedOn', name), ({ call }) => lastPart(call.callee));

/** Those of a list whose function is one of the file, or that have none: thousands of calls may be of a few functions, so each of these is asked for once. */
function ofFile<T extends object>(module: MappingNode, all: readonly T[], functionOf: (one: T) => string | undefined): readonly T[] {
  let groups = byFunction.get(all) as Map<string | undefined, T[]> | undefined;
  if (!groups) {
    byFunction.set(all, (groups = new Map<string | undefined, T[]>()));
    for (const one of all) add(groups, functionOf(one), one);
  }
  return [...groups].flatMap(([name, group]) => (name === undefined || usesOf(module, 'functions', name).length > 0 ? group : []));
}

const byFunction = new WeakMap<readonly object[], Map<string | undefined, object[]>>();

/** Lets what is known of the uses in a module serve a later version of it, in which these entries have gone or come. */
export const handOnUses = (before: MappingNode, after: MappingNode, touched: readonly Entry[]): void =>
  ModuleUses.handOn(before, after, touched);

const partsOf = ({ entries }: MappingNode): readonly Uses[] => entries.filter(({ merged }) => merged !== true).map(usesOfEntry);

/** The parameter of a function that an argument of a call is for; undefined where that is not certain. */
export function parameterFor({ scope, isMethod }: DefinedFunction, call: CallNode, argument: Argument): string | undefined {
  if (argument.name) return argument.name.text;
  const place = call.arguments.indexOf(argument) + (isMethod ? 1 : 0);
  return scope.entries.filter(({ key }) => key)[place]?.key?.text;
}
