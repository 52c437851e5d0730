import type { Method } from './method';

/** Half a cosine wave upwards. */
export const cosine: Method = {
  name: 'cosine',
  aliases: ['cos', 'half_cosine'],
  order: 2,
  formula: 'w · (1 − cos(π t/T)) / 2',
  summary: 'Starts and ends gently and is steepest halfway',
  note: 'It holds w past T; the bare formula would fall again.',
  parameters: [],
  shape: ({ totalSteps }) => ({ at: (t) => (1 - Math.cos((Math.PI * t) / totalSteps)) / 2 }),
  python: {
    source: 'Half a wave of the cosine annealing of Loshchilov & Hutter 2017 (arXiv:1608.03983), upwards',
    weight: 'return lambda t, cos=m.cos: w * ((1 - cos(pi * (t / T))) / 2)',
    line: '(1 - math.cos(math.pi * t / total)) / 2',
  },
};
