import { choiceValue, numberValue } from '../../core/methods/values';
import { numberOf, silent, wordOf } from '../shared/parameters';
import { perGroup, rates, valueOf } from '../shared/groups';
import type { TorchClass } from './torchDefinition';
import * as the from '../shared/usual';

/** The rate while weights are averaged: `SWALR(optimizer, swa_lr, anneal_epochs=10, anneal_strategy='cos')` (torch 2.15, optim/swa_utils.py). */
export const swaLR: TorchClass = {
  source: 'torch.optim.swa_utils',
  name: 'SWALR',
  formula: 'a · swa_lr + (1 − a) · lr, a = (1 − cos(π t / anneal_epochs)) / 2, then swa_lr',
  summary: 'Moves from the rate to swa_lr in anneal_epochs steps and stays',
  note: 'It counts its own steps, of which the first is done when it is made.',
  parameters: [
    ...rates,
    silent('optimizer'),
    ...perGroup(numberOf('swa_lr', ...the.lastRate)),
    numberOf('anneal_epochs', 'The steps of the way', 'steps', { default: 10, domain: { min: 0, integer: true } }),
    wordOf('anneal_strategy', 'The shape of the way', ['cos', 'linear']),
    silent('last_epoch'),
  ],
  defaults: { anneal_epochs: 10, anneal_strategy: 'cos' },
  rule: (values, group) => {
    const target = valueOf(values, 'swa_lr', group);
    const length = numberValue(values, 'anneal_epochs');
    const isLinear = choiceValue(values, 'anneal_strategy') === 'linear';
    const share = (step: number): number => {
      const part = Math.max(0, Math.min(1, step / Math.max(1, length)));
      return isLinear ? part : (1 - Math.cos(Math.PI * part)) / 2;
    };
    return {
      next: ({ before, count }) => {
        const step = length === 0 ? Math.max(1, count - 1) : count - 1;
        const done = share(step - 1);
        const first = done === 1 ? target : (before - done * target) / (1 - done);
        const now = share(step);
        return target * now + first * (1 - now);
      },
    };
  },
  length: (values) => Math.max(1, 2 * numberValue(values, 'anneal_epochs')),
};
