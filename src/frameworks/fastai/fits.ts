// What a fastai Learner's fits do to the rate and the momentum (fastai 2.8, callback/schedule.py).
import type { ParameterValues } from '../../core/parameter';
import { wholeSteps } from '../../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../../language/find/definition';
import type { DefinedCurve } from '../../language/find/kind';
import { byDefault, type FoundParameter } from '../../language/find/found';
import type { Site } from '../../language/find/site';
import { argumentOf } from '../shared/optimizer';
import { given, type Given } from '../shared/define';
import { overRun } from '../shared/run/overRun';
import { fromStepsPerEpoch, numberOf, silent, numberAs } from '../shared/parameters';
import { combined, cosine, type OfPart, partAt, twoCosines } from './shapes';
import * as the from '../shared/usual';

const source = 'fastai.learner.Learner';

/** The batches of an epoch, where the text or the settings say them. */
const perEpoch: DefinedParameter = {
  name: 'batches per epoch',
  aliases: [],
  description: 'The batches of an epoch',
  unit: 'steps',
  kind: 'number',
  optional: true,
  isQuiet: true,
  from: fromStepsPerEpoch('batches per epoch'),
};

const rate = (name: string): DefinedParameter =>
  numberOf(name, 'The highest rate; that of the Learner', 'rate', { role: 'base', from: (site) => learnerRate(site, name) });

/** The rate that the Learner of a call was made with. */
function learnerRate(site: Site, name: string): FoundParameter | undefined {
  const { node } = site;
  const receiver = node.kind === 'call' ? node.callee.slice(0, Math.max(node.callee.lastIndexOf('.'), 0)) : '';
  const learner = receiver === '' ? undefined : site.follow({ kind: 'name', name: receiver, range: node.range });
  if (learner?.node.kind !== 'call') return undefined;
  const given = argumentOf(learner.node, 'lr', -1);
  if (!given) return byDefault(name, 1e-3);
  return numberAs(name, learner.value(given));
}

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

/** What the rate of the first parameter group is called where a slice of rates is given: the others lie between it and the last one. */
export const rateOfFirst = 'lr of the first group';
const firstGroup = numberOf(rateOfFirst, 'The rate of the first parameter group', 'rate', {
  optional: true,
  isQuiet: true,
  positional: false,
});

interface Fit extends Omit<Definition, 'curves' | 'source'> {
  readonly epochs: (values: Given) => number;
  readonly begins?: (values: Given) => number;
  readonly lr: (values: Given) => OfPart;
  readonly momentum?: (values: Given) => OfPart;
}

function fit({ epochs: epochsOf, begins = () => 0, lr, momentum, ...rest }: Fit): Definition {
  const parameters = [...rest.parameters, perEpoch, firstGroup];
  const top = rest.parameters.find(({ role }) => role === 'base')!.name;
  const scheduleOf = (values: Given, of: OfPart) => {
    const [count, batches, first] = [epochsOf(values), values.optional('batches per epoch'), begins(values)];
    if (batches === undefined) return overRun(of, []);
    return wholeSteps((step) => of(partAt(step + first * batches, batches, count)), {
      totalSteps: (count - first) * batches,
      past: 'fails',
    });
  };
  return {
    ...rest,
    source,
    parameters,
    curves: (written: ParameterValues): readonly DefinedCurve[] => {
      const values = given({ parameters }, written);
      const first = values.optional(rateOfFirst);
      const ofLast = scheduleOf(values, lr(values));
      const rates =
        first === undefined
          ? [{ quantity: 'lr', schedule: ofLast }]
          : [
              { quantity: 'lr (first group)', schedule: scheduleOf(values, lr(given({ parameters }, { ...written, [top]: first }))) },
              { quantity: 'lr (last group)', schedule: ofLast },
            ];
      return momentum ? [...rates, { quantity: 'momentum', schedule: scheduleOf(values, momentum(values)) }] : rates;
    },
  };
}

const momentum = (values: Given): OfPart => {
  const [first, middle, last] = values.numbers('moms') as readonly [number, number, number];
  return twoCosines(values.number('pct_start'), first, middle, last);
};

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
    epochs: (values) => values.number('n_epoch'),
    begins: (values) => values.number('start_epoch'),
    lr: (values) => {
      const top = values.number('lr_max');
      return twoCosines(values.number('pct_start'), top / values.number('div'), top, top / values.number('div_final'));
    },
    momentum,
  }),
  fit({
    name: 'fit_flat_cos',
    formula: 'lr up to pct_start, then → lr/div_final along half a cosine',
    summary: 'Stays at the rate and falls to almost nothing',
    note: 'start_epoch has no effect: all epochs are trained.',
    parameters: [epochs, rate('lr'), divFinal, share(0.75), ...['wd', 'cbs', 'reset_opt', 'start_epoch'].map(silent)],
    epochs: (values) => values.number('n_epoch'),
    lr: (values) => {
      const top = values.number('lr');
      return twoCosines(values.number('pct_start'), top, top, top / values.number('div_final'));
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
    epochs: cyclesEpochs,
    lr: (values) => {
      const cycles = Array.from({ length: values.number('n_cycles') }, (_, index) => index);
      const shares = cycles.map((cycle) => (values.number('cycle_len') * values.number('cycle_mult') ** cycle) / cyclesEpochs(values));
      const schedules = cycles.map(() => cosine(values.number('lr_max'), 0));
      return combined(shares, schedules);
    },
  }),
];

function cyclesEpochs(values: Given): number {
  const longer = values.number('cycle_mult');
  return Math.floor((values.number('cycle_len') * (longer ** values.number('n_cycles') - 1)) / (longer - 1));
}
