// RLinf: the `optim` sections of its YAML, which say their own number of steps (RLinf/RLinf, hybrid_engines/fsdp/fsdp_model_manager.py and utils.py).
import type { Framework } from '../language/find/framework';
import type { Given } from './shared/define';
import { type FactorKind, factorKinds } from './shared/factors';
import { keyedFramework } from './shared/keyed';
import { numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [selector, rate, total, warmUp, ratio, lowestRate, lowestPart, cycles] = [
  'lr_scheduler',
  'lr',
  'total_training_steps',
  'lr_warmup_steps',
  'lr_warmup_steps_ratio',
  'min_lr',
  'min_lr_rate',
  'num_cycles',
] as const;

function warmUpOf(values: Given): number {
  const given = values.number(warmUp);
  return Math.trunc(given < 0 ? values.number(ratio) * values.number(total) : given);
}

/** The lowest factor. */
const least = (values: Given): number => values.optional(lowestPart) ?? values.number(lowestRate) / values.number(rate);
const done = (values: Given, step: number): number => (step - warmUpOf(values)) / Math.max(1, values.number(total) - warmUpOf(values));
const warmed = (values: Given, first: (warm: number) => number, behind: (step: number) => number) => {
  const warm = warmUpOf(values);
  return (step: number): number => (step < warm ? first(warm) + ((1 - first(warm)) * step) / Math.max(1, warm) : behind(step));
};
const fromNothing = (): number => 0;

const warmUps = [
  settingOf(ratio, ...the.warmUpPart, 0, { domain: { min: 0 } }),
  settingOf(warmUp, 'The steps of the warm-up; below 0 the ratio counts', 'steps', -1),
];
const lowest = [
  settingOf(lowestRate, ...the.lowestRate, 0, { domain: { min: 0 } }),
  numberOf(lowestPart, ...the.lastRateFactor, { optional: true, domain: { min: 0, max: 1 } }),
];

const kinds: Readonly<Record<string, FactorKind>> = {
  constant: {
    formula: 'lr · t/W, then lr',
    summary: 'Rises over the warm-up and stays',
    parameters: warmUps,
    factor: (values) => warmed(values, fromNothing, () => 1),
  },
  cosine: {
    formula: 'lr · t/W, then min_lr + (lr − min_lr) · (1 + cos(2π · num_cycles · (t − W)/(T − W))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine',
    parameters: [...warmUps, ...lowest, settingOf(cycles, 'How many whole waves the cosine has', 'count', 0.5)],
    factor: (values) => {
      const [low, waves] = [least(values), values.number(cycles)];
      const wave = (step: number) => (1 + Math.cos(Math.PI * waves * 2 * done(values, step))) / 2;
      return warmed(values, fromNothing, (step) => Math.max(0, low + (1 - low) * wave(step)));
    },
  },
  openpi_cosine: {
    formula: 'lr/(W + 1) → lr over the warm-up, then min_lr + (lr − min_lr) · (1 + cos(π (t − W)/(T − W))) / 2',
    summary: 'Rises over the warm-up, and falls along half a cosine, at whose end it stays',
    parameters: [...warmUps, ...lowest],
    factor: (values) => {
      const low = least(values);
      const wave = (step: number) => (1 + Math.cos(Math.PI * Math.min(1, done(values, step)))) / 2;
      return warmed(
        values,
        (warm) => 1 / (warm + 1),
        (step) => low + (1 - low) * wave(step),
      );
    },
  },
};

const definitions = factorKinds('rlinf', kinds, rate, [
  selectorOf(selector, Object.keys(kinds)),
  numberOf(rate, ...the.highestRate, { role: 'base' }),
  numberOf(total, ...the.scheduleSteps, { role: 'total', domain: { min: 1 } }),
]);

/** The learning rates of a config of RLinf. */
export const framework: Framework = keyedFramework({
  name: 'rlInf',
  reads: {
    field: 'control',
    library: 'RLinf',
    what: 'the `optim` sections of a config: `lr_scheduler` beside `total_training_steps`',
    where: 'YAML',
  },
  language: 'yaml',
  marks: [selector],
  at: [selector],
  kinds: ({ has, word }) => {
    const definition = definitions.get(word(selector) ?? '');
    if (!definition || !has(rate) || !has(total) || (!has(warmUp) && !has(ratio))) return [];
    const own = definition.parameters.map(({ name }) => name);
    return [{ definition, at: [selector], ways: own }];
  },
});
