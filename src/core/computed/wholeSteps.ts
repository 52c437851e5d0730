// Schedules that have one value per whole step: what libraries compute update by update.
import type { Schedule, Unit } from '../schedule';

/** What is known of a schedule of whole steps besides its values. */
export interface WholeSteps {
  /** The length in whole steps, > 0. */
  readonly totalSteps: number;
  readonly unit?: Unit;
  readonly past?: Schedule['past'];
}

/** The most steps for which a recurrence keeps values; beyond them it has none. */
export const mostKept = 5_000_000;

/**
 * A schedule out of a value per whole step, given as a function of it that may be asked in any order. Where it holds past its end, the value at T
 * holds. Where it fails past its end, T is the last step with a value.
 */
export function wholeSteps(value: (step: number) => number, { totalSteps, unit = 'step', past = 'goes on' }: WholeSteps): Schedule {
  const at = (step: number): number => {
    const whole = Math.max(Math.floor(step), 0);
    if (past === 'fails' && whole > totalSteps) return NaN;
    return value(past === 'holds' ? Math.min(whole, totalSteps) : whole);
  };
  return {
    totalSteps,
    unit,
    grid: 'whole',
    past,
    at,
    *breakpoints(from, to) {
      // Behind T a curve that holds or fails changes once more, if at all.
      const end = past === 'goes on' ? to : Math.min(to, totalSteps + 2);
      for (let step = Math.max(Math.floor(from) + 1, 1); step < end; step++) if (at(step) !== at(step - 1)) yield step;
    },
  };
}

/** The values of a table, one per whole step from 0 on, the last of which holds. */
export function table(values: readonly number[], unit: Unit): Schedule {
  return wholeSteps((step) => values[Math.min(step, values.length - 1)]!, {
    totalSteps: Math.max(values.length - 1, 1),
    unit,
    past: 'holds',
  });
}

/**
 * A schedule in which each value follows from the one before, as optimizers' schedulers compute it, rounding errors included. `next` gets the value
 * at `step` − 1 and the step. Values are computed when first asked for, up to the farthest step asked, and kept; beyond 5 million steps there is none.
 */
export function recurrence(first: number, next: (before: number, step: number) => number, shape: WholeSteps): Schedule {
  let kept = Float64Array.of(first);
  let count = 1;
  const valueAt = (step: number): number => {
    if (step >= mostKept) return NaN;
    if (step >= kept.length) {
      const grown = new Float64Array(Math.min(Math.max(2 * kept.length, step + 1, 1024), mostKept));
      grown.set(kept);
      kept = grown;
    }
    for (; count <= step; count++) kept[count] = next(kept[count - 1]!, count);
    return kept[step]!;
  };
  return wholeSteps(valueAt, shape);
}
