import { say } from '../core/message';
import type { Schedule } from '../core/schedule';
import { namedStep } from '../core/unitText';
import type { Rule } from './rule';

/** So many places of a curve are looked at. */
const places = 512;

/** A learning rate below 0 within the schedule: each step then makes the loss larger. */
export const negativeRate: Rule = {
  code: 'negative-rate',
  severity: 'warning',
  summary: 'a learning rate below 0',
  check: ({ curves, range, keyRange, totalSteps, run }) => {
    const rate = curves.find(({ quantity }) => quantity.startsWith('lr'));
    const step = rate && totalSteps !== undefined ? firstBelowZero(rate.schedule, run?.value ?? Infinity) : undefined;
    if (step === undefined) return [];
    const args = { place: namedStep(step, rate!.schedule.unit) };
    return [
      {
        message: say('The rate is below 0, first seen at {place}: such steps make the loss larger.', args),
        range: keyRange ?? range,
      },
    ];
  },
};

/** The first of the places that are looked at where a curve is clearly below 0, more than rounding makes it, while steps are taken. */
function firstBelowZero({ at, totalSteps, grid, past }: Schedule, run: number): number | undefined {
  const end = Math.min(totalSteps, run);
  // At the end of a run, and where the next step would fail, none is taken any more.
  const isOver = run <= totalSteps || past === 'fails';
  const count = grid === 'whole' ? Math.min(places, end) : places;
  const steps = Array.from({ length: count + 1 }, (_, index) => {
    const step = (index / count) * end;
    return grid === 'whole' ? Math.floor(step) : step;
  }).filter((step) => !isOver || step < end);
  const values = steps.map(at);
  const largest = Math.max(...values.map(Math.abs).filter(Number.isFinite));
  const found = values.findIndex((value) => value < -1e-9 * largest);
  return found < 0 ? undefined : steps[found];
}
