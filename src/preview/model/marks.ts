import type { CurveFacts } from '../../core/facts/facts';
import { formatValue } from '../../core/format';
import type { Schedule } from '../../core/schedule';
import { type Message, messageText, say, type Translate } from '../../core/message';
import { namedStep } from '../../core/unitText';
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
  const text = (message: Message) => messageText(message, translate);
  const place = (step: number) => namedStep(step, unit);
  const reached = reaches.find(({ part }) => part === 0.95)?.step;
  // A curve that never moves has no way to go.
  const isMoving = peak.value !== end.value || peak.step !== 0;
  const jumped = jumps.slice(0, mostJumps).map(({ step, from, to }) => ({
    step,
    label: `${formatValue(from)} → ${formatValue(to)}`,
    description: text(say('a jump from {from} to {to} at {place}', { from: formatValue(from), to: formatValue(to), place: place(step) })),
  }));
  return [
    {
      step: end.step,
      label: 'T',
      description: text(endText({ place: place(end.step), value: formatValue(end.value) }, end.step, run, at)),
    },
    // A jump that reaches the 95 % takes the place of their mark: it says more.
    ...jumped.filter(({ step }) => step === reached),
    ...(reached !== undefined && isMoving
      ? [
          {
            step: reached,
            label: '95 %',
            description: text(say('95 % of the way to {target} at {place}', { target: formatValue(target), place: place(reached) })),
          },
        ]
      : []),
    ...jumped.filter(({ step }) => step !== reached),
    {
      step: last.step,
      label: 'T−1',
      description: text(
        say('just before its end, at {place}, it has {value}', { place: place(last.step), value: formatValue(last.value) }),
      ),
    },
  ];
}

/** Where a schedule ends, and how long it is beside its run, where one of another length is stated. */
function endText(args: NonNullable<Message['args']>, end: number, run: number | undefined, at: Schedule['at']): Message {
  if (run === undefined || Math.abs(run - end) <= 1e-9 * end) return say('the schedule ends at {place} with {value}', args);
  if (end < run)
    return say('the schedule ends at {place} with {value}, after {share} of the run', { ...args, share: percentText(end, run) });
  return say('the schedule ends at {place} with {value}; the run ends at {share} of it, with {last}', {
    ...args,
    share: percentText(run, end),
    last: formatValue(at(run)),
  });
}
