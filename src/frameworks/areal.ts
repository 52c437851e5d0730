// AReaL: the `optimizer` sections of its YAML (inclusionAI/AReaL, engine/fsdp_engine.py and engine/fsdp_utils, api/cli_args.py).
import type { Framework } from '../language/find/framework';
import { numberIn } from '../language/resolve/value';
import type { Given } from './shared/define';
import { type FactorKind, factorKinds } from './shared/factors';
import { keyedFramework } from './shared/keyed';
import { numberOf, selectorOf, settingOf } from './shared/parameters';
import { lengthFromSettings } from './shared/run/fromSettings';
import * as the from './shared/usual';

const [selector, rate, part, last, total] = [
  'lr_scheduler_type',
  'lr',
  'warmup_steps_proportion',
  'min_lr_ratio',
  'steps of all epochs',
] as const;

const warmUpOf = (values: Given): number => Math.trunc(values.number(part) * values.number(total));
/** How much of what follows the warm-up is done. */
const done = (values: Given, step: number): number => (step - warmUpOf(values)) / Math.max(1, values.number(total) - warmUpOf(values));
const warmed = (values: Given, first: number, behind: (step: number) => number) => {
  const warm = warmUpOf(values);
  return (step: number): number => (step < warm ? first + ((1 - first) * step) / Math.max(1, warm) : behind(step));
};
const lowest = settingOf(last, ...the.lastRateFactor, 0, { domain: { min: 0, max: 1 } });

const kinds: Readonly<Record<string, FactorKind>> = {
  constant: {
    formula: 'lr · t/W, then lr',
    summary: 'Rises over the warm-up and stays',
    parameters: [],
    factor: (values) => warmed(values, 0, () => 1),
  },
  linear: {
    formula: 'lr · t/W, then lr · (T − t)/(T − W)',
    summary: 'Rises over the warm-up, and falls in a straight line to 0',
    parameters: [],
    factor: (values) => warmed(values, 0, (step) => Math.max(0, 1 - done(values, step))),
  },
  cosine: {
    formula: 'min · lr → lr over the warm-up, then lr · (min + (1 − min) · (1 + cos(π (t − W)/(T − W))) / 2)',
    summary: 'Rises over the warm-up, and falls along half a cosine',
    note: 'With Megatron the warm-up begins at 0.',
    parameters: [lowest],
    factor: (values) => {
      const low = values.number(last);
      return warmed(values, low, (step) => Math.max(low, (1 + low) / 2 + ((1 - low) / 2) * Math.cos(Math.PI * done(values, step))));
    },
  },
};

const common = [
  numberOf(rate, ...the.highestRate, { role: 'base' as const }),
  settingOf(part, ...the.warmUpPart, 0.001, { domain: { min: 0 } }),
  // `total_train_steps` ends the run, but the rates go on by the epochs.
  numberOf(total, ...the.scheduleSteps, {
    role: 'total' as const,
    domain: { min: 1 },
    from: (site) => lengthFromSettings(site, total),
    ask: 'How many steps are total_train_epochs together?',
  }),
];
const definitions = factorKinds('areal', kinds, rate, [selectorOf(selector, Object.keys(kinds)), ...common]);

/** The learning rates of a config of AReaL. */
export const framework: Framework = keyedFramework({
  name: 'areal',
  reads: {
    field: 'language',
    library: 'AReaL',
    what: 'the `optimizer` sections of a config: `lr_scheduler_type` with `warmup_steps_proportion`',
    where: 'YAML, shell scripts',
  },
  language: ['yaml', 'shell'],
  marks: [selector],
  at: [selector],
  kinds: ({ has, word, node, site }) => {
    const definition = definitions.get(word(selector) ?? '');
    if (!definition || !has(rate) || !has('type') || site.at('total_train_epochs') === undefined) return [];
    // Nearly all of its configs have a thousandth of the run, which is no warm-up to speak of.
    const written = node(part);
    const isFlat = definition.name === 'constant' && (!written || (numberIn(site.value(written)) ?? 1) <= 0.001);
    return isFlat ? [] : [{ definition, at: [selector], ways: [selector, rate, part, last] }];
  },
});
