import type { Method } from './method';

/** Half a cosine wave downwards. */
export const cosineRampdown: Method = {
  name: 'cosine_rampdown',
  aliases: ['cosine_decay', 'cos_rampdown'],
  order: 17,
  formula: 'w · (1 + cos(π t/T)) / 2',
  summary: 'Falls from w to exactly 0 at T, gently at both ends',
  parameters: [],
  shape: ({ totalSteps }) => ({ at: (t) => (1 + Math.cos((Math.PI * t) / totalSteps)) / 2 }),
  python: {
    source: 'Tarvainen & Valpola 2017 (arXiv:1703.01780), the fall of the learning rate in its code',
    weight: 'return lambda t, cos=m.cos: w * ((1 + cos(pi * (t / T))) / 2)',
  },
};
