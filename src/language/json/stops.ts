// Stops: places where reading can start again without knowing more than the open collections. They are behind commas and between roots.
import { firstIndex } from '../../core/ascending';
import type { Node } from '../tree/tree';

/** The stops of a collection, ascending: offsets from its start, and the number of its members before each. */
export interface Stops {
  readonly places: number[];
  readonly counts: number[];
}

/** The stops of each collection, as it was first read. */
const stopsOfNodes = new WeakMap<Node, Stops>();

/** No stops yet. */
export const noStops = (): Stops => ({ places: [], counts: [] });

/** Remembers the stops of a collection. */
export function keepStops(node: Node, stops: Stops): void {
  if (stops.places.length > 0) stopsOfNodes.set(node, stops);
}

/** The stops of a collection; none where they are not known. */
export const stopsOf = (node: Node): Stops => stopsOfNodes.get(node) ?? noStops();

/** Adds a stop behind all others. */
export function addStop({ places, counts }: Stops, place: number, count: number): void {
  places.push(place);
  counts.push(count);
}

/** The number of stops before a place. */
export const stopsBefore = ({ places }: Stops, place: number): number => firstIndex(places.length, (index) => places[index]! >= place);

/** The index of the stop at a place, or -1. */
export function indexOfStop(stops: Stops, place: number): number {
  const index = stopsBefore(stops, place);
  return stops.places[index] === place ? index : -1;
}
