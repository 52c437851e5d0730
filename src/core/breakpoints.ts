// Breakpoints are made lazily, from where the caller looks: a run of 10^9 cycles costs nothing until somebody walks it.
import { countUpTo } from './ascending';
import type { Schedule } from './schedule';

/** Steps at which a shape may jump, bend or turn: `steps`, ascending; with a `period`, again in each period of the run. */
export interface Breaks {
  readonly steps: readonly number[];
  readonly period?: number;
}

/** Cycles cannot be counted any farther: one more is the same number. */
export const mostCycles = 2 ** 53;

/** Far out, rounding makes neighbouring breakpoints the same number: after so many of one number the walk ends. */
const mostAlike = 1_000;

/** The steps of `breaks` inside the open range (from, to), ascending. */
export function* breakSteps({ steps, period }: Breaks, from: number, to: number): Generator<number, void, undefined> {
  if (period === undefined) {
    for (let i = countUpTo(steps, from); i < steps.length && steps[i]! < to; i++) {
      if (steps[i] !== steps[i - 1]) yield steps[i]!;
    }
    return;
  }
  for (let cycle = Math.floor(from / period); cycle < mostCycles && cycle * period < to; cycle++) {
    for (const step of steps) {
      const at = cycle * period + step;
      if (at > from && at < to) yield at;
    }
  }
}

/** Several ascending runs of steps as one, each step once. */
export function* mergeSteps(...runs: readonly Iterable<number>[]): Generator<number, void, undefined> {
  const iterators = runs.map((run) => run[Symbol.iterator]());
  const heads = iterators.map((iterator) => next(iterator));
  for (;;) {
    const least = Math.min(...heads);
    if (least === Infinity) return;
    yield least;
    for (let i = 0; i < heads.length; i++) if (heads[i] === least) heads[i] = next(iterators[i]!);
  }
}

/** Ascending steps moved by `by`, those in the open range (from, to). Rounding makes no two of them one. */
export function* movedSteps(steps: Iterable<number>, by: number, from: number, to: number): Generator<number, void, undefined> {
  let before = from;
  let alike = 0;
  for (const step of steps) {
    const moved = step + by;
    if (moved >= to) return;
    if (moved <= before) {
      if (++alike > mostAlike) return;
      continue;
    }
    alike = 0;
    yield moved;
    before = moved;
  }
}

/** The value that a curve tends to at a step from the left (-1) or the right (1), to 12 digits where it jumps there; NaN at a pole. */
export function limitAt({ at, totalSteps }: Schedule, step: number, side: -1 | 1): number {
  const beside = besideDistance(totalSteps, step) * side;
  const value = at(step);
  const near = at(step + beside);
  const noise = 1e-10 * (Math.abs(value) + Math.abs(near));
  if (Math.abs(near - value) <= noise) return value;
  const far = at(step + 2 * beside);
  const limit = 3 * near - 3 * far + at(step + 3 * beside);
  // At a jump the limit is far from the value, measured by what the curve does on one side.
  const isContinuous = Math.abs(limit - value) <= noise + 2 * Math.abs(far - near);
  // Nothing but a pole grows so much so near.
  if (!isContinuous && !(Math.abs(near) <= noise) && Math.abs(near) > 1.2 * Math.abs(far)) return NaN;
  return isContinuous || !Number.isFinite(limit) ? value : Number(limit.toPrecision(12));
}

/** A distance from a step that is far below anything visible and far above the rounding of steps in a run of this length. */
export function besideDistance(totalSteps: number, step: number): number {
  return Math.max(Math.abs(step), totalSteps) * 2 ** -45;
}

function next(iterator: Iterator<number, unknown>): number {
  const result = iterator.next();
  return result.done === true ? Infinity : result.value;
}
