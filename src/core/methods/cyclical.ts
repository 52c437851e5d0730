import { easings } from './easings';
import type { Method } from './method';
import { choiceParameter, numberParameter } from './parameters';
import { choiceValue, numberValue } from './values';

const ramps: typeof easings = { ...easings, sigmoid: (x) => 1 / (1 + Math.exp(6 - 12 * x)) };

/** Equal cycles of a ramp and a plateau. */
export const cyclical: Method = {
  name: 'cyclical',
  aliases: ['cyclical_annealing', 'cyclic_annealing'],
  order: 8,
  formula: 'w · ramp(τ / ratio) while τ < ratio, then w; τ = (t · cycles / T) mod 1',
  summary: 'Ramps up and holds, several times over, against KL vanishing',
  note: 'A cycle takes exactly T/cycles steps, whole or not; published code rounds it. At T it is at the end of the last cycle, so at w.',
  parameters: [
    numberParameter('cycles', 'The number of equal cycles', 'count', {
      aliases: ['n_cycle', 'n_cycles', 'num_cycles'],
      default: 4,
      domain: { min: 1, integer: true },
    }),
    numberParameter('ratio', 'The part of each cycle that the ramp takes', 'fraction', { default: 0.5, domain: { above: 0, max: 1 } }),
    choiceParameter('ramp', 'The shape of the ramp', ['linear', 'cosine', 'sigmoid']),
  ],
  shape: ({ totalSteps, values }) => {
    const cycles = numberValue(values, 'cycles');
    const ratio = numberValue(values, 'ratio');
    const ramp = ramps[choiceValue(values, 'ramp')]!;
    const period = totalSteps / cycles;
    return {
      at: (t) => {
        const cycle = Math.min(Math.floor((t * cycles) / totalSteps), cycles - 1);
        // The difference of two products is exact for whole steps, which the remainder of the quotient is not.
        const phase = Math.max(0, t * cycles - cycle * totalSteps) / totalSteps;
        return phase < ratio ? ramp(phase / ratio) : 1;
      },
      breaks: { steps: [0, ratio * period], period },
    };
  },
  python: {
    source: 'Fu et al. 2019 (arXiv:1903.10145)',
    weight: `
cycle = _in_turn(m, [0, ratio], [_ramp(m, ramp, ratio, 0, w), lambda phase: 0 * phase + w])
return lambda t: cycle(m.clip(t * cycles - m.clip(m.floor(t * cycles / T), 0, cycles - 1) * T, 0, T) / T)`,
  },
};
