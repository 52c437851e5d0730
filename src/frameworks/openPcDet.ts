// OpenPCDet's YAML: the `OPTIMIZATION` section with `adam_onecycle` (OpenPCDet at 8caccce, tools/train_utils/optimization, train_utils.py).
import type { Schedule } from '../core/schedule';
import { wholeSteps } from '../core/computed/wholeSteps';
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { overEpochs } from './shared/run/overEpochs';
import { askEpochs, fromStepsPerEpoch, numberOf, numbersOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'OPTIMIZATION';
const perEpoch = 'iterations per epoch';
const [rate, share, factor, momenta, epochs] = ['LR', 'PCT_START', 'DIV_FACTOR', 'MOMS', 'NUM_EPOCHS'] as const;

const parameters: readonly DefinedParameter[] = [
  numberOf(rate, ...the.highestRate, { role: 'base' }),
  numberOf(share, 'The part of the run over which the rate rises', 'fraction', { domain: { above: 0, below: 1 } }),
  numberOf(factor, 'What the highest rate is divided by for the first one', 'factor', { domain: { above: 0 } }),
  numbersOf(momenta, 'The first and the lowest momentum'),
  numberOf(epochs, ...the.runEpochs, { role: 'total', domain: { min: 1 }, ...askEpochs }),
  numberOf(perEpoch, 'The iterations of an epoch', 'steps', {
    optional: true,
    isQuiet: true,
    domain: { min: 1, integer: true },
    from: fromStepsPerEpoch(perEpoch),
  }),
];

/** Half a cosine from one value to another. */
const between = (from: number, to: number, part: number): number => to + ((from - to) / 2) * (Math.cos(Math.PI * part) + 1);

const definition: Definition = {
  source: 'openpcdet',
  readsNumbers: true,
  name: 'adam_onecycle',
  formula: 'LR/DIV_FACTOR to LR over PCT_START of the run, then to LR/DIV_FACTOR/10,000, each along half a cosine',
  summary: 'Rises and falls along half a cosine each, while the momentum falls and rises',
  note: 'LR_DECAY, DECAY_STEP_LIST, LR_WARMUP, WARMUP_EPOCH and MOMENTUM do not count for this optimizer.',
  isInSteps: true,
  parameters,
  curves: (written) => {
    const values = given({ parameters }, written);
    const each = values.optional(perEpoch);
    const length = values.number(epochs) * (each ?? 1);
    // A run is cut at a whole iteration.
    const turn = each === undefined ? values.number(share) * length : Math.trunc(values.number(share) * length);
    const [top, low] = [values.number(rate), values.number(rate) / values.number(factor)];
    const [high = NaN, deep = NaN] = values.numbers(momenta);
    const along = (from: number, to: number, last: number): Schedule => {
      const at = (step: number) => (step < turn ? between(from, to, step / turn) : between(to, last, (step - turn) / (length - turn)));
      return each === undefined ? overEpochs(at, length, [turn]) : wholeSteps(at, { totalSteps: length, past: 'goes on' });
    };
    return [
      { quantity: 'lr', schedule: along(low, top, low / 1e4) },
      { quantity: 'momentum', schedule: along(high, deep, high) },
    ];
  },
};

/** The rate of a config of OpenPCDet. */
export const framework: Framework = keyedFramework({
  name: 'openPcDet',
  reads: {
    field: 'vision',
    library: 'OpenPCDet',
    what: 'the `OPTIMIZATION` section with `adam_onecycle`: rate and momentum',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['adam_onecycle'],
  at: [section],
  kinds: ({ word }) =>
    word(`${section}.OPTIMIZER`) === definition.name
      ? [{ definition, at: [section], ways: [rate, share, factor, momenta, epochs].map((name) => `${section}.${name}`) }]
      : [],
});
