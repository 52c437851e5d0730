import type { Entry, ListNode, MappingNode, Node, Range } from '../tree/tree';
import { noStops, type Stops } from './stops';

/** A node with brackets. */
export type Collection = ListNode | MappingNode;

/** A collection that is still open. */
export interface Open {
  readonly bracket: '{' | '[';
  readonly from: number;
  readonly entries: Entry[];
  readonly items: Node[];
  /** The key that waits for its value. */
  key: { readonly text: string; readonly range: Range; colon: boolean } | undefined;
  readonly stops: Stops;
}

/** A collection of which only the opening bracket is read. */
export const opened = (bracket: '{' | '[', from: number): Open => ({
  bracket,
  from,
  entries: [],
  items: [],
  key: undefined,
  stops: noStops(),
});

/** The members that it has so far. */
export const membersOf = ({ bracket, entries, items }: Open): readonly (Entry | Node)[] => (bracket === '{' ? entries : items);
