// What a fastai Learner's fits do to the rate and the momentum (fastai 2.8, callback/schedule.py).
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { Given } from '../shared/define';
import { numberOf, silent } from '../shared/parameters';
import { fit, type Stage } from './fit';
import { learnerRate } from './learner';
import { combined, cosine, type OfPart, twoCosines } from './shapes';
import * as the from '../shared/usual';

const rate = (name: string): DefinedParameter =>
  numberOf(name, 'The highest rate; that of the Learner', 'rate', { role: 'base', from: (site) => learnerRate(site, name) });

const epochs = numberOf('n_epoch', 'The epochs of the fit', 'epochs', { domain: { min: 1, integer: true } });
const divFinal = numberOf('div_final', 'The highest rate divided by the last one', 'factor', { default: 1e5 });
const moms: DefinedParameter = {
  name: 'moms',
  aliases: [],
  description: 'The momentum at the start, in the middle and at the end',
  unit: 'none',
  kind: 'numbers',
  positional: true,
  default: [0.95, 0.85, 0.95],
};
const from = numberOf('start_epoch', 'The epoch at which it begins', 'epochs', { default: 0, domain: { min: 0, integer: true } });
const share = (initial: number) =>
  numberOf('pct_start', 'The part of the fit up to the fall', 'fraction', { default: initial, domain: { min: 0, max: 1 } });

const momentumOf = (values: Given, share: number): OfPart => {
  const [first, middle, last] = values.numbers('moms') as readonly [number, number, number];
  return twoCosines(share, first, middle, last);
};

/** A cycle up to a rate at a share of it, and down to almost nothing. */
const oneCycle = (values: Given, epochs: number, top: number, share: number, div: number): Stage => ({
  epochs,
  skipped: values.number('start_epoch'),
  lr: twoCosines(share, top / div, top, top / values.number('div_final')),
  momentum: momentumOf(values, share),
});

/** The fits that have a schedule, by the names of the Learner's methods. */
export const fits: readonly Definition[] = [
  fit({
    name: 'fit_one_cycle',
    formula: 'lr_max/div → lr_max at pct_start → lr_max/div_final, along half cosines',
    summary: 'Rises to lr_max and falls to almost nothing, while the momentum does the opposite',
    note: 'div_final divides lr_max, and not the first rate.',
    parameters: [
      epochs,
      rate('lr_max'),
      numberOf('div', 'lr_max divided by the first rate', 'factor', { default: 25 }),
      divFinal,
      share(0.25),
      silent('wd'),
      moms,
      silent('cbs'),
      silent('reset_opt'),
      from,
    ],
    stages: (values) => [
      oneCycle(values, values.number('n_epoch'), values.number('lr_max'), values.number('pct_start'), values.number('div')),
    ],
  }),
  fit({
    name: 'fit_flat_cos',
    formula: 'lr up to pct_start, then → lr/div_final along half a cosine',
    summary: 'Stays at the rate and falls to almost nothing',
    note: 'start_epoch has no effect: all epochs are trained.',
    parameters: [epochs, rate('lr'), divFinal, share(0.75), ...['wd', 'cbs', 'reset_opt', 'start_epoch'].map(silent)],
    stages: (values) => {
      const top = values.number('lr');
      return [{ epochs: values.number('n_epoch'), lr: twoCosines(values.number('pct_start'), top, top, top / values.number('div_final')) }];
    },
  }),
  fit({
    name: 'fit_sgdr',
    formula: 'lr_max → 0 along half a cosine in each of n_cycles, which grow by cycle_mult',
    summary: 'Falls along half a cosine to 0, again and again in cycles that grow',
    note: 'Rounding may put the first batch of a cycle at the end of the one before, at a rate of 0.',
    parameters: [
      numberOf('n_cycles', 'The number of cycles', 'count', { domain: { min: 1, max: 1000, integer: true } }),
      numberOf('cycle_len', 'The epochs of the first cycle', 'epochs', { domain: { min: 1, integer: true } }),
      rate('lr_max'),
      numberOf('cycle_mult', ...the.cycleGrowth, {
        default: 2,
        domain: { min: 2, integer: true },
      }),
      ...['cbs', 'reset_opt', 'wd', 'start_epoch'].map(silent),
    ],
    stages: (values) => {
      const cycles = Array.from({ length: values.number('n_cycles') }, (_, index) => index);
      const shares = cycles.map((cycle) => (values.number('cycle_len') * values.number('cycle_mult') ** cycle) / cyclesEpochs(values));
      const schedules = cycles.map(() => cosine(values.number('lr_max'), 0));
      return [{ epochs: cyclesEpochs(values), lr: combined(shares, schedules) }];
    },
  }),
  fit({
    name: 'fit',
    formula: 'lr',
    summary: 'Stays at the rate',
    parameters: [epochs, rate('lr'), ...['wd', 'cbs', 'reset_opt'].map(silent), from],
    stages: (values) => [{ epochs: values.number('n_epoch'), skipped: values.number('start_epoch'), lr: () => values.number('lr') }],
  }),
];

/** `fine_tune`: a cycle in which all groups but the last one are frozen, and then one in which none is. */
const fineTuning = (hasOneGroup: boolean): Definition => {
  const stages =
    (isOfFirst: boolean) =>
    (values: Given): readonly Stage[] => {
      const top = values.number('base_lr');
      const [frozen, later] = isOfFirst ? [top / 10, top / 2 / values.number('lr_mult')] : [top, top / 2];
      return [
        oneCycle(values, values.number('freeze_epochs'), frozen, 0.99, 25),
        oneCycle(values, values.number('epochs'), later, values.number('pct_start'), values.number('div')),
      ];
    };
  return fit({
    name: 'fine_tune',
    formula: 'base_lr/25 → base_lr at 0.99 of the frozen epochs; then base_lr/2/div → base_lr/2 at pct_start → almost nothing',
    summary: 'Trains the last group for a while, and then all of them in a cycle up to half the rate',
    note: hasOneGroup
      ? 'There is one group of parameters, which nothing freezes.'
      : 'In the first epochs all groups but the last one are frozen: the rate of the first one has no effect there.',
    parameters: [
      { ...epochs, name: 'epochs', description: 'The epochs behind the frozen ones' },
      numberOf('base_lr', 'The highest rate of the frozen epochs', 'rate', { role: 'base', default: 2e-3 }),
      numberOf('freeze_epochs', 'The epochs in which all groups but the last one are frozen', 'epochs', {
        default: 1,
        domain: { min: 1, integer: true },
      }),
      numberOf('lr_mult', 'The rate of the last group divided by that of the first one', 'factor', { default: 100 }),
      share(0.3),
      numberOf('div', 'The highest rate divided by the first one', 'factor', { default: 5 }),
      ...[divFinal, moms, from].map((each) => ({ ...each, positional: false })),
      ...['wd', 'cbs', 'reset_opt'].map(silent),
    ],
    stages: stages(false),
    ...(!hasOneGroup && { ofFirst: stages(true) }),
  });
};

/** `fine_tune` of a Learner whose parameters are one group, and of another. */
export const [fineTuneOfOne, fineTune] = [fineTuning(true), fineTuning(false)];

function cyclesEpochs(values: Given): number {
  const longer = values.number('cycle_mult');
  return Math.floor((values.number('cycle_len') * (longer ** values.number('n_cycles') - 1)) / (longer - 1));
}
