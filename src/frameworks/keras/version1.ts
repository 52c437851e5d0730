// The functions of TensorFlow 1, `tf.train.exponential_decay` and its kin, which live on in `tf.compat.v1.train` (TensorFlow 2.21): the rules of Keras' schedules
// with the step as an argument, and two more.
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given } from '../shared/define';
import { float32 as f } from '../shared/float32';
import { numberOf, silent, switchOf } from '../shared/parameters';
import { floats } from './rules';
import * as the from '../shared/usual';

const source = 'tf.compat.v1.train';
const rate = 'initial_learning_rate';
const step = silent('global_step');
const byClass = {
  exponential_decay: 'ExponentialDecay',
  inverse_time_decay: 'InverseTimeDecay',
  polynomial_decay: 'PolynomialDecay',
  cosine_decay_restarts: 'CosineDecayRestarts',
  cosine_decay: 'CosineDecay',
  piecewise_constant: 'PiecewiseConstantDecay',
  piecewise_constant_decay: 'PiecewiseConstantDecay',
} as const;

const first: DefinedParameter = numberOf('learning_rate', ...the.firstRate, { role: 'base' });
const decaySteps = numberOf('decay_steps', ...the.fallSteps, { domain: { above: 0 } });
const part = (values: Given) => (at: number) => f(at / values.number('decay_steps'));

/** A schedule of Keras as a function of that name: its first rate has another name, and the step stands behind it. */
function asFunction(name: string, { parameters, curves, note, formula, summary, check }: Definition): Definition {
  const isPiecewise = parameters[0]!.name !== rate;
  // There was no warm-up yet.
  const own = parameters.slice(isPiecewise ? 0 : 1).filter((each) => !each.name.startsWith('warmup_'));
  return {
    source,
    name,
    formula: name === 'cosine_decay' ? 'lr · ((1 − α) · (1 + cos(π t/T)) / 2 + α)' : formula,
    summary: name === 'cosine_decay' ? 'Falls along half a cosine to alpha times the rate' : summary,
    ...(note !== undefined && name !== 'cosine_decay' && { note }),
    ...(check && { check }),
    parameters: isPiecewise ? [silent('x'), ...own, silent('name')] : [first, step, ...own, silent('name')],
    curves: (values) => curves({ ...values, ...(!isPiecewise && { [rate]: values[first.name]! }) }),
  };
}

const definitions: readonly Definition[] = [
  ...Object.entries(byClass).map(([name, of]) => asFunction(name, floats.get(of)!)),
  define({
    source,
    name: 'natural_exp_decay',
    formula: 'lr · e^(−decay_rate · t/decay_steps)',
    summary: 'Falls exponentially',
    parameters: [
      first,
      step,
      decaySteps,
      numberOf('decay_rate', 'How fast it falls', 'factor'),
      switchOf('staircase', 'Whether it falls in stairs', false),
      silent('name'),
    ],
    value: (values) => {
      const [from, speed, done] = [f(values.number(first.name)), f(-values.number('decay_rate')), part(values)];
      return (at) => f(from * f(Math.exp(f(speed * (values.is('staircase') ? Math.floor(done(at)) : done(at))))));
    },
    length: (values) => 4 * values.number('decay_steps'),
    past: 'goes on',
  }),
  define({
    source,
    name: 'linear_cosine_decay',
    formula: 'lr · ((alpha + 1 − p) · (1 + cos(2π · num_periods · p)) / 2 + beta), p = t/decay_steps',
    summary: 'Falls along half a cosine times a straight line',
    parameters: [
      first,
      step,
      { ...decaySteps, role: 'total' },
      numberOf('num_periods', 'The waves of the cosine', 'count', { default: 0.5 }),
      numberOf('alpha', 'What is added to the straight line', 'none', { default: 0 }),
      numberOf('beta', 'What is added to the product', 'none', { default: 0.001 }),
      silent('name'),
    ],
    value: (values) => {
      const [from, done, alpha, beta] = [f(values.number(first.name)), part(values), f(values.number('alpha')), f(values.number('beta'))];
      const turns = f(2 * values.number('num_periods'));
      return (at) => {
        const p = done(Math.min(at, values.number('decay_steps')));
        const wave = f(0.5 * f(1 + f(Math.cos(f(f(Math.PI) * f(turns * p))))));
        return f(from * f(f(f(alpha + f(1 - p)) * wave) + beta));
      };
    },
  }),
];

/** Their modules: that of TensorFlow 2 and that of TensorFlow 1. */
export const version1Modules = /^tensorflow(?:\.compat\.v1)?\.train$/;

/** They by their names. */
export const version1: ReadonlyMap<string, Definition> = new Map(definitions.map((each) => [each.name, { ...each, isValue: true }]));
