// What the learning rate is multiplied with at a step, by the names of `lr_scheduler_type` (transformers 5.24, optimization.py).
import { say } from '../../core/message';
import { choiceValue, numberValue } from '../../core/methods/values';
import type { ParameterProblem, ParameterValues } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import { numberOf, wordOf } from '../shared/parameters';
import * as the from '../shared/usual';

/** A kind of schedule of a run of `total` steps, of which `warmup` warm up. */
export interface Multiplier {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  /** Those of `lr_scheduler_kwargs`. */
  readonly parameters?: readonly DefinedParameter[];
  /** The warm-up, where it is not linear from 0 on. */
  readonly rise?: (step: number, run: RunShape) => number;
  /** What is wrong with values that are each right. */
  readonly check?: (values: ParameterValues, rate: number) => ParameterProblem | undefined;
  /** It takes keyword arguments that it does not know. */
  readonly takesAny?: boolean;
  /** It has no warm-up, whatever is given. */
  readonly ignoresWarmup?: boolean;
  /** It needs no total. */
  readonly isEndless?: boolean;
  /** The multiplier from the end of the warm-up on. */
  readonly at: (step: number, run: RunShape) => number;
}

/** What a multiplier depends on. */
export interface RunShape {
  readonly total: number;
  readonly warmup: number;
  /** The learning rate. */
  readonly rate: number;
  readonly values: ParameterValues;
}

/** The part of what follows the warm-up. */
export const progress = (step: number, { total, warmup }: RunShape): number => (step - warmup) / Math.max(1, total - warmup);

const wave = (cycles: number, part: number): number => Math.max(0, 0.5 * (1 + Math.cos(Math.PI * cycles * 2 * part)));

const cycles = (initial: number, description: string): DefinedParameter =>
  numberOf('num_cycles', description, 'count', { default: initial });

/** The lowest multiplier: min_lr as a part of the rate, or min_lr_rate. */
function lowest({ rate, values }: RunShape): number {
  return typeof values.min_lr === 'number' ? values.min_lr / rate : typeof values.min_lr_rate === 'number' ? values.min_lr_rate : 0;
}

const lowestParameters = [
  numberOf('min_lr', ...the.lowestRate, { optional: true, domain: { min: 0 } }),
  numberOf('min_lr_rate', 'The lowest rate as a part of the learning rate', 'fraction', { optional: true, domain: { min: 0 } }),
];

/** Exactly one of the two lowest rates must be given. */
function checkLowest({ min_lr: rate, min_lr_rate: share }: ParameterValues): ParameterProblem | undefined {
  if (rate === undefined && share === undefined)
    return { parameter: 'min_lr', message: say('Either min_lr or min_lr_rate must be given.') };
  const message = say('Only one of min_lr and min_lr_rate may be given.');
  return rate !== undefined && share !== undefined ? { parameter: 'min_lr_rate', message } : undefined;
}

const decayShapes: Readonly<Record<string, (part: number, cycles: number) => number>> = {
  cosine: (part, count) => 0.5 * (1 + Math.cos(Math.PI * count * 2 * part)),
  linear: (part) => 1 - part,
  '1-sqrt': (part) => 1 - Math.sqrt(part),
};

const riseShapes: Readonly<Record<string, (part: number) => number>> = {
  linear: (part) => part,
  cosine: (part) => 0.5 * (1 - Math.cos(Math.PI * part)),
  '1-sqrt': (part) => 1 - Math.sqrt(1 - part),
};

const stableSteps = (more: Partial<DefinedParameter>) =>
  numberOf('num_stable_steps', 'The steps at the full rate; what is left of the run', 'steps', more);
const decaySteps = numberOf('num_decay_steps', ...the.fallSteps, { domain: { min: 0 } });
const lowestRatio = numberOf('min_lr_ratio', 'The lowest rate as a part of the learning rate', 'fraction', { default: 0 });

