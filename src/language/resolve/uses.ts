// What a program does elsewhere with what a name is bound to: gives a parameter another value than its default, or changes a dict or an object.
import { type Message, say } from '../../core/message';
import { type Binding, callKey, entriesNamed, keysOf, withoutReport } from './lookUp';
import { originalOf } from '../tree/shiftNode';
import { add, calledName, type DefinedFunction, type Uses, UseReader } from './useReader';
import type { Argument, CallNode, Entry, MappingNode } from '../tree/tree';
import { lastPart } from '../tree/walk';

/** What the entries of modules use, read once each: an edit moves most of them and changes few. Places in it are those of where an entry was read. */
const known = new WeakMap<Entry, Uses>();

function usesOfEntry(entry: Entry): Uses {
  const original = originalOf(entry);
  let uses = known.get(original);
  if (!uses) known.set(original, (uses = new UseReader(original)));
  return uses;
}

/** The dotted names that functions of an entry assign to without having their first parts themselves. */
export const setInside = (entry: Entry): Iterable<string> => usesOfEntry(entry).assignedInside.keys();

const lists = [
  'calls',
  'handedOn',
  'functions',
  'aliases',
  'assignedInside',
  'subclasses',
  'classes',
  'objects',
] as const satisfies readonly (keyof Uses)[];

/** The uses of names in a module. */
class ModuleUses {
  static readonly #known = new WeakMap<MappingNode, ModuleUses>();
  /** What each of the lists has for a name; undefined for names that an edit has touched since. */
  readonly #indexes = new Map<keyof Uses, Map<string, unknown[] | undefined>>();

  private constructor(private module: MappingNode) {
    const parts = partsOf(module);
    for (const list of lists) {
      const index = new Map<string, unknown[]>();
      for (const part of parts) for (const [key, items] of part[list]) for (const item of items) add(index, key, item as unknown);
      this.#indexes.set(list, index);
    }
  }

  /** Who asks has to report what of the module is asked. */
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
    for (const part of touched.map(usesOfEntry))
      for (const [list, index] of uses.#indexes) for (const name of part[list].keys()) index.set(name, undefined);
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

/** Lets what is known of the uses in a module serve a later version of it, in which these entries have gone or come. */
export const handOnUses = (before: MappingNode, after: MappingNode, touched: readonly Entry[]): void =>
  ModuleUses.handOn(before, after, touched);

const partsOf = ({ entries }: MappingNode): readonly Uses[] => entries.filter(({ merged }) => merged !== true).map(usesOfEntry);

/** The parameter of a function that an argument of a call is for; undefined where that is not certain. */
function parameterFor({ scope, isMethod }: DefinedFunction, call: CallNode, argument: Argument): string | undefined {
  if (argument.name) return argument.name.text;
  const place = call.arguments.indexOf(argument) + (isMethod ? 1 : 0);
  return scope.entries.filter(({ key }) => key)[place]?.key?.text;
}

/** Why the value that a name is bound to may not be the one that it has, as the program says elsewhere; undefined where nothing speaks against it. */
export function doubtOf(name: string, { entry, path: around }: Binding, path: readonly MappingNode[]): Message | undefined {
  const [first = '', part] = name.split(/[.[\]]+/);
  // An attribute that is set by its whole name changes only by that; one of a function's own is set there.
  const rest = entry.key?.text === name ? name.slice(first.length) : undefined;
  const isOwn = rest !== undefined && around.length > 1;
  if (part !== undefined && first !== 'self' && !isOwn && isChangedElsewhere(first, part, path, rest))
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name: first });
  if (first === 'self' && part !== undefined && hasOtherAttribute(part, path))
    return say('{name} is changed elsewhere in this file, so its value is not constant.', { name });
  if (!entry.isDefault || entry.merged === true) return undefined;
  const scope = path.findLastIndex(
    (one) => one.scope === true && one.ofClass !== true && entriesNamed(one, entry.key!.text).includes(entry),
  );
  return scope > 0 ? doubtOfDefault(entry.key!.text, path.slice(0, scope + 1)) : undefined;
}

