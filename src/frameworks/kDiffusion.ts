// k-diffusion (0.1.1, k_diffusion/utils.py, config.py and train.py): calls of its schedulers and of the warm-up of its average, and `lr_sched` and `ema_sched` of a config.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define, type Given, type Rule } from './shared/define';
import { type KeyedKind, keyedFramework, type Keys } from './shared/keyed';
import { baseRate } from './shared/optimizer';
import { numberOf, settingOf, silent } from './shared/parameters';
import * as the from './shared/usual';

const source = 'k_diffusion.utils';
const [schedule, average] = ['lr_sched', 'ema_sched'] as const;

const warmUp = settingOf('warmup', 'The factor by which what is missing of the rate shrinks with each step', 'factor', 0, {
  domain: { min: 0, below: 1 },
});
const fallLength = ['The steps in which the rate falls to 2^−power', 'steps'] as const;
const longer = { domain: { above: 0 } } as const;
const gamma = settingOf('inv_gamma', ...fallLength, 1, longer);
const power = settingOf('power', ...the.exponent, 1);
const floor = (name: string): DefinedParameter => settingOf(name, ...the.lowestRate, 0);
const afterAll = [silent('last_epoch'), silent('verbose')];

/** What the rate is multiplied with while it warms up, from the first step on. */
const risen = (values: Given, step: number): number => 1 - values.number('warmup') ** (step + 1);
/** So many steps show all of the warm-up. */
const warmUpLength = (values: Given): number => {
  const factor = values.number('warmup');
  return factor > 0 ? Math.max(100, Math.ceil((2 * Math.log(1e-3)) / Math.log(factor))) : 100;
};

type Shape = Omit<Rule, 'source' | 'parameters'>;

/** The fall with the inverse of the step; `lowest` is the name of the lowest rate. */
const inverseShape = (lowest: string): Shape => ({
  name: 'InverseLR',
  formula: `(1 − warmup^(t + 1)) · max(${lowest}, lr · (1 + t/inv_gamma)^−power)`,
  summary: 'Falls with the inverse of the step, behind an exponential warm-up',
  note: 'The lowest rate is multiplied with the warm-up, too.',
  hasNoEnd: true,
  value: (values) => (step) =>
    risen(values, step) *
    Math.max(values.number(lowest), values.number('lr') * (1 + step / values.number('inv_gamma')) ** -values.number('power')),
  length: (values) => Math.min(1e7, Math.max(10 * values.number('inv_gamma'), warmUpLength(values))),
  past: 'goes on',
});

const exponentialShape: Shape = {
  name: 'ExponentialLR',
  formula: '(1 − warmup^(t + 1)) · max(min_lr, lr · decay^(t/num_steps))',
  summary: 'Falls by decay over num_steps, behind an exponential warm-up',
  hasNoEnd: true,
  value: (values) => (step) =>
    risen(values, step) *
    Math.max(values.number('min_lr'), values.number('lr') * (values.number('decay') ** (1 / values.number('num_steps'))) ** step),
  length: (values) => Math.max(5 * values.number('num_steps'), warmUpLength(values)),
  past: 'goes on',
};

const constantShape: Shape = {
  name: 'ConstantLRWithWarmup',
  formula: '(1 − warmup^(t + 1)) · lr',
  summary: 'Stays at the rate, behind an exponential warm-up',
  hasNoEnd: true,
  value: (values) => (step) => risen(values, step) * values.number('lr'),
  length: warmUpLength,
  past: 'goes on',
};

const averageShape: Shape = {
  name: 'EMAWarmup',
  quantity: 'decay',
  formula: 'min(max_value, max(min_value, 1 − (1 + (t − start_at)/inv_gamma)^−power))',
  summary: 'The part of the average that an update keeps: 0 copies the model',
  hasNoEnd: true,
  value: (values) => (step) => {
    const done = Math.max(0, step - values.number('start_at'));
    const value = 1 - (1 + done / values.number('inv_gamma')) ** -values.number('power');
    return Math.min(values.number('max_value'), Math.max(values.number('min_value'), value));
  },
  length: (values) => values.number('start_at') + 10_000,
  past: 'goes on',
};

