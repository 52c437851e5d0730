// The schedules of optax that are functions of numbers (optax 0.2.8, schedules/_schedule.py), which computes in float32.
import { say } from '../../core/message';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given, given as givenOf } from '../shared/define';
import { fallTo, fallToPart, float32 as f, halfCosine } from '../shared/float32';
import { numberOf, switchOf } from '../shared/parameters';
import { runLength } from '../shared/run/runLength';
import * as the from '../shared/usual';

const source = 'optax';

const rate = (name: string, description: string, more: Partial<DefinedParameter> = {}) => numberOf(name, description, 'rate', more);
const steps = (name: string, description: string, more: Partial<DefinedParameter> = {}) => numberOf(name, description, 'steps', more);

const first = rate('init_value', 'The first value', { role: 'base' });
const begin = steps('transition_begin', 'The steps at the first value', { default: 0 });
const positive = { above: 0 } as const;

const polynomial = (values: Given, power: number) => {
  const [from, to, length] = [values.number('init_value'), values.number('end_value'), values.number('transition_steps')];
  const delay = Math.max(0, values.number('transition_begin'));
  // Without steps the first value holds, not the last one.
  if (length <= 0) return () => f(from);
  return (step: number) => fallTo(from, to, Math.min(Math.max(step - delay, 0), length) / length, power);
};

const polynomialLength = (values: Given): number => Math.max(0, values.number('transition_begin')) + values.number('transition_steps');

const exponential = (values: Given, from: number) => {
  const [length, factor, delay] = [
    values.number('transition_steps'),
    values.number('decay_rate'),
    Math.max(0, values.number('transition_begin')),
  ];
  const end = values.optional('end_value');
  const isStaircase = values.is('staircase');
  if (length <= 0 || factor === 0) return () => f(from);
  return (step: number) => {
    const passed = f((step - delay) / length);
    const value = step <= delay ? f(from) : f(f(from) * f(f(factor) ** (isStaircase ? Math.floor(passed) : passed)));
    // A rate of 1 or more is bounded from above.
    return end === undefined ? value : factor < 1 ? Math.max(value, f(end)) : Math.min(value, f(end));
  };
};

const exponentialParameters = [
  numberOf('decay_rate', 'The factor of transition_steps', 'factor'),
  begin,
  switchOf('staircase', 'Whether it falls in stairs', false),
  rate('end_value', 'The lowest value; the highest one where decay_rate is 1 or more', { optional: true }),
];

const cosine = (from: number, length: number, least: number, exponent: number) => (step: number) =>
  fallToPart(from, least, f(halfCosine(f(f(Math.PI) * Math.min(step, length)) / length) ** f(exponent)));

const warmUp = (values: Given) => {
  const [from, to, length] = [values.number('init_value'), values.number('peak_value'), values.number('warmup_steps')];
  return (step: number) => (length <= 0 ? f(from) : fallTo(from, to, Math.min(step, length) / length));
};

const start = rate('init_value', 'The first value');
const peak = rate('peak_value', 'The value at the end of the warm-up', { role: 'base' });
const warmUpSteps = steps('warmup_steps', 'The steps of the warm-up');

/** A warm-up, and then half a cosine: one of those that sgdr_schedule joins, too. */
export const warmUpCosine: Definition = define({
  source,
  name: 'warmup_cosine_decay_schedule',
  formula: 'init → peak over W, then peak · ((1 − α) · ((1 + cos(π (t − W)/(decay_steps − W))) / 2)^exponent + α), α = end/peak',
  summary: 'Rises over the warm-up and falls along half a cosine to end_value at decay_steps',
  note: 'decay_steps is the whole length, the warm-up included. A peak of 0 stays at 0, whatever end_value says.',
  parameters: [
    start,
    peak,
    warmUpSteps,
    steps('decay_steps', 'The steps of the whole, the warm-up included', { role: 'total' }),
    rate('end_value', 'The last value', { default: 0 }),
    numberOf('exponent', 'The exponent of the cosine', 'none', { default: 1 }),
  ],
  check: ({ decay_steps: whole, warmup_steps: warm }) =>
    Number(whole) > Number(warm) ? [] : [{ parameter: 'decay_steps', message: say('decay_steps must be more than warmup_steps.') }],
  value: (values) => {
    const [warm, top] = [values.number('warmup_steps'), values.number('peak_value')];
    const rise = warmUp(values);
    const least = top === 0 ? 0 : values.number('end_value') / top;
    const fall = cosine(top, values.number('decay_steps') - warm, least, values.number('exponent'));
    return (step) => (step < warm ? rise(step) : fall(step - warm));
  },
});

