// The TRAIN section of HRNet and its kin (deep-high-resolution-net.pytorch at 6f69e46, tools/train.py), and of AlphaPose (at c60106d, scripts/train.py): LR_STEP.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, numbersOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'TRAIN';
const [rate, epochs, falls, factor, reset, again] = ['LR', 'END_EPOCH', 'LR_STEP', 'LR_FACTOR', 'DPG_MILESTONE', 'DPG_STEP'] as const;

const shared: readonly DefinedParameter[] = [
  numberOf(rate, ...the.optimizerRate, { role: 'base' }),
  numberOf(epochs, ...the.runEpochs, { role: 'total', domain: { min: 1 } }),
  numbersOf(falls, 'The epochs at which the rate falls'),
  settingOf(factor, ...the.fallFactor, 0.1),
];

/** How many of these have come. */
const reached = (steps: readonly number[], count: number): number => steps.filter((step) => step <= count).length;

const fallen = (values: Given, count: number): number =>
  values.number(rate) * values.number(factor) ** reached(values.numbers(falls), count);

const hrNet: Definition = define({
  source: 'hrnet',
  name: falls,
  formula: 'LR · LR_FACTOR^#{LR_STEP ≤ epoch + 1}',
  summary: 'Falls by a factor at each of LR_STEP, which comes an epoch early',
  note: 'The scheduler is stepped before each epoch: with PyTorch 1.1 and later each fall comes one epoch before that of LR_STEP, counted from 0.',
  parameters: shared,
  unit: 'epoch',
  value: (values) => (epoch) => fallen(values, epoch + 1),
});

const alphaPose: Definition = define({
  source: 'alphapose',
  name: falls,
  formula: 'LR · LR_FACTOR^#{LR_STEP ≤ epoch}, behind DPG_MILESTONE LR · 0.1^#{DPG_STEP ≤ epoch − DPG_MILESTONE − 1}',
  summary: 'Falls by a factor at each of LR_STEP, and begins anew behind DPG_MILESTONE',
  note: 'DPG_STEP is counted from the epoch behind DPG_MILESTONE on, where the rate is LR again: a fall that would come behind the end of the run does not come.',
  parameters: [
    ...shared,
    numberOf(reset, 'The last epoch of the first part of the run', 'epochs', { domain: { min: 0 } }),
    numbersOf(again, 'The epochs behind DPG_MILESTONE at which the rate falls again'),
  ],
  unit: 'epoch',
  value: (values) => (epoch) => {
    const behind = epoch - values.number(reset) - 1;
    return behind < 0 ? fallen(values, epoch) : values.number(rate) * 0.1 ** reached(values.numbers(again), behind);
  },
});

const at = (name: string): string => `${section}.${name}`;
const ways = [rate, epochs, falls, factor].map(at);

/** Models of HRNet's configs whose trainer steps the scheduler before each epoch. */
const models = ['pose_hrnet', 'pose_resnet'];

/** The rates of trainers of poses. */
export const framework: Framework = keyedFramework({
  name: 'pose',
  reads: {
    field: 'vision',
    library: 'HRNet and AlphaPose',
    what: '`LR_STEP` of the `TRAIN` section, behind `DPG_MILESTONE` too',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [falls],
  at: [section],
  kinds: ({ has, word, site }) => {
    if (![rate, epochs, falls].map(at).every(has)) return [];
    const begin = site.at(at('BEGIN_EPOCH'))?.node;
    if (begin && !(begin.kind === 'number' && begin.value === 0)) return [];
    if (models.includes(word('MODEL.NAME') ?? '')) return [{ definition: hrNet, at: [section], ways }];
    const isAlpha = has('DATA_PRESET') && has(at(reset)) && has(at(again));
    return isAlpha ? [{ definition: alphaPose, at: [section], ways: [...ways, at(reset), at(again)] }] : [];
  },
});