const ofAverage = (own: Readonly<Record<string, DefinedParameter>>): readonly DefinedParameter[] => [
  settingOf('inv_gamma', 'The steps in which the decay rises', 'steps', 1, { domain: { above: 0 } }),
  own.power ?? power,
  settingOf('min_value', 'The lowest decay', 'none', 0),
  own.max_value ?? settingOf('max_value', 'The highest decay', 'none', 1),
  settingOf('start_at', 'The updates before it rises', 'steps', 0),
];

/** The scheduler of this module; `lowest` is the name of the lowest rate. */
export const inverse = (module: string, lowest: string): Definition =>
  define({
    source: module,
    ...inverseShape(lowest),
    parameters: [baseRate, silent('optimizer'), gamma, power, warmUp, floor(lowest), ...afterAll],
  });

const steps = numberOf('num_steps', 'The steps in which the rate falls by decay', 'steps', { domain: { above: 0 } });
const calls = callsOf(
  {
    name: 'kDiffusion',
    reads: {
      field: 'generation',
      library: 'k-diffusion',
      what: 'its schedulers, the warm-up of its average, and `lr_sched` and `ema_sched` of a config',
      where: 'Python, JSON',
    },
  },
  [source],
  [
    inverse(source, 'min_lr'),
    define({
      source,
      ...exponentialShape,
      parameters: [baseRate, silent('optimizer'), steps, settingOf('decay', ...the.fallFactor, 0.5), warmUp, floor('min_lr'), ...afterAll],
    }),
    define({ source, ...constantShape, parameters: [baseRate, silent('optimizer'), warmUp, ...afterAll] }),
    define({ source, ...averageShape, parameters: [...ofAverage({}), silent('last_epoch')] }),
  ],
);

const ofConfig = 'k_diffusion.config';
const averageOfConfig = define({
  source: ofConfig,
  ...averageShape,
  parameters: ofAverage({
    power: settingOf('power', ...the.exponent, 0.6667),
    max_value: settingOf('max_value', 'The highest decay', 'none', 0.9999),
  }),
});

/** The schedulers of a config by their types, with what a config has to say. */
const types: Readonly<Record<string, readonly [shape: Shape, ...parameters: DefinedParameter[]]>> = {
  inverse: [inverseShape('min_lr'), numberOf('inv_gamma', ...fallLength, longer), numberOf('power', ...the.exponent)],
  exponential: [exponentialShape, steps, numberOf('decay', ...the.fallFactor)],
  constant: [constantShape],
};

/** The rate by the kind of model, where it is left out. */
const ratesOfModels: Readonly<Record<string, number>> = { image_transformer_v1: 5e-4 };

/** What a config says of the rate and of the average. */
function kindsOf({ has, word }: Keys): readonly KeyedKind[] {
  const model = word('model.type');
  if (model === undefined) return [];
  const [shape, ...own] = types[has(`${schedule}.type`) ? (word(`${schedule}.type`) ?? '') : 'constant'] ?? [];
  const rate = settingOf('lr', ...the.optimizerRate, ratesOfModels[model] ?? 1e-4, { role: 'base' });
  const parameters = [rate, ...own, warmUp, { ...floor('min_lr'), isQuiet: true }];
  const ofRate: KeyedKind | undefined = shape && {
    definition: define({
      ...shape,
      source: ofConfig,
      ...(model === 'image_transformer_v1' && { note: 'The mapping network has a third of it.' }),
      parameters,
    }),
    at: [schedule],
    ways: ['optimizer.lr', ...['warmup', ...own.map(({ name }) => name)].map((name) => `${schedule}.${name}`)],
  };
  const ofDecay: KeyedKind = { definition: averageOfConfig, at: [average], ways: [`${average}.power`, `${average}.max_value`] };
  return [...(ofRate ? [ofRate] : []), ofDecay];
}

const configs = keyedFramework({ ...calls, marks: [schedule, average], at: [schedule, average], kinds: kindsOf });

/** The schedules of k-diffusion. */
export const framework: Framework = {
  ...calls,
  marks: (options) => [...calls.marks(options), ...configs.marks(options)],
  recognise: (site) => (site.node.kind === 'call' ? calls.recognise(site) : configs.recognise(site)),
};
