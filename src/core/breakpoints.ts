// Breakpoints are made lazily, from where the caller looks: a run of 10^9 cycles costs nothing until somebody walks it.
import type { Breaks } from './methods/method';

/** The steps of `breaks` inside the open range (from, to), ascending. */
export function* breakSteps({ steps, period }: Breaks, from: number, to: number): Generator<number, void, undefined> {
  if (period === undefined) {
    for (let i = firstAfter(steps, from); i < steps.length && steps[i]! < to; i++) yield steps[i]!;
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

/** A distance from a step that is far below anything visible and far above the rounding of that step. */
export function besideDistance(step: number): number {
  return Math.max(Math.abs(step), 1e-3) * 2 ** -44;
}

function next(iterator: Iterator<number, unknown>): number {
  const result = iterator.next();
  return result.done === true ? Infinity : result.value;
}

/** The index of the first of the ascending steps that is greater than `from`. */
function firstAfter(steps: readonly number[], from: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! > from) high = middle;
    else low = middle + 1;
  }
  return low;
}
