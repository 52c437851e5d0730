import { extent } from '../core/extent';
import { formatStep, formatValue } from '../core/format';
import type { Schedule } from '../core/schedule';
import type { LoggedPoints } from './loggedPoints';

const tolerance = 0.01;

/** A logged value beside the planned one. */
export interface Pair {
  readonly step: number;
  readonly planned: number;
  readonly logged: number;
}

/** How far a log is from the plan. */
export interface Deviation {
  /** The values that were compared. */
  readonly count: number;
  readonly largest: Pair | undefined;
  /** How many values are further off than 1 % of the plan's range, and the first of them. */
  readonly off: number;
  readonly firstOff: Pair | undefined;
  /** The first value from which on all are further off. */
  readonly start: Pair | undefined;
}

/** Compares a log with its plan, some values at a time: it yields in between, so that its caller can do other things. */
export function* deviation(plan: Schedule, { steps, values }: LoggedPoints, slice = 20_000): Generator<void, Deviation> {
  const { at, totalSteps } = plan;
  const { min, max } = extent(plan, 0, totalSteps);
  const allowed = tolerance * (max > min ? max - min : Math.abs(max) || 1);
  let [count, off, worst] = [0, 0, -1];
  let largest: Pair | undefined;
  let firstOff: Pair | undefined;
  let start: Pair | undefined;
  for (let i = 0; i < steps.length; i++) {
    if (i % slice === slice - 1) yield;
    const step = steps[i]!;
    const planned = at(step);
    if (Number.isNaN(planned)) continue;
    count++;
    const distance = Math.abs(values[i]! - planned);
    // Rounding alone is no deviation.
    const isOff = distance > allowed * (1 + 1e-9);
    if (distance > worst || isOff) {
      const pair = { step, planned, logged: values[i]! };
      if (distance > worst) [worst, largest] = [distance, pair];
      if (isOff) {
        off++;
        firstOff ??= pair;
        start ??= pair;
      }
    }
    if (!isOff) start = undefined;
  }
  return { count, largest, off, firstOff, start };
}

/** A deviation in sentences. */
export function deviationText({ count, largest, off, firstOff, start }: Deviation): string {
  if (!largest || !firstOff) {
    const most =
      largest && formatValue(largest.logged) !== formatValue(largest.planned) ? ` The largest deviation is ${pairText(largest)}.` : '';
    return largest
      ? `All ${formatStep(count)} values are within 1 % of the plan’s range.${most}`
      : 'No value of the log can be compared with the plan.';
  }
  const where = start
    ? `Off by more than 1 % of the plan’s range from step ${formatStep(start.step)} on.`
    : `Off by more than 1 % of the plan’s range at ${formatStep(off)} of ${formatStep(count)} values, first at step ${formatStep(firstOff.step)}; back at the end.`;
  return `${where} The largest deviation is ${pairText(largest)}.`;
}

function pairText({ step, planned, logged }: Pair): string {
  return `${formatValue(Math.abs(logged - planned))} at step ${formatStep(step)} (planned ${formatValue(planned)}, logged ${formatValue(logged)})`;
}
