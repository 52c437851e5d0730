// The policies of MMCV 1.x (1.7.2) in `lr_config` and `momentum_config`: the value at an epoch or iteration.
import type { DefinedParameter } from '../../language/find/definition';
import type { Given } from '../shared/define';
import { numberOf, numbersOf, switchOf, wordOf } from '../shared/parameters';
import { anneal, inPhases } from '../shared/torchShapes';
import * as the from '../shared/usual';

/** A policy: its value at an epoch or iteration `at` of `total`. */
export interface Policy {
  readonly formula: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  readonly isPerIteration?: boolean;
  readonly needsTotal?: boolean;
  /** The value of the optimizer does not count. */
  readonly isAbsolute?: boolean;
  readonly value: (values: Given, base: number, at: number, total: number) => number;
}

/** What a config changes. */
export type Quantity = 'lr' | 'momentum';

type Policies = Readonly<Record<string, Policy>>;

const gamma = (initial?: number) => numberOf('gamma', ...the.dropFactor, initial === undefined ? {} : { default: initial });
const power = numberOf('power', ...the.exponent, { default: 1 });
const way = wordOf('anneal_strategy', 'The shape of rise and fall', ['cos', 'linear']);
const { cos, linear } = anneal as { readonly cos: Way; readonly linear: Way };

type Way = (from: number, to: number, part: number) => number;

const floorsOf = (quantity: Quantity) =>
  [
    numberOf(`min_${quantity}`, 'The lowest value', quantity === 'lr' ? 'rate' : 'none', { optional: true }),
    numberOf(`min_${quantity}_ratio`, 'The lowest value as a part of the first one', 'factor', { optional: true }),
  ] as const;

const lowOf = (quantity: Quantity, values: Given, base: number): number => {
  const ratio = values.optional(`min_${quantity}_ratio`);
  return ratio === undefined ? (values.optional(`min_${quantity}`) ?? 0) : base * ratio;
};

/** The policies that a rate and a momentum have in common. */
function sharedOf(quantity: Quantity, drop: number, targets: readonly number[]): Policies {
  const floors = floorsOf(quantity);
  const annealing = (toLow: Way, shape: string): Policy => ({
    formula: `min_${quantity} + (${quantity} − min_${quantity}) · ${shape}`,
    parameters: floors,
    needsTotal: true,
    value: (values, base, at, total) => toLow(base, lowOf(quantity, values, base), at / total),
  });
  return {
    Step: {
      formula: `${quantity} · gamma^(steps up to t), at least min_${quantity}`,
      parameters: [numbersOf('step', 'Where it drops, or how long it is from one drop to the next'), gamma(drop), floors[0]],
      value: (values, base, at) => {
        const { step } = values.all;
        const drops = typeof step === 'number' ? Math.floor(at / step) : dropsBefore(values.numbers('step'), at);
        return Math.max(base * values.number('gamma') ** drops, values.optional(`min_${quantity}`) ?? -Infinity);
      },
    },
    CosineAnnealing: annealing(cos, '(1 + cos(π t / T)) / 2'),
    LinearAnnealing: annealing(linear, '(1 − t / T)'),
    Cyclic: {
      formula: `${quantity} → target_ratio[0] · ${quantity} → target_ratio[1] · ${quantity} in each cycle`,
      parameters: [
        numbersOf('target_ratio', 'The values in the middle and at the end of a cycle as parts of the first one', { default: targets }),
        numberOf('cyclic_times', 'The cycles of the run', 'count', { default: 1, domain: { min: 1 } }),
        numberOf('step_ratio_up', 'The part of a cycle up to its middle', 'fraction', { default: 0.4 }),
        way,
        gamma(1),
      ],
      isPerIteration: true,
      needsTotal: true,
      value: (values, base, at, total) => {
        const length = Math.floor(total / values.number('cyclic_times'));
        const up = Math.trunc(values.number('step_ratio_up') * length);
        const [part, scale] = [at % length, values.number('gamma') ** Math.floor(at / length)];
        const [top = NaN, low = top / 1e5] = values.numbers('target_ratio');
        const peak = base * (1 - scale + top * scale);
        const toNext = anneal[values.word('anneal_strategy')]!;
        return part < up ? toNext(base, peak, part / up) : toNext(peak, base * low, (part - up) / (length - up));
      },
    },
  };
}

/** A milestone that is not in order hides those behind it. */
function dropsBefore(milestones: readonly number[], at: number): number {
  const found = milestones.findIndex((milestone) => at < milestone);
  return found < 0 ? milestones.length : found;
}

