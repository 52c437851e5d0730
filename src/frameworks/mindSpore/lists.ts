// The lists of rates that MindSpore makes, a rate for each step (mindspore 2.10, nn/dynamic_lr.py), which fall epoch by epoch.
import { say } from '../../core/message';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given } from '../shared/define';
import { numberOf, numbersOf, switchOf } from '../shared/parameters';
import * as the from '../shared/usual';

/** Where they are. */
export const source = 'mindspore.nn';

const count = { domain: { min: 1, integer: true } } as const;
const [total, perEpoch] = [
  numberOf('total_step', ...the.runSteps, { role: 'total', ...count }),
  numberOf('step_per_epoch', 'The steps of an epoch', 'steps', count),
];
const decayEpochs = numberOf('decay_epoch', 'The epochs of the fall', 'epochs', count);
const first: DefinedParameter = numberOf('learning_rate', ...the.firstRate, { role: 'base', domain: { above: 0 } });
const decayRate = numberOf('decay_rate', 'How fast it falls', 'factor', { domain: { above: 0 } });
const stairs = switchOf('is_stair', 'Whether it falls each decay_epoch only', false);
const falling = [first, decayRate, total, perEpoch, decayEpochs, stairs];

interface List extends Pick<Definition, 'name' | 'formula' | 'summary' | 'parameters' | 'check' | 'note'> {
  /** The rate of an epoch. */
  readonly ofEpoch: (values: Given) => (epoch: number) => number;
}

const list = ({ ofEpoch, note, ...rest }: List): Definition =>
  define({
    ...rest,
    source,
    note: ['It is a list of total_step rates: behind its last one there is none.', note].filter((each) => each !== undefined).join(' '),
    value: (values) => {
      const rate = ofEpoch(values);
      return (step) => rate(Math.floor(step / values.number('step_per_epoch')));
    },
    length: (values) => values.number('total_step') - 1,
    past: 'fails',
  });

/** The parts of an epoch in the fall. */
const done = (values: Given, epoch: number): number => epoch / values.number('decay_epoch');
const stepped = (values: Given, epoch: number): number => (values.is('is_stair') ? Math.floor(done(values, epoch)) : done(values, epoch));

/** All of them. */
export const lists: readonly Definition[] = [
  define({
    source,
    name: 'piecewise_constant_lr',
    formula: 'learning_rates[i] for milestone[i − 1] ≤ t < milestone[i]',
    summary: 'Stays at one rate after another',
    note: 'It is a list of rates: behind the last milestone there is none.',
    parameters: [numbersOf('milestone', 'The ends of the rates'), numbersOf('learning_rates', 'The rates')],
    check: ({ milestone, learning_rates: rates }) => {
      const ends = milestone as readonly number[];
      if (ends.length !== (rates as readonly number[]).length)
        return [{ parameter: 'learning_rates', message: say('There must be as many values as there are ends.') }];
      return ends.every((end, index) => end > 0 && end >= (ends[index - 1] ?? 0))
        ? []
        : [{ parameter: 'milestone', message: say('The ends must be above 0, in ascending order.') }];
    },
    value: (values) => {
      const [ends, rates] = [values.numbers('milestone'), values.numbers('learning_rates')];
      return (step) => rates[ends.findIndex((end) => step < end)] ?? NaN;
    },
    length: (values) => (values.numbers('milestone').at(-1) ?? 1) - 1,
    past: 'fails',
  }),
  list({
    name: 'exponential_decay_lr',
    formula: 'learning_rate · decay_rate^(epoch/decay_epoch)',
    summary: 'Falls by decay_rate over decay_epoch',
    parameters: falling,
    ofEpoch: (values) => (epoch) => values.number('learning_rate') * values.number('decay_rate') ** stepped(values, epoch),
  }),
  list({
    name: 'natural_exp_decay_lr',
    formula: 'learning_rate · e^(−decay_rate · epoch)',
    summary: 'Falls exponentially with the epoch',
    note: 'decay_epoch counts with is_stair only.',
    parameters: falling,
    ofEpoch: (values) => (epoch) => {
      const counted = values.is('is_stair') ? stepped(values, epoch) * values.number('decay_epoch') : epoch;
      return values.number('learning_rate') * Math.E ** (-values.number('decay_rate') * counted);
    },
  }),
  list({
    name: 'inverse_decay_lr',
    formula: 'learning_rate / (1 + decay_rate · epoch/decay_epoch)',
    summary: 'Falls with the inverse of the epoch',
    parameters: falling,
    ofEpoch: (values) => (epoch) => values.number('learning_rate') / (1 + values.number('decay_rate') * stepped(values, epoch)),
  }),
  list({
    name: 'cosine_decay_lr',
    formula: 'min_lr + (max_lr − min_lr) · (1 + cos(π epoch/decay_epoch)) / 2',
    summary: 'Falls along half a cosine, epoch by epoch, and stays at its end',
    parameters: [
      numberOf('min_lr', ...the.lowestRate, { domain: { min: 0 } }),
      numberOf('max_lr', ...the.highestRate, { role: 'base', domain: { above: 0 } }),
      total,
      perEpoch,
      decayEpochs,
    ],
    check: lowIsBelow,
    ofEpoch: (values) => {
      const [low, high] = [values.number('min_lr'), values.number('max_lr')];
      return (epoch) => low + 0.5 * (high - low) * (1 + Math.cos(Math.PI * Math.min(1, done(values, epoch))));
    },
  }),
  list({
    name: 'polynomial_decay_lr',
    formula: '(learning_rate − end_learning_rate) · (1 − epoch/decay_epoch)^power + end_learning_rate',
    summary: 'Falls to end_learning_rate, epoch by epoch, and stays there',
    parameters: [
      first,
      numberOf('end_learning_rate', ...the.lastRate, { domain: { min: 0 } }),
      total,
      perEpoch,
      decayEpochs,
      numberOf('power', ...the.exponent, { domain: { above: 0 } }),
      switchOf('update_decay_epoch', 'Whether the fall begins again, longer each time', false),
    ],
    ofEpoch: (values) => {
      const [from, to, power] = [values.number('learning_rate'), values.number('end_learning_rate'), values.number('power')];
      return (epoch) => {
        const parts = done(values, epoch);
        const part = values.is('update_decay_epoch') ? parts / Math.max(1, Math.ceil(parts)) : Math.min(1, parts);
        return (from - to) * (1 - part) ** power + to;
      };
    },
  }),
  list({
    name: 'warmup_lr',
    formula: 'learning_rate · min(1, epoch/warmup_epoch)',
    summary: 'Rises from 0, epoch by epoch, and stays',
    parameters: [
      numberOf('learning_rate', ...the.highestRate, { role: 'base', domain: { min: 0 } }),
      total,
      perEpoch,
      numberOf('warmup_epoch', ...the.warmUpEpochs, count),
    ],
    ofEpoch: (values) => (epoch) => values.number('learning_rate') * Math.min(1, epoch / values.number('warmup_epoch')),
  }),
];

/** That the lowest rate is below the highest one. */
export function lowIsBelow({ min_lr: low, max_lr: high }: Parameters<NonNullable<Definition['check']>>[0]) {
  const message = say('{low} must be below {high}.', { low: 'min_lr', high: 'max_lr' });
  return Number(low) < Number(high) ? [] : [{ parameter: 'min_lr', message }];
}
