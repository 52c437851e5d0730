// The schedulers of MMEngine (0.10.7), each by what it does at a call: formulas count from its begin, and it ends with its last call before its end.
import { say } from '../../core/message';
import type { ParameterProblem } from '../../core/parameter';
import type { DefinedParameter } from '../../language/find/definition';
import type { Given } from '../shared/define';
import { numberOf, numbersOf, switchOf, wordOf } from '../shared/parameters';
import { anneal, inPhases, nextOfCosine, nextOfLine } from '../shared/torchShapes';
import type { Change } from './running';
import * as the from '../shared/usual';

/** A kind of scheduler, whatever it changes. */
export interface MMRule {
  readonly formula: string;
  readonly summary: string;
  readonly note?: string;
  readonly parameters: readonly DefinedParameter[];
  readonly check?: (values: Given) => ParameterProblem | undefined;
  /** It cannot do without its end. */
  readonly needsEnd?: (values: ReadonlySet<string>) => boolean;
  /** `length`: the calls between begin and end; `scale`: the calls for each unit of a length in its arguments; `kept`: the values that the last of its kind left. */
  readonly change: (values: Given, length: number, scale: number, kept?: Given) => Change;
  /** It keeps values with the optimizer, where those of the last one of its kind that is made take the place of all others. */
  readonly keepsValues?: boolean;
  /** What it makes the first value for the schedulers behind it. */
  readonly initial?: (values: Given) => number;
}

const third = 1 / 3;
const gamma = (initial?: number) => numberOf('gamma', ...the.dropFactor, initial === undefined ? {} : { default: initial });
const floor = [
  numberOf('eta_min', 'The lowest value', 'rate', { optional: true }),
  numberOf('eta_min_ratio', 'The lowest value as a part of the first one', 'factor', { optional: true }),
];
const poly: Pick<MMRule, 'formula' | 'summary' | 'note' | 'needsEnd' | 'change'> = {
  formula: 'eta_min + (lr − eta_min) · (1 − t / (end − begin − 1))^power',
  summary: 'Falls to eta_min along a power of what is left',
  note: 'It reaches eta_min one call before end.',
  needsEnd: () => true,
  change: (values, length) => (before, step, initial) => {
    const low = lowOf(values, initial);
    return step === 0 ? before : (before - low) * (1 - 1 / (length - step)) ** values.number('power') + low;
  },
};
const exponent = numberOf('power', 'The exponent of the fall', 'none', { default: 1 });
const lowOf = (values: Given, initial: number): number => {
  const ratio = values.optional('eta_min_ratio');
  return ratio === undefined ? (values.optional('eta_min') ?? 0) : initial * ratio;
};
const oneFloor = (values: Given): ParameterProblem | undefined =>
  values.optional('eta_min') === undefined || values.optional('eta_min_ratio') === undefined
    ? undefined
    : { parameter: 'eta_min_ratio', message: say('Only one of eta_min and eta_min_ratio may be given.') };

