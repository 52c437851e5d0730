import type { Convention, RunConvention, RunRole } from '../resolve/convention';
import { entriesNamed, keysOf, withoutReport } from '../resolve/lookUp';
import { withOthers } from '../resolve/names/options';
import { isReplaced } from '../resolve/references';
import { changeKey } from '../tree/changeKey';
import { originalOf } from '../tree/shiftNode';
import type { CallNode, Entry, MappingNode, Node } from '../tree/tree';
import { lastPart } from '../tree/walk';
import { otherSections, runKeysKey, spellingsOf } from './keys';
import { asNames, type SectionEntry } from './namesOfEntries';

const isSection = (entry: Entry): entry is SectionEntry => entry.value.kind === 'mapping' && entry.value.scope !== true;

type Told = ReadonlyMap</* key */ string, readonly Entry[]>;

const nothing: Told = new Map();

/** So deep are calls looked for in others. */
const mostDepth = 3;

/** The calls that a value is or hands to another: `Trainer(m, TrainingArguments(...)).fit()`. */
function callsIn(node: Node, depth = 0): readonly CallNode[] {
  if (depth > mostDepth) return [];
  if (node.kind === 'unknown') return node.children.flatMap((child) => callsIn(child, depth + 1));
  return node.kind === 'call' ? [node, ...node.arguments.flatMap(({ value }) => callsIn(value, depth + 1))] : [];
}

const ofWholeRun: ReadonlySet<string> = new Set<RunRole>(['total', 'vagueTotal', 'epochs', 'section']);

/**
 * What mappings say under the keys of the run, those of some conventions among them. That any of them were looked up is reported as one
 * question.
 */
export class RunEntries {
  readonly #names = new Map<string, readonly string[]>();
  /** The key of the tables that each spelling stands for. */
  readonly #keys: ReadonlyMap<string, string>;
  /** The keys that say of how many steps an epoch is, or what these come from. */
  readonly #ofEpoch: ReadonlySet<string>;
  readonly #calls: readonly RunConvention[];
  /** What each mapping that was ever asked says of a run. Most say nothing, and need not be asked for each key. */
  readonly #told = new WeakMap<MappingNode, Told>();
  readonly #sections = new WeakMap<MappingNode, readonly SectionEntry[]>();
  readonly #others = new WeakMap<MappingNode, ReadonlySet<Node>>();
  readonly #replaced = new WeakMap<MappingNode, ReadonlySet<string>>();
  readonly #makers = new WeakMap<Entry, boolean>();

