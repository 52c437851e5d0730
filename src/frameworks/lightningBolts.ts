// Lightning Bolts: the scheduler of `pl_bolts.optimizers` (lightning-bolts 0.7, optimizers/lr_scheduler.py).
import { numberValue } from '../core/methods/values';
import { recurrence } from '../core/computed/wholeSteps';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { given } from './shared/define';
import { curvesForGroups, rates, valueOf } from './shared/groups';
import { numberOf, silent } from './shared/parameters';
import { nextOfWarmUpAndCosine } from './shared/torchShapes';
import * as the from './shared/usual';

const source = 'pl_bolts.optimizers';

const parameters = [
  ...rates,
  silent('optimizer'),
  numberOf('warmup_epochs', ...the.warmUpSteps, { domain: { min: 0, integer: true } }),
  numberOf('max_epochs', ...the.scheduleSteps, { role: 'total', domain: { above: 0, integer: true } }),
  numberOf('warmup_start_lr', ...the.firstRate, { default: 0 }),
  numberOf('eta_min', ...the.lastRate, { default: 0 }),
  silent('last_epoch'),
];

/** The scheduler of Lightning Bolts. */
export const framework: Framework = callsOf(
  {
    name: 'lightningBolts',
    reads: { field: 'libraries', library: 'Lightning Bolts', what: '`LinearWarmupCosineAnnealingLR`', where: 'Python' },
  },
  [source, `${source}.lr_scheduler`],
  [
    {
      source,
      name: 'LinearWarmupCosineAnnealingLR',
      formula: 'warmup_start_lr → lr over W − 1, lr at W, then eta_min + (lr − eta_min) · (1 + cos(π (t − W)/(T − W))) / 2',
      summary: 'Rises over the warm-up and falls along half a cosine to eta_min',
      note: 'The warm-up is done a step before warmup_epochs. Without one the first rate is warmup_start_lr all the same, and the cosine keeps it there. Past max_epochs it rises again.',
      parameters,
      curves: (all) => {
        const values = given({ parameters }, all).all;
        const [warm, end, first, low] = ['warmup_epochs', 'max_epochs', 'warmup_start_lr', 'eta_min'].map((name) =>
          numberValue(values, name),
        ) as [number, number, number, number];
        return curvesForGroups(values, (group) => [
          {
            quantity: 'lr',
            schedule: recurrence(first, nextOfWarmUpAndCosine(valueOf(values, 'lr', group), { first, low, warm, end }), {
              totalSteps: end,
            }),
          },
        ]);
      },
    },
  ],
);
