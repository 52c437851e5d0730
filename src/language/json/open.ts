import type { Entry, ListNode, MappingNode, Node, Range } from '../tree/tree';
import { noStops, type Stops } from './stops';

/** What has brackets. */
export type Collection = ListNode | MappingNode;

/** A collection that is still open. */
export interface Open {
  readonly bracket: '{' | '[';
  readonly from: number;
  readonly entries: Entry[];
  readonly items: Node[];
  /** The key whose value is still to come. */
  key: { readonly text: string; readonly range: Range; colon: boolean } | undefined;
  readonly stops: Stops;
}

/** A collection of which no more than the bracket is read. */
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
