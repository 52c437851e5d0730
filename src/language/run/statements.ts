// What the mappings and scopes around a place say under some keys, the nearest first.
import { type Message, say } from '../../core/message';
import { asText, type RunConvention, type RunRole } from '../resolve/convention';
import { type Environment, parentsOf, whereIs } from '../resolve/environment';
import { evaluate } from '../resolve/evaluate';
import { entriesNamed, withoutReport } from '../resolve/lookUp';
import { deleteKey } from '../tree/changeKey';
import { reboundInCells, reboundLater } from '../resolve/names/reboundLater';
import { doubtOfDefault } from '../resolve/uses/uses';
import { type Origin, type OriginPlace, placeMessage } from '../resolve/origin';
import type { Entry, MappingNode, Node, Range } from '../tree/tree';
import type { Value } from '../resolve/values';
import { configObjects } from './configObjects';
import { isOfObject, nameAtEnd, namedBy, type SectionEntry } from './namesOfEntries';
import { type RunEntries, runEntriesBy } from './runEntries';

/** Whether a file says a key of the text. */
const isSameKey = ({ name, path }: Statement, other: Statement): boolean => name === other.name && path[0] !== other.path[0];

/** What is written under a key. */
export interface Statement {
  /** As in the tables. */
  readonly key: string;
  /** The key says how many steps the run has. */
  readonly isTotal: boolean;
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
  /** How texts under this key say steps, where nothing else there does. */
  readonly steps: RegExp | undefined;
}

const isNumber = ({ value }: Statement): boolean => value.ok && typeof value.value === 'number' && value.value > 0;

