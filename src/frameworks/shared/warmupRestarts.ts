import type { Definition } from '../../language/find/definition';
import { say } from '../../core/message';
import { define } from './define';
import { numberOf, silent } from './parameters';
import * as the from './usual';

interface Defaults {
  readonly top: number;
  readonly low: number;
  readonly gamma: number;
}

/** `CosineAnnealingWarmupRestarts` of the libraries that have it, each with its own defaults: in cycles a warm-up and half a cosine. */
export const warmupRestarts = (source: string, { top, low, gamma }: Defaults, note: string): Definition =>
  define({
    source,
    name: 'CosineAnnealingWarmupRestarts',
    formula: 'min → max · gamma^i over W, then half a cosine back to min, in cycles i',
    summary: 'Rises over a warm-up and falls along half a cosine, again and again',
    note: `Update 0 has min_lr, and the rate of the optimizer does not count. ${note}`,
    parameters: [
      silent('optimizer'),
      numberOf('first_cycle_steps', ...the.firstCycleSteps, { domain: { min: 1 } }),
      numberOf('cycle_mult', ...the.cycleGrowth, { default: 1 }),
      numberOf('max_lr', ...the.highestRate, { role: 'base', default: top, optional: true, domain: { min: 0 } }),
      numberOf('min_lr', ...the.lowestRate, { default: low, domain: { min: 0 } }),
      numberOf('warmup_steps', 'The steps of each warm-up', 'steps', { default: 0, domain: { min: 0 } }),
      numberOf('gamma', 'What the top of a cycle is multiplied with for the next', 'factor', { default: gamma }),
      silent('last_epoch'),
    ],
    check: ({ warmup_steps: warm = 0, first_cycle_steps: first }) =>
      Number(warm) >= Number(first)
        ? [{ parameter: 'warmup_steps', message: say('warmup_steps must be less than first_cycle_steps.') }]
        : [],
    value: (values) => {
      const [least, warm, longer] = [values.number('min_lr'), values.number('warmup_steps'), values.number('cycle_mult')];
      return (step) => {
        if (step === 0) return least;
        let size = values.number('first_cycle_steps');
        let cycle = longer === 1 ? Math.floor(step / size) : 0;
        let start = cycle * size;
        for (; step - start >= size; cycle++) {
          start += size;
          size = Math.max(1, Math.trunc((size - warm) * longer)) + warm;
        }
        const [at, highest] = [step - start, values.number('max_lr') * values.number('gamma') ** cycle];
        if (at < warm) return ((highest - least) * at) / warm + least;
        return least + ((highest - least) * (1 + Math.cos((Math.PI * (at - warm)) / (size - warm)))) / 2;
      };
    },
    length: (values) => values.number('first_cycle_steps') * (1 + values.number('cycle_mult') + values.number('cycle_mult') ** 2),
    past: 'goes on',
  });
