import { weightAxis, type AxisRange } from '../../src/core/drawing/axis';
import type { Span } from '../../src/protocol';

/** Weights that differ by less than this part of their size differ by rounding alone. */
const rounding = 1e-9;

/** The range of a weight axis that shows all of these ranges. It has zero in it where they come near zero or never move; without ranges it is 0 to 1. */
export function weightRange(ranges: readonly AxisRange[]): AxisRange {
  let min = Infinity;
  let max = -Infinity;
  for (const range of ranges) {
    // A curve without values has NaN, which no comparison lets in.
    if (range.min < min) min = range.min;
    if (range.max > max) max = range.max;
  }
  const isLevel = max > min && max - min < rounding * Math.max(Math.abs(min), Math.abs(max));
  return weightAxis(isLevel ? max : min, max);
}

/** The least and the greatest weight of a line, step and weight by turns, from one step to another; NaN where it has none. */
export function rangeWithin(points: Float64Array, { from, to }: Span): AxisRange {
  let [min, max] = [NaN, NaN];
  const add = (weight: number) => {
    if (!(weight >= min)) min = Number.isNaN(weight) ? min : weight;
    if (!(weight <= max)) max = Number.isNaN(weight) ? max : weight;
  };
  for (let i = 0; i < points.length; i += 2) {
    const [step, weight, next, nextWeight] = [points[i]!, points[i + 1]!, points[i + 2] ?? NaN, points[i + 3] ?? NaN];
    // Most points lie far from what is in sight.
    if (step > to || (step < from && !(next > from))) continue;
    if (step >= from) add(weight);
    for (const edge of [from, to]) if (step < edge && next > edge) add(weight + ((nextWeight - weight) * (edge - step)) / (next - step));
  }
  return { min, max };
}
