// The schedulers that stand beside tinygrad (0.14, extra/lr_scheduler.py and examples/mlperf/lr_schedulers.py at a9069c1). Their numbers are float32. How the operations on
// them are rounded depends on the device: here they are as on its device PYTHON, where the rate alone is.
import type { Definition } from '../language/find/definition';
import type { Framework } from '../language/find/framework';
import { callsOf } from './shared/callsOf';
import { define, type Rule } from './shared/define';
import { float32 as f } from './shared/float32';
import { baseRate } from './shared/optimizer';
import { numberOf, numbersOf, settingOf, silent } from './shared/parameters';
import * as the from './shared/usual';

const [extra, mlPerf] = ['extra.lr_scheduler', 'examples.mlperf.lr_schedulers'] as const;
const positive = { domain: { above: 0 } } as const;

/** A quotient as tinygrad makes it: a product with the inverse. */
const over = (value: number, divisor: number): number => value * f(1 / divisor);
/** `value/length · (to − from) + from`, whose numbers tinygrad makes one of. */
const between = (from: number, to: number, value: number, length: number): number =>
  f(f(value) * f(f(1 / length) * f(to - from)) + f(from));

const own = (source: string, rule: Omit<Rule, 'source'>): Definition => define({ source, past: 'goes on', ...rule });

const definitions = [
  own(extra, {
    name: 'MultiStepLR',
    formula: 'lr · gamma^#{milestones ≤ t}',
    summary: 'Falls by a factor at each milestone',
    parameters: [
      baseRate,
      silent('optimizer'),
      numbersOf('milestones', 'The steps at which it falls', { unit: 'steps' }),
      settingOf('gamma', ...the.fallFactor, 0.1),
    ],
    value: (values) => {
      const ends = [...new Set(values.numbers('milestones'))].filter((each) => each > 0);
      const gamma = f(values.number('gamma'));
      return (step) => ends.filter((end) => end <= step).reduce((rate) => f(rate * gamma), f(values.number('lr')));
    },
    length: (values) => 1.25 * Math.max(1, ...values.numbers('milestones')),
  }),
  own(extra, {
    name: 'CosineAnnealingLR',
    formula: 'eta_min + (lr − eta_min) · (1 + cos(π t/T_max)) / 2',
    summary: 'Falls along half a cosine to eta_min',
    note: 'Past T_max it rises again.',
    parameters: [
      baseRate,
      silent('optimizer'),
      numberOf('T_max', ...the.fallSteps, { role: 'total', ...positive }),
      settingOf('eta_min', ...the.lowestRate, 0),
    ],
    value: (values) => {
      const [top, low] = [f(values.number('lr')), values.number('eta_min')];
      return (step) => f(low + f(f(0.5 * f(top - low)) * (1 + Math.cos((step / values.number('T_max')) * Math.PI))));
    },
  }),
  own(extra, {
    name: 'OneCycleLR',
    formula: 'max_lr/div_factor → max_lr at pct_start → max_lr/(div_factor · final_div_factor), in straight lines',
    summary: 'Rises to max_lr and falls to almost nothing, in straight lines',
    note: 'Past total_steps it falls on, below 0. The rate of the optimizer does not count.',
    parameters: [
      silent('optimizer'),
      numberOf('max_lr', ...the.highestRate, { role: 'base' }),
      numberOf('div_factor', 'max_lr divided by the first rate', 'factor', positive),
      numberOf('final_div_factor', 'The first rate divided by the last one', 'factor', positive),
      numberOf('total_steps', ...the.scheduleSteps, { role: 'total', ...positive }),
      numberOf('pct_start', 'The part of the steps that it rises', 'fraction', { domain: { min: 0, max: 1 } }),
      silent('anneal_strategy'),
      silent('cycle_momentum'),
    ],
    value: (values) => {
      const [top, total, part] = [values.number('max_lr'), values.number('total_steps'), values.number('pct_start')];
      const first = top / values.number('div_factor');
      const last = first / values.number('final_div_factor');
      const rise = total * part;
      return (step) => (step < rise ? between(first, top, step, rise) : between(top, last, step - f(rise), total * (1 - part)));
    },
  }),
  own(mlPerf, {
    name: 'PolynomialDecayWithWarmup',
    formula: 'initial_lr · t/W, then (initial_lr − end_lr) · (1 − (t − W)/(T − W + 1))^power + end_lr',
    summary: 'Rises over the warm-up and falls to end_lr behind the last step',
    note: 'The rate of the optimizer does not count. Past T + 1 an even power rises again.',
    parameters: [
      silent('optimizer'),
      numberOf('initial_lr', ...the.highestRate, { role: 'base' }),
      numberOf('end_lr', ...the.lastRate),
      numberOf('train_steps', ...the.runSteps, { role: 'total', ...positive }),
      numberOf('warmup', ...the.warmUpSteps, positive),
      settingOf('power', ...the.exponent, 2),
    ],
    value: (values) => {
      const [top, last, total, power] = ['initial_lr', 'end_lr', 'train_steps', 'power'].map((name) => values.number(name)) as [
        number,
        number,
        number,
        number,
      ];
      const warm = Math.min(values.number('warmup'), total);
      return (step) => {
        if (step <= warm) return f(over(step, warm) * f(top));
        const left = 1 - over(step - warm, total - warm + 1);
        return f(f(top - last) * left ** power + f(last));
      };
    },
  }),
  own(mlPerf, {
    name: 'CosineAnnealingLRWithWarmup',
    formula: 'base_lr · (t + 1)/W, then end_lr + (base_lr − end_lr) · (1 + cos(π (t + 1 − W)/decay_steps)) / 2',
    summary: 'Rises over the warm-up and falls along half a cosine to end_lr',
    note: 'It is a step ahead: the first update has a part of the rate already. Past its end it rises again. The rate of the optimizer does not count.',
    parameters: [
      silent('optimizer'),
      numberOf('base_lr', ...the.highestRate, { role: 'base' }),
      numberOf('end_lr', ...the.lastRate),
      numberOf('warmup_steps', ...the.warmUpSteps, positive),
      numberOf('decay_steps', ...the.fallSteps, positive),
    ],
    value: (values) => {
      const [top, last, warm, fall] = ['base_lr', 'end_lr', 'warmup_steps', 'decay_steps'].map((name) => values.number(name)) as [
        number,
        number,
        number,
        number,
      ];
      return (step) => {
        if (step < warm) return f(over(step + 1, warm) * f(top));
        const wave = 1 + Math.cos(over(step + 1 - warm, fall) * f(Math.PI));
        return f(f(last) + f(0.5 * (top - last)) * wave);
      };
    },
    length: (values) => values.number('warmup_steps') + values.number('decay_steps'),
  }),
];

const ofExtra = callsOf(
  {
    name: 'tinyGrad',
    reads: {
      field: 'libraries',
      library: 'tinygrad',
      what: 'the schedulers of `extra.lr_scheduler` and `examples.mlperf.lr_schedulers`',
      where: 'Python',
    },
  },
  [extra],
  definitions.filter(({ source }) => source === extra),
);
const ofMlPerf = callsOf(
  ofExtra,
  [mlPerf],
  definitions.filter(({ source }) => source === mlPerf),
);

/** The schedulers beside tinygrad. */
export const framework: Framework = {
  ...ofExtra,
  language: 'python',
  marks: () => definitions.map(({ name }) => name),
  // Many a repository has a folder with the name `extra`.
  recognise: (site) => {
    const claim = ofExtra.recognise(site) ?? ofMlPerf.recognise(site);
    return claim && site.imports('tinygrad').length > 0 ? claim : undefined;
  },
};
