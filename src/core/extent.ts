import { limitAt } from './breakpoints';
import type { Schedule } from './schedule';

/** The least and the greatest value of a curve, both NaN where it has none. */
export interface Extent {
  readonly min: number;
  readonly max: number;
}

const mostBreakpoints = 5_000;
/** So many whole steps are looked at one by one. */
const mostWholeSteps = 200_000;
/** How many equal parts are looked at beside poles. It is irrational, so that no cycle keeps in step with them. */
const besidePoles = 32 * Math.PI;

/**
 * The extent of a curve over the closed range [from, to], both sides of jumps included. Exact up to 5,000 breakpoints; of more than
 * that, the first 8 in each of 500 equal parts of the range are looked at. Beside poles, where there is no greatest value, 101 steps at
 * equal distances stand for all.
 */
export function extent(schedule: Schedule, from: number, to: number): Extent {
  return exactExtent(schedule, from, to, mostBreakpoints) ?? scannedExtent(schedule, from, to, 500, 8);
}

/** The extent of a curve over [from, to], exact; undefined where it has more breakpoints there than are to be looked at. */
export function exactExtent(schedule: Schedule, from: number, to: number, most: number): Extent | undefined {
  const range = new ExtentOf(schedule);
  range.add(schedule.at(from));
  range.add(schedule.at(to));
  if (schedule.grid === 'whole' && to - from <= mostWholeSteps) {
    for (let step = Math.floor(from) + 1; step <= to; step++) range.add(schedule.at(step));
    return range.result(from, to);
  }
  return range.addBreakpoints(from, to, most) ? range.result(from, to) : undefined;
}

/** The extent as far as the ends and the first `perPart` breakpoints of each of so many equal parts of [from, to] tell. */
export function scannedExtent(schedule: Schedule, from: number, to: number, parts: number, perPart: number): Extent {
  const range = new ExtentOf(schedule);
  range.add(schedule.at(from));
  range.add(schedule.at(to));
  for (let i = 0; i < parts; i++) {
    range.addBreakpoints(from + ((to - from) * i) / parts, from + ((to - from) * (i + 1)) / parts, perPart);
  }
  return range.result(from, to);
}

/** Takes in values one by one. */
class ExtentOf {
  private min = Infinity;
  private max = -Infinity;
  private hasPole = false;

  constructor(private readonly schedule: Schedule) {}

  add(value: number): void {
    if (!Number.isFinite(value)) {
      this.hasPole = true;
      return;
    }
    this.min = Math.min(this.min, value);
    this.max = Math.max(this.max, value);
  }

  /** Adds both sides of the breakpoints in (from, to); false where it gave up after `limit` of them. */
  addBreakpoints(from: number, to: number, limit: number): boolean {
    let count = 0;
    for (const step of this.schedule.breakpoints(from, to)) {
      if (count++ === limit) return false;
      const limits = [limitAt(this.schedule, step, -1), limitAt(this.schedule, step, 1)];
      limits.forEach((limit) => this.add(limit));
      // The value beside a pole tells only how near the pole it is.
      if (!limits.some(Number.isNaN)) this.add(this.schedule.at(step));
    }
    return true;
  }

  result(from: number, to: number): Extent {
    for (let i = 0; this.hasPole && i <= besidePoles; i++) {
      this.add(this.schedule.at(from + (to - from) * (i / besidePoles)));
    }
    return this.min <= this.max ? { min: this.min, max: this.max } : { min: NaN, max: NaN };
  }
}
