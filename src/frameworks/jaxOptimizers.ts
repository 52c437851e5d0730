// JAX's example optimizers: the schedules of `jax.example_libraries.optimizers` (jax 0.10), which an update computes in float32.
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { float32 as f, piecewiseConstant } from './shared/float32';
import { numberOf, switchOf } from './shared/parameters';
import { runLength } from './shared/run/runLength';
import * as the from './shared/usual';

const source = 'jax.example_libraries.optimizers';
const first = numberOf('step_size', ...the.firstRate, { role: 'base' });
const decaySteps = numberOf('decay_steps', ...the.fallSteps, { domain: { above: 0 } });
const decayRate = numberOf('decay_rate', 'How fast it falls', 'factor');

/** The schedules of JAX's example optimizers. */
export const framework: Framework = callsOf(
  {
    name: 'jaxOptimizers',
    reads: { field: 'libraries', library: 'JAX', what: 'the schedules of `jax.example_libraries.optimizers`', where: 'Python' },
  },
  [source, 'jax.experimental.optimizers'],
  [
    define({
      source,
      name: 'constant',
      formula: 'step_size',
      summary: 'Stays at one value',
      parameters: [first, runLength],
      value: (values) => () => f(values.number('step_size')),
    }),
    define({
      source,
      name: 'exponential_decay',
      formula: 'step_size · decay_rate^(t/decay_steps)',
      summary: 'Falls by a factor every decay_steps',
      parameters: [first, decaySteps, decayRate],
      value: (values) => {
        const [from, factor, length] = [f(values.number('step_size')), f(values.number('decay_rate')), values.number('decay_steps')];
        return (step) => f(from * f(factor ** f(step / length)));
      },
      length: (values) => 4 * values.number('decay_steps'),
      past: 'goes on',
    }),
    define({
      source,
      name: 'inverse_time_decay',
      formula: 'step_size / (1 + decay_rate · t/decay_steps)',
      summary: 'Falls as one over the time',
      parameters: [first, decaySteps, decayRate, switchOf('staircase', 'Whether it falls in stairs', false)],
      value: (values) => {
        const [from, speed, length] = [f(values.number('step_size')), f(values.number('decay_rate')), values.number('decay_steps')];
        const part = (step: number) => (values.is('staircase') ? f(speed * Math.floor(f(step / length))) : f(f(speed * step) / length));
        return (step) => f(from / f(1 + part(step)));
      },
      length: (values) => 4 * values.number('decay_steps'),
      past: 'goes on',
    }),
    define({
      source,
      name: 'polynomial_decay',
      formula: '(1 − t/decay_steps)^power · (step_size − final_step_size) + final_step_size',
      summary: 'Falls along a power to final_step_size',
      parameters: [
        first,
        { ...decaySteps, role: 'total' },
        numberOf('final_step_size', ...the.lastRate),
        numberOf('power', ...the.exponent, { default: 1 }),
      ],
      value: (values) => {
        const [from, to, length] = [values.number('step_size'), values.number('final_step_size'), values.number('decay_steps')];
        return (step) => f(f(f(f(1 - f(Math.min(step, length) / length)) ** values.number('power')) * f(from - to)) + f(to));
      },
    }),
    piecewiseConstant(source, 'piecewise_constant'),
  ],
);
