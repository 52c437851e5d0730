import type { CurveFacts } from '../../core/facts/facts';
import { formatStep, formatValue } from '../../core/format';
import type { Mark } from '../../protocol';

const mostJumps = 12;

/** The marks of a curve: its end, the step where 95 % of the way is done, its jumps, and the last step before its end. */
export function marksOf({ last, end, reaches, target, jumps, peak }: CurveFacts): readonly Mark[] {
  const reached = reaches.find(({ part }) => part === 0.95)?.step;
  // A curve that never moves has no way to go.
  const isMoving = peak.value !== end.value || peak.step !== 0;
  const jumped = jumps.slice(0, mostJumps).map(({ step, from, to }) => ({
    step,
    label: `${formatValue(from)} → ${formatValue(to)}`,
    description: `a jump from ${formatValue(from)} to ${formatValue(to)} at step ${formatStep(step)}`,
  }));
  return [
    { step: end.step, label: 'T', description: `the schedule ends at step ${formatStep(end.step)} with ${formatValue(end.value)}` },
    // Where a jump goes that far, its own mark says more.
    ...jumped.filter(({ step }) => step === reached),
    ...(reached !== undefined && isMoving
      ? [{ step: reached, label: '95 %', description: `95 % of the way to ${formatValue(target)} at step ${formatStep(reached)}` }]
      : []),
    ...jumped.filter(({ step }) => step !== reached),
    {
      step: last.step,
      label: 'T−1',
      description: `the last step before its end, ${formatStep(last.step)}, has ${formatValue(last.value)}`,
    },
  ];
}
