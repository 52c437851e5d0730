// PyTorch-Ignite's parameter schedulers (pytorch-ignite 0.5.5, handlers/*param_scheduler.py, ema_handler.py), by the events that they are attached to.
import { say } from '../../core/message';
import { pointsValue } from '../../core/methods/values';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import { define, type Given } from '../shared/define';
import { numberOf, numbersOf, silent, switchOf } from '../shared/parameters';
import { runLength } from '../shared/run/runLength';
import * as the from '../shared/usual';

const source = 'ignite.handlers';

/** What is scheduled: the name is read apart, since it says what the curve is of. */
export const nameParameter = 'param_name';

const head = [silent('optimizer'), silent(nameParameter)];
const milestones = 'milestones_values';
const points: DefinedParameter = {
  name: milestones,
  aliases: [],
  description: 'The events with their values, between which lines are drawn',
  unit: 'none',
  kind: 'points',
  positional: true,
  ask: 'What are the milestones and their values?',
};

const cycleParameters = [
  numberOf('start_value', 'The value at the start of the first cycle', 'none', { role: 'base' }),
  numberOf('end_value', 'The value at the end of a fall', 'none'),
  numberOf('cycle_size', 'The events of the first cycle', 'none', { domain: { min: 2 } }),
  numberOf('cycle_mult', ...the.cycleGrowth, { default: 1 }),
  numberOf('start_value_mult', 'What the start value of a cycle is multiplied with for the next', 'factor', { default: 1 }),
  numberOf('end_value_mult', 'What the end value of a cycle is multiplied with for the next', 'factor', { default: 1 }),
  numberOf('warmup_duration', 'The events between two cycles, on a line back to the start value', 'none', { default: 0 }),
  silent('save_history'),
  silent('param_group_index'),
];

/** The value in a cycle at a part of it. */
type Shape = (from: number, to: number, part: number) => number;

/** Cycles with warm-ups between them. */
const cycles =
  (values: Given, shape: Shape) =>
  (event: number): number => {
    let [from, to] = [values.number('start_value'), values.number('end_value')];
    let [size, warm] = [values.number('cycle_size'), values.number('warmup_duration')];
    const equal = values.number('cycle_mult') === 1 ? Math.floor(event / (size + warm)) : 0;
    let at = event - equal * (size + warm);
    from *= values.number('start_value_mult') ** equal;
    to *= values.number('end_value_mult') ** equal;
    for (; at >= size + warm;) {
      at -= size + warm;
      from *= values.number('start_value_mult');
      to *= values.number('end_value_mult');
      size = Math.trunc(size * values.number('cycle_mult'));
      warm = Math.trunc(warm * values.number('cycle_mult'));
      if (size + warm < 1) return NaN;
    }
    const next = at >= size ? from * values.number('start_value_mult') : from;
    return at > size ? to + ((next - to) * (at - size)) / warm : shape(next, to, at / size);
  };

const cyclesLength = (values: Given): number =>
  (values.number('cycle_size') + values.number('warmup_duration')) * (1 + values.number('cycle_mult') + values.number('cycle_mult') ** 2);

/** On lines from milestone to milestone; of several at one event the last counts. */
const lines =
  (milestones: readonly (readonly [number, number])[]) =>
  (event: number): number => {
    const index = milestones.findLastIndex(([step]) => step <= event);
    const [before, after] = [milestones[index], milestones[index + 1]];
    if (!before) return milestones[0]![1];
    return after ? before[1] + ((after[1] - before[1]) * (event - before[0])) / (after[0] - before[0]) : before[1];
  };

const linesLength = (values: Given): number => Math.max(1, ...values.points(milestones).map(([step]) => step)) * 1.25;

function ascending(values: ParameterValues): readonly ParameterProblem[] {
  const list = pointsValue(values, milestones);
  const isRising = list.every(([step], index) => step >= (list[index - 1]?.[0] ?? -Infinity));
  return isRising ? [] : [{ parameter: milestones, message: say('The milestones must rise.') }];
}

const initial = numberOf('initial_value', ...the.firstValue, { role: 'base' });
const gamma = numberOf('gamma', ...the.fallFactor);
const state = [silent(nameParameter), silent('save_history'), silent('create_new')];
const late = 'The first event has the value of the second one: the scheduler counts before it sets it.';
const count = 'It counts the events that it is attached to: iterations, or epochs.';

