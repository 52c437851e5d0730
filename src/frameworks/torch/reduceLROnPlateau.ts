import { choiceValue, numberValue } from '../../core/methods/values';
import { say } from '../../core/message';
import type { ParameterValues } from '../../core/parameter';
import { perGroup, rates, valueOf } from '../groups';
import { numberOf, silent, wordOf } from '../parameters';
import type { TorchClass } from './torchDefinition';

const whole = { min: 0, integer: true } as const;

/** A drop where a metric gets no better: `ReduceLROnPlateau(optimizer, mode='min', factor=0.1, patience=10, ...)` (torch 2.15), on a metric that stays as it is. */
export const reduceLROnPlateau: TorchClass = {
  name: 'ReduceLROnPlateau',
  formula: 'lr · factor^(drops), at least min_lr',
  summary: 'Drops by a factor when a metric has not got better for more than patience calls',
  note: 'It depends on a metric, not on the step: drawn is what it does while the metric stays at 1. Its first drop comes patience + 2 calls after the start.',
  parameters: [
    ...rates,
    silent('optimizer'),
    wordOf('mode', 'Whether a lower or a higher metric is better', ['min', 'max']),
    numberOf('factor', 'The factor of a drop', 'factor', { default: 0.1 }),
    numberOf('patience', 'The calls without a better metric that it lets pass', 'count', { default: 10, domain: whole }),
    numberOf('threshold', 'How much better counts', 'none', { default: 1e-4, isQuiet: true }),
    wordOf('threshold_mode', 'Whether that is a part of the best metric', ['rel', 'abs'], { isQuiet: true }),
    numberOf('cooldown', 'The calls behind a drop that do not count', 'count', { default: 0, domain: whole }),
    ...perGroup(numberOf('min_lr', 'The lowest rate', 'rate', { default: 0 })),
    numberOf('eps', 'A smaller drop is left out', 'rate', { default: 1e-8, isQuiet: true }),
    numberOf('metric', 'The metric, which stays at this value', 'none', { default: 1, positional: false }),
  ],
  defaults: {
    mode: 'min',
    factor: 0.1,
    patience: 10,
    threshold: 1e-4,
    threshold_mode: 'rel',
    cooldown: 0,
    min_lr: 0,
    eps: 1e-8,
    metric: 1,
  },
  check: ({ factor = 0.1 }) =>
    Number(factor) >= 1 ? [{ parameter: 'factor', message: say('{parameter} must be below 1.', { parameter: 'factor' }) }] : [],
  rule: (values, group) => {
    const [factor, low, least] = [numberValue(values, 'factor'), valueOf(values, 'min_lr', group), numberValue(values, 'eps')];
    const isDrop = dropsOf(values);
    return {
      next: ({ before, step }) => {
        const lower = isDrop(step) ? Math.max(before * factor, low) : before;
        return before - lower > least ? lower : before;
      },
    };
  },
  tables: (values) => [[numberValue(values, 'metric')]],
  length: (values) => 2 * numberValue(values, 'cooldown') + 4 * (numberValue(values, 'patience') + 2),
};

/** Whether it drops at a call: the first one sets the best metric, the others are no better. */
function dropsOf(values: ParameterValues): (call: number) => boolean {
  if (isBetter(values)) return () => false;
  const wait = numberValue(values, 'patience') + 1;
  const period = numberValue(values, 'cooldown') + wait;
  return (call) => call > wait && (call - 1 - wait) % period === 0;
}

/** Whether the metric counts as better than itself, which relative thresholds say of one below 0. */
function isBetter(values: ParameterValues): boolean {
  const [metric, threshold] = [numberValue(values, 'metric'), numberValue(values, 'threshold')];
  const isMin = choiceValue(values, 'mode') === 'min';
  const margin = choiceValue(values, 'threshold_mode') === 'rel' ? metric * threshold : threshold;
  return isMin ? metric < metric - margin : metric > metric + margin;
}
