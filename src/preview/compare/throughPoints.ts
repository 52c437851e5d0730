import { countUpTo } from '../../core/ascending';
import type { Schedule } from '../../core/schedule';

/** A schedule through values at whole steps, ascending, the last of which holds: each holds up to the next step, where that has one, else there are straight lines. */
export function throughPoints(
  steps: readonly number[],
  values: readonly number[],
  { totalSteps, unit }: Pick<Schedule, 'totalSteps' | 'unit'>,
): Schedule {
  const at = (step: number): number => {
    const index = Math.max(0, countUpTo(steps, step) - 1);
    const [from, to] = [steps[index]!, steps[index + 1]];
    if (to === undefined || to === from + 1) return values[index]!;
    return values[index]! + ((values[index + 1]! - values[index]!) * Math.max(0, step - from)) / (to - from);
  };
  return {
    totalSteps: Math.max(1, totalSteps),
    unit,
    grid: steps.length > steps.at(-1)! ? 'whole' : 'real',
    past: 'goes on',
    at,
    *breakpoints(from, to) {
      for (let index = countUpTo(steps, from); index < steps.length && steps[index]! < to; index++) yield steps[index]!;
    },
  };
}
