// Ludwig's YAML: `learning_rate_scheduler` of the trainer (ludwig 0.11.0 and ludwig-ai/ludwig at 5d19f3e, ludwig/modules/lr_scheduler.py, schema/lr_scheduler.py).
import type { DefinedParameter, Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { define, type Given } from './shared/define';
import { keyedFramework, type Keys } from './shared/keyed';
import { askSteps, numberOf, selectorOf, settingOf, switchOf } from './shared/parameters';
import * as the from './shared/usual';

const section = 'trainer.learning_rate_scheduler';
const total = 'train_steps';
const share = 'warmup_fraction';

interface Kind {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  /** Whether the shape depends on the length of the run. */
  readonly isOverRun?: boolean;
  /** Whether it has a warm-up of its own, and no other. */
  readonly warmsUp?: boolean;
  /** The factor at a step behind the warm-up, of a run of so many steps with a warm-up of so many. */
  readonly factor: (values: Given, run: { readonly steps: number; readonly warm: number }) => (step: number) => number;
}

const fraction = (name: string, description: string, initial: number) =>
  settingOf(name, description, 'fraction', initial, { domain: { min: 0, max: 1 } });

const kinds: Readonly<Record<string, Kind>> = {
  none: { formula: 'learning_rate', summary: 'Rises over the warm-up and stays', parameters: [], factor: () => () => 1 },
  linear: {
    formula: 'learning_rate · (T − W − t)/(T − W), t from the end of the warm-up on',
    summary: 'Rises over the warm-up, and falls in a straight line to 0',
    parameters: [],
    isOverRun: true,
    factor:
      (_, { steps, warm }) =>
      (step) =>
        Math.max(0, (steps - warm - step) / Math.max(1, steps - warm)),
  },
  exponential: {
    formula: 'learning_rate · decay_rate^(1 + t/decay_steps), t from the end of the warm-up on',
    summary: 'Rises over the warm-up, and falls exponentially',
    note: 'The first step behind the warm-up is down by decay_rate already; with staircase the second one by another time.',
    parameters: [
      settingOf('decay_rate', 'The factor of decay_steps steps', 'factor', 0.96, { domain: { above: 0 } }),
      settingOf('decay_steps', 'The steps over which it falls by decay_rate', 'steps', 10_000, { domain: { above: 0 } }),
      switchOf('staircase', 'Whether it falls in steps', false),
    ],
    factor: (values) => {
      const [rate, steps, isStair] = [values.number('decay_rate'), values.number('decay_steps'), values.is('staircase')];
      return (step) => rate ** (isStair ? Math.ceil(1 + step / steps) : 1 + step / steps);
    },
  },
  inverse_sqrt: {
    formula: 'learning_rate / √max(t, inverse_sqrt_warmup_steps)',
    summary: 'Stays far below learning_rate, and falls with the square root of the step',
    note: 'learning_rate is a factor, no rate: the highest rate is learning_rate / √inverse_sqrt_warmup_steps.',
    parameters: [settingOf('inverse_sqrt_warmup_steps', 'The steps before it falls', 'steps', 4000, { domain: { above: 0 } })],
    factor: (values) => (step) => 1 / Math.sqrt(Math.max(step, values.number('inverse_sqrt_warmup_steps'))),
  },
  polynomial: {
    formula: 'learning_rate · (end + (1 − end) · (1 − p)^power), p = (t − W)/(T − W), t from the end of the warm-up on',
    summary: 'Rises over the warm-up, and falls along a power',
    note: 'Steps behind the warm-up count from 0, and the warm-up is taken from them again: the rate jumps above learning_rate behind it, and is late by its length.',
    parameters: [settingOf('polynomial_power', ...the.exponent, 1), settingOf('polynomial_end_lr', ...the.lastRateFactor, 0)],
    isOverRun: true,
    factor: (values, { steps, warm }) => {
      const [power, end] = [values.number('polynomial_power'), values.number('polynomial_end_lr')];
      if (steps <= warm) return () => 1;
      return (step) => (1 - end) * (1 - Math.min((step - warm) / Math.max(1, steps - warm), 1)) ** power + end;
    },
  },
  wsd: {
    formula: 'learning_rate · t/W, learning_rate, then half a cosine to 0',
    summary: 'Rises over its warm-up, stays, and falls along half a cosine',
    note: 'It has a warm-up of its own: warmup_fraction does not count. It falls until the end of the run, whatever wsd_decay_fraction says.',
    parameters: [
      fraction('wsd_warmup_fraction', 'The part of the run that warms up', 0.1),
      fraction('wsd_stable_fraction', 'The part of the run that stays', 0.8),
    ],
    isOverRun: true,
    warmsUp: true,
    factor: (values, { steps }) => {
      const warm = values.number('wsd_warmup_fraction') * steps;
      const stable = warm + values.number('wsd_stable_fraction') * steps;
      return (step) => {
        if (step < warm) return step / Math.max(1, warm);
        return step < stable ? 1 : 0.5 * (1 + Math.cos(Math.PI * Math.min((step - stable) / Math.max(1, steps - stable), 1)));
      };
    },
  },
};

function definitionOf(name: string, needsLength: boolean): Definition {
  const { formula, summary, note, parameters: own, factor, warmsUp = false } = kinds[name]!;
  return define({
    source: 'ludwig',
    name: name === 'none' ? 'learning_rate_scheduler' : name,
    formula,
    summary,
    ...(note !== undefined && { note }),
    parameters: [
      selectorOf('decay', Object.keys(kinds)),
      numberOf('learning_rate', 'The rate', 'rate', { role: 'base' }),
      ...own,
      settingOf(share, ...the.warmUpPart, 0, { domain: { min: 0 }, isIgnored: warmsUp, isQuiet: warmsUp }),
      numberOf(total, ...the.runSteps, {
        role: 'total',
        domain: { min: 1 },
        from: (site) => site.run.total(total),
        ...(needsLength ? askSteps : { optional: true, isQuiet: true }),
      }),
    ],
    value: (values) => {
      const steps = values.optional(total) ?? 0;
      const warm = warmsUp ? 0 : values.number(share) * steps;
      const at = factor(values, { steps, warm });
      const start = Math.ceil(warm);
      return (step) => values.number('learning_rate') * (step < warm ? step / Math.max(1, warm) : at(step - start));
    },
    length: (values) =>
      values.optional(total) ?? 4 * (values.optional('decay_steps') ?? values.optional('inverse_sqrt_warmup_steps') ?? 25),
    past: 'goes on',
  });
}

const isNumber = ({ node }: Keys, way: string): boolean => {
  const found = node(way);
  return found?.kind === 'number' && found.value > 0;
};

/** The learning rate of a config of Ludwig. */
export const framework: Framework = keyedFramework({
  name: 'ludwig',
  reads: { field: 'libraries', library: 'Ludwig', what: '`learning_rate_scheduler` of the trainer', where: 'YAML' },
  language: 'yaml',
  marks: ['learning_rate_scheduler'],
  at: [section],
  kinds: (keys) => {
    const { has, word } = keys;
    const name = has(`${section}.decay`) ? (word(`${section}.decay`) ?? '') : 'none';
    // Other features count evaluations, or depend on a metric.
    const isOther = ['warmup_evaluations', 'reduce_on_plateau'].some((key) => isNumber(keys, `${section}.${key}`));
    if (!Object.hasOwn(kinds, name) || isOther || !has('input_features') || !has(section)) return [];
    const needsLength = kinds[name]!.isOverRun === true || isNumber(keys, `${section}.${share}`);
    const names = definitionOf(name, needsLength).parameters.map((each) => each.name);
    const ways = names.flatMap((each) => (each === total ? [] : [each === 'learning_rate' ? `trainer.${each}` : `${section}.${each}`]));
    return [{ definition: definitionOf(name, needsLength), at: [section], ways }];
  },
});
