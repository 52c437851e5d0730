// What a module uses, by name.
import { movedBy, originalOf, shiftNode } from '../../tree/shiftNode';
import type { Argument, CallNode, Entry, MappingNode } from '../../tree/tree';
import { callKey, entriesNamed, withoutReport } from '../lookUp';
import { add, type DefinedFunction, type Uses, UseReader } from './useReader';
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

/** By what an entry may be asked for: the dotted names that its functions assign to without having their first parts themselves, all that it sets, calls or hands on. */
export function asksOf(entry: Entry): readonly string[] {
  const { assignedInside, writes, ...others } = usesOfEntry(entry);
  const called = [others.calls, others.handedOn, others.aliases, others.functions, others.subclasses, others.classes];
  return [...assignedInside.keys(), ...Array.from(writes.keys(), writesKey), ...called.flatMap((list) => Array.from(list.keys(), callKey))];
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
] as const satisfies readonly (keyof Uses)[];

/** The uses of names in a module. */
class ModuleUses {
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

  static of(module: MappingNode): ModuleUses {
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

/** The uses of names in a module, of which it is reported what they are asked for, by what tells of an edit (`asksOf`). */
export class UsesIn {
  readonly #uses: ModuleUses;

  constructor(private readonly module: MappingNode) {
    this.#uses = ModuleUses.of(withoutReport(module));
  }

  /** What one of the lists has for a name, in document order. */
  get<K extends keyof Uses>(list: K, name: string): NonNullable<ReturnType<Uses[K]['get']>> {
    // What is bound to it is no matter: it is the question that is noted.
    entriesNamed(this.module, list === 'writes' ? writesKey(name) : list === 'assignedInside' ? name : callKey(name));
    return this.#uses.get(list, name);
  }

  /** A call of `calls` where it stands in the module. */
  placed(call: CallNode): CallNode {
    return this.#uses.placed(call);
  }
}

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
