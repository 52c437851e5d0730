// The configs of Diffusion Policy and of those that are made of it (real-stanford/diffusion_policy at 5ba07ac, diffusion_policy/workspace,
// model/diffusion/ema_model.py; 3D-Diffusion-Policy): `training.lr_scheduler`, a schedule of diffusers, and the average of the weights.
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { multipliers } from './huggingFace/multipliers';
import { factorOf } from './huggingFace/scheduleOf';
import { lengthFromSettings } from './shared/run/fromSettings';
import { define } from './shared/define';
import { keyedFramework } from './shared/keyed';
import { askSteps, numberOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [section, average] = ['training', 'ema'] as const;
const [kind, warmUp, total] = ['lr_scheduler', 'lr_warmup_steps', 'num_training_steps'] as const;

const run: DefinedParameter = {
  ...numberOf(total, 'The updates of the run: its epochs times the batches of one, over those of an update', 'steps', {
    role: 'total',
    domain: { min: 1 },
    ...askSteps,
  }),
  from: (site) => lengthFromSettings(site, total),
};

const rates: ReadonlyMap<string, Definition> = new Map(
  ['linear', 'cosine', 'cosine_with_restarts', 'polynomial', 'constant_with_warmup'].flatMap((name) => {
    const multiplier = multipliers[name];
    if (!multiplier) return [];
    const { formula, summary } = multiplier;
    const definition = define({
      source: 'diffusion_policy',
      readsNumbers: true,
      name,
      formula,
      summary,
      parameters: [
        numberOf('lr', ...the.optimizerRate, { role: 'base' }),
        numberOf(warmUp, ...the.warmUpSteps, { domain: { min: 0 } }),
        run,
      ],
      value: (values) => {
        const factor = factorOf(multiplier, {
          total: values.number(total),
          warmup: values.number(warmUp),
          rate: values.number('lr'),
          values: {},
        });
        return (step) => values.number('lr') * factor(step);
      },
      past: 'goes on',
    });
    return [[name, definition] as const];
  }),
);

const ema = define({
  source: 'diffusion_policy',
  readsNumbers: true,
  name: 'EMAModel',
  quantity: 'decay',
  formula: 'min(max_value, 1 − (1 + (t − update_after_step − 1)/inv_gamma)^−power)',
  summary: 'The part of the average that an update keeps: 0 copies the model',
  isEndless: true,
  parameters: [
    settingOf('update_after_step', 'The updates in which the average is a copy of the model', 'steps', 0, { domain: { min: 0 } }),
    settingOf('inv_gamma', 'The steps in which the decay rises', 'none', 1, { domain: { above: 0 } }),
    settingOf('power', 'How fast the decay rises', 'none', 2 / 3),
    settingOf('min_value', 'The lowest decay', 'none', 0),
    settingOf('max_value', 'The highest decay', 'none', 0.9999),
  ],
  value: (values) => (step) => {
    const since = step - values.number('update_after_step') - 1;
    if (since <= 0) return 0;
    const value = 1 - (1 + since / values.number('inv_gamma')) ** -values.number('power');
    return Math.max(values.number('min_value'), Math.min(value, values.number('max_value')));
  },
  length: (values) => values.number('update_after_step') + 100_000,
  past: 'goes on',
});

/** The rate and the average of a config of Diffusion Policy. */
export const framework: Framework = keyedFramework({
  name: 'diffusionPolicy',
  reads: {
    field: 'control',
    library: 'Diffusion Policy',
    what: '`training.lr_scheduler` with its warm-up, and the decay of `ema`; 3D-Diffusion-Policy, too',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [kind, 'EMAModel'],
  at: [`${section}.${kind}`, average],
  kinds: ({ site, has, word }) => {
    const at = `${section}.${kind}`;
    const rate = rates.get(word(at) ?? '');
    // A limit of the updates of an epoch is there for a look at the code.
    const isOurs = [`${section}.${warmUp}`, `${section}.num_epochs`, 'optimizer.lr'].every(has) && !has(`${section}.max_train_steps`);
    const isAverage = /^diffusion_policy(?:_\w+)?\.model\.diffusion\.ema_model\.EMAModel$/.test(word(`${average}._target_`) ?? '');
    return [
      ...(rate && isOurs && site.place.path.length === 2
        ? [{ definition: rate, at: [at], ways: ['optimizer.lr', `${section}.${warmUp}`] }]
        : []),
      ...(isAverage ? [{ definition: ema, at: [average], ways: ema.parameters.map(({ name }) => `${average}.${name}`) }] : []),
    ];
  },
});
