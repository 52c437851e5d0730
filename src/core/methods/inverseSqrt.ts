import type { Method } from './method';
import { numberParameter } from './parameters';
import { numberValue } from './values';

/** A linear warm-up and a fall with the square root of the step. */
export const inverseSqrt: Method = {
  name: 'inverse_sqrt',
  aliases: ['inv_sqrt', 'inverse_square_root', 'rsqrt'],
  order: 12,
  formula: 'w · min(t/warmup, √(warmup/t))',
  summary: 'Rises to w over the warm-up, then falls with the square root of the step',
  note: 'w is the peak, at the end of the warm-up; the Noam schedule has the same shape, but its factor is not the peak. It does not reach 0.',
  parameters: [
    numberParameter('warmup', 'The steps of the warm-up', 'steps', {
      aliases: ['warmup_steps'],
      default: (totalSteps) => totalSteps / 10,
      domain: { above: 0 },
    }),
  ],
  shape: ({ values }) => {
    const warmup = numberValue(values, 'warmup');
    return { at: (t) => (t < warmup ? t / warmup : Math.sqrt(warmup / t)), breaks: { steps: [warmup] } };
  },
  python: {
    source: 'Vaswani et al. 2017 (arXiv:1706.03762), scaled to its peak',
    weight: 'return lambda t: w * m.where(t < warmup, t / warmup, m.sqrt(warmup / m.clip(t, warmup, inf)))',
  },
};
