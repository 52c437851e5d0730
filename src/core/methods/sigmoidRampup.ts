import type { Method } from './method';
import { numberParameter } from './parameters';
import { numberValue } from './values';

/** The ramp of consistency weights in semi-supervised learning. */
export const sigmoidRampup: Method = {
  name: 'sigmoid_rampup',
  aliases: ['mean_teacher', 'gaussian_rampup'],
  order: 7,
  formula: 'w · e^(−k (1 − t/T)²)',
  summary: 'The Mean Teacher ramp: slow, then steep, and w exactly at T',
  note: 'Starts at e^(−k) · w (0.0067 · w with k = 5), not at 0. Despite its name it is half a Gaussian, not a logistic curve.',
  parameters: [
    numberParameter('k', 'How low it starts: at e^(−k) · w', 'factor', { aliases: ['steepness'], default: 5, domain: { above: 0 } }),
  ],
  shape: ({ totalSteps, values }) => {
    const k = numberValue(values, 'k');
    return {
      at: (t) => {
        const rest = 1 - t / totalSteps;
        return Math.exp(-k * rest * rest);
      },
    };
  },
  python: {
    source: 'Laine & Aila 2017 (arXiv:1610.02242); Tarvainen & Valpola 2017 (arXiv:1703.01780)',
    weight: 'return lambda t: w * m.exp(-k * (1 - t / T) ** 2)',
  },
};
