// Brings the reading of an edited text to where the edit starts, from the tree of the text before it, without reading the beginning again.
import { firstIndex } from '../../core/ascending';
import type { Difference } from '../text/textDifference';
import { extentOf, originalOf, shiftEntry, shiftNode } from '../tree/shiftNode';
import type { Entry, ListNode, Node } from '../tree/tree';
import { type Collection, membersOf, type Open, opened } from './open';
import { addStop, type Stops, stopsBefore, stopsOf } from './stops';

/** A collection around an edit, opened again with its members before the edit. */
export interface Level {
  readonly open: Open;
  /** The whole collection, as it was read before. */
  readonly before: Collection;
  readonly stops: Stops;
  /** The index of the member that is the next level. */
  readonly index: number;
  /** The number of stops before the edit. */
  readonly kept: number;
}

/** The collections around an edit, outermost first, and the offset at which the reading goes on. */
export interface Resumed {
  readonly levels: readonly Level[];
  readonly at: number;
}

type Member = Entry | Node;

const isNode = (member: Member): member is Node => 'kind' in member;
const valueOf = (member: Member): Node => (isNode(member) ? member : member.value);
const startOf = (member: Member): number => (isNode(member) ? member.range : extentOf(member)).from;
const membersOfNode = (node: Collection): readonly Member[] => (node.kind === 'mapping' ? node.entries : node.items);

/** Opens the collections around an edit, up to the last stop before it; `roots` is the earlier result of a builder. */
export function resume(roots: ListNode, { fromA }: Difference): Resumed {
  const levels: Level[] = [];
  let before: Collection = roots;
  let stops = stopsOf(roots);
  for (;;) {
    const { from } = before.range;
    const members = membersOfNode(before);
    const index = lastBefore(members, fromA);
    const inner = members[index] && collectionAround(members[index], fromA);
    if (!inner) {
      const kept = stopsBefore(stops, fromA - from);
      levels.push({ open: reopened(before, stops.counts[kept - 1] ?? 0, stops, kept), before, stops, index, kept });
      return { levels, at: from + (stops.places[kept - 1] ?? (before === roots ? 0 : 1)) };
    }
    const kept = stopsBefore(stops, inner.range.from - from + 1);
    levels.push({ open: reopened(before, index, stops, kept, members[index]), before, stops, index, kept });
    stops = stopsOf(isNode(members[index]!) ? inner : originalOf(members[index]!).value);
    before = inner;
  }
}

/** The index of the last member that starts before an offset, or -1. */
const lastBefore = (members: readonly Member[], offset: number): number =>
  firstIndex(members.length, (index) => startOf(members[index]!) >= offset) - 1;

/** The member as a collection, where an offset lies inside its brackets. */
function collectionAround(member: Member, offset: number): Collection | undefined {
  const node = valueOf(member);
  if (node.kind !== 'mapping' && node.kind !== 'list') return undefined;
  return node.range.from < offset && offset < node.range.to ? node : undefined;
}

/** A collection with only its first `count` members and first `kept` stops, and with the key of the member `next` that is read again. */
function reopened(node: Collection, count: number, stops: Stops, kept: number, next?: Member): Open {
  const open = opened(node.kind === 'mapping' ? '{' : '[', node.range.from);
  if (node.kind === 'mapping') for (let at = 0; at < count; at++) open.entries.push(node.entries[at]!);
  else for (let at = 0; at < count; at++) open.items.push(node.items[at]!);
  for (let at = 0; at < kept; at++) addStop(open.stops, stops.places[at]!, stops.counts[at]!);
  if (next && !isNode(next) && next.key) open.key = { ...next.key, colon: true };
  return open;
}

/** Adds the members behind an edit, from `first` on, and their stops, from `firstStop` on, moved by `delta`. */
export function takeRest({ open, before, stops }: Level, first: number, firstStop: number, delta: number): void {
  const more = membersOf(open).length - first;
  for (let at = firstStop; at < stops.places.length; at++) addStop(open.stops, stops.places[at]! + delta, stops.counts[at]! + more);
  if (before.kind === 'mapping')
    for (let at = first; at < before.entries.length; at++) open.entries.push(shiftEntry(before.entries[at]!, delta));
  else
    for (let at = first; at < before.items.length; at++)
      open.items.push(delta === 0 ? before.items[at]! : shiftNode(before.items[at]!, delta));
}
