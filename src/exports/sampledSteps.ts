import type { Schedule } from '../core/schedule';

const evenSteps = 1_000;
const mostBreakpoints = 10_000;

/**
 * The steps that a data file has a row for, ascending: 1,001 evenly spaced ones (all of them in a run of up to 1,000), as whole steps;
 * and each step at which a curve jumps, bends or turns, with the last whole step before it. Of more than 10,000 such steps in
 * the curves of a file, only the first 10,000.
 */
export function sampledSteps(schedules: readonly Schedule[], from: number, to: number): readonly number[] {
  const steps = new Set<number>([from, to]);
  const count = Math.max(1, Math.min(evenSteps, Math.ceil(to - from)));
  for (let i = 1; i < count; i++) steps.add(Math.round(from + ((to - from) * i) / count));
  let left = mostBreakpoints;
  for (const { breakpoints } of schedules) {
    for (const step of breakpoints(from, to)) {
      if (left-- <= 0) break;
      steps.add(Math.max(from, Math.ceil(step) - 1)).add(step);
    }
  }
  return [...steps].filter((step) => step >= from && step <= to).sort((a, b) => a - b);
}