const none: ReadonlySet<string> = new Set();
const boundAgain = say('It is bound more than once.');
const deleted = say('It is deleted.');

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
  /** The keys that any of the levels has. */
  #keysTold: ReadonlySet<string> | undefined;
  readonly #own: number;
  readonly #entries: RunEntries;
  /** What trainers say of their runs. */
  readonly conventions: readonly RunConvention[];

  constructor(
    private readonly ancestors: readonly MappingNode[],
    readonly environment: Environment,
  ) {
    this.conventions = environment.conventions.flatMap(({ run }) => run ?? []);
    this.#entries = runEntriesBy(environment.conventions);
    this.#own = ancestors.length + (environment.prelude.length > 0 ? 1 : 0) + 1;
  }

  /** What the nearest mapping or one of its sections says of a run in one respect; empty where nothing does. */
  about(role: RunRole, isWanted?: (statement: Statement) => boolean): readonly Statement[] {
    return this.nearest(this.#entries.names(role), isWanted);
  }

  /** What the nearest mapping or one of its sections says under any of these keys; empty where nothing does. */
  nearest(keys: readonly string[], isWanted: (statement: Statement) => boolean = () => true): readonly Statement[] {
    const [levels, told] = [this.#all, this.#told];
    const written = told.size === 0 ? [] : keys.filter((key) => told.has(key));
    if (written.length === 0) {
      this.environment.onMissing?.();
      return [];
    }
    let open: readonly Statement[] = [];
    for (const [level, group] of levels.entries()) {
      if (level === this.#own) this.environment.onMissing?.();
      for (const one of group) {
        const all = this.#at(one, written, this.#rankOf(level)).filter(isWanted);
        // `???` leaves a key to the files that the text builds on.
        const found = open.length === 0 ? all : all.filter((each) => isSameKey(each, open[0]!));
        if (found.length === 0) continue;
        if (open.length === 0 && this.#isLeftOpen(found[0]!)) {
          open = found;
          continue;
        }
        // Cells may run in any order: what two of them say has no one value.
        const others = one.isEarlierCell ? group.filter((other) => other !== one) : [];
        const isSaidAgain = others.some((other) => this.#at(other, [found[0]!.key], this.#rankOf(level)).some(isWanted));
        return isSaidAgain ? found.map((each) => ({ ...each, value: { ok: false, reason: boundAgain } })) : found;
      }
    }
    if (levels.length <= this.#own) this.environment.onMissing?.();
    return open;
  }

  /** Whether a key at the root of the text, or in a section there, is to be given by a file that it builds on. */
  #isLeftOpen({ node, path, name }: Statement): boolean {
    const isOutermost = path.length === 1 || (path.length === 2 && name.includes('.'));
    return isOutermost && node.kind === 'string' && this.environment.conventions.some(({ missing }) => missing === node.value);
  }

  /** Whether anything is said of how many steps an epoch has. */
  tellOfEpoch(): boolean {
    const tells = this.#entries.areOfEpoch(this.#told);
    if (!tells) this.environment.onMissing?.();
    return tells;
  }

  get #all(): readonly (readonly Level[])[] {
    return (this.#levels ??= this.#list());
  }

  get #told(): ReadonlySet<string> {
    return (this.#keysTold ??= new Set(this.#all.flat().flatMap((level) => this.#toldAt(level))));
  }

  /** How far out a level is: the files that a config is put together from are one to those who load it. */
  #rankOf(level: number): number {
    return this.environment.prelude.length > 0 ? level : Math.min(level, Math.max(this.ancestors.length - 1, 0));
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
    const hidden = ancestors[0] ? this.#entries.replacedIn(ancestors[0]) : none;
    return [...own, files(winning, none), root, ...cells, files(beyond, hidden)];
  }

  #at(level: Level, keys: readonly string[], index: number): readonly Statement[] {
    if (this.#isOther(level.path)) return [];
    const inSections = this.#sectionsOf(level).flatMap(({ key, value }) =>
      this.#in({ ...level, path: [...level.path, value] }, keys, `${key!.text}.`, index),
    );
    const said = this.#in(level, keys, '', index);
    if (said.length > 0) return [...said, ...inSections];
    const inObjects = this.#inObjects(level, keys, index);
    // `train_cfg` beside `cfg` may say otherwise than that.
    return inSections.length > 0 ? [...inSections, ...inObjects.filter(isNumber)] : inObjects;
  }

  /** What the config of a program says, where no plain name says it. */
  #inObjects(level: Level, keys: readonly string[], index: number): readonly Statement[] {
    return this.#objectsOf(level).flatMap(({ key, value }) =>
      this.#in({ ...level, path: [...level.path, value] }, keys, `${key!.text}.`, index),
    );
  }

  /** Whether the last mapping of a way is about other steps than those of the run, as its key, one around it or a solver says. */
  #isOther(path: readonly MappingNode[]): boolean {
    const isIn = (mapping: MappingNode, around: MappingNode) => this.#entries.othersIn(withoutReport(around)).has(withoutReport(mapping));
    return path.some((mapping, index) => index > 0 && mapping.scope !== true && isIn(mapping, path[index - 1]!));
  }

  /** The objects of a program that hold its config, and the sections in them, but for those that a child has replaced. */
  #objectsOf({ path, hidden, isEarlierCell }: Level): readonly SectionEntry[] {
    if (isEarlierCell) return [];
    const sections = this.#entries.names('section');
    const isMeant = (name: string) => !name.includes('.') || sections.includes(this.#entries.keyOf(name) ?? '');
    return configObjects(path).filter(({ key }) => hidden?.has(key!.text) !== true && isMeant(key!.text));
  }

  #sectionsOf({ path, hidden }: Level): readonly SectionEntry[] {
    return this.#entries.sectionsOf(path.at(-1)!, hidden);
  }

  /** The keys that a level has, in its sections too. */
  #toldAt(level: Level): readonly string[] {
    const mappings = [level.path.at(-1)!, ...[...this.#sectionsOf(level), ...this.#objectsOf(level)].map(({ value }) => value)];
    return mappings.flatMap((mapping) => [...this.#entries.of(mapping).keys()]);
  }

  #in(level: Level, keys: readonly string[], prefix: string, index: number): readonly Statement[] {
    const mapping = level.path.at(-1)!;
    const told = this.#entries.of(mapping);
    return keys.flatMap((key) => {
      const entries = told.get(key) ?? [];
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
    const scope = level.path.at(-1)!;
    const isDeleted = scope.scope === true && entriesNamed(scope, deleteKey(text)).length > 0;
    const isAmbiguous = scope.scope === true && entries.length > 1;
    const around = { ...environment, path: path.length > 0 ? path : level.path };
    const result = evaluate(isOfObject(entry, scope) && !level.isEarlierCell ? namedBy(entry, scope) : entry.value, around);
    const isParameter = path.length > 0 && path !== level.path;
    const rebound = () => {
      const binding = { entry, path: level.path };
      if (level.isEarlierCell) return reboundInCells(text, binding, environment.tree.text.length, environment);
      return scope.scope === true ? reboundLater(nameAtEnd(text, scope), binding, level.path, environment) : undefined;
    };
    const reason = isDeleted
      ? deleted
      : isAmbiguous
        ? boundAgain
        : result.ok
          ? (rebound() ??
            asText(entry.value, environment.conventions) ??
            (result.written && asText(result.written, environment.conventions)) ??
            (isParameter ? doubtOfDefault(text, level.path) : undefined))
          : result.reason;
    const steps = this.conventions.find((each) => each.steps?.[key])?.steps?.[key];
    // Some trainers take nothing but texts with a unit.
    const isText = !steps && level.path[0]!.scope !== true && result.ok && typeof result.value === 'string';
    return {
      key,
      isTotal: this.#entries.names('total').includes(key),
      name: prefix + text,
      place,
      node: entry.value,
      value: reason === undefined && result.ok ? { ok: true, value: result.value } : { ok: false, reason: reason! },
      origin: { kind: 'name', name: prefix + text, place, ...(entries.length > 1 && { isRepeated: true }), ...(isText && { isText }) },
      literal: result.ok && !level.isEarlierCell ? result.literal : undefined,
      level: index,
      path: level.path,
      steps,
    };
  }
}

/** A statement as part of a sentence: "max_steps (line 3)". */
export const statementMessage = ({ name, place }: Statement): Message => say('{name} ({place})', { name, place: placeMessage(place) });
