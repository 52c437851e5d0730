// The schedules of MLX (mlx 0.32, optimizers/schedulers.py), which computes in float32.
import type { Definition } from '../../language/find/definition';
import { define } from '../shared/define';
import { float32 as f } from '../shared/float32';
import { numberOf } from '../shared/parameters';
import { runLength } from '../shared/run/runLength';
import * as the from '../shared/usual';

export const source = 'mlx.optimizers';

const first = numberOf('init', ...the.firstRate);
const init = { ...first, role: 'base' } as const;
const atLeastOne = { min: 1 } as const;

export const rules: readonly Definition[] = [
  define({
    source,
    name: 'exponential_decay',
    formula: 'init · decay_rate^t',
    summary: 'Multiplies the rate by decay_rate after each step',
    parameters: [init, numberOf('decay_rate', 'The factor of a step', 'factor'), runLength],
    value: (values) => (step) => f(f(values.number('init')) * f(f(values.number('decay_rate')) ** step)),
    length: (values) => values.optional('total_steps') ?? halvings(values.number('decay_rate')),
    past: 'goes on',
  }),
  define({
    source,
    name: 'step_decay',
    formula: 'init · decay_rate^⌊t/step_size⌋',
    summary: 'Multiplies the rate by decay_rate every step_size steps',
    parameters: [
      init,
      numberOf('decay_rate', ...the.dropFactor),
      numberOf('step_size', 'The steps between two drops', 'steps', { domain: atLeastOne }),
      runLength,
    ],
    value: (values) => (step) =>
      f(f(values.number('init')) * f(f(values.number('decay_rate')) ** Math.floor(step / values.number('step_size')))),
    length: (values) => values.optional('total_steps') ?? 4 * values.number('step_size'),
    past: 'goes on',
  }),
  define({
    source,
    name: 'cosine_decay',
    formula: 'end + (init − end) · (1 + cos(π t/decay_steps)) / 2',
    summary: 'Falls along half a cosine and stays at its end',
    parameters: [
      init,
      numberOf('decay_steps', ...the.fallSteps, { role: 'total', domain: atLeastOne }),
      numberOf('end', ...the.lastRate, { default: 0 }),
    ],
    value: (values) => {
      const [from, to, length] = [values.number('init'), values.number('end'), values.number('decay_steps')];
      return (step) => f(f(to) + f(f(0.5 * f(1 + f(Math.cos(f(f(Math.PI / length) * Math.min(step, length)))))) * f(from - to)));
    },
  }),
  define({
    source,
    name: 'linear_schedule',
    formula: 'init + (end − init) · t/steps',
    summary: 'Goes from init to end in a straight line and stays there',
    parameters: [
      first,
      numberOf('end', ...the.lastRate, { role: 'base' }),
      numberOf('steps', 'The steps of the line', 'steps', { role: 'total', domain: atLeastOne }),
    ],
    value: (values) => line(values.number('init'), values.number('end'), values.number('steps')),
  }),
];

/** A straight line that ends after so many steps. */
export const line =
  (from: number, to: number, length: number) =>
  (step: number): number =>
    f(f(Math.min(step, length) * f((to - from) / length)) + f(from));

/** The steps of ten halvings of a rate, where nothing says how long the run is. */
const halvings = (factor: number): number =>
  factor > 0 && factor !== 1 ? Math.min(1e6, Math.ceil((10 * Math.LN2) / Math.abs(Math.log(factor)))) : 100;
