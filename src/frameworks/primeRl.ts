// prime-rl's TOML: `[scheduler]` beside `[optim]` (PrimeIntellect-ai/prime-rl at 559b447, trainer/scheduler.py, configs/trainer.py), on PyTorch's schedulers.
import type { Given } from './shared/define';
import type { Framework } from '../language/find/framework';
import { type FactorKind, factorKinds } from './shared/factors';
import { keyedFramework } from './shared/keyed';
import { askSteps, numberOf, selectorOf, settingOf } from './shared/parameters';
import * as the from './shared/usual';

const [section, rate, total, warmUp, decay, last] = ['scheduler', 'lr', 'max_steps', 'warmup_steps', 'decay_steps', 'min_lr'] as const;

/** The lowest factor of a straight line: none is 0, which PyTorch refuses. */
const least = (values: Given): number => (values.number(last) > 0 ? values.number(last) / values.number(rate) : 1e-8);
const warmed = (values: Given, behind: (step: number) => number) => {
  const [warm, first] = [values.number(warmUp), least(values)];
  return (step: number): number => (step < warm ? first + ((1 - first) * step) / warm : behind(step));
};
const whole = { domain: { min: 0, integer: true } } as const;
const lowest = settingOf(last, 'The first rate, and the last one', 'rate', 0, { domain: { min: 0 } });
const warm = settingOf(warmUp, ...the.warmUpSteps, 10, whole);

const kinds: Readonly<Record<string, FactorKind>> = {
  linear: {
    formula: 'min_lr → lr over the warm-up, lr, then lr → min_lr over the last decay_steps',
    summary: 'Rises in a straight line, stays, and falls in a straight line at the end of the run',
    note: 'Without a decay_steps it falls over the last 10 steps. The last step of the run has min_lr already, or 1e-8 of the rate where that is 0.',
    parameters: [warm, settingOf(decay, ...the.fallSteps, 10, whole), lowest],
    factor: (values) => {
      const [low, length] = [least(values), values.number(decay)];
      const start = values.number(total) - length;
      return warmed(values, (step) =>
        length > 1 && step > start ? 1 + ((low - 1) * Math.min(step - start, length - 1)) / (length - 1) : 1,
      );
    },
  },
  cosine: {
    formula: 'min_lr → lr over the warm-up, then min_lr + (lr − min_lr) · (1 + cos(π (t − W)/(T − W))) / 2',
    summary: 'Rises in a straight line, and falls along half a cosine',
    parameters: [warm, lowest],
    factor: (values) => {
      const [low, begin] = [values.number(last) / values.number(rate), values.number(warmUp)];
      const length = values.number(total) - begin;
      return warmed(values, (step) => low + ((1 - low) * (1 + Math.cos((Math.PI * (step - begin)) / length))) / 2);
    },
  },
};

const definitions = factorKinds('prime-rl', kinds, rate, [
  selectorOf('type', Object.keys(kinds)),
  numberOf(rate, ...the.highestRate, { role: 'base' }),
  numberOf(total, ...the.runSteps, {
    role: 'total',
    domain: { min: 1 },
    from: (site) => site.run.total(total),
    ...askSteps,
  }),
]);

/** The learning rate of a config of prime-rl. */
export const framework: Framework = keyedFramework({
  name: 'primeRl',
  reads: { field: 'language', library: 'prime-rl', what: '`[scheduler]` of a config', where: 'TOML' },
  language: 'toml',
  marks: [section],
  at: [section],
  kinds: ({ has, word, site }) => {
    const definition = definitions.get(word(`${section}.type`) ?? '');
    // One that every config of its trainers has besides; the name of the section alone is everybody's.
    const isOurs = has('optim') && (has('model') || has('ckpt') || site.at('orchestrator') !== undefined);
    if (!definition || !isOurs || has(`${section}.name`)) return [];
    const own = definition.parameters.map(({ name }) => name).filter((name) => name !== rate && name !== total);
    return [{ definition, at: [section], ways: [...own.map((name) => `${section}.${name}`), `optim.${rate}`, total] }];
  },
});
