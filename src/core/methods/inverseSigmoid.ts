import type { Method } from './method';
import { numberParameter } from './parameters';
import { numberValue } from './values';

/** The teacher forcing decay of scheduled sampling. */
export const inverseSigmoid: Method = {
  name: 'inverse_sigmoid',
  aliases: ['scheduled_sampling', 'inverse_sigmoid_decay'],
  order: 10,
  formula: 'w · k / (k + e^(t/k))',
  summary: 'Stays near w, then falls: the decay of scheduled sampling',
  note: 'Starts at w · k/(k + 1), a little below w. k is in steps and sets both when it falls (about k · ln k) and how fast.',
  parameters: [
    numberParameter('k', 'The time constant; the weight is w/2 at k · ln k', 'steps', {
      default: (totalSteps) => totalSteps / 10,
      domain: { above: 0 },
    }),
  ],
  shape: ({ values }) => {
    const k = numberValue(values, 'k');
    return { at: (t) => k / (k + Math.exp(t / k)) };
  },
  python: {
    source: 'Bengio et al. 2015 (arXiv:1506.03099)',
    weight: 'return lambda t: w * (k / (k + m.exp(t / k)))',
  },
};
