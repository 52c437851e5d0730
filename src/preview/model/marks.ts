import type { CurveFacts } from '../../core/facts/facts';
import { formatStep, formatValue } from '../../core/format';
import type { Schedule } from '../../core/schedule';
import type { Mark } from '../../protocol';
import { percentText } from './oneAxis';

const mostJumps = 12;

/**
 * The marks of a curve: its end and what part of the run that is, the step where 95 % of the way is done, its jumps, and the last step before its end.
 * `run` is the end of the run, where one is stated.
 */
export function marksOf({ last, end, reaches, target, jumps, peak }: CurveFacts, { unit, at }: Schedule, run?: number): readonly Mark[] {
  const reached = reaches.find(({ part }) => part === 0.95)?.step;
  // A curve that never moves has no way to go.
  const isMoving = peak.value !== end.value || peak.step !== 0;
  const jumped = jumps.slice(0, mostJumps).map(({ step, from, to }) => ({
    step,
    label: `${formatValue(from)} → ${formatValue(to)}`,
    description: `a jump from ${formatValue(from)} to ${formatValue(to)} at ${unit} ${formatStep(step)}`,
  }));
  return [
    {
      step: end.step,
      label: 'T',
      description: `the schedule ends at ${unit} ${formatStep(end.step)} with ${formatValue(end.value)}${shareText(end.step, run, at)}`,
    },
    // Where a jump goes that far, its own mark says more.
    ...jumped.filter(({ step }) => step === reached),
    ...(reached !== undefined && isMoving
      ? [{ step: reached, label: '95 %', description: `95 % of the way to ${formatValue(target)} at ${unit} ${formatStep(reached)}` }]
      : []),
    ...jumped.filter(({ step }) => step !== reached),
    {
      step: last.step,
      label: 'T−1',
      description: `the last ${unit} before its end, ${formatStep(last.step)}, has ${formatValue(last.value)}`,
    },
  ];
}

/** How long a schedule is beside its run: nothing where it is as long, or where no run is stated. */
function shareText(end: number, run: number | undefined, at: Schedule['at']): string {
  if (run === undefined || Math.abs(run - end) <= 1e-9 * end) return '';
  if (end < run) return `, after ${percentText(end, run)} of the run`;
  return `; the run ends at ${percentText(run, end)} of it, with ${formatValue(at(run))}`;
}
