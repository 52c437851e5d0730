// Breakpoints are made lazily, from where the caller looks: a run of 10^9 cycles costs nothing until somebody walks it.
import { countUpTo } from './ascending';
import type { Breaks } from './methods/method';

/** The steps of `breaks` inside the open range (from, to), ascending. */
export function* breakSteps({ steps, period }: Breaks, from: number, to: number): Generator<number, void, undefined> {
  if (period === undefined) {
    for (let i = countUpTo(steps, from); i < steps.length && steps[i]! < to; i++) {
      if (steps[i] !== steps[i - 1]) yield steps[i]!;
    }
    return;
  }
  for (let cycle = Math.floor(from / period); cycle * period < to; cycle++) {
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

/** The value that a curve tends to at a step from the left (-1) or the right (1). */
export function limitAt(curve: (step: number) => number, step: number, side: -1 | 1): number {
  const beside = besideDistance(step) * side;
  const near = curve(step + beside);
  const limit = 2 * near - curve(step + 2 * beside);
  const value = curve(step);
  const isContinuous = Math.abs(limit - value) <= 1e-10 * (Math.abs(value) + Math.abs(near));
  return isContinuous || !Number.isFinite(limit) ? value : limit;
}

/** A distance from a step that is far below anything visible and far above the rounding of that step. */
export function besideDistance(step: number): number {
  return Math.max(Math.abs(step), 1e-3) * 2 ** -44;
}

function next(iterator: Iterator<number, unknown>): number {
  const result = iterator.next();
  return result.done === true ? Infinity : result.value;
}
