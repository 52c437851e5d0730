import type { Method } from './method';

/** The same weight at every step, from the end of a delay on: a gate. */
export const constant: Method = {
  name: 'constant',
  aliases: ['const', 'fixed', 'gate'],
  order: 5,
  formula: 'w; start_weight while t < delay',
  summary: 'Stays at w; with a delay it is a gate, at start_weight before and at w from there on',
  note: 'It needs no total_steps.',
  isEndless: true,
  parameters: [],
  shape: () => ({ at: () => 1, before: 0 }),
  python: {
    source: 'Definition',
    isGate: true,
    weight: 'return lambda t: 0 * t + w',
  },
};
