import type { Method, PythonMethod } from './method';

/** The same weight at every step. */
export const constant: Method = {
  name: 'constant',
  aliases: ['const', 'fixed'],
  order: 5,
  formula: 'w',
  summary: 'Stays at w; useful as a part of a sequence',
  source: 'Definition',
  parameters: [],
  shape: () => ({ at: () => 1 }),
};

/** The shape in Python. */
export const python: PythonMethod = { shape: 'return 1.0' };