/** Why a parameter of the innermost of these scopes may not have its default. */
export function doubtOfDefault(parameter: string, path: readonly MappingNode[]): Message | undefined {
  const call = callGiving(parameter, path);
  return call && say('{name} is only a default: a call of {callee} gives another value.', { name: parameter, callee: call.callee });
}

/** A call of the module that gives a parameter of a function another value than its default, or may do so. */
function callGiving(parameter: string, [module, ...path]: readonly MappingNode[]): CallNode | undefined {
  const scope = path.at(-1);
  if (!module || scope?.scopeName === undefined) return undefined;
  const around = path.at(-2);
  const name = calledName(scope, around);
  const own = { scope, isMethod: around?.ofClass === true };
  const uses = ModuleUses.of(module);
  return [name, ...uses.get('aliases', name)]
    .flatMap((each) => {
      // That nothing is bound to it is no matter: it is the question that is noted.
      entriesNamed(module, callKey(each));
      return uses.get('calls', each);
    })
    .find((call) => call.arguments.some((argument) => argument.spread !== undefined || parameterFor(own, call, argument) === parameter));
}

/** Whether an object of the class around may have another value of an attribute: one that is set from outside, or that of a class made from it. */
function hasOtherAttribute(attribute: string, path: readonly MappingNode[]): boolean {
  const [module] = path;
  const name = path.findLast(({ ofClass }) => ofClass)?.scopeName;
  if (module?.scope !== true || name === undefined) return false;
  // Where an object or a class is made of it, the class is called or named between brackets.
  entriesNamed(module, callKey(name));
  const uses = ModuleUses.of(module);
  const isSet = uses
    .get('objects', name)
    .some(
      (each) => entriesNamed(module, `${each}.${attribute}`).length > 0 || uses.get('assignedInside', `${each}.${attribute}`).length > 0,
    );
  const scopes = uses.get('subclasses', name).flatMap((each) => uses.get('classes', each));
  return isSet || scopes.some((scope) => [attribute, `self.${attribute}`].some((each) => entriesNamed(scope, each).length > 0));
}

/** What has an attribute or an item in a scope, by the names of the owners: `cfg.a.b` is one of `cfg` and of `cfg.a`. */
const owners = new WeakMap<MappingNode, ReadonlySet<string>>();

function ownersIn(reporting: MappingNode): ReadonlySet<string> {
  const scope = withoutReport(reporting);
  let known = owners.get(scope);
  if (!known) {
    const names = keysOf(scope).flatMap((key) => Array.from(key.matchAll(/[.[]/g), ({ index }) => key.slice(0, index)));
    owners.set(scope, (known = new Set(names)));
  }
  return known;
}

/** Whether what is in a dict, a list or an object may be changed by way of another name, or in a function that gets it: `rest` of it, or anything. */
function isChangedElsewhere(name: string, part: string, path: readonly MappingNode[], rest?: string): boolean {
  const [module] = path;
  if (module?.scope !== true) return false;
  // An edit anywhere may change what is asked here: reading the entries reports all of the module.
  if (module.entries.length === 0) return false;
  const uses = ModuleUses.of(module);
  if (uses.get('assignedInside', `${name}.${part}`).length > 0) return true;
  const changes = (scope: MappingNode, own: string) =>
    rest === undefined ? ownersIn(scope).has(own) : entriesNamed(scope, own + rest).length > 0;
  const isChangedAs = (alias: string) => path.some((scope) => scope.scope === true && changes(scope, alias));
  if (uses.get('aliases', name).some((alias) => isChangedAs(alias))) return true;
  return uses.get('handedOn', name).some((call) =>
    uses.get('functions', lastPart(call.callee)).some((one) =>
      call.arguments.some((argument) => {
        if (argument.value.kind !== 'name' || argument.value.name !== name) return false;
        const parameter = parameterFor(one, call, argument);
        return parameter !== undefined && changes(one.scope, parameter);
      }),
    ),
  );
}
