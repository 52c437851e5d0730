// What a scope binds a dotted name to.
import { anyAttributeKey, changeKey } from '../../tree/changeKey';
import type { Entry, MappingNode, Node } from '../../tree/tree';
import { itemNames, ownersOf, pathText } from '../../tree/walk';
import { type Binding, isOption } from '../lookUp';
import { countsBeside, inOrder } from './inOrder';
import type { Look } from './look';
import { withOthers } from './options';
import { optionsBehind } from './parsers';
import { records } from './records';
import { withMerged, withoutRead } from './merged';
import { isSwitchedOff } from './switchedOff';
import { inItsScopes } from './scopesAround';

/** Some settings of an attribute with what else it may be. */
export const beside = (set: readonly Binding[], others: readonly Binding[]): readonly Binding[] => {
  const entries = set.map(({ entry }) => entry);
  return [...set, ...others.filter(({ entry }) => countsBeside(entries, entry))];
};

/** What is bound inside of what an entry binds. */
type Inside = (entry: Entry, parts: readonly string[], around: readonly MappingNode[], look: Look) => readonly Binding[];

/** What a scope has for a name. */
export interface Found {
  readonly bindings: readonly Binding[];
  /** They count only where conditions are met: what is bound further out may count, too. */
  readonly isOpen: boolean;
}

/** The bindings of a name in the last scope of the path, by itself or as a part of what is bound there; undefined where it has neither. */
export function boundIn(
  path: readonly MappingNode[],
  parts: readonly string[],
  entriesOf: (name: string) => readonly Entry[],
  look: Look,
  insideOf: Inside,
): Found | undefined {
  const place = (entry: Entry): Binding => inItsScopes(entry, path);
  if (parts.length === 1 && !look.isWhole) {
    const entries = withOthers(entriesOf(parts[0]!), entriesOf);
    return entries.length > 0 ? { bindings: entries.map(place), isOpen: false } : undefined;
  }
  let found: readonly Binding[] = [];
  /** Bindings of the first parts of the name in which the rest was not found. */
  let unread: readonly Entry[] = [];
  let isOpen = false;
  for (let length = parts.length; length > 0; length--) {
    const name = pathText(parts.slice(0, length));
    const rest = parts.slice(length);
    const all = withOthers(entriesOf(name), entriesOf).filter((entry) => !isSwitchedOff(entry, path));
    const { entries, isSure } =
      rest.length === 0 && length > 1 ? setBefore(all, look.at, sinceOf(parts, entriesOf, look)) : { entries: all, isSure: true };
    // Where any attribute may be set, none has its value for certain.
    const anySet = rest.length > 0 && entries.length > 0 ? entriesOf(anyAttributeKey(name)) : [];
    if (anySet.length > 0) return { bindings: [...entries, ...anySet].map(place), isOpen: false };
    // An item may be written in the dict or list, and be assigned by its name further down.
    const mayChange = rest.length > 0 && entries.some(({ value }) => isOfItems(value) || isRecord(value) || value.kind === 'import');
    const within = mayChange ? entriesOf(changeKey(name)).filter((entry) => mayChangeAt(entry, rest)) : [];
    const isCollection = mayChange && (within.length > 0 || entries.some(({ value }) => isOfItems(value)));
    const { left, read } = withoutRead(entries);
    const owners = isCollection ? [...unread, ...entries, ...within] : left;
    if (rest.length === 0 || (isCollection && owners.length > 1)) {
      found = [...found, ...owners.map(place)];
      isOpen = found.length > 0 && !isSure;
    } else if (isCollection || found.length === 0 || isOpen) {
      const [owner] = owners;
      let inner = owner && owners.length === 1 ? insideOf(owner, rest, path, look) : [];
      const options = inner.length === 0 ? optionsBehind(name, owner, rest, path) : undefined;
      if (options) inner = options;
      // An object may have had something else before.
      if (inner.length === 0 && isOpen && owner && !options) inner = [unknownIn(owner, path)];
      if (inner.length > 0 || owners.length > 0) isOpen = false;
      if (read) inner = inner.map((binding) => ({ ...binding, unless: { range: read.key!.range, path } }));
      found = beside(found, inner);
    }
    if (found.length === 0) unread = [...unread, ...owners];
  }
  found = withMerged(found, path, parts, entriesOf, look.at);
  const isChanged = look.isWhole === true && found.some(({ entry }) => isChangeable(entry));
  const changes = isChanged
    ? [
        changeKey(pathText(parts)),
        ...found.flatMap(({ entry: { value } }) => (value.kind === 'list' ? itemNames(pathText(parts), value) : [])),
      ].flatMap(entriesOf)
    : [];
  if (!found.some(({ entry }) => changes.includes(entry))) found = [...found, ...changes.map(place)];
  return found.length + unread.length > 0 ? { bindings: found, isOpen } : undefined;
}

/** Whether a change of something may be one of what is at a path in it: it may say which keys it changes. */
export function mayChangeAt({ value }: Entry, rest: readonly string[]): boolean {
  const keys = value.kind === 'unknown' ? value.children.flatMap((child) => (child.kind === 'string' ? [child.value] : [])) : [];
  const path = `${pathText(rest)}.`;
  return keys.length === 0 || keys.some((key) => path.startsWith(`${key}.`) || `${key}.`.startsWith(path));
}

/** Whether an entry binds what may be changed as a whole, as a list is. */
const isChangeable = ({ value }: Entry): boolean => value.kind === 'list' || value.kind === 'call';

const isOfItems = (value: Node): boolean => value.kind === 'list' || (value.kind === 'mapping' && !value.scope);

/** Whether a node makes an object that is a dict as well. */
const isRecord = (value: Node): boolean => value.kind === 'call' && records.test(value.callee);

/** From where on it is open whether something is set; undefined where nothing that the name is a part of is there before. */
function sinceOf(parts: readonly string[], entriesOf: (name: string) => readonly Entry[], { since }: Look): number | undefined {
  if (since === undefined) return undefined;
  const owners = ownersOf(parts).flatMap(entriesOf);
  return owners.length === 0 || owners.some(({ key }) => key!.range.from < since) ? since : undefined;
}

/**
 * What of the entries of an attribute may set it before a place: options have their values from the start. Of what is set from some place on it is
 * open whether it is.
 */
function setBefore(
  all: readonly Entry[],
  at: number | undefined,
  since: number | undefined,
): { readonly entries: readonly Entry[]; readonly isSure: boolean } {
  const options = all.filter(isOption);
  const settings = all.filter((entry) => !isOption(entry));
  const { entries: before, isSure } = inOrder(settings, at ?? since);
  const entries =
    at === undefined && since !== undefined ? settings.filter((entry) => before.includes(entry) || entry.key!.range.from >= since) : before;
  if (isSure && at !== undefined) return { entries, isSure };
  return { entries: [...entries, ...options.filter((option) => countsBeside(entries, option))], isSure: isSure || options.length > 0 };
}

/** That something is bound, and nothing is known of it. */
export const unknownIn = ({ key, value: { range } }: Entry, path: readonly MappingNode[]): Binding => ({
  entry: { key: key ?? { text: '', range }, value: { kind: 'unknown', range, children: [] } },
  path,
});
