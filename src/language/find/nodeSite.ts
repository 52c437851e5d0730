import type { Environment } from '../resolve/environment';
import { evaluate } from '../resolve/evaluate';
import type { Evaluations } from '../resolve/evaluated';
import type { Evaluated } from '../resolve/value';
import { callKey, entriesNamed, entryAt, entryOf } from '../resolve/lookUp';
import { isMessage, locate } from '../resolve/references';
import { usesOf } from '../resolve/uses/moduleUses';
import { type Statement, statementsOf } from '../tree/statements';
import type { CallNode, ImportNode, MappingNode, Node, Tree } from '../tree/tree';
import { atRoot, childrenOf, entryPlace, lastPart, type Place } from '../tree/walk';
import { canonicalName, starredNames } from './canonicalName';
import { follow, followAll, unwrap } from './follow';
import type { FoundSchedule } from './found';
import type { Recent } from './module/recent';
import { spreadOut } from './reads/spreadOut';
import type { ReadOptions, Run, Site } from './site';

/** What sites share: the text that is read, and the reading of other nodes. */
export interface SiteContext {
  readonly tree: Tree;
  readonly options: ReadOptions;
  readonly kept: Recent;
  /** What has been found in this look at the text. */
  readonly evaluations: Evaluations<Evaluated>;
  environment(place: Place): Environment;
  /** The run around a place. */
  run(place: Place): Run;
  /** The schedule that a node at a place is. */
  read(node: Node, place: Place): FoundSchedule | undefined;
  /** The schedule that a name or a reference at a place leads to. */
  readNamed(node: Node, place: Place): FoundSchedule | undefined;
}

/** A node of a tree with its surroundings, which are looked at when they are asked for. */
export class NodeSite implements Site {
  #environment: Environment | undefined;
  #run: Run | undefined;
  #callee: { readonly name: string | undefined } | undefined;

  readonly node: Node;

  constructor(
    node: Node,
    readonly place: Place,
    private readonly context: SiteContext,
    private readonly starredName?: string,
    private readonly isStanding = false,
  ) {
    this.node = spreadOut(node, place.ancestors, () => this.environment);
  }

  /** The site of a call that this node stands for, which is read as it would be in a program. */
  standingFor(call: CallNode): NodeSite {
    return new NodeSite(call, this.place, this.context, call.callee, true);
  }

  get text(): string {
    return this.context.tree.text;
  }

  get statements(): readonly Statement[] {
    return statementsOf(this.context.tree);
  }

  get options(): ReadOptions {
    return this.isStanding ? { ...this.context.options, bareWords: false } : this.context.options;
  }

  get callee(): string | undefined {
    if (this.node.kind !== 'call') return undefined;
    return (this.#callee ??= {
      name: this.starredName ?? canonicalName(this.node.callee, this.place.ancestors, () => this.#lazyCalls, this.#earlier),
    }).name;
  }

