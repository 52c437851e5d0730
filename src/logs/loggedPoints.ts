import type { LogColumn } from './logTable';

/** Logged values by step. */
export interface LoggedPoints {
  /** Ascending. */
  readonly steps: Float64Array;
  readonly values: Float64Array;
}

/** The values of a column at their steps: those of the step column in the same row, or the rows themselves where there is none. */
export function loggedPoints(value: LogColumn, step: LogColumn | undefined): LoggedPoints {
  if (!step) return { steps: value.rows, values: value.values };
  const steps = new Float64Array(value.rows.length);
  const values = new Float64Array(value.rows.length);
  let count = 0;
  let j = 0;
  value.rows.forEach((row, i) => {
    while (j < step.rows.length && step.rows[j]! < row) j++;
    if (step.rows[j] !== row) return;
    steps[count] = step.values[j]!;
    values[count++] = value.values[i]!;
  });
  return inOrder({ steps: steps.subarray(0, count), values: values.subarray(0, count) });
}

/** In the order of steps, by merging the stretches that are in order. A run that was resumed logs some steps again: the later one comes later. */
function inOrder(points: LoggedPoints): LoggedPoints {
  let { steps, values } = points;
  for (let starts = stretches(steps); starts.length > 1; starts = starts.filter((_, i) => i % 2 === 0)) {
    const merged = { steps: new Float64Array(steps.length), values: new Float64Array(steps.length) };
    for (let i = 0; i < starts.length; i += 2) {
      const [middle, end] = [starts[i + 1] ?? steps.length, starts[i + 2] ?? steps.length];
      let [left, right] = [starts[i]!, middle];
      for (let k = left; k < end; k++) {
        const from = right === end || (left < middle && steps[left]! <= steps[right]!) ? left++ : right++;
        merged.steps[k] = steps[from]!;
        merged.values[k] = values[from]!;
      }
    }
    ({ steps, values } = merged);
  }
  return { steps, values };
}

/** Where the stretches of ascending steps begin. */
function stretches(steps: Float64Array): readonly number[] {
  const starts = [0];
  for (let i = 1; i < steps.length; i++) if (steps[i]! < steps[i - 1]!) starts.push(i);
  return starts;
}

/**
 * What a plot of `columns` pixel columns has to draw of the points from one step to another, with the neighbours outside: step and value by
 * turns, steps ascending; all points where they are few, else the first, the least, the greatest and the last one of each column.
 */
export function decimate({ steps, values }: LoggedPoints, from: number, to: number, columns: number): Float64Array {
  const start = Math.max(0, firstAt(steps, from) - 1);
  const end = Math.min(steps.length, firstAt(steps, to, true) + 1);
  if (end - start <= 4 * columns) {
    return Float64Array.from({ length: 2 * (end - start) }, (_, i) => (i % 2 === 0 ? steps : values)[start + (i >> 1)]!);
  }
  const kept: number[] = [];
  const perStep = columns / (to - from);
  for (let first = start; first < end;) {
    const column = Math.floor((steps[first]! - from) * perStep);
    let [least, greatest, last] = [first, first, first];
    for (; last + 1 < end && Math.floor((steps[last + 1]! - from) * perStep) === column; last++) {
      if (values[last + 1]! < values[least]!) least = last + 1;
      if (values[last + 1]! > values[greatest]!) greatest = last + 1;
    }
    for (const i of new Set([first, Math.min(least, greatest), Math.max(least, greatest), last])) kept.push(steps[i]!, values[i]!);
    first = last + 1;
  }
  return Float64Array.from(kept);
}

/** The least and the greatest value; NaN where there is none. */
export function valueExtent({ values }: LoggedPoints): { readonly min: number; readonly max: number } {
  let [min, max] = [NaN, NaN];
  for (const value of values) {
    if (!(value >= min)) min = value;
    if (!(value <= max)) max = value;
  }
  return { min, max };
}

/** The index of the first step that is >= `step`, or > it. */
function firstAt(steps: Float64Array, step: number, isAfter = false): number {
  let [low, high] = [0, steps.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isAfter ? steps[middle]! <= step : steps[middle]! < step) low = middle + 1;
    else high = middle;
  }
  return low;
}
