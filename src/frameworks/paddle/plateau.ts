import { recurrence } from '../../core/computed/wholeSteps';
import { numberValue } from '../../core/methods/values';
import type { Definition } from '../../language/find/definition';
import { silent } from '../shared/parameters';
import {
  checkFactor,
  drawnMetric,
  lowered,
  lowestRate,
  plateauDefaults,
  plateauLength,
  plateauParameters,
  smallestDrop,
} from '../shared/plateau';
import { rate, source } from './rule';

/** A drop where a metric gets no better: `ReduceOnPlateau(learning_rate, mode='min', factor=0.1, patience=10, ...)` (paddle 3.3), on a metric that stays as it is, or on that of a log. */
export const reduceOnPlateau: Definition = {
  source,
  name: 'ReduceOnPlateau',
  formula: 'learning_rate · factor^(drops), at least min_lr',
  summary: 'Drops by a factor when a metric has not got better for more than patience calls',
  note: 'It depends on a metric, not on the step: drawn is what it does while the metric stays at 1, or on that of a training log. Its first drop comes patience + 2 calls after the start.',
  parameters: [rate, ...plateauParameters, lowestRate, smallestDrop('epsilon'), silent('verbose'), ...drawnMetric],
  check: checkFactor,
  curves: (given) => {
    const values = { ...plateauDefaults, epsilon: 1e-8, ...given };
    const next = lowered(values, { least: numberValue(values, 'min_lr'), smallest: numberValue(values, 'epsilon'), isPausing: true });
    return [{ quantity: 'lr', schedule: recurrence(numberValue(values, 'learning_rate'), next, { totalSteps: plateauLength(values) }) }];
  },
};
