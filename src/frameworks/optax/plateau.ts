import { say } from '../../core/message';
import { recurrence } from '../../core/computed/wholeSteps';
import type { Definition } from '../../language/find/definition';
import { given } from '../shared/define';
import { float32 as f } from '../shared/float32';
import { numberOf } from '../shared/parameters';
import { loggedLength, loggedMetric, metricOf } from '../shared/plateau';
import * as the from '../shared/usual';

const whole = { min: 0, integer: true } as const;
const parameters: Definition['parameters'] = [
  numberOf('factor', ...the.dropFactor, { default: 0.1, domain: { above: 0, below: 1 } }),
  numberOf('patience', 'The values without a better one that it waits for', 'count', { default: 10, domain: whole }),
  numberOf('rtol', 'How much better counts, as a part of the best value', 'none', { default: 1e-4, domain: { min: 0, max: 1 } }),
  numberOf('atol', 'How much better counts', 'none', { default: 0, domain: { min: 0 } }),
  numberOf('cooldown', 'The values behind a drop that do not count', 'count', { default: 0, domain: whole }),
  numberOf('accumulation_size', 'The updates whose values are averaged', 'count', { default: 1, domain: { min: 1, integer: true } }),
  numberOf('min_scale', 'The lowest factor of the updates', 'factor', { default: 0 }),
  loggedMetric,
];

/** A drop where a value gets no better: `contrib.reduce_on_plateau(factor=0.1, patience=10, ...)` (optax 0.2.8), on a value that stays at 1, or on that of a log. */
export const reduceOnPlateau: Definition = {
  source: 'optax.contrib',
  name: 'reduce_on_plateau',
  formula: 'factor^(drops), at least min_scale',
  summary: 'Multiplies the updates with less when a value has not got better for patience updates',
  note: 'It depends on a value, not on the step: drawn is what it does while that stays at 1, or on that of a training log. With a patience of 0 it drops where the value gets better.',
  parameters,
  check: ({ rtol = 1e-4, atol = 0 }) =>
    rtol === 0 && atol === 0 ? [{ parameter: 'rtol', message: say('optax refuses an rtol and an atol that are both 0.') }] : [],
  curves: (all) => {
    const values = given({ parameters }, all);
    const [patience, cooldown, every] = ['patience', 'cooldown', 'accumulation_size'].map((name) => values.number(name)) as [
      number,
      number,
      number,
    ];
    const value = metricOf(all);
    let [best, waited, cooling, average] = [Infinity, 0, 0, 0];
    const next = (scale: number, step: number): number => {
      const count = step % every;
      average = f(f(f(count * average) + f(value(step + 1))) / (count + 1));
      if (count + 1 < every) return scale;
      const isBetter = average < f(f(f(1 - values.number('rtol')) * best) - f(values.number('atol')));
      if (isBetter) best = average;
      const without = isBetter ? 0 : waited + 1;
      const [isCooling, isDrop] = [cooling > 0, cooling <= 0 && without === patience];
      cooling = isCooling ? cooling - 1 : isDrop ? cooldown : 0;
      waited = isCooling || isDrop ? 0 : without;
      return isCooling ? scale : Math.max(isDrop ? f(scale * f(values.number('factor'))) : scale, f(values.number('min_scale')));
    };
    const totalSteps = loggedLength(all) ?? every * (2 * cooldown + 4 * (patience + 2));
    return [{ quantity: 'scale', schedule: recurrence(next(1, 0), next, { totalSteps }) }];
  },
};
