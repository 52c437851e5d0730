// Lightly: calls of its scheduler class, and of the functions of the step behind it (lightly 1.6, utils/scheduler.py).
import { say } from '../core/message';
import type { ParameterProblem } from '../core/parameter';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { baseRate } from './shared/optimizer';
import { numberOf, probedStep, silent } from './shared/parameters';
import * as the from './shared/usual';

const source = 'lightly.utils.scheduler';

/** The numbers of a warm-up and a cosine behind it. */
interface Shape {
  readonly length: number;
  readonly first: number;
  readonly last: number;
  readonly period: number | undefined;
  readonly warm: number;
  readonly warmFirst: number;
  readonly warmLast: number;
}

/** Half a cosine that has its last value one step before the end, or whole waves of a period. */
function cosine(step: number, length: number, { first, last, period }: Shape): number {
  if (period !== undefined) return last - ((last - first) * (Math.cos((2 * Math.PI * step) / period) + 1)) / 2;
  if (length <= 1 || step >= length - 1) return last;
  return last - ((last - first) * (Math.cos((Math.PI * step) / (length - 1)) + 1)) / 2;
}

/** The value at a step; the warm-up ends one step early, so that its first value is skipped. */
const valueAt = (step: number, shape: Shape): number =>
  step < shape.warm
    ? shape.warmFirst + ((shape.warmLast - shape.warmFirst) * (step + 1)) / shape.warm
    : cosine(step - shape.warm, shape.length - shape.warm, shape);

const length = numberOf('max_steps', ...the.runSteps, { role: 'total', domain: { min: 1 } });
const first = numberOf('start_value', ...the.firstValue);
const last = numberOf('end_value', 'The last value', 'none');
const period = numberOf('period', 'The steps of a whole wave', 'steps', { optional: true, domain: { min: 1 } });

const longWarmUp =
  (warm: string, whole: string) =>
  (values: Readonly<Record<string, unknown>>): readonly ParameterProblem[] =>
    Number(values[warm]) > Number(values[whole])
      ? [{ parameter: warm, message: say('{warm} must not be more than {whole}.', { warm, whole }) }]
      : [];

/** The schedules of Lightly. */
export const framework: Framework = callsOf(
  {
    name: 'lightly',
    reads: { field: 'libraries', library: 'Lightly', what: '`CosineWarmupScheduler` and the functions behind it', where: 'Python' },
  },
  [source],
  [
    define({
      source,
      name: 'CosineWarmupScheduler',
      formula: 'lr · (t + 1)/W, then lr · (end + (start − end) · (1 + cos(π (t − W)/(T − W − 1))) / 2)',
      summary: 'Rises over the warm-up and falls along half a cosine to end_value times the rate',
      note: 'The last value is reached one step before the end. The values are factors of the rate.',
      parameters: [
        baseRate,
        silent('optimizer'),
        numberOf('warmup_epochs', 'The steps of the warm-up', 'none', { domain: { min: 0 } }),
        numberOf('max_epochs', 'The steps of the run', 'none', { role: 'total', domain: { min: 1 } }),
        silent('last_epoch'),
        numberOf('start_value', 'The first factor of the cosine', 'factor', { default: 1 }),
        numberOf('end_value', ...the.lastFactor, { default: 0.001 }),
        period,
        numberOf('warmup_start_value', 'The factor from which the warm-up rises', 'factor', { default: 0 }),
        numberOf('warmup_end_value', 'The factor at the end of the warm-up; start_value', 'factor', { optional: true }),
      ],
      check: longWarmUp('warmup_epochs', 'max_epochs'),
      value: (values) => (step) =>
        values.number('lr') *
        valueAt(step, {
          length: values.number('max_epochs'),
          first: values.number('start_value'),
          last: values.number('end_value'),
          period: values.optional('period'),
          warm: values.number('warmup_epochs'),
          warmFirst: values.number('warmup_start_value'),
          warmLast: values.optional('warmup_end_value') ?? values.number('start_value'),
        }),
      past: 'goes on',
    }),
    define({
      source,
      quantity: 'value',
      name: 'cosine_schedule',
      formula: 'end + (start − end) · (1 + cos(π t/(T − 1))) / 2',
      summary: 'Goes along half a cosine from start_value to end_value',
      note: 'The last value is reached one step before the end.',
      parameters: [probedStep, length, first, last, period],
      value: (values) => (step) =>
        cosine(step, values.number('max_steps'), {
          length: 0,
          first: values.number('start_value'),
          last: values.number('end_value'),
          period: values.optional('period'),
          warm: 0,
          warmFirst: 0,
          warmLast: 0,
        }),
      past: 'goes on',
    }),
    define({
      source,
      quantity: 'value',
      name: 'cosine_warmup_schedule',
      formula: 'warm-up · (t + 1)/W, then half a cosine from start to end',
      summary: 'Rises over the warm-up and goes along half a cosine from start_value to end_value',
      parameters: [
        probedStep,
        length,
        first,
        last,
        numberOf('warmup_steps', ...the.warmUpSteps, { domain: { min: 0 } }),
        numberOf('warmup_start_value', 'The value from which the warm-up rises', 'none'),
        numberOf('warmup_end_value', 'The value at the end of the warm-up; start_value', 'none', { optional: true }),
        period,
      ],
      check: longWarmUp('warmup_steps', 'max_steps'),
      value: (values) => (step) =>
        valueAt(step, {
          length: values.number('max_steps'),
          first: values.number('start_value'),
          last: values.number('end_value'),
          period: values.optional('period'),
          warm: values.number('warmup_steps'),
          warmFirst: values.number('warmup_start_value'),
          warmLast: values.optional('warmup_end_value') ?? values.number('start_value'),
        }),
      past: 'goes on',
    }),
    define({
      source,
      quantity: 'value',
      name: 'linear_warmup_schedule',
      formula: 'start + (end − start) · t/W, then end',
      summary: 'Rises in a straight line over the warm-up and stays',
      parameters: [probedStep, numberOf('warmup_steps', ...the.warmUpSteps, { role: 'total', domain: { above: 0 } }), first, last],
      check: ({ start_value: from, end_value: to }) =>
        Number(from) > Number(to)
          ? [{ parameter: 'start_value', message: say('start_value must not be larger than end_value: Lightly refuses it.') }]
          : [],
      value: (values) => (step) => {
        const [from, to, warm] = [values.number('start_value'), values.number('end_value'), values.number('warmup_steps')];
        return step < warm ? from + (step / warm) * (to - from) : to;
      },
    }),
  ],
);
