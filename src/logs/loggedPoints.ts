import { firstIndex } from '../core/ascending';
import { among } from './extremes';
import type { LoggedPoints } from './table/pointsByStep';
import type { NumberList } from './table/numbers';

/**
 * What a plot of `columns` pixel columns has to draw of points from one step to another, with the neighbours outside: step and value by
 * turns, steps ascending; all points where they are few, else the first, the least, the greatest and the last one of each column.
 * Of points that only had others added behind them, the columns that are full are not gone through again.
 */
export class DrawnPoints {
  /** What is kept of the columns that are full, and the first points of all and of the column after these. */
  #kept: number[] = [];
  #start = -1;
  #next = 0;
  /** The order of the points of which this was drawn. */
  #order: number | undefined;

  constructor(
    private readonly from: number,
    private readonly to: number,
    private readonly columns: number,
  ) {}

  /** What is to be drawn of these points by now. */
  of(points: LoggedPoints): Float64Array {
    const { from, to, columns } = this;
    const { steps, values, order } = points;
    const start = Math.max(0, firstWhere(steps, (step) => step >= from) - 1);
    const stop = Math.min(steps.length, firstWhere(steps, (step) => step > to) + 1);
    if (stop - start <= 4 * columns) {
      return Float64Array.from({ length: 2 * (stop - start) }, (_, i) => (i % 2 === 0 ? steps : values).at(start + (i >> 1))!);
    }
    if (start !== this.#start || order !== this.#order) {
      [this.#kept, this.#start, this.#next] = [[], start, start];
      this.#order = order;
    }
    const kept = this.#kept;
    const columnOf = (step: number) => Math.floor(((step - from) * columns) / (to - from));
    let full = kept.length;
    for (let first = this.#next; first < stop;) {
      const column = columnOf(steps.at(first)!);
      const next = firstWhere(steps, (step) => columnOf(step) > column, first + 1, stop);
      const { least, greatest } = extremesBetween(points, first, next);
      [full, this.#next] = [kept.length, first];
      for (const i of new Set([first, Math.min(least, greatest), Math.max(least, greatest), next - 1]))
        kept.push(steps.at(i)!, values.at(i)!);
      first = next;
    }
    const drawn = Float64Array.from(kept);
    // More points may come into the last one.
    kept.length = full;
    return drawn;
  }
}

/** The least and the greatest value; NaN where there is none. */
export function valueExtent(points: LoggedPoints): { readonly min: number; readonly max: number } {
  const { values } = points;
  if (values.length === 0) return { min: NaN, max: NaN };
  const { least, greatest } = extremesBetween(points, 0, values.length);
  return { min: values.at(least)!, max: values.at(greatest)! };
}

/** The index of the point that is nearest to a step; of those that are as near, the later one; -1 where there is none. */
export function nearestPoint({ steps }: LoggedPoints, step: number): number {
  const after = firstWhere(steps, (each) => each > step);
  const before = after - 1;
  if (after === steps.length || before < 0) return Math.min(after, steps.length - 1);
  return step - steps.at(before)! < steps.at(after)! - step ? before : after;
}

function extremesBetween({ values, extremes }: LoggedPoints, start: number, end: number) {
  return extremes ? extremes.between(values, start, end) : among(values, start, end);
}

/** The first index, among those from `start` on, whose number fulfils what all later ones do too; `end` where none does. */
const firstWhere = (numbers: NumberList, fulfils: (number: number) => boolean, start = 0, end = numbers.length): number =>
  firstIndex(end, (index) => fulfils(numbers.at(index)!), start);
