import type { Method } from './method';
import { numberParameter } from './parameters';
import { numberValue } from './values';

/** A fall by the same factor in equal times. */
export const exponentialDecay: Method = {
  name: 'exponential_decay',
  aliases: ['exp_decay', 'geometric_decay'],
  order: 11,
  formula: 'w · rate^(t/T)',
  summary: 'Falls by the same factor in equal times: a straight line on a log axis',
  note: 'rate is what is left at T, not a factor per step or per decay_steps as in some frameworks.',
  parameters: [numberParameter('rate', 'The part of w that is left at T', 'factor', { default: 0.01, domain: { above: 0 } })],
  shape: ({ totalSteps, values }) => {
    const rate = numberValue(values, 'rate');
    return { at: (t) => Math.pow(rate, t / totalSteps) };
  },
  python: {
    source: 'Geometric annealing, as of temperatures',
    weight: 'return lambda t: w * rate ** (t / T)',
  },
};
