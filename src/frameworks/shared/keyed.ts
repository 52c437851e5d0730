// Trainers whose schedules are keys of a config at places of their own: `lr0` and `lrf`, `TRAIN.BASE_LR`. What each of them reads is a table.
import type { Definition } from '../../language/find/definition';
import type { FoundParameter } from '../../language/find/found';
import type { Claim, Framework } from '../../language/find/framework';
import type { Site } from '../../language/find/site';
import type { Argument, MappingNode, Node } from '../../language/tree/tree';
import { pathText } from '../../language/tree/walk';
import { argumentOf, entryAlong, inOtherFiles, isSet } from './configKeys';

/** A way of keys from one mapping, `optim.base_lr`, whose last key is the name of the parameter; or with another name behind it. */
export type Way = string | readonly [way: string, name: string];

/** A schedule whose numbers stand at ways of keys. */
export interface KeyedKind {
  readonly definition: Definition;
  /** Ways the first of which that stands in the text is what is claimed. */
  readonly at: readonly string[];
  /** What it is called in the place of what is claimed, as a way. */
  readonly label?: string;
  /** Where its parameters stand. */
  readonly ways: readonly Way[];
  /** Other arguments, which stand where no way of keys leads. */
  readonly arguments?: readonly Argument[];
}

/** The mapping from which a trainer's ways begin. */
export interface Keys {
  readonly site: Site;
  /** What stands at the end of a way in this text. */
  readonly node: (way: string) => Node | undefined;
  readonly has: (way: string) => boolean;
  readonly word: (way: string) => string | undefined;
}

/** A trainer as a table. */
export interface KeyedTrainer extends Pick<Framework, 'name' | 'reads' | 'language'> {
  /** Words one of which stands in each node that is claimed. */
  readonly marks: readonly string[];
  /** All ways that may be claimed. */
  readonly at: readonly string[];
  /** Its schedules in a config; none where it is not one of this trainer. */
  readonly kinds: (keys: Keys) => readonly KeyedKind[];
}

/** The framework of a trainer whose schedules are keys of a config. */
export function keyedFramework({ marks, at, kinds, ...rest }: KeyedTrainer): Framework {
  const ways = at.map((way) => way.split('.'));
  return {
    ...rest,
    marks: () => marks,
    recognise: (site) => {
      const { path, ancestors } = site.place;
      if (!site.options.bareWords) return undefined;
      const parts = ways.find((each) => each.every((part, index) => path.at(index - each.length) === part));
      const mapping = parts && ancestors.at(-parts.length);
      if (!mapping || mapping.scope === true) return undefined;
      const way = parts.join('.');
      const keys = keysOf(site, mapping);
      const kind = kinds(keys).find((each) => each.at.find(keys.has) === way);
      return kind && claimOf(keys, kind, mapping, path.slice(0, path.length - parts.length));
    },
  };
}

function keysOf(site: Site, mapping: MappingNode): Keys {
  const node = (way: string) => entryAlong(mapping, way)?.value;
  return {
    site,
    node,
    has: (way) => isSet(entryAlong(mapping, way)),
    word: (way) => {
      const found = node(way);
      return found && site.word(found);
    },
  };
}

/** The claim of a schedule; undefined where a file that the text builds on says something that cannot be read. */
function claimOf(
  { site }: Keys,
  { definition, label, ways, arguments: others = [] }: KeyedKind,
  mapping: MappingNode,
  prefix: readonly string[],
): Claim | undefined {
  const written: Argument[] = [];
  const given: FoundParameter[] = [];
  for (const each of ways) {
    const [way, name] = typeof each === 'string' ? [each, each.slice(each.lastIndexOf('.') + 1)] : each;
    const entry = entryAlong(mapping, way);
    if (entry?.key) written.push(argumentOf(name, pathText([...prefix, way]), { key: entry.key, value: entry.value }));
    const parameter = definition.parameters.find((other) => other.name === name);
    if (entry || !parameter) continue;
    const found = inOtherFiles(site, pathText([...prefix, way]), parameter);
    if (found === 'unread') return undefined;
    if (found) given.push(found);
  }
  return {
    definition,
    arguments: [...written, ...others],
    given,
    isOpen: true,
    ...(label !== undefined && { label: pathText([...prefix, label]) }),
  };
}
