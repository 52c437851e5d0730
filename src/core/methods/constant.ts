import type { Method, PythonMethod } from './method';

/** The same weight at every step. */
export const constant: Method = {
  name: 'constant',
  aliases: ['const', 'fixed'],
  order: 5,
  formula: 'w',
  summary: 'Stays at w; useful as a part of a sequence',
  parameters: [],
  shape: () => ({ at: () => 1 }),
};

/** The method in Python. */
export const python: PythonMethod = {
  source: 'Definition',
  shape: 'return 1.0',
};