  /** The notebook cells above. */
  get #earlier(): readonly MappingNode[] {
    return this.options.earlierCells?.length ? this.environment.prelude : [];
  }

  get #lazyCalls(): readonly string[] {
    return ['functools.partial', ...this.options.conventions.flatMap(({ lazyCalls = [] }) => lazyCalls)];
  }

  /** The same site for each of the names that `from ... import *` may give to what it calls. */
  get starred(): readonly NodeSite[] {
    if (this.node.kind !== 'call' || this.options.bareWords) return [];
    const names = starredNames(this.node.callee, this.place.ancestors, this.#earlier);
    return names.map((name) => new NodeSite(this.node, this.place, this.context, name));
  }

  get run(): Run {
    return (this.#run ??= this.context.run(this.place));
  }

  get environment(): Environment {
    return (this.#environment ??= this.context.environment(this.place));
  }

  value(node: Node): Evaluated {
    return evaluate(node, this.environment);
  }

  word(node: Node): string | undefined {
    if (this.options.bareWords && node.kind === 'name') return node.name;
    const result = this.value(node);
    return result.ok && typeof result.value === 'string' ? result.value : undefined;
  }

  follow(node: Node): Site | undefined {
    const found = follow(unwrap(node), this.place.ancestors, this.environment);
    return found && new NodeSite(unwrap(found.node), { ...atRoot, ancestors: found.path }, this.context);
  }

  followAll(node: Node): readonly Site[] {
    const name = unwrap(node);
    const found = name.kind === 'name' ? followAll(name, this.place.ancestors, this.environment) : [];
    return found.map((each) => new NodeSite(unwrap(each.node), { ...atRoot, ancestors: each.path }, this.context));
  }

  around(keys: readonly string[]): Site | undefined {
    const { ancestors } = this.place;
    for (let end = ancestors.length; end > 0; end--) {
      for (const key of keys) {
        const entry = entryOf(ancestors[end - 1]!, key);
        if (entry) return new NodeSite(entry.value, { ...atRoot, ancestors: ancestors.slice(0, end), path: [key] }, this.context);
      }
    }
    return undefined;
  }

  at(keys: string): Site | undefined {
    const found = locate({ kind: 'reference', path: keys, range: this.node.range }, this.place.ancestors, this.environment);
    return isMessage(found) ? undefined : new NodeSite(unwrap(found.node), { ...atRoot, ancestors: found.path }, this.context);
  }

  inside(node: Node): Site {
    const ancestors = this.node.kind === 'mapping' ? [...this.place.ancestors, this.node] : this.place.ancestors;
    return new NodeSite(node, { ...this.place, ancestors, path: [] }, this.context);
  }

  calls(name: string): readonly Site[] {
    const [root] = this.place.ancestors;
    if (!root) return [];
    // Nothing is ever bound to this key. Looking it up notes that the calls of the name matter here, so that a new one leads to another reading.
    entriesNamed(root, callKey(name));
    return this.#placesOf(name, '(').flatMap((offset) => {
      const entry = entryAt(root, offset);
      return entry ? this.#callAt(entry.value, entryPlace(entry, { ...atRoot, ancestors: [root] }), offset + name.length) : [];
    });
  }

  subscripts(name: string): readonly string[] {
    const [root] = this.place.ancestors;
    if (!root) return [];
    entriesNamed(root, callKey(lastPart(name)));
    return this.#placesOf(name, '[')
      .filter((offset) => this.text.charAt(offset - 1) !== '.')
      .map((offset) => /\[([^\]]*)/.exec(this.text.slice(offset, offset + 200))?.[1] ?? '');
  }

  imports(name: string): readonly ImportNode[] {
    const [module] = this.place.ancestors;
    return [...this.#earlier, ...(module?.scope ? [module] : [])].flatMap((each) => usesOf(each, 'imports', name));
  }

  #placesOf(name: string, bracket: string): readonly number[] {
    return this.ofText(`places of ${name}${bracket}`, () => placesOf(this.text, name, bracket));
  }

  ofText<T>(key: string, make: () => T): T {
    let known = madeOfTexts.get(this.context.tree);
    if (!known) madeOfTexts.set(this.context.tree, (known = new Map<string, unknown>()));
    if (!known.has(key)) known.set(key, make());
    return known.get(key) as T;
  }

  once<T>(key: string, make: () => T): T {
    return this.context.evaluations.once(key, make);
  }

  kept<T>(key: string, make: () => T): T {
    return this.context.kept.get(key, make);
  }

  /** The call whose callee ends at an offset. */
  #callAt(node: Node, place: Place, offset: number): readonly Site[] {
    if (node.kind === 'call' && node.calleeRange.to === offset) return [new NodeSite(node, place, this.context)];
    const children = [...childrenOf(node, place, ({ from, to }) => from <= offset && offset < to)];
    return children.flatMap(([child, childPlace]) => this.#callAt(child, childPlace, offset));
  }

  part(node: Node): FoundSchedule | undefined {
    const { place } = this;
    return this.context.read(unwrap(node), place.path.length === 0 ? place : { ...place, path: [] });
  }

  named(node: Node): FoundSchedule | undefined {
    return this.context.readNamed(node, this.place);
  }
}

const madeOfTexts = new WeakMap<Tree, Map<string, unknown>>();

/** Where a name stands before a bracket. */
function placesOf(text: string, name: string, bracket: string): readonly number[] {
  const places: number[] = [];
  // A half-typed name may be empty, which stands everywhere.
  if (name === '') return places;
  for (let at = text.indexOf(name); at >= 0; at = text.indexOf(name, at + name.length)) {
    let end = at + name.length;
    while (end < at + name.length + mostSpace && isSpace.test(text.charAt(end))) end++;
    if (text.charAt(end) === bracket && !isOfWord.test(text.charAt(at - 1))) places.push(at);
  }
  return places;
}

const mostSpace = 20;
const isSpace = /\s/;
const isOfWord = /[\p{L}\p{N}_]/u;
