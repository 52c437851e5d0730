// pytorch_optimizer: calls of its schedulers (pytorch_optimizer 4.1, lr_scheduler/*.py, base/scheduler.py).
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define, type Given } from './shared/define';
import { baseRate } from './shared/optimizer';
import { warmupRestarts } from './shared/warmupRestarts';
import { numberOf, silent, switchOf, wordOf } from './shared/parameters';
import * as the from './shared/usual';

const source = 'pytorch_optimizer.lr_scheduler';

const late = 'Update 0 has min_lr, whatever init_lr says: the schedule begins with update 1.';
const top = numberOf('max_lr', ...the.highestRate, { role: 'base', domain: { min: 0 } });
const low = numberOf('min_lr', ...the.lowestRate, { default: 0, domain: { min: 0 } });
const numbers = [
  numberOf('t_max', ...the.scheduleSteps, { role: 'total', domain: { above: 0 } }),
  top,
  low,
  numberOf('init_lr', ...the.firstWarmUpRate, { default: 0, domain: { min: 0 } }),
  numberOf('warmup_steps', ...the.warmUpSteps, { default: 0, domain: { min: 0 } }),
];

/** A warm-up to max_lr, and what comes behind it by the steps since. */
const warmedUp = (values: Given, fall: (since: number, rest: number) => number) => {
  const [first, highest, warm] = [values.number('init_lr'), values.number('max_lr'), values.number('warmup_steps')];
  return (step: number): number => {
    if (step === 0) return values.number('min_lr');
    const at = step - 1;
    if (at < warm) return first + ((highest - first) * at) / warm;
    return at === warm ? highest : fall(at - warm, values.number('t_max') - warm);
  };
};

const between = (values: Given, part: number): number =>
  values.number('min_lr') + (values.number('max_lr') - values.number('min_lr')) * part;

const cooldowns: Readonly<Record<string, (part: number, low: number, cycles: number) => number>> = {
  '1-sqrt': (part) => 1 - Math.sqrt(part),
  linear: (part) => 1 - part,
  '1-square': (part) => 1 - part ** 2,
  cosine: (part, lowest, cycles) => (1 - lowest) * Math.max(0, 0.5 * (1 + Math.cos(Math.PI * cycles * 2 * part))) + lowest,
};

/** The factor of each epoch: the reciprocal nodes of Chebyshev in an order in which large and small ones alternate. */
function chebyshev(epochs: number): readonly number[] {
  const count = epochs > 1 ? 2 ** (Math.trunc(Math.log2(epochs - 1)) + 1) : 1;
  let order: readonly number[] = [0];
  while (order.length < count - 2) {
    const { length } = order;
    order = order.flatMap((index) => [index, 2 * length - 1 - index]);
  }
  return order.filter((index) => index < count).map((index) => 1 / (0.525 - 0.475 * Math.cos(((index + 0.5) * Math.PI) / count)));
}

