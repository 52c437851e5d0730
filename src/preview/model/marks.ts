import type { CurveFacts } from '../../core/facts/facts';
import { formatStep, formatValue } from '../../core/format';
import { type Message, messageText, say, type Translate } from '../../core/message';
import type { Mark } from '../../protocol';

const mostJumps = 12;

/** The marks of a curve: its end, the step where 95 % of the way is done, its jumps, and the last step before its end. */
export function marksOf({ last, end, reaches, target, jumps, peak }: CurveFacts, translate?: Translate): readonly Mark[] {
  const text = (sentence: string, args: Message['args']) => messageText(say(sentence, args), translate);
  const reached = reaches.find(({ part }) => part === 0.95)?.step;
  // A curve that never moves has no way to go.
  const isMoving = peak.value !== end.value || peak.step !== 0;
  const jumped = jumps.slice(0, mostJumps).map(({ step, from, to }) => ({
    step,
    label: `${formatValue(from)} → ${formatValue(to)}`,
    description: text('a jump from {from} to {to} at step {step}', {
      from: formatValue(from),
      to: formatValue(to),
      step: formatStep(step),
    }),
  }));
  return [
    {
      step: end.step,
      label: 'T',
      description: text('the schedule ends at step {step} with {value}', { step: formatStep(end.step), value: formatValue(end.value) }),
    },
    // Where a jump goes that far, its own mark says more.
    ...jumped.filter(({ step }) => step === reached),
    ...(reached !== undefined && isMoving
      ? [
          {
            step: reached,
            label: '95 %',
            description: text('95 % of the way to {target} at step {step}', { target: formatValue(target), step: formatStep(reached) }),
          },
        ]
      : []),
    ...jumped.filter(({ step }) => step !== reached),
    {
      step: last.step,
      label: 'T−1',
      description: text('the last step before its end, {step}, has {value}', {
        step: formatStep(last.step),
        value: formatValue(last.value),
      }),
    },
  ];
}
