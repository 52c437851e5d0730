// What the mappings and scopes around a place say under some keys, the nearest first.
import { type Message, say } from '../../core/message';
import { type Environment, parentsOf, whereIs } from '../resolve/environment';
import { evaluate } from '../resolve/evaluate';
import { entriesNamed, keysOf } from '../resolve/lookUp';
import { type Origin, type OriginPlace, placeMessage } from '../resolve/origin';
import { isReplaced } from '../resolve/references';
import type { Entry, MappingNode, Node, Range } from '../tree/tree';
import type { Value } from '../resolve/values';
import { isRunKey, otherSections, sections, solverKeys, spellingsOf } from './keys';

/** What is written under a key. */
export interface Statement {
  /** As in the tables. */
  readonly key: string;
  /** As it is shown: "trainer.max_steps". */
  readonly name: string;
  readonly place: OriginPlace;
  readonly node: Node;
  /** The value, or why there is none. */
  readonly value: { readonly ok: true; readonly value: Value } | { readonly ok: false; readonly reason: Message };
  readonly origin: Origin;
  readonly literal: Range | undefined;
  /** How far out the mapping stands: 0 for the innermost. */
  readonly level: number;
  /** The mappings around the value, the one that has the key last. */
  readonly path: readonly MappingNode[];
}

/** A mapping in which statements can stand, with those around it. */
interface Level {
  readonly path: readonly MappingNode[];
  readonly isEarlierCell?: boolean;
  /** Sections that a child has replaced as a whole. */
  readonly hidden?: ReadonlySet<string>;
}

/** Looks for what is said of the run around a place. */
export class Statements {
  #levels: readonly (readonly Level[])[] | undefined;
  readonly #own: number;

  constructor(
    private readonly ancestors: readonly MappingNode[],
    readonly environment: Environment,
  ) {
    this.#own = ancestors.length + (environment.prelude.length > 0 ? 1 : 0) + 1;
  }

  /** What the nearest mapping or one of its sections says under any of these keys; empty where nothing does. */
  nearest(keys: readonly string[], isWanted: (statement: Statement) => boolean = () => true): readonly Statement[] {
    const levels = (this.#levels ??= this.#list());
    for (const [level, group] of levels.entries()) {
      if (level === this.#own) this.environment.onMissing?.();
      for (const one of group) {
        const found = this.#at(one, keys, level).filter(isWanted);
        if (found.length > 0) return found;
      }
    }
    if (levels.length <= this.#own) this.environment.onMissing?.();
    return [];
  }

  /** The mappings from the innermost on: those of the text, with the files that win over it before its root, earlier cells, the other files. */
  #list(): readonly (readonly Level[])[] {
    const { ancestors, environment } = this;
    const [winning, beyond] = parentsOf(environment);
    const own = ancestors.map((_, index) => [{ path: ancestors.slice(0, index + 1) }]).reverse();
    const root = own.pop() ?? [];
    const files = (list: typeof beyond, hidden: ReadonlySet<string>): readonly Level[] =>
      list.map((file) => ({ path: [file.root], hidden }));
    const cells =
      environment.prelude.length > 0 ? [[...environment.prelude].reverse().map((scope) => ({ path: [scope], isEarlierCell: true }))] : [];
    const hidden = new Set(ancestors[0] ? replacedIn(ancestors[0]) : []);
    return [...own, files(winning, new Set()), root, ...cells, files(beyond, hidden)];
  }

  #at(level: Level, keys: readonly string[], index: number): readonly Statement[] {
    const mapping = level.path.at(-1)!;
    const around = level.path.at(-2);
    if (!tellsOfRun(mapping) || isOther(mapping, around)) return [];
    const direct = this.#in(level, keys, '', index);
    const inSections = sections.flatMap((section) =>
      level.hidden?.has(section)
        ? []
        : entriesOf(mapping, section)
            .slice(-1)
            .flatMap(({ key, value }) =>
              value.kind === 'mapping' && value.scope !== true && !isOther(value, undefined)
                ? this.#in({ ...level, path: [...level.path, value] }, keys, `${key!.text}.`, index)
                : [],
            ),
    );
    return [...direct, ...inSections];
  }

  #in(level: Level, keys: readonly string[], prefix: string, index: number): readonly Statement[] {
    const mapping = level.path.at(-1)!;
    return keys.flatMap((key) => {
      const entries = entriesOf(mapping, key);
      // In a config the last of several counts; a name of a program that is bound twice has no one value.
      const named = mapping.scope === true ? entries.slice(0, 1) : entries.slice(-1);
      return named.map((entry) => this.#statement(level, key, prefix, entry, entries, index));
    });
  }

  #statement(level: Level, key: string, prefix: string, entry: Entry, entries: readonly Entry[], index: number): Statement {
    const { environment } = this;
    const { range, text } = entry.key!;
    const path = entry.isDefault && level.path.at(-1)!.scope && !level.path.at(-1)!.ofClass ? level.path.slice(0, -1) : level.path;
    const place: OriginPlace = level.isEarlierCell ? { kind: 'cell' } : whereIs(range, level.path, environment);
    const isAmbiguous = level.path.at(-1)!.scope === true && entries.length > 1;
    const result = evaluate(entry.value, { ...environment, path: path.length > 0 ? path : level.path });
    const reason = isAmbiguous ? say('It is bound more than once.') : result.ok ? undefined : result.reason;
    const isRepeated = entries.length > 1;
    return {
      key,
      name: prefix + text,
      place,
      node: entry.value,
      value: reason === undefined && result.ok ? { ok: true, value: result.value } : { ok: false, reason: reason! },
      origin: { kind: 'name', name: prefix + text, place, ...(isRepeated && { isRepeated }) },
      literal: result.ok && !level.isEarlierCell ? result.literal : undefined,
      level: index,
      path: level.path,
    };
  }
}

