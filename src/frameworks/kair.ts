// KAIR's JSON, of SwinIR, VRT, BSRGAN and others: `G_scheduler_type` in `train` (KAIR at fc1732f, models/model_plain.py, model_gan.py, model_vrt.py, main_train_vrt.py).
// It hands its count of updates, which is 1 in the first, to the schedulers of torch.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { wholeSteps } from '../core/computed/wholeSteps';
import { given, type Given } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { numberOf, numbersOf, settingOf } from './shared/parameters';
import { cyclePart } from './torch/restartsByEpoch';

const section = 'train';
const total = 'total_iter';
const [factor, iterations] = ['fix_lr_mul', 'fix_iter'] as const;

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note: string;
  readonly parameters: readonly DefinedParameter[];
  /** The part of the way from the lowest rate to the whole one in update `count`, the first being 1; for the generator or the discriminator. */
  readonly part: (values: Given, network: string) => (count: number) => number;
  readonly length: (values: Given) => number;
}

const ofNetwork = (network: 'G' | 'D', more: Partial<DefinedParameter> = {}): readonly DefinedParameter[] => [
  numberOf(`${network}_optimizer_lr`, 'The rate', 'rate', { ...(network === 'G' && { role: 'base' }), ...more }),
  numbersOf(`${network}_scheduler_milestones`, 'The updates at which the rate falls', more),
  numberOf(`${network}_scheduler_gamma`, 'The factor of a fall', 'factor', more),
];

const multiStep: Kind = {
  formula: 'lr · gamma^#{milestones ≤ t + 1}',
  summary: 'Falls by a factor at each milestone',
  note: 'The run has no end but that somebody stops it.',
  parameters: [...ofNetwork('G'), ...ofNetwork('D', { optional: true })],
  part: (values, network) => (count) =>
    values.number(`${network}_scheduler_gamma`) ** values.numbers(`${network}_scheduler_milestones`).filter((each) => each <= count).length,
  length: (values) => Math.round(1.1 * Math.max(1, ...values.numbers('G_scheduler_milestones'))),
};

const restarts: Kind = {
  formula: 'eta_min + (lr − eta_min) · (1 + cos(π (n mod T)/T)) / 2, n = t + 1, T = periods',
  summary: 'Falls along half a cosine and begins anew behind each period',
  note: 'Update number T has the whole rate again: a run of as many updates ends with it. G_scheduler_restart_weights is what the length of a period is multiplied with for the next. The layers of fix_keys have the rate times fix_lr_mul, and do not learn before update fix_iter.',
  parameters: [
    numberOf('G_optimizer_lr', 'The rate', 'rate', { role: 'base' }),
    numberOf('G_scheduler_periods', 'The updates of the first period', 'steps', { domain: { min: 1, integer: true } }),
    settingOf('G_scheduler_restart_weights', 'What the length of a period is multiplied with for the next', 'factor', 1, {
      domain: { min: 1, integer: true },
    }),
    numberOf('G_scheduler_eta_min', 'The lowest rate', 'rate'),
    numberOf(total, 'The updates of the run', 'steps', { role: 'total', optional: true, domain: { min: 1 } }),
    numberOf(factor, 'The factor of the rate of the layers of fix_keys', 'factor', { optional: true }),
    settingOf(iterations, 'The update from which the layers of fix_keys learn', 'steps', 0, { isQuiet: true }),
  ],
  part: (values) => {
    const [first, longer] = [values.number('G_scheduler_periods'), values.number('G_scheduler_restart_weights')];
    return (count) => (1 + Math.cos(Math.PI * cyclePart(count, first, longer))) / 2;
  },
  length: (values) => values.optional(total) ?? 2 * values.number('G_scheduler_periods'),
};

const definitionOf = (name: string, { parameters, part, length, ...texts }: Kind): Definition => ({
  ...texts,
  source: 'kair',
  name,
  parameters,
  curves: (written) => {
    const values = given({ parameters }, written);
    const curve = (quantity: string, network: string, rate: number) => {
      const [at, low] = [part(values, network), values.optional('G_scheduler_eta_min') ?? 0];
      const value = (step: number): number => low + (rate - low) * at(step + 1);
      return { quantity, schedule: wholeSteps(value, { totalSteps: Math.max(1, Math.ceil(length(values))) }) };
    };
    const [rate, other, share] = [values.number('G_optimizer_lr'), values.optional('D_optimizer_lr'), values.optional(factor)];
    return [
      curve('lr', 'G', rate),
      ...(other === undefined ? [] : [curve('lr of the discriminator', 'D', other)]),
      ...(share === undefined || share === 1 || values.number(iterations) === 0 ? [] : [curve('lr of fix_keys', 'G', rate * share)]),
    ];
  },
});

const definitions = {
  MultiStepLR: definitionOf('MultiStepLR', multiStep),
  CosineAnnealingWarmRestarts: definitionOf('CosineAnnealingWarmRestarts', restarts),
};
const selector = `${section}.G_scheduler_type`;

/** The rates of a config of KAIR. */
export const framework: Framework = keyedFramework({
  name: 'kair',
  reads: {
    field: 'generation',
    library: 'KAIR (SwinIR, VRT)',
    what: '`G_scheduler_type` and the keys beside it, for the generator and the discriminator',
    where: 'JSON',
  },
  marks: Object.keys(definitions),
  at: [selector],
  kinds: ({ has, word }) => {
    const [model = '', name] = [word('model'), word(selector)];
    // With a discriminator it always falls at milestones.
    const isKnown = /^(?:plain[24]?|vrt)$/.test(model) || (model === 'gan' && name === 'MultiStepLR');
    if (!isKnown || !has(`${section}.G_optimizer_lr`) || (name !== 'MultiStepLR' && name !== 'CosineAnnealingWarmRestarts')) return [];
    const definition = definitions[name];
    const isOfModel = (key: string) =>
      key.startsWith('D_') ? model === 'gan' : key.startsWith('fix_') || key === total ? model === 'vrt' : true;
    const ways = definition.parameters
      .map((each) => each.name)
      .filter(isOfModel)
      .map((key) => `${section}.${key}`);
    return [{ definition, at: [selector], ways }];
  },
});
