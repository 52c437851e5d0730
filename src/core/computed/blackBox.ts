// Schedules of which nothing is known but their values: where they jump, bend and turn is looked for.
import { turningPoints } from '../interior';
import type { Schedule, Unit } from '../schedule';
import { keptSteps } from './keptSteps';
import { wholeSteps } from './wholeSteps';

/** A curve as its values alone. */
export interface BlackBox {
  /** The value at a step >= 0; NaN where there is none. */
  readonly value: (step: number) => number;
  /** What is raised at a step that has no value. */
  readonly raises?: (step: number) => string | undefined;
  /** It has values at whole steps only, each of which is held until the next. */
  readonly isWhole: boolean;
  readonly totalSteps: number;
  readonly unit: Unit;
  /** Steps, ascending, at which something may happen. */
  readonly corners: readonly number[];
}

/** So many whole steps are kept one by one; of longer runs the changes are looked for. */
const mostWholeSteps = 100_000;
const intervals = 512;
/** Where those are too few for a wave. */
const moreIntervals = 4_096;
const intervalsBehind = 128;
const mostFound = 2_000;
/** The places that are looked at lie off the even parts of the run by this share of one: curves often change just at a half or a tenth. */
const aside = 0.382;
/** How often the range of a bend is halved before it is told from a smooth curve. */
const trials = 7;

/**
 * A schedule out of values. Between whole steps it is asked at real ones, unless it has whole steps only. Jumps and bends are found by bisection, one or a few in each 512th of the run, to the
 * whole step where they are at one; closer ones are not all found. They are looked for once, when first asked for, up to twice the length.
 */
export function blackBox(box: BlackBox): Schedule {
  const { totalSteps, unit } = box;
  const { raises } = box;
  if (box.isWhole && totalSteps <= mostWholeSteps)
    return {
      ...wholeSteps(keptSteps(box.value), { totalSteps, unit }),
      ...(raises && { raises }),
    };
  const at = (step: number) => box.value(box.isWhole ? Math.floor(Math.max(step, 0)) : Math.max(step, 0));
  // Looked at closely, values that are held are stairs: as a line through them only what stands out of them is found.
  const line = (step: number) => {
    const [before, behind] = [at(step), at(step + 1)];
    return Number.isNaN(behind) ? before : before + (behind - before) * (step - Math.floor(step));
  };
  let found: readonly number[] | undefined;
  return {
    totalSteps,
    unit,
    grid: 'real',
    past: 'goes on',
    at,
    ...(raises && { raises }),
    *breakpoints(from, to) {
      found ??= box.isWhole ? jumpsOf(new Scan(line, box).run()) : new Scan(at, box).run();
      for (const step of found) if (step > from && step < to) yield step;
    },
  };
}

/** Of the two ends of a line that is one step long, the later one, where the value jumps. */
const jumpsOf = (ends: readonly number[]): readonly number[] => ends.filter((end, index) => !(ends[index + 1]! - end <= 1));

/** Whether a curve often leaves, between two looks at it, the range of the values that it has there: it goes up and down more often than the looks tell. */
function isWavyBetween(at: (step: number) => number, interval: number): boolean {
  let leaves = 0;
  for (let i = 0; i < intervals; i += every) {
    const [before, middle, after] = [0, 0.5, 1].map((part) => at((i + aside + part) * interval));
    if (middle! < Math.min(before!, after!) || middle! > Math.max(before!, after!)) leaves++;
  }
  return leaves > intervals / every / 8;
}
/** So many intervals apart are those that are looked into. */
const every = 8;

const placesOfRounding = 64;

/** How far the values of a curve stray from a smooth one by rounding, whichever steps are looked at; 0 where that is as good as nothing. */
function roundingOf(at: (step: number) => number, totalSteps: number): number {
  const even = Array.from({ length: placesOfRounding }, (_, i) => (i + aside) / placesOfRounding);
  // What happens soon, or late, does so in a small part of the run.
  const near = even.map((part) => part ** 6).filter((part) => part > 1e-4);
  const places = [...even, ...near, ...near.map((part) => 1 - part)];
  const bends = places.map((place) => {
    const [wide, narrow] = [1e-6, 1e-6 / 8].map((part) => {
      const [before, middle, behind] = [0, 1, 2].map((each) => at((place + (each - 1) * part) * totalSteps));
      return Math.abs(before! - 2 * middle! + behind!);
    });
    // What a smooth curve bends falls with the square of the distance.
    return narrow! > wide! / 4 && narrow! > 1e-12 * Math.abs(at(place * totalSteps)) ? wide! : 0;
  });
  // One may be at a corner.
  return bends.filter(Number.isFinite).sort((a, b) => b - a)[1] ?? 0;
}

/** Looks through a curve for what happens in it. */
class Scan {
  readonly #found: number[] = [];
  readonly #steps: readonly number[];
  readonly #values: readonly number[];
  readonly #scale: number;
  readonly #isInSteps: boolean;
  /** How far values stray by rounding, as those of 32-bit floats do. */
  readonly #rounding: number;

  constructor(
    private readonly at: (step: number) => number,
    private readonly box: BlackBox,
  ) {
    const { totalSteps, corners, isWhole } = box;
    const count = isWavyBetween(at, totalSteps / intervals) ? moreIntervals : intervals;
    const even = Array.from({ length: count }, (_, i) => (totalSteps * (i + aside)) / count);
    const behind = Array.from({ length: intervalsBehind }, (_, i) => totalSteps * (1 + (i + aside) / intervalsBehind));
    const end = 2 * totalSteps;
    const known = corners.filter((step) => step > 0 && step < end);
    this.#steps = [...new Set([0, ...even, totalSteps, ...behind, end, ...known])].sort((a, b) => a - b);
    this.#values = this.#steps.map(at);
    const values = this.#values.filter(Number.isFinite);
    this.#scale = values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity);
    this.#found.push(...known);
    this.#isInSteps = totalSteps >= 20;
    this.#rounding = isWhole ? 0 : roundingOf(at, totalSteps);
  }

