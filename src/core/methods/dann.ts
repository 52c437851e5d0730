import type { Method } from './method';
import { numberParameter } from './parameters';
import { numberValue } from './values';

/** The domain-adversarial ramp of gradient reversal. */
export const dann: Method = {
  name: 'dann',
  aliases: ['grl', 'ganin'],
  order: 9,
  formula: 'w · (2 / (1 + e^(−gamma · t/T)) − 1)',
  summary: 'The domain-adversarial ramp: fast from 0, then level',
  note: 'Ends at 0.99991 · w with gamma = 10.',
  parameters: [numberParameter('gamma', 'How fast it rises, per run', 'factor', { default: 10, domain: { above: 0 } })],
  shape: ({ totalSteps, values }) => {
    const gamma = numberValue(values, 'gamma');
    return { at: (t) => 2 / (1 + Math.exp((-gamma * t) / totalSteps)) - 1 };
  },
  python: {
    source: 'Ganin et al. 2016 (arXiv:1505.07818)',
    weight: 'return lambda t: w * (2 / (1 + m.exp(-gamma * t / T)) - 1)',
  },
};
