// Points that draw a curve. Between breakpoints a curve is smooth and monotone, so that it is enough to halve each such piece until
// it is flat on the screen. The cost depends on the pixels and on the breakpoints in sight, not on the steps.
import { besideDistance } from './breakpoints';
import { exactExtent, type Extent, scannedExtent } from './extent';
import type { Schedule } from './schedule';

/** What part of a curve is drawn, and how large. */
export interface SampleView {
  /** The steps at the left and the right edge of the plot. */
  readonly from: number;
  readonly to: number;
  /** The size of the plot in pixels. */
  readonly width: number;
  readonly height: number;
  readonly scale: 'linear' | 'log';
  /** The values at the bottom and the top edge of the plot; > 0 on a log scale. */
  readonly low: number;
  readonly high: number;
}

const tolerance = 0.25;
const smallestPiece = 1e-3;
/** Pixels: a little less than one, so that a vertical line in the middle is less than half a pixel from both sides. */
const columnWidth = 0.9;
const breakpointsPerColumn = 2;
/** So many columns are looked at exactly, if they have no more breakpoints than that. */
const mostExactColumns = 50;
const breakpointsPerExactColumn = 500;
const firstProbes = [0.06, 0.21, 0.36, 0.5, 0.63, 0.79, 0.93];
const laterProbes = [0.23, 0.5, 0.76];

/**
 * The curve as points x0, y0, x1, y1, ... (steps and values, x ascending), whose polyline is within half a pixel of it.
 * A jump has two or three points with the same x. A column (0.9 px) with more than 2 breakpoints has the two points between which
 * the curve moves there. Where there is nothing to draw (a pole; zero and below on a log scale) there is a gap: a pair of NaN.
 */
export function sample(schedule: Schedule, view: SampleView): Float64Array {
  return new Sampler(schedule, view).run();
}

/** An exact knot at `x`, or all that happens in the column from `x` to `end`. */
interface Knot {
  readonly x: number;
  readonly end?: number;
}

class Sampler {
  private readonly points: number[] = [];
  /** The last step that had nothing to draw, while that lasts. */
  private gapAt: number | undefined;
  private exactColumns = mostExactColumns;
  private readonly perStep: number;
  private readonly perValue: number;
  private readonly base: number;

  constructor(
    private readonly schedule: Schedule,
    private readonly view: SampleView,
  ) {
    const scaled = view.scale === 'log' ? Math.log : (value: number) => value;
    this.base = scaled(view.low);
    this.perStep = view.width / (view.to - view.from);
    this.perValue = view.height / (scaled(view.high) - this.base || 1);
  }

  run(): Float64Array {
    const { from, to } = this.view;
    if (!(to > from)) return Float64Array.of(from, this.schedule.at(from));
    const knots = this.knots();
    let before: Knot = { x: from };
    this.knot(from);
    for (const knot of [...knots, { x: to }]) {
      const left = before.end ?? before.x;
      const isNextColumn = before.end !== undefined && knot.end !== undefined && knot.x <= before.end;
      if (before.end !== undefined && !isNextColumn) this.knot(before.end);
      this.piece(left, knot.x);
      if (!isNextColumn) this.knot(knot.x);
      if (knot.end !== undefined) this.column(knot.x, knot.end);
      before = knot;
    }
    return Float64Array.from(this.points);
  }

  /** The breakpoints in sight; a column with too many of them becomes one knot, and the rest of it is not walked. */
  private knots(): readonly Knot[] {
    const { from, to, width } = this.view;
    const knots: Knot[] = [];
    const edge = (column: number): number => Math.min(to, from + (column * columnWidth * (to - from)) / width);
    let start = from;
    while (start < to) {
      let column = -1;
      let count = 0;
      let restart = to;
      for (const x of this.schedule.breakpoints(start, to)) {
        const here = Math.floor(((x - from) * this.perStep) / columnWidth);
        count = here === column ? count + 1 : 1;
        column = here;
        if (count > breakpointsPerColumn) {
          knots.length -= breakpointsPerColumn;
          restart = Math.max(edge(column + 1), x);
          knots.push({ x: Math.max(edge(column), start), end: restart });
          break;
        }
        knots.push({ x });
      }
      start = restart;
    }
    return knots;
  }

