// The schedulers of PaddlePaddle 3.3 (optimizer/lr.py), which take the rate itself and compute in float64.
import { say } from '../../core/message';
import type { Definition } from '../../language/find/definition';
import { numberOf, numbersOf, switchOf } from '../shared/parameters';
import { rate, rule, total } from './rule';
import * as the from '../shared/usual';

const below1 = { below: 1, above: 0 } as const;

const rising = (values: readonly number[]): boolean => values.every((value, index) => index === 0 || value > values[index - 1]!);

/** The schedulers that are a formula of the step. */
export const rules: readonly Definition[] = [
  rule({
    name: 'NoamDecay',
    formula: 'lr · d_model^−0.5 · min(t^−0.5, t · W^−1.5)',
    summary: 'Rises over the warm-up and falls with the square root of the step',
    parameters: [
      numberOf('d_model', 'The width of the model', 'none', { domain: { above: 0 } }),
      numberOf('warmup_steps', ...the.warmUpSteps, { domain: { above: 0 } }),
      numberOf('learning_rate', 'The factor of all rates', 'factor', { default: 1 }),
    ],
    value: (values) => {
      const [width, warm, factor] = [values.number('d_model'), values.number('warmup_steps'), values.number('learning_rate')];
      return (step) => factor * width ** -0.5 * Math.min(step === 0 ? 1 : step ** -0.5, warm ** -1.5 * step);
    },
    length: (values) => 4 * values.number('warmup_steps'),
    past: 'goes on',
  }),
  rule({
    name: 'PiecewiseDecay',
    formula: 'values[i] for boundaries[i − 1] ≤ t < boundaries[i]',
    summary: 'Stays at one value after another',
    parameters: [numbersOf('boundaries', 'The first step of each value but the first'), numbersOf('values', 'The values')],
    check: ({ boundaries, values }) =>
      (boundaries as readonly number[]).length < (values as readonly number[]).length
        ? []
        : [{ parameter: 'values', message: say('There must be one more of the values than of the boundaries.') }],
    value: (values) => {
      const [boundaries, levels] = [values.numbers('boundaries'), values.numbers('values')];
      return (step) => {
        const index = boundaries.findIndex((boundary) => step < boundary);
        return index < 0 ? levels.at(-1)! : levels[index]!;
      };
    },
    length: (values) => Math.max(1, ...values.numbers('boundaries')) * 1.25,
  }),
  rule({
    name: 'NaturalExpDecay',
    formula: 'lr · e^(−gamma · t)',
    summary: 'Falls exponentially',
    parameters: [rate, numberOf('gamma', 'How fast it falls', 'none')],
    value: (values) => (step) => values.number('learning_rate') * Math.exp(-values.number('gamma') * step),
    length: (values) => 4 / Math.max(1e-9, Math.abs(values.number('gamma'))),
    past: 'goes on',
  }),
  rule({
    name: 'InverseTimeDecay',
    formula: 'lr / (1 + gamma · t)',
    summary: 'Falls as one over the time',
    parameters: [rate, numberOf('gamma', 'How fast it falls', 'none')],
    value: (values) => (step) => values.number('learning_rate') / (1 + values.number('gamma') * step),
    length: (values) => 4 / Math.max(1e-9, Math.abs(values.number('gamma'))),
    past: 'goes on',
  }),
  rule({
    name: 'PolynomialDecay',
    formula: '(lr − end_lr) · (1 − t/T)^power + end_lr',
    summary: 'Falls along a power to end_lr',
    note: 'Where end_lr is left out it is 0.0001, not 0. With cycle it rises again at each multiple of decay_steps, to less than the first rate.',
    parameters: [
      rate,
      total('decay_steps', 'The steps of the fall'),
      numberOf('end_lr', ...the.lastRate, { default: 1e-4 }),
      numberOf('power', ...the.exponent, { default: 1 }),
      switchOf('cycle', 'Whether it begins again past decay_steps', false),
    ],
    value: (values) => {
      const [from, to, length] = [values.number('learning_rate'), values.number('end_lr'), values.number('decay_steps')];
      return (step) => {
        const whole = values.is('cycle') ? length * Math.max(1, Math.ceil(step / length)) : length;
        return (from - to) * (1 - Math.min(step, whole) / whole) ** values.number('power') + to;
      };
    },
    length: (values) => values.number('decay_steps') * (values.is('cycle') ? 3 : 1),
    past: 'goes on',
  }),
  rule({
    name: 'ExponentialDecay',
    formula: 'lr · gamma^t',
    summary: 'Falls by a factor at each step',
    parameters: [rate, numberOf('gamma', 'The factor', 'factor', { domain: below1 })],
    value: (values) => (step) => values.number('learning_rate') * values.number('gamma') ** step,
    length: (values) => Math.min(1e6, 4 / -Math.log(values.number('gamma'))),
    past: 'goes on',
  }),
  rule({
    name: 'MultiStepDecay',
    formula: 'lr · gamma^#{milestones ≤ t}',
    summary: 'Falls by a factor at each milestone',
    parameters: [
      rate,
      numbersOf('milestones', 'The steps of the falls'),
      numberOf('gamma', ...the.fallFactor, { default: 0.1, domain: { below: 1 } }),
    ],
    check: ({ milestones }) =>
      rising(milestones as readonly number[]) ? [] : [{ parameter: 'milestones', message: say('The milestones must rise.') }],
    value: (values) => (step) =>
      values.number('learning_rate') *
      values.number('gamma') ** values.numbers('milestones').filter((milestone) => milestone <= step).length,
    length: (values) => Math.max(1, ...values.numbers('milestones')) * 1.25,
  }),
  rule({
    name: 'StepDecay',
    formula: 'lr · gamma^⌊t/step_size⌋',
    summary: 'Falls by a factor every step_size steps',
    parameters: [
      rate,
      numberOf('step_size', 'The steps between two falls', 'steps', { domain: { above: 0, integer: true } }),
      numberOf('gamma', ...the.fallFactor, { default: 0.1, domain: { below: 1 } }),
    ],
    value: (values) => (step) => values.number('learning_rate') * values.number('gamma') ** Math.floor(step / values.number('step_size')),
    length: (values) => 4 * values.number('step_size'),
    past: 'goes on',
  }),
];

/** A straight line to end_lr, and then a rate, or another scheduler that counts from there. */
export const linearWarmup = rule({
  name: 'LinearWarmup',
  formula: 'start_lr + (end_lr − start_lr) · t/W, then learning_rate, or the scheduler from its own start',
  summary: 'Rises in a straight line, and then stays at a rate or follows another scheduler',
  parameters: [
    rate,
    numberOf('warmup_steps', ...the.warmUpSteps, { domain: { above: 0 } }),
    numberOf('start_lr', ...the.firstRate),
    numberOf('end_lr', 'The rate at the end of the warm-up', 'rate'),
  ],
  check: ({ start_lr: first, end_lr: end }) =>
    Number(end) > Number(first) ? [] : [{ parameter: 'end_lr', message: say('end_lr must be greater than start_lr.') }],
  value: (values) => {
    const [warm, first, end] = [values.number('warmup_steps'), values.number('start_lr'), values.number('end_lr')];
    return (step) => (step < warm ? (end - first) * (step / warm) + first : values.number('learning_rate'));
  },
  length: (values) => 4 * values.number('warmup_steps'),
});
