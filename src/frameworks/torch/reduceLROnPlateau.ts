import { numberValue } from '../../core/methods/values';
import { perGroup, rates, valueOf } from '../shared/groups';
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
import type { TorchClass } from './torchDefinition';

/** A drop where a metric gets no better: `ReduceLROnPlateau(optimizer, mode='min', factor=0.1, patience=10, ...)` (torch 2.15), on a metric that stays as it is, or on that of a log. */
export const reduceLROnPlateau: TorchClass = {
  name: 'ReduceLROnPlateau',
  hasNoEnd: true,
  formula: 'lr · factor^(drops), at least min_lr',
  summary: 'Drops by a factor when a metric has not got better for more than patience calls',
  note: 'It depends on a metric, not on the step: drawn is what it does while the metric stays at 1, or on that of a training log. Its first drop comes patience + 2 calls after the start.',
  parameters: [...rates, silent('optimizer'), ...plateauParameters, ...perGroup(lowestRate), smallestDrop('eps'), ...drawnMetric],
  defaults: { ...plateauDefaults, eps: 1e-8 },
  check: checkFactor,
  rule: (values, group) => {
    const next = lowered(values, { least: valueOf(values, 'min_lr', group), smallest: numberValue(values, 'eps') });
    return { next: ({ before, step }) => next(before, step) };
  },
  tables: (values) => [[numberValue(values, 'metric')]],
  length: plateauLength,
};