/** The schedulers of pytorch_optimizer. */
export const framework: Framework = callsOf(
  { name: 'pytorchOptimizer', reads: { field: 'libraries', library: 'pytorch_optimizer', what: 'its schedulers', where: 'Python' } },
  [source, 'pytorch_optimizer'],
  [
    define({
      source,
      name: 'LinearScheduler',
      formula: 'init → max over W, then max + (min − max) · (t − W)/(T − W)',
      summary: 'Rises over the warm-up and falls in a straight line to min_lr',
      note: `${late} Past the end it falls on, below 0 too.`,
      parameters: [silent('optimizer'), ...numbers],
      value: (values) =>
        warmedUp(values, (since, rest) => values.number('max_lr') + ((values.number('min_lr') - values.number('max_lr')) * since) / rest),
      past: 'goes on',
    }),
    define({
      source,
      name: 'CosineScheduler',
      formula: 'init → max over W, then min + (max − min) · (1 + cos(π (t − W)/(T − W))) / 2',
      summary: 'Rises over the warm-up and falls along half a cosine to min_lr',
      note: `${late} Past the end it rises again.`,
      parameters: [silent('optimizer'), ...numbers],
      value: (values) => warmedUp(values, (since, rest) => between(values, (Math.cos((since / rest) * Math.PI) + 1) / 2)),
      past: 'goes on',
    }),
    define({
      source,
      name: 'PolyScheduler',
      formula: 'init → max over W, then min + (max − min) · (t − W)^poly_order',
      summary: 'Rises over the warm-up, and then on with the power of the steps',
      note: `${late} It never falls: behind the warm-up it grows past max_lr.`,
      parameters: [silent('optimizer'), numberOf('poly_order', ...the.exponent, { default: 0.5, domain: { above: 0 } }), ...numbers],
      value: (values) => warmedUp(values, (since) => between(values, since ** values.number('poly_order'))),
      past: 'goes on',
    }),
    warmupRestarts(
      source,
      { top: 1e-4, low: 1e-6, gamma: 0.9 },
      'gamma is 0.9 where it is left out: each cycle is lower than the one before.',
    ),
    define({
      source,
      name: 'REXScheduler',
      formula: 'min + (max − min) · (1 − p)/(1 − p/2), p = t/T',
      summary: 'Falls slowly at first and fast at the end to min_lr',
      note: 'Update 0 has min_lr.',
      parameters: [
        silent('optimizer'),
        numberOf('total_steps', ...the.scheduleSteps, { role: 'total', domain: { above: 0 } }),
        { ...top, default: 1, optional: true },
        low,
      ],
      value: (values) => (step) => {
        const part = step / values.number('total_steps');
        return step === 0 || part >= 1 ? values.number('min_lr') : between(values, (1 - part) / (1 - part / 2));
      },
      past: 'goes on',
    }),
    define({
      source,
      name: 'get_wsd_schedule',
      formula: 'lr · t/W, lr, then lr · cooldown',
      summary: 'Rises over the warm-up, stays, and falls',
      note: 'Only the cosine falls to min_lr_ratio: the other shapes fall to 0 and then jump up to it.',
      parameters: [
        baseRate,
        silent('optimizer'),
        numberOf('num_warmup_steps', ...the.warmUpSteps),
        numberOf('num_stable_steps', 'The steps at the full rate', 'steps'),
        numberOf('num_decay_steps', ...the.fallSteps),
        numberOf('min_lr_ratio', 'The last rate as a part of the rate', 'fraction', { default: 0 }),
        numberOf('num_cycles', 'Waves of the cosine; 0.5 is half of one', 'count', { default: 0.5 }),
        wordOf('cooldown_type', 'The shape of the fall', Object.keys(cooldowns)),
        silent('last_epoch'),
      ],
      value: (values) => {
        const [warm, stable, decay] = ['warmup', 'stable', 'decay'].map((part) => values.number(`num_${part}_steps`)) as [
          number,
          number,
          number,
        ];
        const [base, lowest] = [values.number('lr'), values.number('min_lr_ratio')];
        return (step) => {
          if (step < warm) return (base * step) / Math.max(1, warm);
          const since = step - warm - stable;
          if (since < 0) return base;
          return (
            base * (since < decay ? cooldowns[values.word('cooldown_type')]!(since / decay, lowest, values.number('num_cycles')) : lowest)
          );
        };
      },
      length: (values) => ['warmup', 'stable', 'decay'].reduce((sum, part) => sum + values.number(`num_${part}_steps`), 0),
    }),
    define({
      source,
      name: 'get_chebyshev_schedule',
      formula: 'lr / (0.525 − 0.475 · cos θ), θ in an order in which large and small steps alternate',
      summary: 'Jumps between large and small rates, one for each epoch',
      parameters: [
        baseRate,
        silent('optimizer'),
        numberOf('num_epochs', ...the.runEpochs, { role: 'total', domain: { min: 1, integer: true, max: 1e5 } }),
        switchOf('is_warmup', 'Whether this is the warm-up, in which the rate stays', false),
        silent('last_epoch'),
      ],
      unit: 'epoch',
      value: (values) => {
        const factors = values.is('is_warmup') ? [1] : chebyshev(values.number('num_epochs'));
        return (step) => values.number('lr') * factors[Math.min(Math.max(step - 2, 0), factors.length - 1)]!;
      },
      past: 'goes on',
    }),
  ],
);
