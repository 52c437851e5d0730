// Rates that drop where a metric gets no better, as PyTorch, Paddle and transformers' Trainer have them: on a metric that stays as it is, or on that of a log.
import { choiceValue, numberValue } from '../../core/methods/values';
import { say } from '../../core/message';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import { numberOf, wordOf } from './parameters';
import * as the from './usual';

const whole = { min: 0, integer: true } as const;
const loggedMetricName = 'metrics';

/** When it drops, in the order in which that is given. */
export const plateauParameters = [
  wordOf('mode', 'Whether a lower or a higher metric is better', ['min', 'max']),
  numberOf('factor', ...the.dropFactor, { default: 0.1 }),
  numberOf('patience', 'The calls without a better metric that it lets pass', 'count', { default: 10, domain: whole }),
  numberOf('threshold', 'How much better counts', 'none', { default: 1e-4, isQuiet: true }),
  wordOf('threshold_mode', 'Whether that is a part of the best metric', ['rel', 'abs'], { isQuiet: true }),
  numberOf('cooldown', 'The calls behind a drop that do not count', 'count', { default: 0, domain: whole }),
];
/** The lowest rate, and the smallest drop under its name. */
export const lowestRate = numberOf('min_lr', ...the.lowestRate, { default: 0 });
export const smallestDrop = (name: string) => numberOf(name, 'A smaller drop is left out', 'rate', { default: 1e-8, isQuiet: true });
/** The metric: one value that stays, or one for each call. */
const constantMetric = numberOf('metric', 'The metric, which stays at this value', 'none', { default: 1, positional: false });
/** A column of a training log that the user chooses. The text cannot say it. */
export const loggedMetric: DefinedParameter = {
  name: loggedMetricName,
  aliases: [],
  description: 'The metric at each call, as a training log has it',
  unit: 'none',
  kind: 'numbers',
  optional: true,
  isOfLog: true,
  ask: 'What was the metric?',
};
export const drawnMetric: readonly DefinedParameter[] = [constantMetric, loggedMetric];

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

/** The rate behind a call, out of the one before; all values are given. */
export function lowered(values: ParameterValues, { least, smallest, isPausing }: Lowering) {
  const factor = numberValue(values, 'factor');
  const drops = dropsOf(values, isPausing === true);
  return (before: number, call: number): number => {
    const lower = drops(call) ? Math.max(before * factor, least) : before;
    return before - lower > smallest ? lower : before;
  };
}

interface Lowering {
  readonly least: number;
  /** A smaller drop is left out. */
  readonly smallest: number;
  /** The best metric is not looked for during a cool-down either. */
  readonly isPausing?: boolean;
}

/** Which calls are those of a drop. They are looked at in order, each once. */
function dropsOf(values: ParameterValues, isPausing: boolean): (call: number) => boolean {
  const [patience, cooldown] = [numberValue(values, 'patience'), numberValue(values, 'cooldown')];
  const metric = metricOf(values);
  const isBetter = comparison(values);
  const drops = new Set<number>();
  let [best, bad, left, done] = [undefined as number | undefined, 0, 0, 0];
  const goOn = () => {
    const current = metric(++done);
    if (left > 0 && isPausing) {
      left--;
      return;
    }
    const isBest = best === undefined || isBetter(current, best);
    if (isBest) best = current;
    bad = isBest ? 0 : bad + 1;
    if (left > 0) [left, bad] = [left - 1, 0];
    if (bad <= patience) return;
    drops.add(done);
    [left, bad] = [cooldown, 0];
  };
  return (call) => {
    while (done < call) goOn();
    return drops.has(call);
  };
}

/** The metric of a call, counted from 1. Behind the end of a log it stays as it was. */
export function metricOf(values: ParameterValues): (call: number) => number {
  const logged = values[loggedMetricName] as readonly number[] | undefined;
  const constant = (values.metric as number | undefined) ?? 1;
  return (call) => logged?.[Math.min(call, logged.length) - 1] ?? constant;
}

/** So many calls show what it does: those of a log, where there is one. */
export const plateauLength = (values: ParameterValues): number =>
  loggedLength(values) ?? 2 * numberValue(values, 'cooldown') + 4 * (numberValue(values, 'patience') + 2);

/** How many calls a log has. */
export const loggedLength = (values: ParameterValues): number | undefined =>
  (values[loggedMetricName] as readonly number[] | undefined)?.length;

/** Whether a metric is better than the best one, as the mode and the threshold say. A relative threshold says so of one below 0 and itself. */
function comparison(values: ParameterValues): (metric: number, best: number) => boolean {
  const threshold = numberValue(values, 'threshold');
  const isMin = choiceValue(values, 'mode') === 'min';
  if (choiceValue(values, 'threshold_mode') === 'rel')
    return isMin ? (metric, best) => metric < best * (1 - threshold) : (metric, best) => metric > best * (1 + threshold);
  return isMin ? (metric, best) => metric < best - threshold : (metric, best) => metric > best + threshold;
}
