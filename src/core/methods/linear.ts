import type { Method } from './method';

/** The straight ramp. */
export const linear: Method = {
  name: 'linear',
  aliases: ['linear_rampup', 'lin'],
  order: 1,
  formula: 'w · t/T',
  summary: 'Rises at a constant rate and reaches w exactly at T',
  parameters: [],
  shape: ({ totalSteps }) => ({ at: (t) => t / totalSteps }),
  python: {
    source: 'KL annealing, Bowman et al. 2016 (arXiv:1511.06349)',
    weight: 'return lambda t, w=w, T=T: w * (t / T)',
    line: 't / total',
  },
};
