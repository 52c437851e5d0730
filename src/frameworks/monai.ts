// MONAI: calls of the classes of `monai.optimizers` (monai 1.6, optimizers/lr_scheduler.py).
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { baseRate } from './shared/optimizer';
import { numberOf, silent } from './shared/parameters';
import * as the from './shared/usual';

const source = 'monai.optimizers';
const rangeTest = [
  baseRate,
  silent('optimizer'),
  numberOf('end_lr', ...the.lastRate),
  numberOf('num_iter', 'The steps of the test', 'steps', { role: 'total', domain: { min: 2 } }),
  silent('last_epoch'),
];

/** The schedulers of MONAI. */
export const framework: Framework = callsOf(
  { name: 'monai', reads: { field: 'libraries', library: 'MONAI', what: 'the schedulers of `monai.optimizers`', where: 'Python' } },
  [source, `${source}.lr_scheduler`],
  [
    define({
      source,
      name: 'WarmupCosineSchedule',
      formula: 'lr · (m + (1 − m) · t/W), then max(end_lr, lr · (1 + cos(2π · cycles · (t − W)/(T − W))) / 2)',
      summary: 'Rises over the warm-up and falls along half a cosine, cut off at end_lr',
      note: 'end_lr is a floor: the rate falls towards 0 and stops there, and it rises again past T.',
      parameters: [
        baseRate,
        silent('optimizer'),
        numberOf('warmup_steps', ...the.warmUpSteps),
        numberOf('t_total', ...the.runSteps, { role: 'total', domain: { above: 0 } }),
        numberOf('end_lr', 'The lowest rate behind the warm-up', 'rate', { default: 0 }),
        numberOf('cycles', 'Waves of the cosine; 0.5 is half of one', 'count', { default: 0.5 }),
        silent('last_epoch'),
        numberOf('warmup_multiplier', ...the.firstRatePart, { default: 0, domain: { min: 0, max: 1 } }),
      ],
      value: (values) => {
        const [base, length, first] = [values.number('lr'), values.number('t_total'), values.number('warmup_multiplier')];
        const warm = Math.min(Math.max(values.number('warmup_steps'), 0), length);
        return (step) => {
          if (step < warm) return base * (first + (1 - first) * (step / Math.max(1, warm)));
          const part = (step - warm) / Math.max(1, length - warm);
          const wave = Math.max(0, 0.5 * (1 + Math.cos(Math.PI * values.number('cycles') * 2 * part)));
          return Math.max(values.number('end_lr'), base * wave);
        };
      },
      past: 'goes on',
    }),
    define({
      source,
      name: 'LinearLR',
      formula: 'lr + (end_lr − lr) · t/(num_iter − 1)',
      summary: 'Rises in a straight line to end_lr, to find a rate',
      note: 'Past num_iter it rises on.',
      parameters: rangeTest,
      value: (values) => (step) =>
        values.number('lr') + (step / (values.number('num_iter') - 1)) * (values.number('end_lr') - values.number('lr')),
      past: 'goes on',
    }),
    define({
      source,
      name: 'ExponentialLR',
      formula: 'lr · (end_lr/lr)^(t/(num_iter − 1))',
      summary: 'Rises exponentially to end_lr, to find a rate',
      note: 'Past num_iter it rises on.',
      parameters: rangeTest,
      value: (values) => (step) =>
        values.number('lr') * (values.number('end_lr') / values.number('lr')) ** (step / (values.number('num_iter') - 1)),
      past: 'goes on',
    }),
  ],
);