/** A cycle from one value over another to the last one. */
const oneCycle = (
  formula: string,
  parameters: readonly DefinedParameter[],
  valuesOf: (values: Given) => readonly [first: number, middle: number, last: number],
): Policy => ({
  formula,
  parameters: [
    ...parameters,
    numberOf('pct_start', 'The part of the cycle up to its middle', 'fraction', { default: 0.3, domain: { min: 0, max: 1 } }),
    way,
    switchOf('three_phase', 'Whether a phase of its own ends the cycle', false),
  ],
  isPerIteration: true,
  needsTotal: true,
  isAbsolute: true,
  value: (values, _, at, total) => {
    const [first, middle, last] = valuesOf(values);
    const length = values.optional('total_steps') ?? total;
    const turn = values.number('pct_start') * length;
    const phases = values.is('three_phase')
      ? [
          { end: 2 * turn - 2, from: middle, to: first },
          { end: length - 1, from: first, to: last },
        ]
      : [{ end: length - 1, from: middle, to: last }];
    return inPhases([{ end: turn - 1, from: first, to: middle }, ...phases], anneal[values.word('anneal_strategy')]!)(at);
  },
});

const floors = floorsOf('lr');

/** The policies by what they change and by their names, with a capital at the beginning. */
export const policies: Readonly<Record<Quantity, Policies>> = {
  lr: {
    ...sharedOf('lr', 0.1, [10, 1e-4]),
    Fixed: { formula: 'lr', parameters: [], value: (_, base) => base },
    Exp: { formula: 'lr · gamma^t', parameters: [gamma()], value: (values, base, at) => base * values.number('gamma') ** at },
    Poly: {
      formula: 'min_lr + (lr − min_lr) · (1 − t / T)^power',
      parameters: [power, floors[0]],
      needsTotal: true,
      value: (values, base, at, total) => {
        const low = values.optional('min_lr') ?? 0;
        return (base - low) * (1 - at / total) ** values.number('power') + low;
      },
    },
    Inv: {
      formula: 'lr · (1 + gamma · t)^−power',
      parameters: [gamma(), power],
      value: (values, base, at) => base * (1 + values.number('gamma') * at) ** -values.number('power'),
    },
    FlatCosineAnnealing: {
      formula: 'lr, then half a cosine to min_lr',
      parameters: [numberOf('start_percent', 'The part of the run before the fall', 'fraction', { default: 0.75 }), ...floors],
      needsTotal: true,
      value: (values, base, at, total) => {
        const start = roundHalfEven(total * values.number('start_percent'));
        return at < start ? base : cos(base, lowOf('lr', values, base), (at - start) / (total - start));
      },
    },
    CosineRestart: {
      formula: 'min_lr + (w · lr − min_lr) · (1 + cos(π t_period / period)) / 2',
      parameters: [
        numbersOf('periods', 'The length of each period'),
        numbersOf('restart_weights', 'The part of the rate at which each period begins', { default: [1] }),
        ...floors,
      ],
      value: (values, base, at) => {
        let start = 0;
        for (const [index, period] of values.numbers('periods').entries()) {
          const [weight, low] = [values.numbers('restart_weights')[index] ?? NaN, lowOf('lr', values, base)];
          if (at < start + period) return low + 0.5 * weight * (base - low) * (Math.cos((Math.PI * (at - start)) / period) + 1);
          start += period;
        }
        return NaN;
      },
    },
    OneCycle: oneCycle(
      'max_lr/div_factor → max_lr at pct_start · T − 1 → max_lr/(div_factor · final_div_factor) at T − 1',
      [
        numberOf('max_lr', ...the.highestRate),
        numberOf('total_steps', 'The iterations of the cycle; those of the run where it is left out', 'count', {
          optional: true,
          domain: { above: 0 },
        }),
        numberOf('div_factor', 'The highest rate divided by the first one', 'factor', { default: 25 }),
        numberOf('final_div_factor', 'The first rate divided by the last one', 'factor', { default: 1e4 }),
      ],
      (values) => {
        const top = values.number('max_lr');
        const first = top / values.number('div_factor');
        return [first, top, first / values.number('final_div_factor')];
      },
    ),
  },
  momentum: {
    ...sharedOf('momentum', 0.5, [0.85 / 0.95, 1]),
    OneCycle: oneCycle(
      'max_momentum → base_momentum at pct_start · T − 1 → max_momentum',
      [
        numberOf('base_momentum', 'The lowest momentum', 'none', { default: 0.85 }),
        numberOf('max_momentum', 'The highest momentum', 'none', { default: 0.95 }),
      ],
      (values) => [values.number('max_momentum'), values.number('base_momentum'), values.number('max_momentum')],
    ),
  },
};

function roundHalfEven(value: number): number {
  const rounded = Math.round(value);
  return Math.abs(value % 1) === 0.5 && rounded % 2 !== 0 ? rounded - 1 : rounded;
}
