// The learning rate of a run out of its multiplier.
import type { ParameterValues } from '../../core/parameter';
import type { Schedule } from '../../core/schedule';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { Multiplier, RunShape } from './multipliers';

/** A run of `total` updates with a warm-up of so many, in which `rate` is multiplied; what the multiplier knows of the rate is `known`. */
export function scheduleOf(
  { rise = (step, { warmup }) => step / Math.max(1, warmup), at }: Multiplier,
  {
    rate,
    known = rate,
    total,
    warmup,
    values,
  }: Omit<RunShape, 'rate'> & { readonly rate: number; readonly known?: number; readonly values: ParameterValues },
): Schedule {
  const run: RunShape = { total, warmup, rate: known, values };
  return wholeSteps((step) => rate * (step < warmup ? rise(step, run) : at(step, run)), { totalSteps: Math.max(1, Math.ceil(total)) });
}
