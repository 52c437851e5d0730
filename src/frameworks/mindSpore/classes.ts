// The classes of MindSpore that are asked for the rate of a step, in float32 (mindspore 2.10, nn/learning_rate_schedule.py).
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given, type Rule } from '../shared/define';
import { float32 as f } from '../shared/float32';
import { numberOf, switchOf } from '../shared/parameters';
import * as the from '../shared/usual';
import { lowIsBelow, source } from './lists';

const first: DefinedParameter = numberOf('learning_rate', ...the.firstRate, { role: 'base', domain: { above: 0 } });
const steps = numberOf('decay_steps', ...the.fallSteps, { role: 'total', domain: { min: 1, integer: true } });
const falling = [
  first,
  numberOf('decay_rate', 'How fast it falls', 'factor', { domain: { above: 0 } }),
  steps,
  switchOf('is_stair', 'Whether it falls each decay_steps only', false),
];

const ofClass = (rule: Omit<Rule, 'source'>): Definition => define({ source, past: 'goes on', ...rule });

/** The part of the fall that is done. */
const done = (values: Given, step: number): number => f(step / values.number('decay_steps'));
const stepped = (values: Given, step: number): number => (values.is('is_stair') ? Math.floor(done(values, step)) : done(values, step));

/** All of them. */
export const classes: readonly Definition[] = [
  ofClass({
    name: 'ExponentialDecayLR',
    formula: 'learning_rate · decay_rate^(t/decay_steps)',
    summary: 'Falls by decay_rate over decay_steps',
    parameters: falling,
    value: (values) => (step) => f(f(values.number('learning_rate')) * f(f(values.number('decay_rate')) ** stepped(values, step))),
    length: (values) => 4 * values.number('decay_steps'),
  }),
  ofClass({
    name: 'NaturalExpDecayLR',
    formula: 'learning_rate · e^(−decay_rate · t)',
    summary: 'Falls exponentially with the step',
    note: 'decay_steps counts with is_stair only.',
    parameters: falling,
    value: (values) => (step) => {
      const counted = values.is('is_stair') ? Math.floor(step / values.number('decay_steps')) * values.number('decay_steps') : step;
      return f(f(values.number('learning_rate')) * f(f(Math.E) ** f(f(-values.number('decay_rate')) * f(counted))));
    },
    length: (values) => 4 * values.number('decay_steps'),
  }),
  ofClass({
    name: 'InverseDecayLR',
    formula: 'learning_rate / (1 + decay_rate · t/decay_steps)',
    summary: 'Falls with the inverse of the step',
    parameters: falling,
    value: (values) => (step) => f(f(values.number('learning_rate')) / f(1 + f(f(values.number('decay_rate')) * stepped(values, step)))),
    length: (values) => 4 * values.number('decay_steps'),
  }),
  ofClass({
    name: 'CosineDecayLR',
    formula: 'min_lr + (max_lr − min_lr) · (1 + cos(π t/decay_steps)) / 2',
    summary: 'Falls along half a cosine and stays at its end',
    parameters: [
      numberOf('min_lr', ...the.lowestRate, { domain: { min: 0 } }),
      numberOf('max_lr', ...the.highestRate, { role: 'base', domain: { above: 0 } }),
      steps,
    ],
    check: lowIsBelow,
    value: (values) => {
      const [low, high, length] = [values.number('min_lr'), values.number('max_lr'), values.number('decay_steps')];
      return (step) => {
        const part = f(f(Math.min(step, length) / length) + 0.5);
        return f(f(low) + f(f(0.5 * (high - low)) * f(1 + f(Math.sin(f(f(Math.PI) * part))))));
      };
    },
  }),
  ofClass({
    name: 'PolynomialDecayLR',
    formula: '(learning_rate − end_learning_rate) · (1 − t/decay_steps)^power + end_learning_rate',
    summary: 'Falls to end_learning_rate and stays there',
    parameters: [
      first,
      numberOf('end_learning_rate', ...the.lastRate, { domain: { min: 0 } }),
      steps,
      numberOf('power', ...the.exponent, { domain: { above: 0 } }),
      switchOf('update_decay_steps', 'Whether the fall begins again, longer each time', false),
    ],
    value: (values) => (step) => {
      const [from, to, length] = [values.number('learning_rate'), values.number('end_learning_rate'), values.number('decay_steps')];
      const isUpdated = values.is('update_decay_steps');
      const whole = isUpdated ? length * Math.max(1, Math.ceil(f(step / length))) : length;
      const part = f((isUpdated ? step : Math.min(step, length)) / whole);
      return f(f(f(from - to) * f(f(1 - part) ** f(values.number('power')))) + f(to));
    },
  }),
  ofClass({
    name: 'WarmUpLR',
    formula: 'learning_rate · min(1, t/warmup_steps)',
    summary: 'Rises from 0 in a straight line and stays',
    parameters: [
      numberOf('learning_rate', ...the.highestRate, { role: 'base', domain: { min: 0 } }),
      numberOf('warmup_steps', ...the.warmUpSteps, { role: 'total', domain: { min: 1, integer: true } }),
    ],
    value: (values) => (step) => {
      const length = values.number('warmup_steps');
      return f(f(values.number('learning_rate')) * f(Math.min(step, length) / length));
    },
  }),
];