  constructor(private readonly conventions: readonly Convention[]) {
    const all = conventions.flatMap(({ run: { names = {}, keys = [], batchLimits = [], stepLimits = [], endsEarly = [] } = {} }) => {
      for (const [role, list] of Object.entries(names)) this.#names.set(role, [...(this.#names.get(role) ?? []), ...list]);
      return [...Object.values(names).flat(), ...keys, ...batchLimits, ...stepLimits, ...endsEarly];
    });
    this.#calls = conventions.flatMap(({ run }) => (run?.calls ? [run] : []));
    this.#ofEpoch = new Set(
      conventions.flatMap(({ run: { names = {}, batchLimits = [], stepLimits = [], wholeBatch } = {} }) => [
        ...Object.entries(names).flatMap(([role, list]) => (ofWholeRun.has(role) ? [] : list)),
        ...batchLimits,
        ...stepLimits,
        ...(wholeBatch ? [wholeBatch.key] : []),
      ]),
    );
    this.#keys = new Map(all.flatMap((name) => spellingsOf(name).map((spelling) => [spelling, name])));
  }

  /** The keys that say this of a run, those of any trainer first. */
  names(role: RunRole): readonly string[] {
    return this.#names.get(role) ?? [];
  }

  /** Whether one of these keys says how many steps an epoch has, or something that this comes from. */
  areOfEpoch(keys: ReadonlySet<string>): boolean {
    for (const key of keys) if (this.#ofEpoch.has(key)) return true;
    return false;
  }

  /** The key of the tables that a name is, by itself or as its last part (`config.total_steps`); undefined where it says nothing of a run. */
  keyOf(name: string): string | undefined {
    return this.#keys.get(name.slice(name.lastIndexOf('.') + 1));
  }

  /** The entries of a mapping that are about a run by their key as in the tables, however it is written. */
  of(reporting: MappingNode): Told {
    entriesNamed(reporting, runKeysKey);
    const mapping = withoutReport(reporting);
    let known = this.#told.get(mapping);
    if (!known) this.#told.set(mapping, (known = this.countsOther(mapping, 'itself', 'within') ? nothing : this.#read(mapping)));
    return known;
  }

  /** The sections of a mapping, in the order in which they count. */
  sectionsOf(mapping: MappingNode, hidden?: ReadonlySet<string>): readonly SectionEntry[] {
    const told = this.of(mapping);
    const plain = withoutReport(mapping);
    if (told.size === 0 && plain.scope !== true) return [];
    let known = this.#sections.get(plain);
    if (!known) {
      const named = this.names('section')
        .flatMap((section) => (told.get(section) ?? []).slice(-1).filter(isSection))
        .map((one) => (plain.scope === true ? asNames(one, plain) : one));
      const made = plain.scope === true ? this.#made(plain) : [];
      this.#sections.set(plain, (known = [...named, ...made]));
    }
    return hidden?.size ? known.filter(({ key }) => !hidden.has(this.keyOf(key!.text)!)) : known;
  }

  /** The sections that the calls in an entry are made of: `Trainer(max_steps=500)`, `Trainer(model, TrainingArguments(max_steps=500))`. */
  madeIn({ key, value }: Entry): readonly SectionEntry[] {
    return this.#calls.length === 0 ? [] : callsIn(value).flatMap((call) => this.#madeOf(call, call === value ? key : undefined));
  }

  #madeOf({ callee, calleeRange, range, arguments: list }: CallNode, key: Entry['key']): readonly SectionEntry[] {
    const called = this.#calls.find(({ calls }) => calls?.test(lastPart(callee)));
    if (!called) return [];
    const isTold = (name: string) => called.callKeys?.includes(name) ?? true;
    const entries = list.flatMap(({ name, value }) => (name && isTold(name.text) ? [{ key: name, value }] : []));
    return [{ key: key ?? { text: callee, range: calleeRange }, value: { kind: 'mapping', range, entries } }];
  }

  /** Those of the calls in a scope from which it can be told how long the run is. */
  #made(scope: MappingNode): readonly SectionEntry[] {
    const entries = scope.entries.filter((entry) => this.#makesAny(entry));
    const calls = [...new Set(entries.flatMap(({ value }) => callsIn(value)))];
    const unclear = this.#calls.flatMap(({ calls: pattern, isOnlyCall }) => {
      const ofPattern = isOnlyCall === true ? calls.filter(({ callee }) => pattern!.test(lastPart(callee))) : [];
      return ofPattern.length > 1 ? ofPattern.map(({ range }) => range) : [];
    });
    return entries.flatMap((entry) => this.madeIn(entry)).filter(({ value }) => !unclear.includes(value.range));
  }

  /** Whether an entry makes any section: most do not, and those that an edit has only moved need not be moved to tell. */
  #makesAny(entry: Entry): boolean {
    const original = originalOf(entry);
    let known = this.#makers.get(original);
    if (known === undefined) this.#makers.set(original, (known = this.madeIn(original).length > 0));
    return known;
  }

  /** The sections that a text replaces as a whole, sets to nothing or changes by a call. */
  replacedIn(reporting: MappingNode): ReadonlySet<string> {
    const root = withoutReport(reporting);
    let known = this.#replaced.get(root);
    if (!known) {
      const isGone = (section: string) =>
        isReplaced(section, { root, conventions: this.conventions }) ||
        entriesNamed(root, section).some(({ value }) => value.kind === 'null') ||
        // A method of it, such as `update`, changes it.
        entriesNamed(root, changeKey(section)).length > 0;
      this.#replaced.set(root, (known = new Set(this.names('section').flatMap(spellingsOf).filter(isGone))));
    }
    return known;
  }

  /** The values of a mapping that are about other steps than those of the run. */
  othersIn(mapping: MappingNode): ReadonlySet<Node> {
    let known = this.#others.get(mapping);
    if (!known) {
      const all = this.countsOther(mapping, 'within');
      const names = keysOf(mapping).filter((key) => all || otherSections.test(key));
      this.#others.set(mapping, (known = new Set(names.flatMap((key) => entriesNamed(mapping, key).map(({ value }) => value)))));
    }
    return known;
  }

  /** Whether a mapping of a config is about other steps than those of the run in one of these ways. */
  countsOther(mapping: MappingNode, ...ways: readonly ('itself' | 'within' | undefined)[]): boolean {
    return mapping.scope !== true && this.conventions.some(({ run }) => run?.countsOther && ways.includes(run.countsOther(mapping)));
  }

  /** Tells of the dotted names in a scope whether their owners count other steps than those of the run, as what else these have shows. */
  #othersByOwner(scope: MappingNode): (name: string) => boolean {
    const owned = new Map<string, Entry[]>();
    const known = new Map<string, boolean>();
    const countsOther = (owner: string) => {
      if (owned.size === 0)
        for (const each of keysOf(scope)) {
          const entries = entriesNamed(scope, each).map((entry) => ({ ...entry, key: { ...entry.key!, text: lastPart(each) } }));
          const others = owned.get(ownerOf(each));
          if (others) others.push(...entries);
          else owned.set(ownerOf(each), entries);
        }
      return this.countsOther({ kind: 'mapping', range: scope.range, entries: owned.get(owner) ?? [] }, 'itself', 'within');
    };
    return (name) => {
      const owner = ownerOf(name);
      if (!known.has(owner)) known.set(owner, countsOther(owner));
      return known.get(owner)!;
    };
  }

  #read(mapping: MappingNode): Told {
    const names = new Map<string, string[]>();
    const others = this.#othersByOwner(mapping);
    for (const name of keysOf(mapping)) {
      const key = this.keyOf(name);
      if (key === undefined || (name.includes('.') && (!isOfRun(name, mapping) || others(name)))) continue;
      names.set(key, [...(names.get(key) ?? []), name]);
    }
    const rank = (key: string, name: string) => {
      const at = spellingsOf(key).findIndex((spelling) => name.endsWith(spelling));
      return 2 * at + (name.includes('.') ? 1 : 0);
    };
    const entriesOf = ([key, list]: readonly [string, readonly string[]]) =>
      [
        key,
        list
          .toSorted((a, b) => rank(key, a) - rank(key, b))
          .flatMap((name) => withOthers(entriesNamed(mapping, name), (other) => entriesNamed(mapping, other)))
          // `self.max_steps = max_steps` says nothing else.
          .filter(({ key: own, value }) => value.kind !== 'name' || value.name === own!.text || !list.includes(value.name)),
      ] as const;
    return new Map([...names].map(entriesOf));
  }
}

/** The name that has an attribute: `cfg.solver` of `cfg.solver.max_steps`. */
const ownerOf = (name: string): string => name.slice(0, Math.max(name.lastIndexOf('.'), 0));

/** Whether a dotted name is an attribute of a config that a program sets: `config.total_steps`, `cfg.SOLVER.MAX_ITER`. */
const isOfRun = (name: string, { scope }: MappingNode): boolean =>
  scope === true && !name.split('.').some((part) => otherSections.test(part));

const byConventions = new WeakMap<readonly Convention[], RunEntries>();

/** The entries of the run by some conventions; what was found out about mappings is kept with the list of them. */
export function runEntriesBy(conventions: readonly Convention[]): RunEntries {
  let known = byConventions.get(conventions);
  if (!known) byConventions.set(conventions, (known = new RunEntries(conventions)));
  return known;
}
