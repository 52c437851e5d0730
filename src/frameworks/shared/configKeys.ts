// The keys of a trainer's config, wherever they stand in it, as what its schedule is made of.
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { type FoundParameter, fromElsewhere } from '../../language/find/found';
import type { Claim } from '../../language/find/framework';
import { convert } from '../../language/find/readArgument';
import type { Site } from '../../language/find/site';
import { entryOf } from '../../language/resolve/lookUp';
import { literal } from '../../language/resolve/origin';
import type { Argument, Entry, MappingNode, Node } from '../../language/tree/tree';
import { configNumberAs, type NumberParameter } from './parameters';

/** The ways of keys from the root at which a config may say something, the one that wins first: `optimizer.params.lr`. */
export type Ways = readonly string[];

/** The config in which a node stands; undefined where it is the root, or where the text is a program. */
export function configAround({ place, options }: Site): MappingNode | undefined {
  const [root] = place.ancestors;
  return options.bareWords && root?.scope !== true ? root : undefined;
}

/** The entry at the end of a way of keys in a mapping; a reference on the way leads to what it stands for. */
export function entryAlong(root: MappingNode, way: string): Entry | undefined {
  let entry: Entry | undefined;
  let inside: Node | undefined = root;
  for (const key of way.split('.')) {
    entry = inside?.kind === 'mapping' ? entryOf(inside, key) : undefined;
    inside = entry?.value.kind === 'reference' ? entry.value.target : entry?.value;
  }
  return entry;
}

/** Whether a config has something at one of these ways. */
export const hasAt = (root: MappingNode, ways: Ways): boolean => ways.some((way) => isSet(entryAlong(root, way)));

/** Whether something stands in an entry. */
export const isSet = (entry: Entry | undefined): boolean => entry !== undefined && entry.value.kind !== 'null';

/** Whether a node is what stands at the first of these ways at which there is something: the place of a schedule in its config. */
export function isFirstOf({ node }: Site, root: MappingNode, ways: Ways): boolean {
  return nodeAt(root, ways) === node;
}

/** The word at the first of these ways at which there is something, here or in a file that the text builds on. */
export function wordAt(site: Site, ways: Ways): string | undefined {
  const found = firstOf(ways, (way) => site.at(way));
  return found && (found.node.kind === 'name' ? found.node.name : found.word(found.node));
}

/**
 * What a config says of a definition's parameters: as arguments where that is written in the text, as given where it is in a file that it builds on.
 * Undefined where such a file may say what is not known.
 */
export function readWays(
  site: Site,
  root: MappingNode,
  definition: Definition,
  ways: Readonly<Record</* parameter */ string, Ways>>,
): Required<Pick<Claim, 'arguments' | 'given'>> | undefined {
  const written: Argument[] = [];
  const given: FoundParameter[] = [];
  for (const [name, list] of Object.entries(ways)) {
    const way = list.find((each) => isSet(entryAlong(root, each)));
    const entry = way === undefined ? undefined : entryAlong(root, way);
    if (entry?.key) written.push(argumentOf(name, way!, { key: entry.key, value: entry.value }));
    const parameter = definition.parameters.find((each) => each.name === name);
    const found = entry || !parameter ? undefined : firstOf(list, (each) => inOtherFiles(site, each, parameter));
    if (found === 'unread') return undefined;
    if (found) given.push(found);
  }
  return { arguments: written, given };
}

/** What stands at a way of keys from the root, as an argument. What is relative in a value counts from where that stands. */
export function argumentOf(name: string, way: string, { key, value }: Required<Pick<Entry, 'key' | 'value'>>): Argument {
  const isPlain = value.kind !== 'reference' && (value.kind !== 'string' || value.expression === undefined);
  return {
    name: { text: name, range: key.range },
    value: isPlain ? value : { kind: 'reference', path: way, range: value.range },
    range: { from: key.range.from, to: value.range.to },
  };
}

/** The number at a way of keys, here or in a file that the text builds on, as a parameter of this name. */
export const numberAt = (site: Site, way: string, name: string): NumberParameter | undefined =>
  configNumberAs(name, site.value({ kind: 'reference', path: way, range: site.node.range }));

/** What the files that a text builds on say at a way of keys; "unread" where that is no value for the parameter, or where one that may say it could not be read. */
export function inOtherFiles(site: Site, way: string, { name, kind }: DefinedParameter): FoundParameter | 'unread' | undefined {
  const isUnread = site.options.parents !== undefined && site.options.parents.unread.length > 0;
  if (!site.at(way)) return isUnread ? 'unread' : undefined;
  const result = site.value({ kind: 'reference', path: way, range: site.node.range });
  if (result.ok && result.value === null) return undefined;
  const value = result.ok ? convert[kind](result.value, true) : undefined;
  return result.ok && value !== undefined ? fromElsewhere(name, { ...result, value }) : 'unread';
}

function firstOf<T, R>(list: readonly T[], read: (item: T) => R | undefined): R | undefined {
  for (const item of list) {
    const result = read(item);
    if (result !== undefined) return result;
  }
  return undefined;
}

/** What stands at the first of these ways in the text itself. */
export const nodeAt = (root: MappingNode, ways: Ways): Node | undefined => ways.map((way) => entryAlong(root, way)).find(isSet)?.value;

/** The kind of schedule that a config chooses: what it says, or the default. */
export const chosenKind = (selector: string, name: string, node: Node | undefined): FoundParameter => ({
  name: selector,
  value: name,
  node,
  origin: node ? literal : { kind: 'default' },
  literal: node?.range,
});
