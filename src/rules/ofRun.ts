import { parameterOf, type FoundSchedule } from '../language/find/found';
import { isOfDefault } from '../language/resolve/origin';
import { changeTo } from './changeTo';
import type { Fix } from './rule';

/** A weight of known length, and the run of which the file says how long it is, both in steps. */
export interface InRun {
  readonly schedule: NonNullable<FoundSchedule['schedule']>;
  readonly total: number;
  readonly run: NonNullable<FoundSchedule['run']>;
}

/**
 * A schedule beside its run, where the two can be compared: a weight that says itself how long it is, in a file that says how long the run is. Rates
 * are left alone: a library counts them by whatever calls its scheduler.
 */
export function inRun({ schedule, totalSteps: total, run, curves }: FoundSchedule): InRun | undefined {
  const said = runInFile(run);
  return schedule && total !== undefined && said && curves[0]?.quantity === 'weight' ? { schedule, total, run: said } : undefined;
}

/** How long the run is, where the file itself says so: a setting, an answer and a default may be meant for another one. */
export const runInFile = (run: FoundSchedule['run']): FoundSchedule['run'] =>
  run && (run.origin.kind === 'setting' || run.origin.kind === 'answer' || isOfDefault(run.origin)) ? undefined : run;

/** What says how long a schedule is, else the whole of it. */
export const lengthRange = (found: FoundSchedule) => parameterOf(found, 'total')?.node?.range ?? found.range;

/** The fixes that write another length, where one is written at the schedule. */
export function changeLength(found: FoundSchedule, steps: number): readonly Fix[] {
  const total = parameterOf(found, 'total');
  const isHere = total?.literal && total.node && total.literal.from >= found.range.from && total.literal.to <= found.range.to;
  return isHere && Number.isInteger(steps) ? [changeTo(String(steps), total.literal)] : [];
}
