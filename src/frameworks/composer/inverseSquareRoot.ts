// LLM-Foundry's scheduler of its own (mosaicml/llm-foundry at 8c8dd48, optim/scheduler.py).
import { numberOf } from '../shared/parameters';
import { end, needed, type Scheduler, scheduler, time, warmUp, whole } from './rules';
import * as the from '../shared/usual';

const ownScheduler = scheduler(
  'InverseSquareRootWithWarmupScheduler',
  'lr · t/W, then lr · (alpha_f_decay + (1 − alpha_f_decay)/√(1 + (t − W)/t_scale)), then in a line to lr · alpha_f_cooldown over t_cooldown',
  'Rises over the warm-up, falls with the square root of the time, and goes in a straight line to its end',
  [
    warmUp,
    time('t_scale', 'The scale of the fall'),
    time('t_cooldown', 'The straight line at the end'),
    end,
    numberOf('alpha_f_decay', 'The factor of the rate towards which it falls', 'factor', { default: 0 }),
    numberOf('alpha_f_cooldown', ...the.lastRateFactor, { default: 0 }),
  ],
  { t_warmup: needed, t_scale: needed, t_cooldown: needed, t_max: whole },
  (values) => {
    const [warm, scale, cool, length] = ['t_warmup', 't_scale', 't_cooldown', 't_max'].map((name) => values.number(name)) as [
      number,
      number,
      number,
      number,
    ];
    const [low, last] = [values.number('alpha_f_decay'), values.number('alpha_f_cooldown')];
    const start = Math.max(warm, length - cool);
    const falling = (done: number) => low + (1 - low) / Math.sqrt((done - warm + scale) / scale);
    return (done) => {
      if (done < warm) return done / warm;
      // Without a cool-down it stays where it would begin.
      if (done < start || cool === 0) return falling(Math.min(done, start));
      return falling(start) + Math.min(1, (done - start) / cool) * (last - falling(start));
    };
  },
);

/** LLM-Foundry's own: its warm-up, its scale and its cool-down have the unit of the run, which may be longer than it is. */
export const inverseSquareRoot: Scheduler = { ...ownScheduler, isStrict: false };
