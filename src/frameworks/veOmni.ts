// VeOmni's YAML: `train.optimizer` (ByteDance-Seed/VeOmni at d977449, veomni/optim/lr_scheduler.py, arguments/arguments_types.py, trainer/base.py).
import type { Framework } from '../language/find/framework';
import { lengthFromSettings } from './shared/run/fromSettings';
import type { Given } from './shared/define';
import { type FactorKind, factorKinds } from './shared/factors';
import { keyedFramework } from './shared/keyed';
import { askSteps, numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'train.optimizer';
const [selector, rate, total, warmUp, first, last, decay] = [
  'lr_decay_style',
  'lr',
  'train_steps',
  'lr_warmup_ratio',
  'lr_start',
  'lr_min',
  'lr_decay_ratio',
] as const;

const partOf = (values: Given, ratio: string): number => Math.trunc(values.number(total) * values.number(ratio));
const warmed = (values: Given, behind: (step: number, warm: number) => number) => {
  const [warm, top, start] = [partOf(values, warmUp), values.number(rate), values.number(first)];
  return (step: number): number => (step < warm ? (start + ((top - start) * step) / warm) / top : behind(step, warm));
};

const kinds: Readonly<Record<string, FactorKind>> = {
  constant: { formula: 'lr', summary: 'Rises over the warm-up and stays', parameters: [], factor: (values) => warmed(values, () => 1) },
  linear: {
    formula: 'max(lr · (T − t)/(T − W), 1e-7)',
    summary: 'Rises over the warm-up, and falls in a straight line to 1e-7',
    note: 'lr_min does not count for a straight line.',
    parameters: [],
    factor: (values) => {
      const [length, low] = [values.number(total), 1e-7 / values.number(rate)];
      return warmed(values, (step, warm) => Math.max(low, (length - step) / Math.max(1, length - warm)));
    },
  },
  cosine: {
    formula: 'lr_min + (lr − lr_min) · (1 + cos(π (t − W)/(D − W))) / 2, D = ⌊lr_decay_ratio · T⌋',
    summary: 'Rises over the warm-up, and falls along half a cosine to lr_min',
    parameters: [
      settingOf(last, ...the.lowestRate, 1e-7),
      settingOf(decay, 'The part of the run after which it is at lr_min', 'fraction', 1),
    ],
    factor: (values) => {
      const [low, end] = [values.number(last) / values.number(rate), partOf(values, decay)];
      return warmed(values, (step, warm) => {
        const part = (step - warm) / Math.max(1, end - warm);
        return step > end ? low : Math.max(0, 0.5 * (1 + Math.cos(Math.PI * part)) * (1 - low) + low);
      });
    },
  },
};

const definitions = factorKinds('veomni', kinds, rate, [
  selectorOf(selector, Object.keys(kinds)),
  settingOf(rate, ...the.highestRate, 5e-5, { role: 'base' }),
  numberOf(total, 'The steps of the run, those of all its epochs', 'steps', {
    role: 'total',
    domain: { min: 1 },
    from: (site) => lengthFromSettings(site, total),
    ...askSteps,
  }),
  settingOf(warmUp, ...the.warmUpPart, 0, { domain: { min: 0 } }),
  settingOf(first, ...the.firstWarmUpRate, 0),
]);

const at = (name: string): string => `${section}.${name}`;

/** The rate of a config of VeOmni. */
export const framework: Framework = keyedFramework({
  name: 'veOmni',
  reads: { field: 'language', library: 'VeOmni', what: '`train.optimizer` with its `lr_decay_style`', where: 'YAML' },
  language: 'yaml',
  marks: [selector],
  at: [at(selector)],
  kinds: ({ site, has, word }) => {
    const definition = definitions.get(word(at(selector)) ?? '');
    const isWhole = [at(rate), 'train.accelerator', 'model', 'data'].every(has);
    if (site.place.path.length !== 3 || !definition || !isWhole) return [];
    return [
      { definition, at: [at(selector)], ways: definition.parameters.filter(({ name }) => name !== total).map(({ name }) => at(name)) },
    ];
  },
});
