// Boltz' YAML: the `training_args` of its model (jwohlwend/boltz at 832486d, src/boltz/model/optim/scheduler.py, models/boltz1.py), a schedule of AlphaFold's.
import { say } from '../core/message';
import type { Framework } from '../language/find/framework';
import { define } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'model.training_args';
const [base, top, warmUp, start, every, factor] = [
  'base_lr',
  'max_lr',
  'lr_warmup_no_steps',
  'lr_start_decay_after_n_steps',
  'lr_decay_every_n_steps',
  'lr_decay_factor',
] as const;

const definition = define({
  source: 'boltz',
  readsNumbers: true,
  name: 'af3',
  formula: 'base_lr + max_lr · t/W, max_lr, then max_lr · lr_decay_factor^(1 + ⌊(t − start)/every⌋)',
  summary: 'Rises over the warm-up, stays, and falls by a factor every so many steps',
  note: 'The warm-up ends at base_lr + max_lr, and the rate drops to max_lr behind it. The first fall comes one step behind its start.',
  isEndless: true,
  parameters: [
    settingOf(base, ...the.firstRate, 0),
    settingOf(top, 'The rate of the plateau', 'rate', 1.8e-3, { role: 'base' }),
    settingOf(warmUp, ...the.warmUpSteps, 1000, { domain: { above: 0 } }),
    settingOf(start, 'The step behind which it falls', 'steps', 50_000, { domain: { min: 0 } }),
    settingOf(every, 'The steps from one fall to the next', 'steps', 50_000, { domain: { above: 0 } }),
    settingOf(factor, ...the.fallFactor, 0.95),
  ],
  check: (values) =>
    Number(values[warmUp] ?? 1000) > Number(values[start] ?? 50_000)
      ? [{ parameter: warmUp, message: say('The warm-up must be over before the rate falls.') }]
      : [],
  value: (values) => {
    const [low, high, warm, from, period] = [base, top, warmUp, start, every].map((name) => values.number(name)) as [
      number,
      number,
      number,
      number,
      number,
    ];
    return (step) => {
      if (step <= warm) return low + (step / warm) * high;
      return step > from ? high * values.number(factor) ** (Math.floor((step - from) / period) + 1) : high;
    };
  },
  length: (values) => values.number(start) + 3 * values.number(every),
  past: 'goes on',
});

/** The learning rate of a config of Boltz. */
export const framework: Framework = keyedFramework({
  name: 'boltz',
  reads: { field: 'science', library: 'Boltz', what: '`lr_scheduler: af3` and the keys beside it', where: 'YAML' },
  language: 'yaml',
  marks: ['lr_scheduler'],
  at: [`${section}.lr_scheduler`],
  kinds: ({ word }) =>
    word(`${section}.lr_scheduler`) === 'af3'
      ? [
          {
            definition,
            at: [`${section}.lr_scheduler`],
            ways: [base, top, warmUp, start, every, factor].map((name) => `${section}.${name}`),
          },
        ]
      : [],
});
