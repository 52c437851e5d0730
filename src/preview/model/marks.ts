import type { CurveFacts } from '../../core/facts/facts';
import { formatStep, formatValue } from '../../core/format';
import type { Schedule } from '../../core/schedule';
import { type Message, messageText, say, type Translate } from '../../core/message';
import type { Mark } from '../../protocol';
import { percentText } from './oneAxis';

const mostJumps = 12;

/**
 * The marks of a curve: its end and what part of the run that is, the step where 95 % of the way is done, its jumps, and the last step before its end.
 * `run` is the end of the run, where one is stated.
 */
export function marksOf(
  { last, end, reaches, target, jumps, peak }: CurveFacts,
  { unit, at }: Schedule,
  run?: number,
  translate?: Translate,
): readonly Mark[] {
  const text = (sentence: string, args: Message['args']) => messageText(say(sentence, { unit, ...args }), translate);
  const reached = reaches.find(({ part }) => part === 0.95)?.step;
  // A curve that never moves has no way to go.
  const isMoving = peak.value !== end.value || peak.step !== 0;
  const jumped = jumps.slice(0, mostJumps).map(({ step, from, to }) => ({
    step,
    label: `${formatValue(from)} → ${formatValue(to)}`,
    description: text('a jump from {from} to {to} at {unit} {step}', {
      from: formatValue(from),
      to: formatValue(to),
      step: formatStep(step),
    }),
  }));
  return [
    {
      step: end.step,
      label: 'T',
      description: text('the schedule ends at {unit} {step} with {value}{share}', {
        step: formatStep(end.step),
        value: formatValue(end.value),
        share: shareOf(end.step, run, at),
      }),
    },
    // Where a jump goes that far, its own mark says more.
    ...jumped.filter(({ step }) => step === reached),
    ...(reached !== undefined && isMoving
      ? [
          {
            step: reached,
            label: '95 %',
            description: text('95 % of the way to {target} at {unit} {step}', { target: formatValue(target), step: formatStep(reached) }),
          },
        ]
      : []),
    ...jumped.filter(({ step }) => step !== reached),
    {
      step: last.step,
      label: 'T−1',
      description: text('the last {unit} before its end, {step}, has {value}', {
        step: formatStep(last.step),
        value: formatValue(last.value),
      }),
    },
  ];
}

/** How long a schedule is beside its run: nothing where it is as long, or where no run is stated. */
function shareOf(end: number, run: number | undefined, at: Schedule['at']): Message {
  if (run === undefined || Math.abs(run - end) <= 1e-9 * end) return say('');
  if (end < run) return say(', after {share} of the run', { share: percentText(end, run) });
  return say('; the run ends at {share} of it, with {value}', { share: percentText(run, end), value: formatValue(at(run)) });
}
