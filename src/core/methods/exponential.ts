import type { Method } from './method';

/** The charging curve with time constant T/4. */
export const exponential: Method = {
  name: 'exponential',
  aliases: ['exp'],
  order: 4,
  formula: 'w · (1 − e^(−t/(T/4)))',
  summary: 'Rises fast at first and levels off, with time constant T/4',
  note: 'Ends at 0.98168 · w, not at w.',
  parameters: [],
  shape: ({ totalSteps }) => ({ at: (t) => 1 - Math.exp(-t / (totalSteps / 4)) }),
  python: {
    source: 'Saturating exponential with time constant T/4, as published weighting code has it',
    weight: 'return lambda t, exp=m.exp, tau=T / 4: w * (1 - exp(-t / tau))',
    line: '1 - math.exp(-t / (total / 4))',
  },
};