/** The schedulers of Ignite. */
export const rules: readonly Definition[] = [
  define({
    source,
    name: 'CosineAnnealingScheduler',
    formula: 'start + (end − start) · (1 − cos(π p)) / 2, p the part of the cycle',
    summary: 'Goes along half a cosine from start_value to end_value, in cycles',
    note: count,
    parameters: [...head, ...cycleParameters],
    value: (values) => cycles(values, (from, to, part) => from + ((to - from) / 2) * (1 - Math.cos(Math.PI * part))),
    length: cyclesLength,
    past: 'goes on',
  }),
  define({
    source,
    name: 'LinearCyclicalScheduler',
    formula: 'end + (start − end) · |p − 0.5| · 2, p the part of the cycle',
    summary: 'Goes in a straight line to end_value and back, in cycles; with monotonic only there',
    note: count,
    parameters: [...head, ...cycleParameters, { ...switchOf('monotonic', 'Whether a cycle ends at end_value', false), positional: false }],
    check: ({ warmup_duration: warm = 0, monotonic }) =>
      Number(warm) > 0 && monotonic !== true
        ? [{ parameter: 'warmup_duration', message: say('warmup_duration needs monotonic=True.') }]
        : [],
    value: (values) =>
      cycles(values, (from, to, part) =>
        values.is('monotonic') ? from + (to - from) * part : to + (from - to) * Math.abs(part - 0.5) * 2,
      ),
    length: cyclesLength,
    past: 'goes on',
  }),
  define({
    source,
    name: 'PiecewiseLinear',
    formula: 'lines between the milestones',
    summary: 'Goes in straight lines from milestone to milestone',
    note: count,
    parameters: [...head, points, silent('save_history'), silent('param_group_index')],
    check: ascending,
    value: (values) => lines(values.points(milestones)),
    length: linesLength,
  }),
  define({
    source,
    name: 'PiecewiseLinearStateScheduler',
    formula: 'lines between the milestones, at t + 1',
    summary: 'Goes in straight lines from milestone to milestone',
    note: late,
    parameters: [points, ...state],
    check: ascending,
    value: (values) => {
      const at = lines(values.points(milestones));
      return (event) => at(event + 1);
    },
    length: linesLength,
  }),
  define({
    source,
    name: 'ExpStateScheduler',
    formula: 'initial · gamma^(t + 1)',
    summary: 'Falls by a factor at each event',
    note: late,
    parameters: [initial, gamma, ...state, runLength],
    value: (values) => (event) => values.number('initial_value') * values.number('gamma') ** (event + 1),
    past: 'goes on',
  }),
  define({
    source,
    name: 'StepStateScheduler',
    formula: 'initial · gamma^⌊(t + 1)/step_size⌋',
    summary: 'Falls by a factor every step_size events',
    note: late,
    parameters: [initial, gamma, numberOf('step_size', 'The events between two falls', 'none', { domain: { min: 1 } }), ...state],
    value: (values) => (event) =>
      values.number('initial_value') * values.number('gamma') ** Math.floor((event + 1) / values.number('step_size')),
    length: (values) => 4 * values.number('step_size'),
    past: 'goes on',
  }),
  define({
    source,
    name: 'MultiStepStateScheduler',
    formula: 'initial · gamma^#{milestones ≤ t + 1}',
    summary: 'Falls by a factor at each milestone',
    note: late,
    parameters: [initial, gamma, numbersOf('milestones', 'The milestones'), ...state],
    value: (values) => (event) =>
      values.number('initial_value') *
      values.number('gamma') ** values.numbers('milestones').filter((milestone) => milestone <= event + 1).length,
    length: (values) => Math.max(1, ...values.numbers('milestones')) * 1.25,
  }),
  define({
    source,
    name: 'EMAHandler',
    quantity: 'momentum',
    formula: 'momentum_warmup → momentum over warmup_iters',
    summary: 'How much of the model an update of the moving average takes',
    note: 'It counts updates of the average. The warm-up only works under the name "ema_momentum".',
    parameters: [
      silent('model'),
      numberOf('momentum', 'The last momentum', 'none', { default: 0.0002 }),
      numberOf('momentum_warmup', 'The first momentum', 'none', { optional: true }),
      numberOf('warmup_iters', 'The updates of the warm-up', 'none', { optional: true, domain: { min: 1 } }),
      silent('handle_buffers'),
    ],
    value: (values) => {
      const [last, first, length] = [values.number('momentum'), values.optional('momentum_warmup'), values.optional('warmup_iters')];
      if (first === undefined || length === undefined) return () => last;
      return (update) => (update >= length - 1 ? last : first + ((last - first) / (length - 1)) * update);
    },
    length: (values) => 2 * (values.optional('warmup_iters') ?? 50),
  }),
];