  /** Both sides of a breakpoint, or one point where they look the same. */
  private knot(x: number): void {
    const { from, to } = this.view;
    const beside = besideDistance(this.schedule.totalSteps, x);
    const values = [x > from ? x - beside : x, x, x < to ? x + beside : x].map((step) => this.schedule.at(step));
    const [left = NaN, value = NaN, right = NaN] = values;
    if (this.differ(left, value)) this.add(x, left);
    this.add(x, value);
    if (this.differ(value, right)) this.add(x, right);
  }

  private differ(a: number, b: number): boolean {
    return Math.abs(this.y(a) - this.y(b)) > 0.05 || this.hasValue(a) !== this.hasValue(b);
  }

  /** A vertical line over all that the curve reaches in a column. */
  private column(from: number, to: number): void {
    const x = (from + to) / 2;
    const { min, max } = this.extentOf(from, to);
    const isNearTop = this.y(this.points.at(-1) ?? NaN) > (this.y(min) + this.y(max)) / 2;
    this.add(x, isNearTop ? max : min);
    this.add(x, isNearTop ? min : max);
  }

  /** Exact for the columns that come first; where every column has many breakpoints, a few of them are enough, since cycles are alike. */
  private extentOf(from: number, to: number): Extent {
    const isAffordable = this.exactColumns-- > 0;
    const exact = isAffordable ? exactExtent(this.schedule, from, to, breakpointsPerExactColumn) : undefined;
    return exact ?? scannedExtent(this.schedule, from, to, 2, 12);
  }

  /** The inner points of a smooth and monotone piece. */
  private piece(from: number, to: number): void {
    const beside = besideDistance(this.schedule.totalSteps, Math.max(Math.abs(from), Math.abs(to)));
    const left = from + beside;
    const right = to - beside;
    const probes = (right - left) * this.perStep > 4 ? firstProbes : laterProbes;
    if (right > left) this.halve(left, this.schedule.at(left), right, this.schedule.at(right), probes);
  }

  private halve(from: number, fromValue: number, to: number, toValue: number, probes: readonly number[]): void {
    const width = (to - from) * this.perStep;
    if (width < smallestPiece || this.isFlat(from, width, this.y(fromValue), to, this.y(toValue), probes)) return;
    const middle = (from + to) / 2;
    if (!(middle > from && middle < to)) return;
    const value = this.schedule.at(middle);
    this.halve(from, fromValue, middle, value, laterProbes);
    this.add(middle, value);
    this.halve(middle, value, to, toValue, laterProbes);
  }

  /** Whether the probes lie on the chord, measured across it. */
  private isFlat(from: number, width: number, fromY: number, to: number, toY: number, probes: readonly number[]): boolean {
    const rise = toY - fromY;
    const limit = tolerance * Math.hypot(width, rise);
    for (const part of probes) {
      const y = this.y(this.schedule.at(from + (to - from) * part));
      if (Math.abs(y - fromY - rise * part) * width > limit) return false;
    }
    return true;
  }

  /** Pixels above the bottom edge; values far outside the plot count as just outside, since nobody sees how they get there. */
  private y(value: number): number {
    const { scale, height } = this.view;
    const scaled = scale === 'log' ? (value > 0 ? Math.log(value) : -Infinity) : value;
    if (Number.isNaN(scaled)) return -height;
    return Math.min(2 * height, Math.max(-height, (scaled - this.base) * this.perValue));
  }

  private hasValue(value: number): boolean {
    const { low, high, scale } = this.view;
    return Math.abs(value) <= 1e6 * Math.max(Math.abs(low), Math.abs(high)) && (scale === 'linear' || value > 0);
  }

  private add(x: number, value: number): void {
    const { scale, low } = this.view;
    const isGap = this.gapAt !== undefined;
    if (this.hasValue(value)) {
      // On a log scale a curve comes from zero, and goes there, through the bottom edge.
      if (this.gapAt !== undefined && scale === 'log') this.points.push(this.gapAt, low);
      this.points.push(x, value);
      this.gapAt = undefined;
    } else {
      if (!isGap && scale === 'log' && this.points.length > 0) this.points.push(x, low);
      if (!isGap) this.points.push(NaN, NaN);
      this.gapAt = x;
    }
  }
}
