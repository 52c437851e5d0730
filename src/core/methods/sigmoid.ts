import type { Method } from './method';
import { numberParameter } from './parameters';
import { numberValue } from './values';

/** The logistic curve over the progress. */
export const sigmoid: Method = {
  name: 'sigmoid',
  aliases: ['logistic'],
  order: 6,
  formula: 'w / (1 + e^(−k (t/T − midpoint)))',
  summary: 'Stays low, rises around the midpoint and levels off',
  note: 'The logistic curve reaches neither 0 nor w: with k = 10 it runs from 0.0067 · w to 0.9933 · w. k counts per run, not per step. The ramp of Mean Teacher is sigmoid_rampup.',
  parameters: [
    numberParameter('k', 'How steep the rise is, per run', 'factor', { aliases: ['steepness'], default: 10, domain: { above: 0 } }),
    numberParameter('midpoint', 'The part of the run after which the weight is w/2', 'fraction', {
      default: 0.5,
      domain: { min: 0, max: 1 },
    }),
  ],
  shape: ({ totalSteps, values }) => {
    const k = numberValue(values, 'k');
    const midpoint = numberValue(values, 'midpoint');
    return { at: (t) => 1 / (1 + Math.exp(-k * (t / totalSteps - midpoint))) };
  },
  python: {
    source: 'KL annealing, Bowman et al. 2016 (arXiv:1511.06349)',
    weight: 'return lambda t: w * (1 / (1 + m.exp(-k * (t / T - midpoint))))',
  },
};
