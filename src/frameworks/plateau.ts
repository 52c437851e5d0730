// Rates that drop where a metric gets no better, as PyTorch, Paddle and transformers' Trainer have them alike: on a metric that stays as it is.
import { choiceValue, numberValue } from '../core/methods/values';
import { say } from '../core/message';
import type { ParameterProblem, ParameterValues } from '../core/parameter';
import { numberOf, wordOf } from './parameters';

const whole = { min: 0, integer: true } as const;

/** When it drops, in the order in which that is given. */
export const plateauParameters = [
  wordOf('mode', 'Whether a lower or a higher metric is better', ['min', 'max']),
  numberOf('factor', 'The factor of a drop', 'factor', { default: 0.1 }),
  numberOf('patience', 'The calls without a better metric that it lets pass', 'count', { default: 10, domain: whole }),
  numberOf('threshold', 'How much better counts', 'none', { default: 1e-4, isQuiet: true }),
  wordOf('threshold_mode', 'Whether that is a part of the best metric', ['rel', 'abs'], { isQuiet: true }),
  numberOf('cooldown', 'The calls behind a drop that do not count', 'count', { default: 0, domain: whole }),
];
/** The lowest rate, and the smallest drop under its name. */
export const lowestRate = numberOf('min_lr', 'The lowest rate', 'rate', { default: 0 });
export const smallestDrop = (name: string) => numberOf(name, 'A smaller drop is left out', 'rate', { default: 1e-8, isQuiet: true });
export const drawnMetric = numberOf('metric', 'The metric, which stays at this value', 'none', { default: 1, positional: false });

/** The values of what is left out. */
export const plateauDefaults: ParameterValues = {
  mode: 'min',
  factor: 0.1,
  patience: 10,
  threshold: 1e-4,
  threshold_mode: 'rel',
  cooldown: 0,
  min_lr: 0,
  metric: 1,
};

/** A factor of 1 or more is refused. */
export const checkFactor = ({ factor = 0.1 }: ParameterValues): readonly ParameterProblem[] =>
  Number(factor) >= 1 ? [{ parameter: 'factor', message: say('{parameter} must be below 1.', { parameter: 'factor' }) }] : [];

/** The rate behind a call, out of the one before; all values are given. The first call sets the best metric, the others are no better. */
export function lowered(values: ParameterValues, { least, smallest }: { readonly least: number; readonly smallest: number }) {
  const factor = numberValue(values, 'factor');
  const wait = numberValue(values, 'patience') + 1;
  const period = numberValue(values, 'cooldown') + wait;
  const isNever = isBetter(values);
  return (before: number, call: number): number => {
    const isDrop = !isNever && call > wait && (call - 1 - wait) % period === 0;
    const lower = isDrop ? Math.max(before * factor, least) : before;
    return before - lower > smallest ? lower : before;
  };
}

/** So many calls show what it does. */
export const plateauLength = (values: ParameterValues): number =>
  2 * numberValue(values, 'cooldown') + 4 * (numberValue(values, 'patience') + 2);

/** Whether the metric counts as better than itself, which relative thresholds say of one below 0. */
function isBetter(values: ParameterValues): boolean {
  const [metric, threshold] = [numberValue(values, 'metric'), numberValue(values, 'threshold')];
  const isMin = choiceValue(values, 'mode') === 'min';
  const margin = choiceValue(values, 'threshold_mode') === 'rel' ? metric * threshold : threshold;
  return isMin ? metric < metric - margin : metric > metric + margin;
}
