import type { Schedule } from '../../core/schedule';
import type { Curve } from './curves';

/** What a curve needs to lie on an axis with others. */
export type AxisCurve = Pick<Curve, 'schedule' | 'isRelative'>;

/** The end of the longest curve. */
export function lastStepOf(curves: readonly AxisCurve[]): number {
  return Math.max(...curves.map(({ schedule }) => schedule.totalSteps));
}

/** Curves over one axis: those whose total is unknown run as long as the longest of the others. */
export function onOneAxis<T extends AxisCurve>(curves: readonly T[]): readonly T[] {
  const known = curves.filter(({ isRelative }) => !isRelative);
  const end = lastStepOf(known.length > 0 ? known : curves);
  return curves.map((curve) => (curve.isRelative ? { ...curve, schedule: stretched(curve.schedule, end) } : curve));
}

/** How far a step is in a run, in percent. */
export const percentText = (step: number, lastStep: number): string => `${Number(((100 * step) / lastStep).toFixed(1))} %`;

function stretched(schedule: Schedule, totalSteps: number): Schedule {
  const { totalSteps: own, at, breakpoints } = schedule;
  const inner = (step: number) => (step * own) / totalSteps;
  return {
    ...schedule,
    totalSteps,
    at: (step) => at(inner(step)),
    *breakpoints(from, to) {
      for (const each of breakpoints(inner(from), inner(to))) {
        const step = (each * totalSteps) / own;
        // Rounding must not bring back an end of the range, which is open.
        if (step > from && step < to) yield step;
      }
    },
  };
}
