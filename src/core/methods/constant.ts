import type { Method } from './method';

/** The same weight at every step. */
export const constant: Method = {
  name: 'constant',
  aliases: ['const', 'fixed'],
  order: 5,
  formula: 'w',
  summary: 'Stays at w; useful as a part of a sequence',
  parameters: [],
  shape: () => ({ at: () => 1 }),
  python: {
    source: 'Definition',
    weight: 'return lambda t: 0 * t + w',
  },
};