  run(): readonly number[] {
    const steps = this.#steps;
    const values = this.#values;
    for (let i = 1; i < steps.length && this.#found.length < mostFound; i++)
      this.#between(steps[i - 1]!, values[i - 1]!, steps[i]!, values[i]!, 3);
    this.#atEnd();
    const bends = this.#sorted();
    const turns: number[] = [];
    for (let i = 1; i + 1 < steps.length && turns.length < mostFound; i++) {
      const [before, after] = [steps[i - 1]!, steps[i + 1]!];
      const [rise, fall] = [values[i]! - values[i - 1]!, values[i + 1]! - values[i]!];
      if (!(rise * fall < 0) || Math.min(Math.abs(rise), Math.abs(fall)) < this.#noise) continue;
      const edges = [before, ...bends.filter((step) => step > before && step < after), after];
      edges.slice(1).forEach((to, index) => turns.push(...turningPoints(this.at, edges[index]!, to, 8 * this.#rounding)));
    }
    this.#found.push(...turns);
    return this.#sorted();
  }

  /** What is smaller than that does not count. */
  get #noise(): number {
    return Math.max(1e-10 * this.#scale, 16 * this.#rounding);
  }

  #sorted(): readonly number[] {
    const all = this.#found.map((step) => this.#snapped(step)).sort((a, b) => a - b);
    return all.filter((step, i) => step > 0 && (i === 0 || step - all[i - 1]! > 1e-9 * step));
  }

  /** The curve is looked at just where its length ends: what bends there is between no two looks. */
  #atEnd(): void {
    const { totalSteps } = this.box;
    const [wide, narrow] = [1, 1 / 8].map((part) => {
      const values = [-1, 0, 1].map((side) => this.at(totalSteps + (side * part * totalSteps) / intervals));
      return this.#bend(values[0]!, values[1]!, values[2]!);
    });
    // About a corner the bend is as wide as the look, on a smooth curve it is as its square.
    if (wide! > this.#noise && narrow! > wide! / 16 + 4 * this.#rounding) this.#found.push(totalSteps);
  }

  /** How far the curve is from its chord. The edge of a gap counts as a jump; within one nothing happens. */
  #bend(from: number, middle: number, to: number): number {
    const bend = Math.abs(middle - (from + to) / 2);
    if (Number.isFinite(bend)) return bend;
    return [from, middle, to].some(Number.isFinite) ? this.#scale || 1 : 0;
  }

  /** Looks for a few jumps and bends between two steps with these values. */
  #between(from: number, fromValue: number, to: number, toValue: number, depth: number): void {
    const noise = this.#noise;
    const quiet = Math.max(1e-13 * this.#scale, 4 * this.#rounding);
    let [low, high, lowValue, highValue] = [from, to, fromValue, toValue];
    let middle = (low + high) / 2;
    let middleValue = this.at(middle);
    const first = this.#bend(lowValue, middleValue, highValue);
    if (!(first > noise) || depth === 0) return;
    let last = first;
    for (let halvings = 1; high - low > 1e-9 * to && halvings < 60; halvings++) {
      const [left, right] = [(low + middle) / 2, (middle + high) / 2];
      const [leftValue, rightValue] = [this.at(left), this.at(right)];
      const [leftBend, rightBend] = [this.#bend(lowValue, leftValue, middleValue), this.#bend(middleValue, rightValue, highValue)];
      const bend = Math.max(leftBend, rightBend);
      const isAtMiddle = bend <= 1e-5 * last;
      // What is as small as the rounding so soon is no corner that anybody could see.
      if (this.#rounding > 0 && bend <= quiet && halvings < trials) return;
      if (isAtMiddle || bend <= quiet || halvings === trials) {
        const isTold = this.#rounding === 0 || halvings <= trials;
        if (isTold && this.#isSmooth(low, high, first / (to - from))) return;
        if (isAtMiddle) high = middle;
        if (halvings !== trials) break;
      }
      last = bend;
      if (leftBend >= rightBend) [high, highValue, middle, middleValue] = [middle, middleValue, left, leftValue];
      else [low, lowValue, middle, middleValue] = [middle, middleValue, right, rightValue];
    }
    const place = this.#snapped(high);
    this.#found.push(place);
    const [before, behind] = [place - 1e-6 * (to - from), place + 1e-6 * (to - from)];
    if (before > from) this.#between(from, fromValue, before, this.at(before), depth - 1);
    if (behind < to) this.#between(behind, this.at(behind), to, toValue, depth - 1);
  }

  /** Whether the curve goes on as it came, about a narrow part of a range in which it bends so much for each step. */
  #isSmooth(low: number, high: number, bendPerStep: number): boolean {
    const width = high - low;
    const values = [low - width, low, high, high + width].map(this.at);
    const slopes = [0, 1, 2].map((i) => (values[i + 1]! - values[i]!) / width);
    const bend = Math.max(Math.abs(slopes[1]! - slopes[0]!), Math.abs(slopes[2]! - slopes[1]!));
    return bend < 0.7 * bendPerStep || bend * width <= 12 * this.#rounding;
  }

  /** The whole step beside a step, where there is one. */
  #snapped(step: number): number {
    const whole = Math.round(step);
    const near = this.#rounding > 0 ? 0.05 : 1e-4;
    return this.#isInSteps && Math.abs(whole - step) <= near + 1e-8 * step ? whole : step;
  }
}