/** The value of a joined cosine with these arguments at a step, and its length. */
export function cosineOf(values: Readonly<Record<string, number>>): { readonly at: (step: number) => number; readonly length: number } {
  const [curve] = warmUpCosine.curves(values);
  return { at: curve!.schedule.at, length: givenOf(warmUpCosine, values).number('decay_steps') };
}

/** The schedules that numbers make. */
export const rules: readonly Definition[] = [
  define({
    source,
    name: 'constant_schedule',
    formula: 'value',
    summary: 'Stays at one value',
    parameters: [rate('value', 'The value', { role: 'base' }), runLength],
    value: (values) => () => f(values.number('value')),
  }),
  define({
    source,
    name: 'linear_schedule',
    formula: '(init − end) · (1 − t/T) + end',
    summary: 'Goes in a straight line from init_value to end_value',
    note: 'With transition_steps of 0 or less it stays at init_value.',
    parameters: [first, rate('end_value', 'The last value'), steps('transition_steps', 'The steps between them', { role: 'total' }), begin],
    value: (values) => polynomial(values, 1),
    length: polynomialLength,
  }),
  define({
    source,
    name: 'polynomial_schedule',
    formula: '(init − end) · (1 − t/T)^power + end',
    summary: 'Goes from init_value to end_value along a power',
    note: 'With transition_steps of 0 or less it stays at init_value.',
    parameters: [
      first,
      rate('end_value', 'The last value'),
      numberOf('power', ...the.exponent),
      steps('transition_steps', 'The steps between them', { role: 'total' }),
      begin,
    ],
    value: (values) => polynomial(values, values.number('power')),
    length: polynomialLength,
  }),
  define({
    source,
    name: 'exponential_decay',
    formula: 'init · decay_rate^(t/transition_steps)',
    summary: 'Falls by a factor every transition_steps',
    note: 'With a decay_rate of 1 or more, end_value is the highest value: with exactly 1 it is all there is, if it is lower than init_value.',
    parameters: [first, steps('transition_steps', 'The steps in which decay_rate acts once'), ...exponentialParameters],
    value: (values) => exponential(values, values.number('init_value')),
    length: (values) => Math.max(0, values.number('transition_begin')) + 4 * values.number('transition_steps'),
    past: 'goes on',
  }),
  define({
    source,
    name: 'cosine_decay_schedule',
    formula: 'init · ((1 − α) · ((1 + cos(π t/T)) / 2)^exponent + α)',
    summary: 'Falls along half a cosine to alpha times init_value',
    parameters: [
      first,
      steps('decay_steps', 'The steps of the fall', { role: 'total', domain: positive }),
      numberOf('alpha', 'The last value as a part of the first one', 'fraction', { default: 0 }),
      numberOf('exponent', 'The exponent of the cosine', 'none', { default: 1 }),
    ],
    value: (values) => cosine(values.number('init_value'), values.number('decay_steps'), values.number('alpha'), values.number('exponent')),
  }),
  define({
    source,
    name: 'warmup_constant_schedule',
    formula: 'init → peak over W, then peak',
    summary: 'Rises over the warm-up and stays',
    note: 'With warmup_steps of 0 it stays at init_value and never reaches peak_value.',
    parameters: [start, peak, warmUpSteps, runLength],
    value: warmUp,
    length: (values) => values.optional('total_steps') ?? 4 * values.number('warmup_steps'),
    past: 'goes on',
  }),
  warmUpCosine,
  define({
    source,
    name: 'warmup_exponential_decay_schedule',
    formula: 'init → peak over W, then peak · decay_rate^((t − W)/transition_steps)',
    summary: 'Rises over the warm-up and falls by a factor every transition_steps',
    note: 'transition_begin counts from the end of the warm-up.',
    parameters: [start, peak, warmUpSteps, steps('transition_steps', 'The steps in which decay_rate acts once'), ...exponentialParameters],
    value: (values) => {
      const warm = values.number('warmup_steps');
      const [rise, fall] = [warmUp(values), exponential(values, values.number('peak_value'))];
      return (step) => (step < warm ? rise(step) : fall(step - warm));
    },
    length: (values) =>
      values.number('warmup_steps') + Math.max(0, values.number('transition_begin')) + 4 * values.number('transition_steps'),
    past: 'goes on',
  }),
];
