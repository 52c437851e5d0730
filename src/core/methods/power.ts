import type { Method } from './method';
import { numberParameter } from './parameters';
import { numberValue } from './values';

/** A power of the progress. */
export const power: Method = {
  name: 'power',
  aliases: ['polynomial', 'poly'],
  order: 3,
  formula: 'w · (t/T)^a',
  summary: 'Starts slowly for a > 1 and fast for a < 1; a = 1 is linear',
  parameters: [
    numberParameter('a', 'The exponent', 'none', { aliases: ['power', 'exponent'], positional: true, default: 2, domain: { above: 0 } }),
  ],
  shape: ({ totalSteps, values }) => {
    const a = numberValue(values, 'a');
    return { at: a === 2 ? (t) => (t / totalSteps) * (t / totalSteps) : (t) => Math.pow(t / totalSteps, a) };
  },
  python: {
    source: 'Polynomial schedule, as in DeepLab (arXiv:1606.00915)',
    weight: 'return lambda t: w * (t / T) ** a',
    line: '(t / total) ** a',
  },
};