/** By the names of their classes without what they change: `StepLR` is Step. */
export const rules: Readonly<Record<string, MMRule>> = {
  Step: {
    formula: 'lr · gamma^⌊t / step_size⌋',
    summary: 'Drops by a factor every step_size calls',
    parameters: [numberOf('step_size', 'The calls from one drop to the next', 'count', { domain: { above: 0 } }), gamma(0.1)],
    change: (values, _, scale) => {
      const size = values.number('step_size') * scale;
      return (before, step) => (step === 0 || step % size !== 0 ? before : before * values.number('gamma'));
    },
  },
  MultiStep: {
    formula: 'lr · gamma^(milestones up to t)',
    summary: 'Drops by a factor at each milestone',
    note: 'Milestones count from begin.',
    parameters: [numbersOf('milestones', 'The calls at which it drops'), gamma(0.1)],
    change: (values, _, scale) => {
      const milestones = values.numbers('milestones').map((each) => each * scale);
      return (before, step) => {
        const count = milestones.filter((each) => each === step).length;
        return count === 0 ? before : before * values.number('gamma') ** count;
      };
    },
  },
  Exponential: {
    formula: 'lr · gamma^t',
    summary: 'Falls by the same factor at each call',
    parameters: [gamma()],
    change: (values) => (before, step) => (step === 0 ? before : before * values.number('gamma')),
  },
  Constant: {
    formula: 'lr · factor until one call before the end, then lr',
    summary: 'Holds a part of the value, then all of it',
    note: 'The factor ends one call before end.',
    parameters: [numberOf('factor', 'What the value is multiplied with', 'factor', { default: third, domain: { min: 0, max: 1 } })],
    change: (values, length) => {
      const factor = values.number('factor');
      return (before, step) => (step === 0 ? before * factor : step === length - 1 ? before * (1 / factor) : before);
    },
  },
  Linear: {
    formula: 'lr · (start_factor + (end_factor − start_factor) · t / (end − begin − 1))',
    summary: 'Moves in a straight line from one part of the value to another',
    note: 'It reaches end_factor one call before end.',
    parameters: [
      numberOf('start_factor', 'The first factor', 'factor', { default: third, domain: { min: 0, max: 1 } }),
      numberOf('end_factor', ...the.lastFactor, { default: 1, domain: { min: 0, max: 1 } }),
    ],
    needsEnd: () => true,
    change: (values, length) => {
      const [first, last] = [values.number('start_factor'), values.number('end_factor')];
      const next = nextOfLine(first, last, length - 1);
      // Out of a factor of 0 MMEngine divides by 0.
      return (before, step) => (step === 0 ? before * first : first === 0 && step === 1 ? NaN : next(before, step));
    },
  },
  CosineAnnealing: {
    formula: 'eta_min + (lr − eta_min) · (1 + cos(π t / T_max)) / 2',
    summary: 'Falls along half a cosine to eta_min at T_max, and rises again from there on',
    note: 'With T_max = end − begin, its default, its last call is one short of eta_min.',
    parameters: [
      numberOf('T_max', 'The calls from the first value to the lowest; end − begin', 'count', { optional: true, domain: { above: 0 } }),
      ...floor,
    ],
    check: oneFloor,
    needsEnd: (names) => !names.has('T_max'),
    change: (values, length, scale) => {
      const written = values.optional('T_max');
      const period = written === undefined ? length : written * scale;
      return (before, step, initial) => (step === 0 ? before : nextOfCosine(initial, lowOf(values, initial), period)(before, step));
    },
  },
  Poly: { ...poly, parameters: [exponent, numberOf('eta_min', 'The lowest value', 'rate', { default: 0 })] },
  // Of mmsegmentation 1.2: the share comes first, and where both are given it counts.
  PolyRatio: { ...poly, parameters: [exponent, ...floor] },
  // Of mmdet 3.3.
  QuadraticWarmup: {
    formula: 'lr · ((t + 1) / (end − begin))²',
    summary: 'Rises from almost nothing to the first value with the square of the calls',
    parameters: [],
    needsEnd: () => true,
    change: (_, length) => (before, step, initial) => (step === 0 ? 0 : before) + (initial * (2 * step + 1)) / length ** 2,
  },
  OneCycle: {
    formula: 'eta_max/div_factor → eta_max at pct_start · T − 1 → eta_max/(div_factor · final_div_factor) at T − 1',
    summary: 'Rises from a part of eta_max to eta_max, then falls to almost nothing',
    note: 'The value of the optimizer does not count. The momentum stays as it is. Of several, all have eta_max, div_factor and final_div_factor of the last one.',
    parameters: [
      numberOf('eta_max', 'The highest value', 'rate', { default: 0 }),
      numberOf('total_steps', 'The calls of the cycle; end − begin', 'count', { optional: true, domain: { above: 0 } }),
      numberOf('pct_start', 'The part of the cycle in which it rises', 'fraction', { default: 0.3, domain: { min: 0, max: 1 } }),
      wordOf('anneal_strategy', 'The shape of rise and fall', ['cos', 'linear']),
      numberOf('div_factor', 'eta_max divided by the first value', 'factor', { default: 25 }),
      numberOf('final_div_factor', 'The first value divided by the last one', 'factor', { default: 1e4 }),
      switchOf('three_phase', 'Whether a phase of its own ends the cycle', false),
    ],
    needsEnd: (names) => !names.has('total_steps'),
    initial: (values) => values.number('eta_max') / values.number('div_factor'),
    keepsValues: true,
    change: (values, length, scale, kept = values) => {
      const written = values.optional('total_steps');
      const total = written === undefined ? length : written * scale;
      const top = kept.number('eta_max');
      const first = top / kept.number('div_factor');
      const last = first / kept.number('final_div_factor');
      const peak = values.number('pct_start') * total;
      const rise = { end: peak - 1, from: first, to: top };
      const phases = values.is('three_phase')
        ? [rise, { end: 2 * peak - 2, from: top, to: first }, { end: total - 1, from: first, to: last }]
        : [rise, { end: total - 1, from: top, to: last }];
      const at = inPhases(phases, anneal[values.word('anneal_strategy')]!);
      return (_, step) => (step > total ? NaN : at(step));
    },
  },
  CosineRestart: {
    formula: 'eta_min + (w · lr − eta_min) · (1 + cos(π t_period / period)) / 2',
    summary: 'Falls along half a cosine in each period, which begins at its part of the value',
    note: 'Behind the last period the value stays.',
    parameters: [
      numbersOf('periods', 'The calls of each period'),
      numbersOf('restart_weights', 'The part of the value at which each period begins', { default: [1] }),
      ...floor,
    ],
    check: (values) => {
      if (values.numbers('periods').length !== values.numbers('restart_weights').length)
        return { parameter: 'restart_weights', message: say('There must be as many restart_weights as periods.') };
      // The other kinds fall to 0 where neither is given.
      const isWithout = floor.every(({ name }) => values.optional(name) === undefined);
      return isWithout ? { parameter: 'eta_min', message: say('One of eta_min and eta_min_ratio must be given.') } : oneFloor(values);
    },
    change: (values, _, scale) => {
      const [periods, weights] = [values.numbers('periods').map((each) => each * scale), values.numbers('restart_weights')];
      return (before, step, initial) => {
        let start = 0;
        for (const [index, period] of periods.entries()) {
          if (step >= start + period) start += period;
          else if (step === start) return initial * weights[index]!;
          else return nextOfCosine(initial, lowOf(values, initial), period)(before, step - start);
        }
        return before;
      };
    },
  },
};
