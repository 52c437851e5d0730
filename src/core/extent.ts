import { limitAt } from './breakpoints';
import type { Schedule } from './schedule';

/** The least and the greatest value of a curve, both NaN where it has none. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

const mostBreakpoints = 5_000;

/**
 * The extent of a curve over the closed range [from, to], both sides of jumps included. Exact up to 5,000 breakpoints; of more than
 * that, the first 8 in each of 500 equal parts of the range are looked at.
 */
export function extent(schedule: Schedule, from: number, to: number): Extent {
  const range = new ExtentOf(schedule);
  range.add(schedule.at(from));
  range.add(schedule.at(to));
  return range.addBreakpoints(from, to, mostBreakpoints) ? range.result() : scannedExtent(schedule, from, to, 500, 8);
}

/** The extent as far as the ends and the first `perPart` breakpoints of each of so many equal parts of [from, to] tell. */
export function scannedExtent(schedule: Schedule, from: number, to: number, parts: number, perPart: number): Extent {
  const range = new ExtentOf(schedule);
  range.add(schedule.at(from));
  range.add(schedule.at(to));
  for (let i = 0; i < parts; i++) {
    range.addBreakpoints(from + ((to - from) * i) / parts, from + ((to - from) * (i + 1)) / parts, perPart);
  }
  return range.result();
}

/** Takes in values one by one. */
class ExtentOf {
  private min = Infinity;
  private max = -Infinity;

  constructor(private readonly schedule: Schedule) {}

  add(value: number): void {
    if (value < this.min) this.min = value;
    if (value > this.max) this.max = value;
  }

  /** Adds both sides of the breakpoints in (from, to); false where it gave up after `limit` of them. */
  addBreakpoints(from: number, to: number, limit: number): boolean {
    let count = 0;
    for (const step of this.schedule.breakpoints(from, to)) {
      if (count++ === limit) return false;
      this.add(limitAt(this.schedule, step, -1));
      this.add(this.schedule.at(step));
      this.add(limitAt(this.schedule, step, 1));
    }
    return true;
  }

  result(): Extent {
    return this.min <= this.max ? { min: this.min, max: this.max } : { min: NaN, max: NaN };
  }
}
