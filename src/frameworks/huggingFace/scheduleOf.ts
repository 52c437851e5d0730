// The learning rate of a run out of its multiplier.
import type { ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Multiplier, RunShape } from './multipliers';

/** What the rate is multiplied with at each step: the warm-up, and then the multiplier. */
export const factorOf =
  ({ rise = (step, { warmup }) => step / Math.max(1, warmup), at }: Multiplier, run: RunShape) =>
  (step: number): number =>
    step < run.warmup ? rise(step, run) : at(step, run);

/** A run of `total` updates with a warm-up of so many, in which `rate` is multiplied; what the multiplier knows of the rate is `known`. */
export function scheduleOf(
  multiplier: Multiplier,
  {
    rate,
    known = rate,
    total,
    warmup,
    values,
  }: Omit<RunShape, 'rate'> & { readonly rate: number; readonly known?: number; readonly values: ParameterValues },
): Schedule {
  const factor = factorOf(multiplier, { total, warmup, rate: known, values });
  return wholeSteps((step) => rate * factor(step), { totalSteps: Math.max(1, Math.ceil(total)) });
}
