// Where a curve goes up, goes down or stays, by its values at some steps.

/** Steps, ascending, and the values there; both sides of a jump are two points. */
export interface Points {
  readonly steps: readonly number[];
  readonly values: readonly number[];
}

/** Neighbouring points between which a curve goes one way: 1 up, -1 down, 0 level. */
export interface Slope {
  readonly way: number;
  readonly from: number;
  to: number;
  readonly start: number;
  end: number;
}

/** A change by less than this part of the range is rounding. */
const noise = 1e-9;

/** The slopes between points, in their order; a jump that is steeper than what is beside it is one of its own. */
export function slopesOf({ steps, values }: Points): readonly Slope[] {
  let [low, high] = [Infinity, -Infinity];
  for (const value of values) {
    if (value < low) low = value;
    if (value > high) high = value;
  }
  const least = Math.max(high - low, Math.abs(low), Math.abs(high)) * noise;
  const slopes: Slope[] = [];
  let last: Slope | undefined;
  for (let i = 1; i < steps.length; i++) {
    const [from, to, start, end] = [steps[i - 1]!, steps[i]!, values[i - 1]!, values[i]!];
    const way = Math.abs(end - start) <= least ? 0 : Math.sign(end - start);
    // Two points at one step are the sides of a jump; where they are level there is none.
    if (way === 0 && from === to) continue;
    if (last?.way === way && last.from !== last.to && (from !== to || isStepOf(last, end - start))) {
      last.to = to;
      last.end = end;
    } else slopes.push((last = { way, from, to, start, end }));
  }
  return slopes;
}

/** Whether a change at once is no more than a curve of whole steps makes from one of them to the next. */
const isStepOf = ({ from, to, start, end }: Slope, change: number): boolean =>
  Math.abs(change) <= 2 * Math.abs((end - start) / (to - from));

/** The slopes that go up or down. */
export const movingOf = (points: Points): readonly Slope[] => slopesOf(points).filter(({ way }) => way !== 0);
