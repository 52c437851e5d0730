// MMF's YAML: `scheduler` with `training.lr_scheduler: true` (facebookresearch/mmf at b0ffc7f, mmf/modules/schedulers.py, utils/general.py, configs/defaults.yaml), on
// functions of transformers.
import type { Framework } from '../language/find/framework';
import { multipliers } from './huggingFace/multipliers';
import { factorOf } from './huggingFace/scheduleOf';
import { type FactorKind, factorKinds } from './shared/factors';
import { keyedFramework, type Way } from './shared/keyed';
import { numberOf, numbersOf, selectorOf, settingOf, switchOf } from './shared/parameters';
import * as the from './shared/usual';

const [training, params, total] = ['training', 'scheduler.params', 'max_updates'] as const;
const [warmUp, length] = ['num_warmup_steps', 'num_training_steps'] as const;

interface Kind extends FactorKind {
  readonly ways: readonly Way[];
}

function ofTransformers(name: 'linear' | 'cosine'): Kind {
  const { formula, summary } = multipliers[name]!;
  return {
    formula,
    summary,
    parameters: [
      numberOf(warmUp, 'The updates of the warm-up', 'steps', { domain: { min: 0 } }),
      numberOf(length, 'The updates of the schedule', 'steps', { domain: { min: 1 } }),
    ],
    factor: (values) => factorOf(multipliers[name]!, { total: values.number(length), warmup: values.number(warmUp), rate: 1, values: {} }),
    ways: [`${params}.${warmUp}`, `${params}.${length}`],
  };
}

/** A factor at each of the steps, and a warm-up whose last update is one of the whole rate. */
const pythia: Kind = {
  formula: 'lr · lr_ratio^#{lr_steps ≤ t}; in the warm-up lr · (warmup_factor · (1 − t/W) + t/W)',
  summary: 'Rises over the warm-up, and falls by a factor at each of lr_steps',
  parameters: [
    numbersOf('lr_steps', 'The updates at which the rate falls', { default: [] }),
    settingOf('lr_ratio', ...the.fallFactor, 0.1),
    switchOf('use_warmup', 'Whether there is a warm-up', false),
    settingOf('warmup_factor', 'The first factor of the rate', 'factor', 0.2),
    settingOf('warmup_iterations', 'The updates of the warm-up', 'steps', 1000, { domain: { above: 0 } }),
  ],
  factor: (values) => {
    const [falls, ratio, first] = [values.numbers('lr_steps'), values.number('lr_ratio'), values.number('warmup_factor')];
    const warm = values.is('use_warmup') ? values.number('warmup_iterations') : -1;
    return (step) => (step <= warm ? first * (1 - step / warm) + step / warm : ratio ** falls.filter((fall) => fall <= step).length);
  },
  ways: ['lr_steps', 'lr_ratio', 'use_warmup', 'warmup_factor', 'warmup_iterations'].map((name) => `${training}.${name}`),
};

const kinds: Readonly<Record<string, Kind>> = { warmup_linear: ofTransformers('linear'), warmup_cosine: ofTransformers('cosine'), pythia };

const definitions = factorKinds('mmf', kinds, 'lr', [
  selectorOf('type', Object.keys(kinds)),
  numberOf('lr', 'The rate of the optimizer', 'rate', { role: 'base', ask: 'What is the learning rate of the optimizer?' }),
  settingOf(total, ...the.runUpdates, 22_000, { role: 'total', optional: true, domain: { min: 1 } }),
]);

/** The learning rate of a config of MMF. */
export const framework: Framework = keyedFramework({
  name: 'mmf',
  reads: {
    field: 'vision',
    library: 'MMF',
    what: '`scheduler` and `training.lr_steps`, where `training.lr_scheduler` is on',
    where: 'YAML',
  },
  language: 'yaml',
  marks: ['warmup_linear', 'warmup_cosine', 'lr_steps'],
  at: ['scheduler', `${training}.lr_steps`],
  kinds: ({ has, node, word }) => {
    const name = has('scheduler') ? (word('scheduler.type') ?? '') : 'pythia';
    const definition = definitions.get(name);
    const isOn = node(`${training}.lr_scheduler`);
    // Other configs that a config includes may say what is left out here.
    const isTold = has('optimizer.params.lr') && has(`${training}.${total}`) && isOn?.kind === 'boolean' && isOn.value;
    if (!definition || !isTold) return [];
    return [
      {
        definition,
        at: [name === 'pythia' ? `${training}.lr_steps` : 'scheduler'],
        ways: [['optimizer.params.lr', 'lr'], `${training}.${total}`, ...kinds[name]!.ways],
      },
    ];
  },
});