/** A statement as part of a sentence: "max_steps (line 3)". */
export const statementMessage = ({ name, place }: Statement): Message => say('{name} ({place})', { name, place: placeMessage(place) });

/** Whether each mapping that was ever asked says anything of a run. Most do not, and need not be asked for each key. */
const telling = new WeakMap<MappingNode, boolean>();

function tellsOfRun(mapping: MappingNode): boolean {
  let tells = telling.get(mapping);
  if (tells === undefined) telling.set(mapping, (tells = keysOf(mapping).some(isRunKey)));
  return tells;
}

/** The dotted names of a scope that end in a key of the run: `config.total_steps`, `cfg.SOLVER.MAX_ITER`. */
const attributes = new WeakMap<MappingNode, ReadonlyMap<string, readonly string[]>>();

function attributesOf(scope: MappingNode): ReadonlyMap<string, readonly string[]> {
  let known = attributes.get(scope);
  if (!known) {
    const map = new Map<string, string[]>();
    for (const key of keysOf(scope)) {
      const parts = key.split('.');
      const last = parts.at(-1)!;
      if (parts.length < 2 || !isRunKey(last) || parts.some((part) => otherSections.test(part))) continue;
      map.set(last, [...(map.get(last) ?? []), key]);
    }
    attributes.set(scope, (known = map));
  }
  return known;
}

/** All entries with this key, however it is written; in a program also as an attribute of a config. */
function entriesOf(mapping: MappingNode, name: string): readonly Entry[] {
  return spellingsOf(name).flatMap((spelling) => [
    ...entriesNamed(mapping, spelling),
    ...(mapping.scope === true ? (attributesOf(mapping).get(spelling) ?? []).flatMap((dotted) => entriesNamed(mapping, dotted)) : []),
  ]);
}

/** Whether a mapping is about other steps than those of the run. */
function isOther(mapping: MappingNode, around: MappingNode | undefined): boolean {
  if (mapping.scope === true) return false;
  const has = (key: string) => entriesNamed(mapping, key).length > 0;
  if (solverKeys.some(has)) return true;
  const isMinimizer = ['type', 'name', '_target_', 'optimizer'].some((key) =>
    entriesNamed(mapping, key).some(({ value }) => value.kind === 'string' && /lbfgs/i.test(value.value)),
  );
  if (isMinimizer) return true;
  return around !== undefined && othersIn(around).has(mapping);
}

/** The values of a mapping whose keys say that they are about other steps. */
const others = new WeakMap<MappingNode, ReadonlySet<Node>>();

function othersIn(mapping: MappingNode): ReadonlySet<Node> {
  let known = others.get(mapping);
  if (!known) {
    const names = keysOf(mapping).filter((key) => otherSections.test(key));
    others.set(mapping, (known = new Set(names.flatMap((key) => entriesNamed(mapping, key).map(({ value }) => value)))));
  }
  return known;
}

/** The sections that a text replaces as a whole, or sets to nothing. */
function replacedIn(root: MappingNode): readonly string[] {
  return sections
    .flatMap(spellingsOf)
    .filter((section) => isReplaced(root, section) || entriesNamed(root, section).some(({ value }) => value.kind === 'null'));
}
