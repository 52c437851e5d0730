// Pure: curves that hide each other because they are the same.
import type { Plot, Series } from '../../../src/protocol';

/** A curve among those that are drawn on one line. */
export interface Twin {
  /** The first of them. */
  readonly first: Series;
  /** How many there are, and which one this is, from 0 on. */
  readonly count: number;
  readonly place: number;
}

/** Those of the shown curves that others are the same as, by their `id`s. */
export function twinCurves({ series }: Plot, hidden: ReadonlySet<string>): ReadonlyMap<string, Twin> {
  const groups: Series[][] = [];
  for (const each of series) {
    if (hidden.has(each.id)) continue;
    const group = groups.find(([first]) => isSame(first!, each));
    if (group) group.push(each);
    else groups.push([each]);
  }
  return new Map(
    groups.flatMap((group) =>
      group.length > 1 ? group.map(({ id }, place) => [id, { first: group[0]!, count: group.length, place }] as const) : [],
    ),
  );
}

function isSame(a: Series, b: Series): boolean {
  return (
    a.quantity === b.quantity &&
    a.totalSteps === b.totalSteps &&
    a.points.length === b.points.length &&
    a.points.every((value, i) => Object.is(value, b.points[i]))
  );
}
