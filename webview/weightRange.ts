import { weightAxis } from '../src/core/axis';
import type { Series } from '../src/protocol';

/** What a weight axis has to show: the curves, and zero where they come near it or never move. */
export interface WeightRange {
  readonly min: number;
  readonly max: number;
}

/** The range of the curves' weights; 0 to 1 where there are none. */
export function weightRange(series: readonly Pick<Series, 'points'>[]): WeightRange {
  let min = Infinity;
  let max = -Infinity;
  for (const { points } of series) {
    for (let i = 1; i < points.length; i += 2) {
      const weight = points[i]!;
      // Not so for the NaN of a gap.
      if (weight < min) min = weight;
      if (weight > max) max = weight;
    }
  }
  return weightAxis(min, max);
}
