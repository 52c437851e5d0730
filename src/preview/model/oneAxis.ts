import type { Schedule } from '../../core/schedule';
import type { Curve } from './curves';

/** What a curve needs to lie on an axis with others. */
export type AxisCurve = Pick<Curve, 'schedule' | 'isRelative' | 'isEndless' | 'run' | 'perEpoch'>;

/** The end of the run that is stated, the longest where there are several; undefined where none is. */
export function runOf(curves: readonly AxisCurve[]): number | undefined {
  const runs = curves.flatMap(({ run }) => run ?? []);
  return runs.length > 0 ? Math.max(...runs) : undefined;
}

/** The end of the longest curve. */
export const longestOf = (curves: readonly AxisCurve[]): number => Math.max(...curves.map(({ schedule }) => schedule.totalSteps));

/** What percent count: the run, and the longest curve only where no run is stated. */
export const lastStepOf = (curves: readonly AxisCurve[]): number => runOf(curves) ?? longestOf(curves);

/**
 * Curves over one axis. Those that count epochs beside others that count steps are put at their steps, where the steps of an epoch are known; else they
 * stand for parts of a run, as those do whose total is unknown. Parts of a run, and what is the same
 * however long it is, are drawn over the run, or over the longest of the others.
 */
export function onOneAxis<T extends AxisCurve>(curves: readonly T[]): readonly T[] {
  const units = new Set(curves.flatMap(({ isRelative, schedule }) => (isRelative ? [] : [schedule.unit])));
  const perEpoch = curves.find((curve) => curve.perEpoch !== undefined)?.perEpoch;
  const counted = curves.map((curve) => (units.size > 1 && !curve.isRelative ? inSteps(curve, perEpoch) : curve));
  const known = counted.filter(({ isRelative }) => !isRelative);
  const end = lastStepOf(known.length > 0 ? known : counted);
  const unit = known[0]?.schedule.unit;
  return counted.map((curve) => {
    if (!curve.isRelative) return curve.isEndless ? { ...curve, schedule: reaching(curve.schedule, end) } : curve;
    return { ...curve, run: undefined, schedule: { ...stretched(curve.schedule, end), ...(unit && { unit }) } };
  });
}

/** How far a step is in a run, in percent. */
export const percentText = (step: number, lastStep: number): string => `${Number(((100 * step) / lastStep).toFixed(1))} %`;

function inSteps<T extends AxisCurve>(curve: T, perEpoch: number | undefined): T {
  const { schedule, run } = curve;
  if (schedule.unit !== 'epoch') return curve;
  if (perEpoch === undefined) return { ...curve, isRelative: true, run: undefined };
  const placed: Schedule = { ...stretched(schedule, schedule.totalSteps * perEpoch), unit: 'step' };
  return { ...curve, schedule: placed, run: run === undefined ? undefined : run * perEpoch };
}

/** A schedule that is the same however long it is lasts as long as the longest of the others. */
const reaching = (schedule: Schedule, end: number): Schedule => ({ ...schedule, totalSteps: Math.max(schedule.totalSteps, end) });

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
