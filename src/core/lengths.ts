// How long a schedule and its delay are, in whatever of steps and epochs they are given.
import { formatExact } from './format';
import { say } from './message';
import type { ParameterProblem, ParameterValues } from './parameter';

/** The lengths of a schedule, in steps of one unit. */
export interface Lengths {
  readonly unit: 'step' | 'epoch';
  /** T, the steps of the shape itself; undefined where nothing says it. */
  readonly totalSteps: number | undefined;
  readonly delay: number;
}

/** The lengths that values of the common parameters come to, or why they do not go together. The words of the length decide what is counted. */
export function lengthsOf(values: ParameterValues): Lengths | ParameterProblem {
  const number = (name: string) => (typeof values[name] === 'number' ? values[name] : undefined);
  const { epochs, steps, until } = { epochs: number('total_epochs'), steps: number('total_steps'), until: number('until') };
  const [delaySteps, delayEpochs, perEpoch] = [number('delay'), number('delay_epochs'), number('steps_per_epoch')];
  const inEpochs = countsEpochs((name) => number(name) !== undefined);
  const isMixed = inEpochs ? delayEpochs === undefined && Boolean(delaySteps) : Boolean(delayEpochs);
  if (isMixed && perEpoch === undefined) {
    const [parameter, other] = inEpochs ? ['delay', 'total_epochs'] : ['delay_epochs', steps === undefined ? 'until' : 'total_steps'];
    const sentence = inEpochs
      ? '{parameter} counts steps and {other} epochs: steps_per_epoch must say how many steps an epoch has.'
      : '{parameter} counts epochs and {other} steps: steps_per_epoch must say how many steps an epoch has.';
    return { parameter, message: say(sentence, { parameter, other }) };
  }
  const delay = inEpochs ? (delayEpochs ?? (delaySteps ?? 0) / (perEpoch ?? 1)) : (delaySteps ?? (delayEpochs ?? 0) * (perEpoch ?? 1));
  if (until !== undefined && until <= delay) {
    const args = { until: formatExact(until), delay: formatExact(delay) };
    return { parameter: 'until', message: say('until must be > {delay}, the end of the delay, but is {until}.', args) };
  }
  const totalSteps = inEpochs ? epochs : until === undefined ? steps : until - delay;
  return { unit: inEpochs ? 'epoch' : 'step', totalSteps, delay };
}

/** Whether a schedule is given partly in steps and partly in epochs. */
export function isMixed(isGiven: (name: string) => boolean): boolean {
  return countsEpochs(isGiven) ? isGiven('delay') && !isGiven('delay_epochs') : isGiven('delay_epochs');
}

/** Whether a schedule with these parameters counts epochs: its length does, or, where none is given, its delay. */
export function countsEpochs(isGiven: (name: string) => boolean): boolean {
  return isGiven('total_epochs') || (isGiven('delay_epochs') && !isGiven('total_steps') && !isGiven('until'));
}
