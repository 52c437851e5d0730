// openpi's schedules, which it makes of optax's (Physical-Intelligence/openpi at 15a9616, src/openpi/training/optimizer.py).
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define } from './shared/define';
import { fallTo, fallToPart, float32 as f, halfCosine } from './shared/float32';
import { settingOf } from './shared/parameters';
import * as the from './shared/usual';

const source = 'openpi.training.optimizer';
const warm = settingOf('warmup_steps', ...the.warmUpSteps, 1000, { domain: { min: 0 } });

/** From a first rate that is above 0 to the highest one. */
const rise = (top: number, warmUp: number, step: number): number => fallTo(top / (warmUp + 1), top, step / warmUp);

/** The schedules of openpi's configs. */
export const framework: Framework = callsOf(
  {
    name: 'openPi',
    reads: { field: 'control', library: 'openpi', what: '`CosineDecaySchedule` and `RsqrtDecaySchedule`', where: 'Python' },
  },
  [source],
  [
    define({
      source,
      name: 'CosineDecaySchedule',
      formula: 'from peak_lr/(W + 1) to peak_lr, then decay_lr + (peak_lr − decay_lr) · (1 + cos(π (t − W)/(decay_steps − W))) / 2',
      summary: 'Rises over the warm-up, and falls along half a cosine to decay_lr, which it keeps',
      note: 'decay_steps count from the start of the run, the warm-up included.',
      parameters: [
        warm,
        settingOf('peak_lr', ...the.highestRate, 2.5e-5, { role: 'base' }),
        settingOf('decay_steps', ...the.scheduleSteps, 30_000, { role: 'total', optional: true, domain: { min: 1 } }),
        settingOf('decay_lr', ...the.lastRate, 2.5e-6),
      ],
      value: (values) => {
        const [top, low, warmUp, length] = [
          values.number('peak_lr'),
          values.number('decay_lr'),
          values.number('warmup_steps'),
          values.number('decay_steps'),
        ];
        return (step) =>
          step < warmUp
            ? rise(top, warmUp, step)
            : fallToPart(top, low / top, halfCosine(f(f(Math.PI) * Math.min(step - warmUp, length - warmUp)) / (length - warmUp)));
      },
    }),
    define({
      source,
      name: 'RsqrtDecaySchedule',
      formula: 'from peak_lr/(W + 1) to peak_lr, then peak_lr / √(1 + (t − W)/timescale)',
      summary: 'Rises over the warm-up, and falls with the square root of the step',
      isEndless: true,
      parameters: [
        warm,
        settingOf('peak_lr', ...the.highestRate, 5e-5, { role: 'base' }),
        settingOf('timescale', 'The steps behind the warm-up after which it is divided by √2', 'steps', 10_000, { domain: { above: 0 } }),
      ],
      value: (values) => {
        const [top, warmUp, scale] = [values.number('peak_lr'), values.number('warmup_steps'), values.number('timescale')];
        return (step) => (step < warmUp ? rise(top, warmUp, step) : f(top / Math.sqrt((scale + step - warmUp) / scale)));
      },
      length: (values) => values.number('warmup_steps') + 3 * values.number('timescale'),
      past: 'goes on',
    }),
  ],
);