/** Every kind that depends on the step alone. */
export const multipliers: Readonly<Record<string, Multiplier>> = {
  constant: {
    formula: 'lr',
    summary: 'Stays at the learning rate; a warm-up is ignored',
    isEndless: true,
    ignoresWarmup: true,
    rise: () => 1,
    at: () => 1,
  },
  constant_with_warmup: {
    formula: 'lr · t/W, then lr',
    summary: 'Rises over the warm-up and stays',
    takesAny: true,
    isEndless: true,
    at: () => 1,
  },
  linear: {
    formula: 'lr · t/W, then lr · (T − t)/(T − W)',
    summary: 'Rises over the warm-up and falls in a straight line to 0 at T',
    at: (step, { total, warmup }) => Math.max(0, (total - step) / Math.max(1, total - warmup)),
  },
  cosine: {
    formula: 'lr · t/W, then lr · (1 + cos(π p)) / 2, p = (t − W)/(T − W)',
    summary: 'Rises over the warm-up and falls along half a cosine to 0 at T',
    note: 'Past T it rises again.',
    parameters: [cycles(0.5, 'Waves of the cosine; 0.5 is half of one')],
    at: (step, run) => wave(numberValue({ num_cycles: 0.5, ...run.values }, 'num_cycles'), progress(step, run)),
  },
  cosine_with_restarts: {
    formula: 'lr · t/W, then lr · (1 + cos(π · (num_cycles · p mod 1))) / 2',
    summary: 'Rises over the warm-up and falls along half a cosine, several times over',
    parameters: [cycles(1, 'The times that it falls')],
    at: (step, run) => {
      const part = progress(step, run);
      const count = numberValue({ num_cycles: 1, ...run.values }, 'num_cycles');
      return part >= 1 ? 0 : Math.max(0, 0.5 * (1 + Math.cos(Math.PI * ((count * part) % 1))));
    },
  },
  polynomial: {
    formula: 'lr · t/W, then (lr − lr_end) · (1 − p)^power + lr_end',
    summary: 'Rises over the warm-up and falls to lr_end at T',
    parameters: [
      numberOf('lr_end', ...the.lastRate, { default: 1e-7 }),
      numberOf('power', 'The exponent of the fall', 'none', { default: 1 }),
    ],
    check: (values, rate) => {
      const end = numberValue({ lr_end: 1e-7, ...values }, 'lr_end');
      return end >= rate ? { parameter: 'lr_end', message: say('lr_end must be below the learning rate.') } : undefined;
    },
    at: (step, { total, warmup, rate, values }) => {
      const end = numberValue({ lr_end: 1e-7, ...values }, 'lr_end');
      if (step > total) return end / rate;
      const left = 1 - (step - warmup) / (total - warmup);
      return ((rate - end) * left ** numberValue({ power: 1, ...values }, 'power') + end) / rate;
    },
  },
  inverse_sqrt: {
    formula: 'lr · t/W, then lr / √((t + timescale − W)/timescale)',
    summary: 'Rises over the warm-up and falls with the square root of the step',
    isEndless: true,
    parameters: [numberOf('timescale', 'The steps in which it falls; the warm-up, or 10,000', 'steps', { optional: true })],
    at: (step, { warmup, values }) => {
      const scale = typeof values.timescale === 'number' ? values.timescale : warmup || 10_000;
      return 1 / Math.sqrt((step + (scale - warmup)) / scale);
    },
  },
  cosine_with_min_lr: {
    formula: 'lr · t/W, then min_lr + (lr − min_lr) · (1 + cos(π p)) / 2',
    summary: 'Rises over the warm-up and falls along half a cosine to min_lr at T',
    note: 'Past T it rises again.',
    parameters: [cycles(0.5, 'Waves of the cosine; 0.5 is half of one'), ...lowestParameters],
    check: checkLowest,
    at: (step, run) => {
      const low = lowest(run);
      const count = numberValue({ num_cycles: 0.5, ...run.values }, 'num_cycles');
      return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * count * 2 * progress(step, run))) * (1 - low) + low);
    },
  },
  cosine_warmup_with_min_lr: {
    formula: 'lr · (t + 1)/W, then min_lr + (lr − min_lr) · (1 + cos(π p)) / 2, p = (t + 1 − W)/(T − W)',
    summary: 'Rises over the warm-up and falls along half a cosine to min_lr at T − 1',
    note: 'It is a step ahead of the other cosines: the first update has a rate, and the top is passed by.',
    parameters: [
      cycles(0.5, 'Waves of the cosine; 0.5 is half of one'),
      ...lowestParameters,
      numberOf('warmup_lr_rate', 'The first rate as a part of the learning rate', 'fraction', { optional: true }),
    ],
    check: checkLowest,
    rise: (step, { warmup, values }) => {
      const first = values.warmup_lr_rate;
      if (typeof first !== 'number') return (step + 1) / Math.max(1, warmup);
      return first + ((1 - first) * step) / Math.max(1, warmup - 1);
    },
    at: (step, run) => {
      const low = lowest(run);
      const count = numberValue({ num_cycles: 0.5, ...run.values }, 'num_cycles');
      return Math.max(0, 0.5 * (1 + Math.cos(Math.PI * count * 2 * progress(step + 1, run))) * (1 - low) + low);
    },
  },
  warmup_stable_decay: {
    formula: 'min → lr over W, lr, then lr → min over num_decay_steps',
    summary: 'Rises over the warm-up, stays, and falls over the last num_decay_steps',
    parameters: [
      decaySteps,
      stableSteps({ optional: true }),
      wordOf('warmup_type', 'The shape of the rise', ['linear', 'cosine', '1-sqrt']),
      wordOf('decay_type', 'The shape of the fall', ['cosine', 'linear', '1-sqrt']),
      lowestRatio,
      cycles(0.5, 'Waves of the cosine; 0.5 is half of one'),
    ],
    rise: (step, { warmup, values }) => {
      const low = numberValue({ min_lr_ratio: 0, ...values }, 'min_lr_ratio');
      const shape = riseShapes[choiceValue({ warmup_type: 'linear', ...values }, 'warmup_type')]!;
      return shape(step / Math.max(1, warmup)) * (1 - low) + low;
    },
    at: (step, { total, warmup, values }) => {
      const low = numberValue({ min_lr_ratio: 0, ...values }, 'min_lr_ratio');
      const decay = numberValue(values, 'num_decay_steps');
      const stable = typeof values.num_stable_steps === 'number' ? values.num_stable_steps : total - warmup - decay;
      if (step < warmup + stable) return 1;
      if (step >= warmup + stable + decay) return low;
      const shape = decayShapes[choiceValue({ decay_type: 'cosine', ...values }, 'decay_type')]!;
      const part = (step - warmup - stable) / Math.max(1, decay);
      return Math.max(0, shape(part, numberValue({ num_cycles: 0.5, ...values }, 'num_cycles')) * (1 - low) + low);
    },
  },
};

/** `warmup_stable_decay` before transformers 4.49: the warm-up begins at 0, and the steps at the full rate must be given. */
export const olderWarmupStableDecay: Multiplier = {
  ...multipliers.warmup_stable_decay!,
  parameters: [stableSteps({}), decaySteps, lowestRatio, cycles(0.5, 'Waves of the cosine; 0.5 is half of one')],
  rise: (step, { warmup }) => step / Math.max(1, warmup),
};
